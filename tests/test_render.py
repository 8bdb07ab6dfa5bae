"""Templates filled with sample values: what is found, where, with which value, and what is the value's own fault."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amzlint.api import check_paths, check_text, make_linter
from amzlint.document import Document, Field, Segment
from amzlint.errors import UsageError
from amzlint.landmarks import Landmarks
from amzlint.line_index import LineIndex
from amzlint.linter import Linter
from amzlint.own_findings import OWN_FINDINGS
from amzlint.placeholder_names import build_name_table
from amzlint.placeholders import find_placeholders
from amzlint.render import fill, find_slots, renderings
from amzlint.render_findings import EMPTY_VALUE, LEFT, WITH, WITH_VALUE, WITHOUT_VALUE
from amzlint.reporters.redaction import redact_violation
from amzlint.samples import SAMPLES, UNKNOWN, VARIANTS
from amzlint.spans import SpanMap
from amzlint.template_blocks import longest_way, role_of
from amzlint.violation import Violation
from amzlint.worst_case import WorstCaseLinter

LANGUAGES = ("en", "fr", "de", "es", "it")
TITLE = "(with “{{ title }}” as “Five Star Review Binder”)"


@pytest.fixture(scope="module")
def worst(shipped: Linter) -> Linter:
    """The linter of the shipped pack that fills templates."""
    return WorstCaseLinter(shipped.packs)


def found(linter: Linter, text: str, **options: Any) -> list[Violation]:
    report = check_text(text, **{"kind": "reply", "lang": "en", "template": True, **options}, linter=linter)
    assert report.failures == []
    for one in report.violations:
        assert text[one.start.offset : one.end.offset] == one.text  # plain text: the place is the place
    return report.violations


def left(linter: Linter, text: str, **options: Any) -> list[tuple[str, int, str]]:
    """Return what empty values leave: the field, where it starts, and what it leaves."""
    rows = [one for one in found(linter, text, **options) if one.rule == EMPTY_VALUE]
    return [(one.text, one.start.offset, one.message.removeprefix("leaves ").removesuffix(" when its value is empty")) for one in rows]


def others(linter: Linter, text: str, **options: Any) -> list[tuple[str, str, str]]:
    return [(one.rule, one.text, one.message[one.message.find("(with") :]) for one in found(linter, text, **options) if one.rule != EMPTY_VALUE]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Please leave us a {{ title }} today.", "leave us a {{ title }}"),
        ("\N{MATHEMATICAL BOLD CAPITAL A}\r\n\r\nPlease leave us a {{ title }} for order {{ order_id }}.", "leave us a {{ title }}"),
        ("{% if late %}Sorry.{% else %}Please leave us a {{ title }}.{% endif %}", "leave us a {{ title }}"),
    ],
)
def test_a_title_that_makes_a_sentence_a_violation_is_found_in_the_template(worst: Linter, text: str, place: str) -> None:
    """The finding covers the template's words and the whole placeholder, and says with which value it arises."""
    assert others(worst, text) == [("review-positive-only", place, TITLE)]


@pytest.mark.parametrize(
    "text",
    [
        "The carrier has lost {{ title }}, I am sorry.",  # the title's own words are no ask
        "The manual of your lamp is here: {{ title }}.",  # nor is a link in a value the template's
        "Your order {{ order_id }} went to {{ address }} on {{ ship_date }}, {{ first_name }}.",
        "I will refund {{ amount }} on {{ refund_date }} for order {{ order_id }}.",  # a rule that asks for a date is content with its placeholder
        "Your parcel of order 123-4567890-1234567 is late.",  # nothing to fill
        "Please see https://www.amazon.com/gp/help/{{ page }} for order {{ order_id }}.",
    ],
)
def test_what_is_the_value_s_own_fault_is_not_told(worst: Linter, shipped: Linter, text: str) -> None:
    """A template is not blamed for a value that would be at fault anywhere, nor for what filling itself takes away."""
    assert others(worst, text) == [(one.rule, one.text, one.message[-1:]) for one in found(shipped, text)]


