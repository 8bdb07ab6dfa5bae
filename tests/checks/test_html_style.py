"""What the style list forbids in HTML: found at the attribute, declaration or tag that is at fault, and nothing beside it."""

from __future__ import annotations

from typing import Any

import pytest

from amzlint.document import Message
from amzlint.kinds import Defaults
from amzlint.linter import Linter
from amzlint.reader import read_text
from amzlint.violation import Violation

AMAZON = "https://www.amazon.com/gp/css/order-history"
WORDS = "Your order has left our warehouse and will arrive soon. "


def violations(linter: Linter, source: str, kind: str = "proactive", **facts: Any) -> list[Violation]:
    document, *_ = read_text(source, "x", Defaults(kind, facts.pop("language", "en"), markup="html"), lambda _: None)
    assert not isinstance(document, Message)
    return list(linter.check(document).violations)  # type: ignore[arg-type]


def found(linter: Linter, rule: str, source: str, kind: str = "proactive", **facts: Any) -> list[str]:
    """Return what of the source a rule finds, in order, by its place in the file."""
    return [source[one.start.offset : one.end.offset] for one in violations(linter, source, kind, **facts) if one.rule == rule]


HITS = [
    ("image-insecure", '<img src="http://x.com/a.png" alt="a">', "http://x.com/a.png"),
    ("image-insecure", "<img src=' HTTP://x.com/a.png' alt=a>", " HTTP://x.com/a.png"),
    ("image-insecure", '<img srcset="https://x.com/a.png 1x, http://x.com/b.png 2x" alt="a">', "https://x.com/a.png 1x, http://x.com/b.png 2x"),
    ("image-insecure", "<style>td { background-image: url('http://x.com/a.png') }</style><table><td>a</table>", "background-image: url('http://x.com/a.png')"),
    ("image-insecure", '<p style="background:&#32;url(&quot;http://x.com/a.png&quot;)">a', "background:&#32;url(&quot;http://x.com/a.png&quot;)"),
    ("image-too-wide", '<img src=a alt=a width="81%">', "81%"),
    ("image-too-wide", '<img src=a alt=a width="900">', "900"),
    ("image-too-wide", '<div style="max-width:500px"><img src=a alt=a style="width:450px"></div>', "width:450px"),
    ("image-too-wide", "<style>.hero img { width: 100% }</style><img src=a alt=a>", "width: 100%"),
    ("image-too-wide", '<img src=a alt=a style="width:100%!important">', "width:100%!important"),
    ("image-no-alt", '<img src="a.png">', '<img src="a.png">'),
    ("image-no-alt", f'<a href="{AMAZON}"><img src=a alt=" "></a>', '<img src=a alt=" ">'),
    ("image-no-alt", '<img src=a alt="lamp-oak.jpg">', "lamp-oak.jpg"),
    ("image-no-alt", '<input type="image" src=a>', '<input type="image" src=a>'),
    ("tracking-pixel-image", '<img src=a width="1" height=1>', '<img src=a width="1" height=1>'),
    ("tracking-pixel-image", '<img src=a style="width:1px;height:0">', '<img src=a style="width:1px;height:0">'),
    ("tracking-pixel-image", "<img src=a height=0>", "<img src=a height=0>"),
    ("tracking-pixel-image", "<img src=a hidden>", "<img src=a hidden>"),
    ("tracking-pixel-image", '<img src="https://x.com/track/open?u=1">', '<img src="https://x.com/track/open?u=1">'),
    ("gif-animated", "<img src=a.gif alt=a>", "a.gif"),
    ("gif-animated", '<img src="https://x.com/a.GIF?1#2" alt=a>', "https://x.com/a.GIF?1#2"),
    ("logo-with-link", '<a href="https://x.com"><img src="shop_logo.png" alt="x"></a>', "https://x.com"),
    ("logo-with-link", '<a href="{{ home }}"><b><img src=a class="logo"></b></a>', "{{ home }}"),
    ("qr-code-image", '<img src="manual-qr.png" alt="a">', "manual-qr.png"),
    ("text-centered", f"<center>{WORDS}</center>", "<center>"),
    ("text-centered", f"<td align=center>{WORDS}</td>", "center"),
    ("text-centered", f'<p style="TEXT-ALIGN : Center ">{WORDS}', "TEXT-ALIGN : Center"),
    ("text-centered", f"<p align=right>{WORDS}", "right"),
    ("text-centered", f"<style>body{{text-align:justify}}</style><body><p>{WORDS}", "text-align:justify"),
    ("font-sizes", "<p style='font-size:10px'>a<p style='font-size:11px'>b<p style='font-size:12px'>c<p style='font-size:13px'>d", "font-size:13px"),
    ("font-sizes", "<font size=1>a</font><font size=2>b</font><font size=4>c</font>d", "4"),
    ("font-sizes", "<h1>a</h1><h2>b</h2><h3>c</h3>d<p>", "<h3>"),
    ("font-override", '<font face="Arial">a</font>', "Arial"),
    ("font-override", "<p style='font: 12px/1.4 Arial'>a", "font: 12px/1.4 Arial"),
    ("font-override", "<body text='#333333'>a", "#333333"),
    ("font-override", "<style><!-- p.b { line-height : 1.4 ; } --></style><p class='a b'>a", "line-height : 1.4"),
    ("margins-wide", "<p style='margin-left:21%'>a", "margin-left:21%"),
    ("margins-wide", "<div style='padding:0 11%'><p style='margin:0 0 0 11%'>a</div>", "margin:0 0 0 11%"),
    ("margins-wide", "<p style='margin:0;padding-left:10em'>a", "padding-left:10em"),
    ("margins-wide", "<blockquote>a<blockquote>b<blockquote>c<blockquote>d", "<blockquote>"),
    ("html-active", "<script>go()</script>a", "<script>"),
    ("html-active", '<iframe src="https://x.com"></iframe>a', '<iframe src="https://x.com">'),
    ("html-active", "<form action=x><input name=a><button>b</button></form>", "<form action=x>"),
    ("html-active", "<button>a</button>", "<button>"),
    ("html-active", '<p ONCLICK="go()">a', "go()"),
    ("html-active", '<a href="java&#10;script:go()">my order</a>', "java&#10;script:go()"),
    ("html-active", '<meta http-equiv="refresh" content="0;url=x">a', '<meta http-equiv="refresh" content="0;url=x">'),
    ("html-hidden-text", "<span style='color:red; display : none'>a</span>", "display : none"),
    ("html-hidden-text", "<p hidden>a</p>", "<p hidden>"),
    ("html-hidden-text", "<style>#x{opacity:0}</style><p id=x>a", "opacity:0"),
    ("html-hidden-text", "<p style='font-size:1px'>a", "font-size:1px"),
    ("html-hidden-text", "<p style='text-indent:-9999px'>a", "text-indent:-9999px"),
    ("formatting-excess", f"<b>{WORDS}</b> Anna", "<b>"),
    ("formatting-excess", f"<p style='font-weight:700'>{WORDS}", "font-weight:700"),
    ("formatting-excess", f"<u>{WORDS}</u>", "<u>"),
    ("formatting-excess", f"<style>p{{color:#c00}}</style><p>{WORDS}", None),
    ("layout-table", f"<table><tr><td>{WORDS}</td></tr></table>", "<table>"),
    ("layout-table", "<table role=presentation><tr><td>a</td><td>b</td></tr></table>", "<table role=presentation>"),
    ("layout-table", "<table id=1><tr><td>a<td><table id=2><tr><td>b</table></table>", "<table id=1>"),
    ("link-text-meaningless", f'<a href="{AMAZON}">Here</a>', "Here"),
    ("link-text-meaningless", f'<a href="{AMAZON}"> » <b>Read\n more</b>… </a>', "Read\n more"),
    ("link-text-meaningless", f'<a href="{AMAZON}">{AMAZON}</a>', AMAZON),
    ("link-text-meaningless", f'<a href="{AMAZON}"><b></b></a>', f'<a href="{AMAZON}">'),
    ("contrast-low", "<p style='color:#999;background-color:#fff'>a", "color:#999"),
    ("contrast-low", "<body bgcolor=white><p><font color='#eeeeee'>a</font>", "#eeeeee"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "source", "expected"), HITS)
