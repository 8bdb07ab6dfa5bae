"""Placeholders are found exactly, and look-alikes are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amzlint.placeholders import _OPENING, _opener_pattern, find_placeholders

# (text with the expected spans between ⟦ and ⟧, dialect and name of the first one)
PLACEHOLDERS = [
    ("Your order ⟦[ORDER_ID]⟧ is late.", "square", "ORDER_ID"),
    ("Your order ⟦[Order ID]⟧ is late.", "square", "Order ID"),
    ("Nous répondons sous ⟦[délai]⟧.", "square", "délai"),
    ("Suivez-le ici : ⟦[lien]⟧", "square", "lien"),
    ("Regards,\n⟦[Your Name]⟧", "square", "Your Name"),
    ("⟦[FIRST]⟧⟦[LAST]⟧,", "square", "FIRST"),
    ("⟦[If lost]⟧: we send it again.", "square", "If lost"),
    ("⟦[If in transit]⟧: it is on its way.", "square", "If in transit"),
    ("⟦[PROVIDE_SPECIFIC_ANSWER]⟧", "square", "PROVIDE_SPECIFIC_ANSWER"),
    ("We saw ⟦[describe the problem]⟧ on your photo.", "square", "describe the problem"),
    ("It takes ⟦[X]⟧ days.", "square", "X"),
    ("It takes ⟦[X-Y days]⟧ or so.", "square", "X-Y days"),
    ("Order ⟦[#XXXX]⟧ came back.", "square", "#XXXX"),
    ("-⟦[POURCENTAGE]⟧% pour vous", "square", "POURCENTAGE"),
    ("SAVE⟦[CODE]⟧ is your code", "square", "CODE"),
    ("ご注文⟦[注文番号]⟧の件", "square", "注文番号"),
    ("رقم الطلب ⟦[رقم الطلب]⟧", "square", "رقم الطلب"),
    ("Track it: ⟦[tracking link, e.g. the carrier's page]⟧", "square", "tracking link, e.g. the carrier's page"),
    ("Click ⟦[LINK]⟧ or ⟦[tracking link]⟧", "square", "LINK"),
    ("€⟦[X]⟧ back", "square", "X"),
    ("It takes ⟦[X-Y]⟧ days or ⟦[N]⟧.", "square", "X-Y"),
    ("We meet at the ⟦[point]⟧, ⟦[at]⟧.", "square", "point"),
    ("On ⟦[DD/MM/YYYY]⟧ we shipped.", "square", "DD/MM/YYYY"),
    ("**⟦[Date]⟧**", "square", "Date"),
    ("Hi ⟦{name}⟧!", "brace", "name"),
    ("Hi ⟦{0}⟧, order ⟦{1}⟧", "brace", "0"),
    ("Hej ⟦{}⟧, tack", "brace", ""),
    ("Hi ⟦{first name}⟧,", "brace", "first name"),
    ("Bonjour ⟦{prénom}⟧", "brace", "prénom"),
    ("by ⟦{delivery_date:%d.%m.%Y}⟧", "brace", "delivery_date"),
    ("⟦{amount:.2f}⟧ EUR", "brace", "amount"),
    ("⟦{count, plural, one}⟧", "brace", "count, plural, one"),
    ("⟦{greeting|upper}⟧ you", "brace", "greeting"),
    ("Bestellung ⟦{$order->number}⟧", "brace-arrow", "order->number"),
    ("Bestellung ⟦{$sUser.name|escape:'html'}⟧", "brace-arrow", "sUser.name"),
    ("⟦{if $late}⟧Sorry⟦{else}⟧Hi⟦{/if}⟧", "brace", "if"),
    ("Order ⟦{{ order.id | upper }}⟧.", "jinja", "order.id"),
    ("Order #⟦{{order_id}}⟧.", "jinja", "order_id"),
    ("You get $⟦{{amount}}⟧.", "jinja", "amount"),
    ("⟦{{ shop.name }}⟧さん", "jinja", "shop.name"),
    ("Half ⟦{{x}⟧ closed", "jinja", "x"),
    ("Never ⟦{{ name⟧, closed", "jinja", "name"),
    ("⟦{{{x}}}⟧", "mustache3", "x"),
    ("⟦{{#if x}}⟧yes⟦{{else}}⟧no⟦{{/if}}⟧", "jinja", "if"),
    ("⟦{{#order.items}}⟧", "jinja", "order.items"),
    ("⟦{{- name -}}⟧", "jinja", "name"),
    ("⟦{{ a {b} c }}⟧", "jinja", "a {b} c"),
    ("⟦{{ a {{b}} c }}⟧", "jinja", "a {{b}} c"),
    ("⟦{% if late %}⟧Sorry⟦{% endif %}⟧", "jinja-block", "if"),
    ("⟦{%- for item in items -%}⟧", "jinja-block", "for"),
    ("⟦{# ask Ana\nabout this #}⟧Hi", "jinja-comment", ""),
    ("⟦<% if late %>⟧Sorry⟦<% end %>⟧", "erb", "if"),
    ("Hi ⟦<%= name %>⟧", "erb", "name"),
    ("Hi ⟦<%- name %>⟧", "erb", "name"),
    ("Hi ⟦${x}⟧", "dollar-brace", "x"),
    ("Hi ⟦${r.reason || 'none'}⟧", "dollar-brace", "r.reason"),
    ("Hi ⟦#{first_name}⟧", "hash-brace", "first_name"),
    ("Hi ⟦$name⟧.", "dollar", "name"),
    ("Hi ⟦$order->buyer⟧, ⟦$shop.name⟧.", "dollar", "order->buyer"),
    ("Hi ⟦%s⟧, ⟦%d⟧ days", "percent", ""),
    ("⟦%.2f⟧ EUR and ⟦%@⟧", "percent", ""),
    ("Hi ⟦%(name)s⟧!", "percent-named", "name"),
    ("Noch ⟦%{days}⟧ Tage", "percent-named", "days"),
    ("Hi ⟦%1$s⟧, ⟦%2$d⟧", "percent", ""),
    ("Hi ⟦%NAME%⟧,", "percent-word", "NAME"),
    ("Hi ⟦%first_name%⟧様", "percent-word", "first_name"),
    ("Hi ⟦%%First Name%%⟧,", "percent-word", "First Name"),
    ("Order ⟦#order_id#⟧ left", "hash", "order_id"),
    ("Order ⟦##NAME##⟧ left", "hash2", "NAME"),
    ("Hi ⟦<<first name>>⟧,", "angle2", "first name"),
    ("Hi ⟦«First_Name»⟧ ⟦«Nom»⟧,", "guillemet", "First_Name"),
    ("Hi ⟦*|FNAME|*⟧,", "merge-tag", "FNAME"),
    ("⟦*|IF:FNAME|*⟧Hi⟦*|END:IF|*⟧", "merge-tag", "IF"),
    ("Hi ⟦@@NAME@@⟧,", "at2", "NAME"),
    ("Hi ⟦__NAME__⟧, ⟦__first_name__⟧", "underscore", "NAME"),
    ("Hi ⟦[[buyer-name]]⟧", "double-square", "buyer-name"),
    ("⟦[[order-link:See your order]]⟧", "double-square", "order-link"),
    ("ご注文⟦【注文番号】⟧の件", "lenticular", "注文番号"),
    ("⟦【お客様名】⟧様", "lenticular", "お客様名"),
    ("⟦【○○】⟧様、⟦【ここに商品名を入力】⟧", "lenticular", "○○"),
    ("⟦【ORDER_ID】⟧", "lenticular", "ORDER_ID"),
    ("Hi ⟦<CUSTOMER NAME>⟧,", "upper-angle", "CUSTOMER NAME"),
    ("Hi ⟦<Kundenname>⟧, ⟦<lien de suivi>⟧", "upper-angle", "Kundenname"),
    ("Hi ⟦<Your Name>⟧, ⟦<order_id>⟧", "upper-angle", "Your Name"),
    ("<b>⟦{name}⟧</b>", "brace", "name"),
    ("[⟦{shop_name}⟧](⟦{shop_url}⟧)", "brace", "shop_name"),
    ('<a href="⟦{{ tracking_url }}⟧">Track</a>', "jinja", "tracking_url"),
    ("[⟦{{ shop }}⟧ Team]", "jinja", "shop"),
]

LOOK_ALIKES = [
    "as we wrote [1] and [2-4]",
    "he was [sic] late",
    "[x] done",
    "- [X] done",
    "- [ ] open",
    "[Important] Your order",
    "[Wichtig] Ihre Bestellung",
    "[重要] ご注文について",
    "[URGENT] reply",
    "[EXTERNAL] Your parcel",
    "[Amazon] Your order",
    "he said [...] and [\u2026] left",
    "[our shop](https://shop.example)",
    "[our shop](url)",
    "see the note[^1]",
    "[10:32 AM] Ana: hello",
    "[Case 123456]",
    "[mailto:ana@shop.example]",
    "[https://shop.example]",
    "[photo attached]",
    "[image: logo]",
    "[cid:logo123]",
    "[IMG_2231.jpg]",
    "[edited]",
    "[DE] Deutsch",
    "[b]bold[/b] and [quote]text[/quote]",
    "[url=https://shop.example]shop[/url]",
    "rows[i][name] = items[0]",
    "the item[s] you sent",
    "[T]he parcel",
    "click [Return items] in your account",
    "[Your Orders] > [Returns]",
    "Gehen Sie zu [Meine Bestellungen]",
    "[2 of 3] and [24/7]",
    "[Edit: a typo] [AW]",
    "a size in [cm]",
    "wrote Ana <Ana Lopez> to us",
    "[foto adjunta] [pièce jointe]",
    "[注文履歴]をクリックしてください",
    "[We are closed on Monday and on Tuesday.]",
    "[ ⭐ Rate us ]",
    "write to support [at] lamp-service [dot] com",
    "help[at]lamp[punkt]de, aide [arobase] lampe [point] fr",
    "help {at} lamp {dot} com or help[a]lamp[.]com",
    "put [B] into [C]",
    "parts [A/B] and [C-F]",
    "screw [A] goes into hole [N], not [X]",
    "p{color:red} a {margin: 0; padding: 0}",
    "{z-index:3}",
    '{"order": 1, "items": []}',
    "{'a': 1}",
    r"match \d{3} and a{2}",
    "f() { return x; }",
    "costs $19.99 or $5",
    "US$ 20, $USD, A$AP",
    "$$$",
    "a 50% sale, 100 % cotton",
    "-20 %s off",
    "%10 indirim, %20'si",
    "5 %d'intérêt",
    "a%20b%C3%A9c%E3%81%AE",
    "we're #1 of #12345",
    "#love #happy and #love#happy#fun",
    "#fff and &#233;&#x2F;",
    "## Title ##",
    "### ==== ***",
    "*** sale ***",
    "__init__ and __bold__",
    "__IMPORTANT__",
    "snake__CASE__name",
    "name: ________",
    "<br> <BR/> <B>x</B> <STRONG>",
    "<input disabled> <TABLE BORDER>",
    "<https://shop.example> <name@shop.example>",
    "List<STRING> and Map<String, Integer>",
    "I <3 it, 5 < 6 > 2",
    "<< back | next >>",
    "<<<SALE>>>",
    "« texte cité »",
    "il a dit «Bonjour à tous» hier",
    "«Entregado», «URGENT», «Amazon.es»",
    "Er sagte »Hallo« und »Danke«",
    "【重要】ご注文について",
    "【お知らせ】本日休業",
    "【注文番号】\n123-4567890-1234567",
    "【キャンセル内容】",
    "name@shop.example @handle @@",
    "*bold* and |pipe|",
    "x = {} and f({})",
    '"a": {}',
    "a <!-- note --> b",
]


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its marks, and the spans between them."""
    plain = ""
    spans = []
    for piece in text.split("⟦"):
        inside, mark, after = piece.partition("⟧")
        if mark:
            spans.append((len(plain), len(plain) + len(inside)))
        plain += inside + after
    return plain, spans