HONEST = [
    ("en", "Would you leave us an honest review of {{ product_title }} for order {{ order_id }}?"),
    ("en", "How do you like {{ product_title }}? Please leave a review, good or bad, of order {{ order_id }}."),
    ("en", "Please share your honest opinion of {{ product_title }} on Amazon. Order {{ order_id }}."),
    ("en", "Please rate {{ product_title }} on Amazon. Order {{ order_id }}."),
    ("en", "Would you write a {{ product_title }} review, whatever it says? Order {{ order_id }}."),
    ("fr", "Pourriez-vous laisser un avis sincère sur {{ product_title }}, commande {{ order_id }} ?"),
    ("fr", "Merci de donner votre avis sur {{ product_title }}. Commande {{ order_id }}."),
    ("de", "Würden Sie uns eine ehrliche Bewertung zu {{ product_title }} schreiben? Bestellung {{ order_id }}."),
    ("es", "¿Podría dejar una opinión sincera sobre {{ product_title }}? Pedido {{ order_id }}."),
    ("it", "Può lasciare una recensione sincera su {{ product_title }}? Ordine {{ order_id }}."),
    ("pt", "Poderia deixar uma avaliação sincera sobre {{ product_title }}? Pedido {{ order_id }}."),
    ("ja", "{{ product_title }}について、率直なレビューをお願いいたします。ご注文{{ order_id }}"),
]


@pytest.mark.parametrize(("language", "text"), HONEST)
def test_a_title_does_not_make_an_honest_request_a_biased_one(worst: Linter, language: str, text: str) -> None:
    """A template that asks for a review by itself is not blamed for what a product is called."""
    assert [row for row in others(worst, text, kind="solicitation", lang=language) if "(with" in row[2]] == []


def test_an_honest_request_excuses_titles_alone(shipped: Linter) -> None:
    """Values that are no titles, such as what a template asks for, count in an honest request too."""
    linter = WorstCaseLinter(shipped.packs, {"gift": ("five star rating",)})
    rows = others(linter, "Please leave us a review for a {{ gift }}. It is for order {{ order_id }}.", kind="solicitation")
    assert [place for _, place, _ in rows] == ["leave us a review for a {{ gift }}"]


def test_values_that_are_written_from_right_to_left_are_safe_to_show(amzlint_command: Any, tmp_path: Path) -> None:
    """Letters stay, and what would turn the line around, or act on the terminal, is written out."""
    settings = {"render": {"mode": "worst", "samples": {"gift": ["\u2067ليلى\u2069 \u202e5-star review\u2068", "\x1b[31ma 5-star review\x1b[0m"]}}}
    (tmp_path / "amzlint.yaml").write_text(json.dumps(settings), encoding="utf-8")
    (tmp_path / "t.txt").write_text("Please leave us {{ gift }} for order {{ order_id }}.", encoding="utf-8")
    for form in ("text", "concise"):
        done = amzlint_command("check", "t.txt", "--template", "--kind", "reply", "--lang", "en", "--format", form, cwd=tmp_path)
        assert r"as “\u2067ليلى\u2069 \u202e5-star review\u2068”" in done.out or r"as “\x1b[31ma 5-star review\x1b[0m”" in done.out
        assert not set("\x1b\u202e\u2066\u2067\u2068\u2069") & set(done.out)
    built_in = amzlint_command("check", "t.txt", "--isolated", "--render", "worst", "--template", "--kind", "reply", "--lang", "en", "--format", "concise", cwd=tmp_path)
    assert not set("\x1b\u202e\u2066\u2067\u2068\u2069") & set(built_in.out)


def test_a_finding_of_the_template_is_not_told_again(worst: Linter, shipped: Linter) -> None:
    """What stands in the template is found once, though every filled text has it."""
    text = "Please leave us a 5-star review for {{ title }} and order {{ order_id }}."
    assert [one.rule for one in found(shipped, text)] == ["review-positive-only"]
    assert [(rule, place) for rule, place, _ in others(worst, text)] == [("review-positive-only", found(shipped, text)[0].text)]