def test_a_fault_is_found_once_at_its_own_characters(shipped: Linter, rule: str, source: str, expected: str | None) -> None:
    """Each fault is one finding at the attribute's value, the declaration or the tag; colour over most of the text is told as a colour of one's own."""
    if expected is None:
        assert found(shipped, "font-override", source) == ["color:#c00"]
    else:
        assert found(shipped, rule, source) == [expected]


MISSES = [
    ("image-insecure", '<img src="https://x.com/a.png?http://" alt="a"><a href="http://x.com">b</a>'),
    ("image-insecure", "<p>http://x.com/a.png <img src='cid:1' alt='http://x.com'>"),
    ("image-too-wide", '<img src=a alt=a width="80%"><img src=b alt=b width="600"><img src=c alt=c width="{{ w }}">'),
    ("image-too-wide", '<table width="600"><td width="25%"><img src=a alt=a style="width:100%"></table>'),
    ("image-too-wide", '<table width="600"><td><img src=a alt=a style="width:100%;max-width:200px"></table>'),
    ("image-too-wide", "<style>@media (max-width:480px) { img { width:100% } } .other img.b { width:100% }</style><img src=a alt=a>"),
    ("image-no-alt", '<img src=a alt="A lamp"><img src=b role="presentation"><p>text <img src=c alt="">'),
    ("image-no-alt", f'<a href="{AMAZON}" title="My orders"><img src=a alt=""></a><img src=b width=1 height=1>'),
    ("image-no-alt", f'<a href="{AMAZON}"><img src=a alt="My orders"><img src=b alt=""></a>'),
    ("tracking-pixel-image", '<img src=a width=1 height=30 alt=""><img src=b width="100%" alt=b><img src="a/reopened.png" alt=b>'),
    ("gif-animated", '<img src="a.gif.png" alt="a.gif"><img src="{{ x }}.jpg" alt=a><a href="a.gif">my order</a>'),
    ("gif-animated", "<img src=a.gif width=1 height=1>"),
    ("logo-with-link", '<img src="logo.png" alt="Logo"><a href="#top"><img src="logo.png" alt="Logo"></a>'),
    ("logo-with-link", '<a href="https://x.com"><img src="catalogous.png" alt="logoless"></a>'),
    ("qr-code-image", '<img src="square.png" alt=a><img src="return-qr.png" alt=a><img src="a-qr.png" alt="return label">'),
    ("text-centered", f'<p align="left">{WORDS}<p style="text-align:start">a<p style="text-align:{{{{ side }}}}">b'),
    ("text-centered", f'<div dir="rtl" style="text-align:right">{WORDS}</div>'),
    ("text-centered", f'<table align="center"><tr><td align="center"><img src=a alt=a></td><td>{WORDS}</td></tr></table>'),
    ("text-centered", "<table><tr><th align=center>Item<th align=right>Price<tr><td align=center>1<td style='text-align:right'>5 €</table>"),
    ("text-centered", f"<div style='text-align:center'><p style='text-align:left'>{WORDS}</p></div>"),
    ("text-centered", f"<style>@media print {{ p {{ text-align:center }} }} .x {{ text-align:center }} [lang=fr] {{ text-align:center }}</style><p>{WORDS}"),
    ("font-sizes", "<p style='font-size:12pt'>a<p style='font-size:16px'>b<p style='font-size:100%'>c<p style='font-size:1rem'>d<h2>e</h2><h3>f</h3>"),
    ("font-sizes", "<h1>a</h1><h2></h2><h3>{{ x }}</h3><h5>b</h5>c"),
    ("font-override", "<p style='color:{{ c }};line-height:normal;font-family:inherit'>a<p style='color:red'></p>"),
    ("font-override", "<p style='mso-line-height-rule:exactly;background-color:red;border-color:red'>a"),
    ("font-override", "<!-- <font color=red>a</font> --><p>&lt;font color=red&gt; color: red"),
    ("margins-wide", "<p style='margin:50px auto'>a<p style='margin:20% 20%'>b<ul><li>c</ul><p style='margin-left:30%'></p>"),
    ("margins-wide", "<p style='margin-left:-50%;padding-left:{{ x }}'>a"),
    ("html-active", "<p>a <!-- <script>x</script> --> &lt;form&gt; <a href='https://x.com/javascript:'>my order</a><p title='on' one>b"),
    ("html-active", "{% if a < b %}<p>x{% endif %}<meta http-equiv='Content-Type' content='text/html'>"),
    ("html-hidden-text", "<div style='display:none'></div><p style='opacity:0.5;max-height:none;font-size:0.9em'>a<div style='display:none'>&nbsp;{{ x }}</div>"),
    ("formatting-excess", f"<b>Anna</b>, {WORDS}<p style='font-weight:normal'>{WORDS}"),
    ("formatting-excess", f"<u><a href='{AMAZON}'>{WORDS}</a></u> Anna"),
    ("formatting-excess", "<b>Thank you</b>"),
    ("layout-table", "<table><tr><th>Item<tr><td>Lamp</table><table><tr><td>Item<td>Price<tr><td>Lamp<td>5 €</table><table></table>"),
    ("link-text-meaningless", f'<a href="{AMAZON}">your order</a> here <a name="here">here</a><a href="{AMAZON}">{{{{ title }}}}</a>'),
    ("link-text-meaningless", f'<a href="{AMAZON}">click here</a>'),
    ("contrast-low", "<p style='color:#999'>a<p style='background:#fff;color:#595959'>b<p style='color:#888;background:#fff;font-size:30px'>c"),
    ("contrast-low", "<p style='color:#fff;background:#000 url(a.png)'>a<p style='color:rgba(0,0,0,.1);background:#fff'>b<p style='color:#eee;background:#fff'></p>"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "source"), MISSES)
