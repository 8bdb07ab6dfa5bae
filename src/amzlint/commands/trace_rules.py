"""Why each rule did or did not fire on one message: the last part of `amzlint trace`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amzlint.candidates import Candidate, find_candidates, resolve, rule_candidates
from amzlint.checks import find_check
from amzlint.reporters.cells import one_line, wrap
from amzlint.rule_choice import RuleChoice

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from amzlint.document import Document
    from amzlint.linter import Linter
    from amzlint.reading import Reading
    from amzlint.rules import Rule

WIDTH = 80  # cells
_MOST_SHOWN = 60  # code points of a match


def rule_lines(linter: Linter, document: Document, reading: Reading) -> Iterator[str]:
    """Yield the lines about all rules: fired, silent, off for this kind, and almost fired. Rules of which nothing is present are left out."""
    fired, silent = _settled(linter, document, reading)
    off = _off(linter, document, reading)
    heard = {candidate.rule.id for candidate in (*fired, *silent, *off)}
    almost = [(rule, lack) for rule in linter.packs.rules if rule.check == "intent" and rule.id not in heard for lack in (_lack(rule, reading),) if lack]
    yield from _block("fired", [(one.rule.id, f"{one.severity}: {_matched(one, reading)}") for one in fired])
    yield from _block("silent", [(one.rule.id, f"{_matched(one, reading)}: another finding of the category {one.rule.category} counts more here") for one in silent])
    name = document.kind or "unknown"
    yield from _block(f"off for the kind {name}", [(one.rule.id, f"{_matched(one, reading)}{' (a preview: off unless selected)' if one.rule.preview else ''}") for one in off])
    yield from _block("almost fired", [(rule.id, lack) for rule, lack in almost])


def _block(title: str, entries: Sequence[tuple[str, str]]) -> Iterator[str]:
    if not entries:
        yield f"{title}: none"
        return
    yield f"{title}:"
    for name, text in entries:
        yield f"  {name}"
        for line in wrap(text, WIDTH - 6):
            yield f"      {line}"


def _matched(candidate: Candidate, reading: Reading) -> str:
    match = candidate.match
    text = one_line(reading.document.segment(match.segment).text[match.start : match.end], _MOST_SHOWN)
    sentence = f"sentence {match.sentence + 1}, " if match.sentence >= 0 else ""
    parts = ", ".join(sorted(name for name in match.parts if name in _concepts(candidate.rule)))
    return f"{sentence}“{text}”" + (f" ({parts})" if parts else "")


def _concepts(rule: Rule) -> set[str]:
    return {name for match in rule.match for key in ("all", "any") for name in match.get(key, ())}


def _settled(linter: Linter, document: Document, reading: Reading) -> tuple[list[Candidate], list[Candidate]]:
    """Return the candidates that are reported, and those that others of their category silence."""
    levels = ((rule, rule.severity_for(document.kind, document.template)) for rule in linter.rules)
    found = find_candidates(RuleChoice((rule, level) for rule, level in levels if level != "off"), document, reading)
    kept = resolve(found)
    return kept, [one for one in found if one not in kept]


def _off(linter: Linter, document: Document, reading: Reading) -> list[Candidate]:
    """Return the matches of rules that this kind, or the choice of rules, leaves off."""
    chosen = {rule.id for rule in linter.rules}
    found: list[Candidate] = []
    for rule in linter.packs.rules:
        if rule.severity_for(document.kind, document.template) == "off" or rule.id not in chosen:
            found += rule_candidates(rule, "info", document, reading)
    return found


def _lack(rule: Rule, reading: Reading) -> str:
    """Say what kept an intent rule from firing, by its likeliest alternative; empty when too little of it is present."""
    lacks = [lack for match in rule.match for lack in (_lack_of(match, reading),) if lack]
    return min(lacks, key=len) if lacks else ""


def _lack_of(match: Mapping[str, Any], reading: Reading) -> str:
    groups = [[name] for name in match["all"]] + ([match["any"]] if match["any"] else [])
    missing = [group for group in groups if not any(reading.found(name) for name in group)]
    if len(missing) > 1:
        return ""
    if missing:
        shadows = [shadow for name in missing[0] for shadow in _shadows(name, reading)]
        if len(groups) == 1 and not shadows:
            return ""
        lacked = f"lacks {' or '.join(missing[0])}"
        return f"{lacked}, which is there but {'; '.join(shadows)}" if shadows else lacked
    return _hindrance(match, reading)


def _shadows(name: str, reading: Reading) -> list[str]:
    """Say how a concept is present without counting: negated, or as a near-miss."""
    found = []
    for row in reading.hits:
        for segment, hits in enumerate(row):
            text = reading.segments[segment].text
            standing = set(hits.hits(name))
            for remark, places in (("negated", [hit for hit in hits.raw(name) if hit not in standing]), ("consumed by a near-miss", hits.near_misses(name))):
                for hit in places:
                    start, end = hits.span(*hit)
                    found.append(f"{remark}: “{one_line(text[start:end], _MOST_SHOWN)}”")
    return found


def _hindrance(match: Mapping[str, Any], reading: Reading) -> str:
    """Say what stands against a rule all of whose concepts are present."""
    if any(find_check("intent")(match, reading)):
        return "all of it is there, but in the buyer's own words"
    for key, verb in (("absent", "anywhere"), ("none", "nearby")):
        against = [name for name in match[key] if reading.found(name)]
        if against:
            return f"all of it is there, but {verb} also {', '.join(against)}, which rules it out"
    if match["only"]:
        return f"all of it is there, but the message says more than {', '.join(match['only'])}"
    return f"all of it is there, but not {_window(match)}"


def _window(match: Mapping[str, Any]) -> str:
    within = match["within"]
    window = f"within {within['words']} words" if "words" in within else f"in {'one sentence' if within.get('sentences', 1) == 1 else str(within['sentences']) + ' sentences'}"
    return f"{window}{', in this order' if match['order'] else ''}"