def test_a_finished_message_is_not_filled(worst: Linter) -> None:
    """In a message that is said to be finished a placeholder is a fault, not a field."""
    assert [one.rule for one in found(worst, "Please leave us a {{ title }} now, {{ first_name }}.", template=False)] == ["placeholder-unresolved"] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hello {{ name }}, it left.", [("{{ name }}", 6, "a space before a punctuation mark")]),
        ("It left on {{ day }}.", [("{{ day }}", 11, "a space before a punctuation mark")]),
        ("It left {{ day }} by post.", [("{{ day }}", 8, "a doubled space")]),
        ("It left. {{ why }}. Regards", [("{{ why }}", 9, "an empty sentence")]),
        ("{{ why }}! It left", [("{{ why }}", 0, "an empty sentence")]),
        ("{{ name }}, it left", [("{{ name }}", 0, "a line that begins with a punctuation mark")]),
        ("It left\n{{ name }}: here", [("{{ name }}", 8, "a line that begins with a punctuation mark")]),
        ("The lamp ({{ size }}) left", [("{{ size }}", 10, "empty brackets")]),
        ("The lamp “ {{ size }} ” left", [("{{ size }}", 11, "empty brackets")]),
        ("遅れました。{{ 理由 }}。", [("{{ 理由 }}", 6, "an empty sentence")]),
        ("Hi {{ first }} {{ last }}, it left", [("{{ first }}", 3, "a doubled space"), ("{{ last }}", 15, "a space before a punctuation mark")]),
        ("A {% if x %}{{ day }}{% endif %}, b", [("{{ day }}", 12, "a space before a punctuation mark")]),
        ("On {{ day }}. Then on {{ day }}.", [("{{ day }}", 3, "a space before a punctuation mark")]),  # once is enough
        ("{{ signature }}", []),
        ("It left.\n\n{{ signature }}\n", []),
        ("  {{ name }} has it", []),  # an indent
        ("See{{ name }}there, at {{ host }}.com", []),
        ("Order {{ order_id }}, order {{ order_id }} too", []),  # no order lacks its id
        ("Hello {{ name | default: 'there' }}, hi ${name:-you}, hi {{ name || 'you' }}.", []),
        ("Hello{% if name %} {{ name }}{% endif %}, it left", []),
        ("Hello{{#if name}} {{ name }}{{/if}}, it left", []),
        ("Hello{% if names %} {{ name }}{% endif %}, it left", [("{{ name }}", 20, "a space before a punctuation mark")]),
    ],
)
def test_what_an_empty_value_leaves(worst: Linter, text: str, expected: list[tuple[str, int, str]]) -> None:
    """Each field is emptied alone; the finding stands on the field; defaults and conditions on the field itself are honoured."""
    assert left(worst, text) == expected


@pytest.mark.parametrize(("mark", "is_fault"), [("!", False), (" !", True), (":", False), (",", True), (".", True)])
def test_french_puts_a_space_before_some_marks(worst: Linter, mark: str, is_fault: bool) -> None:
    """A space before “!” is right in French, two are not."""
    assert bool(left(worst, f"Bonjour {{{{ nom }}}}{mark} Le colis est parti.", lang="fr")) == is_fault


def test_a_browser_shows_one_space(worst: Linter) -> None:
    """In HTML two spaces are one, so only the other leftovers count."""
    assert left(worst, "<p>It left {{ day }} by post, {{ name }}.</p>", markup="html") == [("{{ name }}", 30, "a space before a punctuation mark")]


@pytest.mark.parametrize(("branch", "is_fault"), [("x" * 1850, True), ("x" * 1700, False)])
def test_the_longest_values_decide_over_the_length(worst: Linter, branch: str, is_fault: bool) -> None:
    """What fits with short values and not with long ones is too long; of a condition the longest branch counts, and its marks do not."""
    text = f"{{% if a %}}{branch}{{% else %}}{'y' * 90}{{% endif %}} {{{{ title }}}} {{{{ order_id }}}}."
    rows = [one for one in found(worst, text, kind="api") if one.rule == "length-over-api-limit"]
    assert len(rows) == is_fault
    for one in rows:
        assert one.end.offset == len(text)
        assert one.message.startswith(f"has {len(branch) + 3 + len(SAMPLES['product']['longest']) + 19:,}".replace(",", ""))
        assert "(with “{{ title }}” as “Nordvald Thermo" in one.message