@pytest.mark.parametrize(("text", "dialect", "name"), PLACEHOLDERS)
def test_placeholders_are_found_with_exact_spans(text: str, dialect: str, name: str) -> None:
    """Every dialect is found from its first to its last mark, with its name."""
    plain, spans = marked(text)
    found = find_placeholders(plain)
    assert [(item.start, item.end) for item in found] == spans
    assert (found[0].dialect, found[0].name) == (dialect, name)


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_look_alikes_are_left_alone(text: str) -> None:
    """Brackets, signs and quotes of ordinary text, markup and code are no placeholders."""
    assert find_placeholders(text) == []


def test_the_tables_are_large_enough() -> None:
    """Both tables hold at least sixty different texts."""
    assert len({text for text, _, _ in PLACEHOLDERS}) >= 60
    assert len(set(LOOK_ALIKES)) >= 60


@pytest.mark.parametrize(
    ("text", "control"),
    [
        ("{% if x %}", True),
        ("{{#if x}}", True),
        ("{{/if}}", True),
        ("{{else}}", True),
        ("{# note #}", True),
        ("<% if x %>", True),
        ("<%# note %>", True),
        ("{/if}", True),
        ("*|IF:NAME|*", True),
        ("{{ x }}", False),
        ("{{comment}}", False),
        ("{case}", False),
        ("<%= x %>", False),
        ("*|NAME|*", False),
        ("[If lost]", False),
    ],
)
def test_control_marks_conditions_and_comments(text: str, control: bool) -> None:
    """Conditions, loops and comments are control; what a buyer would see a value for is not."""
    assert [item.control for item in find_placeholders(text)] == [control]


