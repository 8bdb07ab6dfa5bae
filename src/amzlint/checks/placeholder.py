"""Finds placeholders: left over in a finished message, or with a name that promises a link, a shop or a coupon."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amzlint.document import Match
from amzlint.library import extra_names, field_names, missing_names, nearest_declared
from amzlint.placeholder_faults import find_adjacent, find_lone_marks
from amzlint.template_blocks import bound_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from amzlint.placeholders import Placeholder
    from amzlint.reading import Reading

_FAULTS = ("unclosed", "adjacent")
_ADDRESS_WORDS = ("url", "link", "site", "web", "www", "lien", "enlace", "href")  # what {{shopurl}} stands for is no name


def find(match: Mapping[str, Any], reading: Reading) -> Iterator[Match]:
    """Find placeholders whose name is of one of `classes` and of none of `unless`, or what is wrong with placeholders.

    `what`: left-over, all that a buyer would see; unclosed; adjacent; missing or extra beside the other languages of the template; unknown to the library or the configuration.

    Left over is an error in a finished message, never in a template, and advice where it is unknown which of both this is, unless a complete order id shows it.
    """
    if match.get("what") == "left-over":
        yield from _left_over(reading)
        return
    if match.get("what") in ("missing", "extra"):
        yield from _unlike_siblings(match["what"], reading)
        return
    if match.get("what") == "unknown":
        yield from _unknown(reading)
        return
    if match.get("what") in _FAULTS:
        for number, (segment, marks) in enumerate(zip(reading.segments, reading.landmarks, strict=True)):
            faults = find_adjacent(marks.placeholders) if match["what"] == "adjacent" else find_lone_marks(segment.text, marks.placeholders)
            for start, end in faults:
                yield Match(number, start, end)
        return
    for number, marks in enumerate(reading.landmarks):
        for placeholder, classes in zip(marks.placeholders, marks.classes, strict=True):
            if not classes.isdisjoint(match["classes"]) and classes.isdisjoint(match["unless"]) and not ("shop" in classes and _signs(reading, number, placeholder)):
                yield Match(number, placeholder.start, placeholder.end, parts={"name": placeholder.name})


def _signs(reading: Reading, number: int, placeholder: Placeholder) -> bool:
    """Say whether a placeholder stands where the sender signs: a name of one word, alone in the line below a closing, with at most one line behind it."""
    if not placeholder.name.isalpha() or any(word in placeholder.name.lower() for word in _ADDRESS_WORDS):
        return False
    text = reading.segments[number].text
    start, end = text.rfind("\n", 0, placeholder.start) + 1, text.find("\n", placeholder.end)
    line, behind = text[start : end if end >= 0 else len(text)], text[end:].strip() if end >= 0 else ""
    above = text[:start].rstrip()
    if line.strip(" ,.-–—*_\t\r") != text[placeholder.start : placeholder.end] or "\n" in behind:
        return False
    begin = above.rfind("\n") + 1
    return any(one.segment == number and begin <= one.start < len(above) for one in reading.found("closing"))


def _unlike_siblings(what: str, reading: Reading) -> Iterator[Match]:
    """Find fields that the same template has in its other languages and lacks here (its first line is the place), or has only here."""
    siblings = reading.document.siblings
    if not siblings:
        return
    own = field_names(reading.document)
    if what == "missing" and (missing := missing_names(own, siblings)):
        text = reading.segments[0].text
        yield Match(0, 0, len(text.split("\n", 1)[0]), parts={"names": ", ".join(missing)})
    extra = extra_names(own, siblings) if what == "extra" else frozenset()
    for number, marks in enumerate(reading.landmarks) if extra else ():
        for placeholder in marks.placeholders:
            if placeholder.name.strip().lower() in extra:
                yield Match(number, placeholder.start, placeholder.end)


def _unknown(reading: Reading) -> Iterator[Match]:
    """Find fields with names that the configuration does not declare, or without a declaration those that look like slips beside the other templates of the library."""
    declared = reading.allowed.placeholders
    if reading.document.template is False or not (declared or reading.document.misspelt):
        return  # in a finished message every field is a fault
    for number, (segment, marks) in enumerate(zip(reading.segments, reading.landmarks, strict=True)):
        bound = bound_names(segment.text, marks.placeholders) if declared else frozenset[str]()
        for one in marks.placeholders:
            name = one.name.strip().lower()
            if one.control or not any(map(str.isalpha, name)):
                continue
            near = nearest_declared(name, declared, bound) if declared else reading.document.misspelt.get(name)
            if near is not None:
                yield Match(number, one.start, one.end, weight=2, parts={"names": near})


def _left_over(reading: Reading) -> Iterator[Match]:
    template = reading.document.template
    if template:
        return
    severity = "error" if template is False or any(marks.order_ids for marks in reading.landmarks) else "info"
    for number, marks in enumerate(reading.landmarks):
        for placeholder in marks.placeholders:
            yield Match(number, placeholder.start, placeholder.end, parts={"name": placeholder.name}, severity=severity)