def test_what_comes_near_is_no_fault(shipped: Linter, rule: str, source: str) -> None:
    """Look-alikes, harmless values, styles of nothing, template parts, comments and escaped mark-up are left alone."""
    assert found(shipped, rule, source) == []


def test_arabic_runs_from_right_to_left(shipped: Linter) -> None:
    """A message in Arabic may stand at the right without saying so, but not in the middle."""
    source = "<p align=right>طلبك في الطريق إليك</p><p align=center>شكرا لك</p>"
    assert found(shipped, "text-centered", source, language="ar") == ["center"]


@pytest.mark.parametrize(
    "quote",
    [
        '<blockquote type="cite">{}</blockquote>', '<div class="gmail_quote x">{}<div>a</div></div>', '<div id="divRplyFwdMsg">From: Anna</div>{}', '<p>On 3 May 2026, Anna Berg wrote:</p>{}',
    ],
)  # fmt: skip
def test_the_buyers_own_mark_up_is_not_judged_in_a_reply(shipped: Linter, quote: str) -> None:
    """What mail programs quote is the buyer's; the same mark-up is judged in a proactive message."""
    body = "<p style='text-align:center;color:red;font-size:9px'>Where is it?</p><img src='https://x.com/a.gif'><p style='margin-left:40%'>b</p>"
    source = "<p>Hello, it arrives on Friday.</p>" + quote.format(body)
    rules = {"text-centered", "font-override", "gif-animated", "image-no-alt", "margins-wide"}
    assert {one.rule for one in violations(shipped, source, "reply")} & rules == set()
    assert {one.rule for one in violations(shipped, source)} >= rules