MARKS = [
    "{{",
    "}}",
    "{%",
    "%}",
    "{#",
    "#}",
    "{",
    "}",
    "[",
    "]",
    "<",
    ">",
    "<%",
    "%>",
    "<<",
    ">>",
    "«",
    "»",
    "【",
    "】",
    "$",
]
SIGNS = [
    "%",
    "%%",
    "%s",
    "#",
    "##",
    "@@",
    "__",
    "*|",
    "|*",
    "name",
    "NAME",
    "if ",
    "x",
    "X",
    "1",
    " ",
    "\n",
    ".",
    ":",
    "_",
    "(",
    "注文番号",
]
HOSTILE = st.one_of(st.text(), st.lists(st.sampled_from(MARKS + SIGNS), max_size=24).map("".join))


@settings(max_examples=1500, deadline=None)
@given(HOSTILE)
def test_spans_are_sorted_apart_and_inside_the_text(text: str) -> None:
    """Whatever the text, the spans are in order, do not overlap, are not empty and lie in it."""
    position = 0
    for item in find_placeholders(text):
        assert position <= item.start < item.end <= len(text)
        position = item.end


@settings(max_examples=1500, deadline=None)
@given(HOSTILE)
def test_blanking_the_spans_leaves_none(text: str) -> None:
    """A text whose placeholders were replaced by spaces has none left."""
    blanked = list(text)
    for item in find_placeholders(text):
        blanked[item.start : item.end] = " " * (item.end - item.start)
    assert find_placeholders("".join(blanked)) == []