def test_a_text_of_nothing_but_an_empty_value_is_empty(worst: Linter) -> None:
    """The API refuses a text that is empty when its only field is."""
    rows = [one for one in found(worst, "{{ text }}", kind="api") if one.rule == "text-empty"]
    assert [one.message[one.message.find("(with") :] for one in rows] == ["(with “{{ text }}” empty)"]


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("abc", 3),
        ("a{{ x }}b", 12),
        ("{% if a %}12345{% else %}123{% endif %}", 5),
        ("{% if a %}1{% elsif b %}1234{% endif %}-", 5),
        ("{{#if a}}{{ x }}{{/if}}1", 11),
        ("{% for i in l %}12{% if b %}3{% endif %}{% endfor %}{# note #}", 3),
        ("{% endif %}12{% if a %}34", 4),
    ],
)
def test_the_longest_way_through_a_template(text: str, length: int) -> None:
    """Of every condition the longest branch counts, of every loop one turn, of marks of control nothing; a value has ten code points here."""
    assert longest_way(text, find_placeholders(text), lambda _: 10) == length


@pytest.mark.parametrize(
    ("mark", "role"),
    [("{% if a %}", "opens"), ("{%- endif -%}", "closes"), ("{{/if}}", "closes"), ("{{^a}}", "opens"), ("{{else}}", "splits"), ("{% set a = 1 %}", ""), ("{# if #}", ""), ("<% end %>", "closes")],
)
def test_roles_of_marks(mark: str, role: str) -> None:
    """Each language of templates opens, splits and closes its blocks in its own way."""
    assert role_of(mark) == role


def test_a_place_is_exact_through_all_decoding(worst: Linter, tmp_path: Path) -> None:
    """A field in HTML in a JSON string in a line of JSONL: the finding covers exactly its characters in the file."""
    path = tmp_path / "templates.jsonl"
    page = '<p>Caf\u00e9 &amp; "more"</p><p>Please leave us a <b>{{ title }}</b>, {{ name }}.</p>'
    path.write_text("\n" + json.dumps({"body": page, "kind": "reply", "lang": "en", "template": True}) + "\n", encoding="utf-8")
    raw = path.read_text(encoding="utf-8")
    rows = {one.rule: one for one in check_paths([path], markup="html", linter=worst).violations}
    assert {rule: raw[one.start.offset : one.end.offset] for rule, one in rows.items()} == {"review-positive-only": "leave us a <b>{{ title }}", EMPTY_VALUE: "{{ name }}"}
    assert {one.start.line for one in rows.values()} == {2}
    assert rows[EMPTY_VALUE].in_message == (page.index("{{ name"), page.index("{{ name") + 10)


def test_declared_values_take_the_place_of_the_built_in_ones(shipped: Linter) -> None:
    """Each value that a configuration declares is tried; a field that it gives values is empty only where the empty one is among them."""
    linter = WorstCaseLinter(shipped.packs, {"gift": ("a lamp", "a 5-star review", ""), "title": ("Lamp",)})
    assert others(linter, "Please leave us {{ gift }} now.") == [("review-positive-only", "leave us {{ gift }}", "(with “{{ gift }}” as “a 5-star review”)")]
    assert others(linter, "Please leave us a {{ title }} now.") == []
    assert left(linter, "We send {{ gift }} and {{ title }}.") == [("{{ gift }}", 8, "a doubled space")]


def test_a_suppression_covers_what_filling_finds(worst: Linter) -> None:
    """A comment silences a finding about an empty value, and is then no unused one."""
    text = "{# amzlint: ignore[placeholder-empty-value] the shop always knows the name #}\nHello {{ name }}, it left."
    assert [(one.rule, one.status) for one in check_text(text, kind="reply", lang="en", template=True, linter=worst).violations] == [(EMPTY_VALUE, "suppressed")]