def test_the_first_place_outside_of_a_quotation_is_told(shipped: Linter) -> None:
    """A value that both the quotation and the answer set is told at the answer."""
    source = "<blockquote type=cite><p style='color:red'>a</p></blockquote><p style='color:red'>b</p>"
    (violation,) = [one for one in violations(shipped, source, "reply") if one.rule == "font-override"]
    assert violation.start.offset > source.index("</blockquote>")


def test_a_value_is_told_once_with_its_number(shipped: Linter) -> None:
    """Sixty cells of one style are one finding a property, which says how many there are."""
    cell = "<td style='font-family:Arial; line-height:20px'>a</td>"
    told = [one.message for one in violations(shipped, f"<table><tr>{cell * 60}</tr></table>") if one.rule == "font-override"]
    assert told == [
        "sets the font, colour or line height of text itself: “font-family:Arial” (60×)", "sets the font, colour or line height of text itself: “line-height:20px” (60×)",
    ]  # fmt: skip


def test_style_is_milder_in_replies(shipped: Linter) -> None:
    """Style rules are errors in proactive messages and warnings in replies; what endangers the buyer is an error in both."""
    source = "<p style='color:red'>a</p><script></script><img src='http://x.com/a.jpg'>"
    levels = {kind: {one.rule: one.severity for one in violations(shipped, source, kind)} for kind in ("reply", "proactive")}
    wanted = ("font-override", "html-active", "image-insecure", "image-no-alt")
    assert [levels["reply"][rule] for rule in wanted] == ["warning", "error", "error", "info"]
    assert [levels["proactive"][rule] for rule in wanted] == ["error", "error", "error", "warning"]


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("a<br><br><br>b", 1), ("a<br>&nbsp;<br/>\n<BR>b", 1), ("<p>a</p><p>&nbsp;</p><p></p><p>b</p>", 1), ("<p>a</p><p><br></p><p><br></p><p><br></p><p><br></p><p>b</p>", 1),
        ("<div>a</div><div><br></div><div><br></div><div>b</div>", 1), ("<p>a</p><br><br><br><p>b</p>", 1), ("<p>a<br><br><br></p>b", 1), ("a<br><br><br>b<p></p><p></p>c", 2),
        ("a<br><br>b", 0), ("<p>a<br></p><p>b</p>", 0), ("<p>a</p><br><p>b</p>", 0), ("<p>a</p><p>&nbsp;</p><p>b</p>", 0), ("<div>a</div><div><br></div><div>b</div>", 0),
        ("<p>a</p>\n\n\n\n<p>b</p>", 0), ("a<br><br><br>", 0), ("<table><tr><td>a</td></tr></table><div></div><div></div><div></div>b", 0),
    ],
)  # fmt: skip
def test_line_breaks_in_any_notation_are_told_once(shipped: Linter, source: str, count: int) -> None:
    """Three breaks or two empty paragraphs in a row are one finding, however they are written; the breaks that end a block are no empty lines."""
    assert len(found(shipped, "line-breaks-excess", source)) == count