@pytest.mark.parametrize(
    "text",
    [
        "«" + "a_" * 29 + " »",
        "<" + "aA" * 29 + "!>",
        "<<a" + "A" * 50 + "! >>",
        "【" + "A_" * 19 + "!】",
        "{" + "a " * 59 + "!}",
        "{a" + " b=c" * 29 + " !}",
        "[" + "a " * 59 + "!]",
        "##a" + " -" * 20 + "##",
        "__a" + "_a" * 40 + "!",
    ],
)
def test_a_long_inner_text_is_judged_at_once(text: str) -> None:
    """Inner texts on which a careless pattern would try every way of cutting them come back."""
    assert len(find_placeholders(text * 50)) in (0, 50)


@pytest.mark.parametrize(
    "unit",
    [
        "{{",
        "{",
        "[",
        "[a",
        "{%",
        "{% ",
        "{#a",
        "<%",
        "<a",
        "<<a",
        "%%a",
        "%a",
        "$a",
        "${a",
        "#a",
        "##a",
        "__a",
        "_",
        "*|a",
        "«a",
        "【a",
        "@@a",
        "[a]",
        "{a}%s",
    ],
)
def test_a_megabyte_of_unclosed_marks_ends(unit: str) -> None:
    """Repeated marks, closed or not, are worked through, and the last real placeholder is still found."""
    text = unit * (200_000 // len(unit)) + "\n\n" + "}} %} #} %> " + "{{name}}"
    assert find_placeholders(text)[-1].end == len(text)


@given(HOSTILE)
def test_every_opener_has_a_sign_of_the_cheap_look(text: str) -> None:
    """Where the pattern of openers finds one, the characters that are asked for first are there."""
    if _opener_pattern().search(text):
        assert any(sign in text for sign in _OPENING)