@pytest.mark.parametrize(("options", "count"), [({}, 1), ({"ignore": [EMPTY_VALUE]}, 0), ({"select": ["emoji"]}, 0), ({"select": [EMPTY_VALUE]}, 1)])
def test_the_findings_about_empty_values_can_be_left_out(shipped: Linter, options: dict[str, Any], count: int) -> None:
    """--ignore leaves them out, and so does --select of something else."""
    assert len(found(WorstCaseLinter(shipped.packs, **options), "Hello {{ name }}, it left.")) == count


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_of_the_interface_has_the_texts(shipped: Linter, language: str) -> None:
    """Messages, leftovers and values are told in all languages of the interface, with quotation marks that --redact knows."""
    linter = WorstCaseLinter(shipped.packs, ui_language=language)
    rows = found(linter, "Hello {{ name }}, please leave us a {{ title }} now.")
    hidden = [redact_violation(one).message for one in rows]
    assert len(rows) == 3
    assert not any(secret in message for message in hidden for secret in ("Five", "title", "name", "{detail}", "{values}"))
    tables = [OWN_FINDINGS[EMPTY_VALUE][key] for key in ("message", "why", "help")] + [*LEFT.values(), WITH, WITH_VALUE, WITHOUT_VALUE]
    assert all(table[language] for table in tables)


def test_findings_keep_their_fingerprints_apart(worst: Linter) -> None:
    """Every finding of a template has a fingerprint of its own, which rests on the template and not on the values."""
    rows = found(worst, "Hello {{ name }}, please leave us a {{ title }}. Please leave us a {{ title }} for {{ day }}.")
    assert len({one.fingerprint for one in rows}) == len(rows)
    assert all("Five Star" not in one.identity[1].title() for one in rows)


def test_samples_are_harmless_but_for_the_title(shipped: Linter) -> None:
    """No value is at fault in an ordinary sentence, so what is found with it is the sentence's; links and addresses are found as what they are."""
    values = {text for row in (*SAMPLES.values(), UNKNOWN) for text in row.values() if "nordvald-example" not in text and "+44" not in text} - {"Five Star Review Binder"}
    assert [(text, one.rule) for text in values for one in found(shipped, f"The parcel with {text} left on Monday.") if one.rule != "sentence-other-language"] == []
    assert len(SAMPLES["product"]["longest"]) <= 200


def test_an_unknown_way_of_rendering_is_refused() -> None:
    """The error names the ways that there are."""
    with pytest.raises(UsageError, match=r"--render wurst: did you mean worst\?"):
        make_linter(render="wurst")


FIELDS = ("{{ title }}", "{{ order_id }}", "[NAME]", "%s", "{{{ note }}}", "${day}", "{% if a %}", "{% else %}", "{% endif %}")
WORDS = ("please leave us a ", "review ", ". ", ", ", " ", "\n", "(", ")", "\N{WAVING HAND SIGN}", "é")
TEMPLATES = st.lists(st.sampled_from(FIELDS + WORDS), max_size=14).map("".join)
NAMES = build_name_table({"helpers": [], "combine": [], "words": {"product": {"any": ["title"]}, "order-id": {"any": ["order"]}, "name": {"any": ["name"]}}})