def test_a_tracking_pixel_is_one_finding_in_any_notation(shipped: Linter) -> None:
    """In HTML and in plain text that holds HTML the pixel is told once, at the same characters."""
    pixel = "<img src='https://x.com/o' width='1' height='1'>"
    source = f"<p>Hello</p>{pixel}"
    (plain,) = read_text(source, "x", Defaults("reply", "en"), lambda _: None)
    for told in (list(shipped.check(plain).violations), violations(shipped, source, "reply")):  # type: ignore[arg-type]
        assert [source[one.start.offset : one.end.offset] for one in told if one.rule.startswith("tracking-pixel")] == [pixel]
        assert not {one.rule for one in told} & {"image-no-alt", "gif-animated", "image-too-wide"}


def test_findings_stand_in_the_order_of_the_text(shipped: Linter) -> None:
    """Faults of mark-up, text and links come in the order of the file."""
    told = violations(shipped, "<p style='color:red'>Unsubscribe here!!!</p><a href='http://x.com'>here</a><center>a</center>")
    assert [one.start.offset for one in told] == sorted(one.start.offset for one in told)
    assert len(told) >= 5


@pytest.mark.parametrize(
    "source",
    [
        "<style>a{color:red" + "{" * 1_000_000 + "</style><a>x</a>", "<style>" + "a{color:'\n" * 50_000, "<style>" + "/*" * 200_000, "<p style='color:red;" + "(" * 100_000 + "'>x",
        "<style>" + "@media screen{" * 20_000 + "a{color:red}", "<style>" + ",".join(f".c{n}" for n in range(10_000)) + "{" + "color:red;" * 10_000 + "}</style><p class=c1>x",
        "<p style='width:" + "9" * 100_000 + "px;font-size:1e999em;margin:0 1e400%'>x", "<p style='font-size:300%'>x" * 10_000, "<div style='margin-left:1%'>x" * 20_000,
        "<table><tr><td>x" * 10_000, "<a href=x>here</a> " * 8_000, f"<a href=x>{'<img src=logo.gif>' * 10_000}", "<blockquote type=cite>x</blockquote>y" * 10_000, "<br><p>" * 20_000,
        "<p style='background:" + "url(" * 40_000 + "'>x", "<p style='color&#58;red;" + "&#59;" * 20_000 + "'>x", "<p style='color:\0;\\" + "'>x\ufffd", "<style>\ud800{color:\udc00}</style><p>x",
    ],
    ids=range(18),
)  # fmt: skip
def test_hostile_pages_are_read_to_their_end(shipped: Linter, source: str) -> None:
    """A million braces, unclosed strings, endless numbers and deep elements end in an answer; a quadratic check would not come back."""
    style_rules = [rule for rule in shipped.rules if rule.check == "html_style"]
    violations(Linter(shipped.packs, select=[rule.id for rule in style_rules]), source, "reply")