@given(TEMPLATES, st.text(alphabet="xy\u0627", max_size=4))
def test_a_filled_text_leads_back_to_its_template(template: str, ahead: str) -> None:
    """Text outside values is the template's own, letter by letter, and each value leads to the whole of its placeholder, through the map of its segment too."""
    field = Field("text", "body", ahead + template, LineIndex(ahead + template))
    document = Document("x", 1, None, (Segment(field, template, SpanMap(len(template), offset=len(ahead))),), template=True)
    landmarks = [Landmarks(template, lambda: NAMES, ())]
    slots = find_slots(document, landmarks, {})
    every = list(renderings(document, slots, landmarks))
    assert len({rendering.document.segments[0].text for rendering in every}) == len(every) <= len(VARIANTS)
    for rendering in every:
        segment = rendering.document.segments[0]
        in_values = {at for value in rendering.values for at in range(value.start, value.end)}
        for at, character in enumerate(segment.text):
            span, exact = segment.to_field.to_source((at, at + 1))
            assert exact == (at not in in_values)
            assert 0 <= span.start <= span.end <= len(field.text)
            assert not exact or field.text[span.start : span.end] == character
        for value, slot in zip(rendering.values, slots, strict=True):
            assert segment.text[value.start : value.end] == value.text
            if value.text:
                assert segment.to_field.to_source((value.start, value.end))[0] == (slot.placeholder.start + len(ahead), slot.placeholder.end + len(ahead))


def test_filling_with_the_placeholders_themselves_changes_nothing() -> None:
    """A template filled with its own placeholders is the template."""
    text = "Hi {{ name }}, {{ title }}."
    document = Document("x", 1, None, (Segment(Field("text", "body", text, LineIndex(text)), text, SpanMap(len(text))),))
    landmarks = [Landmarks(text, lambda: NAMES, ())]
    slots = find_slots(document, landmarks, {})
    filled = fill(document, slots, [slot.written for slot in slots], landmarks)
    assert (filled.document.segments[0].text, filled.document.segments[0].growth) == (text, 0)


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEMPLATES)
def test_nothing_is_told_twice_and_everything_stands_in_the_template(worst: Linter, shipped: Linter, template: str) -> None:
    """All that the template alone is told stays as it is; what filling adds lies inside the template, is no repetition, and names a value or an empty field."""
    plain = check_text(template, kind="reply", lang="en", template=True, linter=shipped).violations
    rows = check_text(template, kind="reply", lang="en", template=True, linter=worst).violations
    more = [one for one in rows if one not in plain]
    assert [one for one in rows if one in plain] == sorted(plain, key=lambda one: one.start.offset)
    assert len({(one.rule, one.start, one.end) for one in rows}) == len(rows)
    for one in more:
        assert 0 <= one.start.offset <= one.end.offset <= len(template)
        assert template[one.start.offset : one.end.offset] == one.text
        assert one.rule == EMPTY_VALUE or "(with “" in one.message
        assert one.rule == EMPTY_VALUE or not any(one.rule == other.rule and one.start.offset < other.end.offset and other.start.offset < one.end.offset for other in plain)


def test_the_option_and_the_setting(amzlint_command: Any, tmp_path: Path) -> None:
    """--render worst fills templates, alone or in several processes; the setting does it too, and --render off wins over it."""
    folder = tmp_path / "templates"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text("Please leave us a {{ title }} for order {{ order_id }}.", encoding="utf-8")
    arguments = ("check", "templates", "--kind", "reply", "--lang", "en", "--format", "concise", "--quiet", "--select", "review-manipulation")
    plain = amzlint_command(*arguments, cwd=tmp_path)
    one = amzlint_command(*arguments, "--render", "worst", cwd=tmp_path)
    several = amzlint_command(*arguments, "--render", "worst", "--jobs", "2", cwd=tmp_path)
    (tmp_path / "amzlint.yaml").write_text("render:\n  mode: worst\n  samples:\n    order_id: [123-4567890-1234567, 321-4567890-1234567]\n", encoding="utf-8")
    by_setting, turned_off = amzlint_command(*arguments, cwd=tmp_path), amzlint_command(*arguments, "--render", "off", cwd=tmp_path)
    assert (plain.code, plain.out) == (turned_off.code, turned_off.out) == (0, "")
    assert one.code == 1
    assert [line.split(": ")[0] for line in one.out.splitlines()] == [f"templates/{number}.txt:1:8" for number in range(3)]
    assert all(TITLE in line for line in one.out.splitlines())
    assert (one.code, one.out, one.err) == (several.code, several.out, several.err) == (by_setting.code, by_setting.out, by_setting.err)
