"""Two versions of a text line beside line, with the words that differ marked, cut to the width of a column."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from amzlint.reporters.cells import cell_length, printable

if TYPE_CHECKING:
    from collections.abc import Callable

SAME, DELETED, INSERTED = "", "deleted", "inserted"
Line = list[tuple[str, str]]  # pieces of text, each with its mark
_WORDS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uff00-\uffef]|\w+|\s+|[^\w\s]")
_MOST_COMPARED = 2_000  # lines or words; what differs in more is marked as a whole
_LEAST_ALIKE = 0.4  # share of common words below which two lines have nothing to do with each other
_BRACKETS = {DELETED: ("[-", "-]"), INSERTED: ("{+", "+}")}
_COLOURS = {DELETED: "red strike", INSERTED: "green"}


def split_words(text: str) -> list[str]:
    """Cut a text into words, white space and signs; ideographs stand alone."""
    return _WORDS.findall(text)


def rows(before: str, after: str) -> list[tuple[Line | None, Line | None]]:
    """Return the lines of two texts side by side; None where one of them has no line."""
    old, new = before.splitlines(), after.splitlines()
    if len(old) + len(new) > _MOST_COMPARED:
        return [([(line, DELETED)], None) for line in old] + [(None, [(line, INSERTED)]) for line in new]
    found: list[tuple[Line | None, Line | None]] = []
    for name, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if name == "equal":
            found += [([(line, SAME)], [(line, SAME)]) for line in old[start:end]]
            continue
        for number in range(max(end - start, new_end - new_start)):
            one = old[start + number] if start + number < end else None
            other = new[new_start + number] if new_start + number < new_end else None
            found.append(_marked(one, other))
    return found


def _marked(before: str | None, after: str | None) -> tuple[Line | None, Line | None]:
    if before is None or after is None:
        return (None if before is None else [(before, DELETED)]), (None if after is None else [(after, INSERTED)])
    old, new = split_words(before), split_words(after)
    if len(old) + len(new) > _MOST_COMPARED:
        return [(before, DELETED)], [(after, INSERTED)]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < _LEAST_ALIKE:
        return [(before, DELETED)], [(after, INSERTED)]
    left: Line = []
    right: Line = []
    for name, start, end, new_start, new_end in matcher.get_opcodes():
        left.append(("".join(old[start:end]), SAME if name == "equal" else DELETED))
        right.append(("".join(new[new_start:new_end]), SAME if name == "equal" else INSERTED))
    return [one for one in left if one[0]], [one for one in right if one[0]]


def wrapped(line: Line, room: int) -> list[Line]:
    """Cut a line between its words so that each part fills at most `room` cells, brackets of marks included; a longer word stays whole."""
    parts: list[Line] = [[]]
    used = 0
    for unit in _units(line):
        cells = sum(cell_length(text) for text, _ in unit)
        if used and used + cells > room - _brackets(parts[-1], unit):
            parts.append([])
            used = 0
            if unit[0][0].isspace():
                continue
        for text, mark in unit:
            if parts[-1] and parts[-1][-1][1] == mark:
                parts[-1][-1] = (parts[-1][-1][0] + text, mark)
            else:
                parts[-1].append((text, mark))
        used += cells
    return parts


def _units(line: Line) -> list[Line]:
    """Return what must not be cut: white space, words with the signs that touch them, and single ideographs."""
    units: list[Line] = []
    last = " "
    for text, mark in line:
        for word in split_words(printable(text.replace("\t", "    "))):
            touches = not last.isspace() and not word.isspace() and cell_length(last[-1]) == 1 and cell_length(word[0]) == 1
            if touches and units:
                units[-1].append((word, mark))
            else:
                units.append([(word, mark)])
            last = word
    return units


def _brackets(part: Line, unit: Line) -> int:
    marked = [mark for _, mark in part if mark] + [mark for _, mark in unit if mark]
    return 4 * len(marked)


def plain_marks(line: Line) -> str:
    """Return a line with what was deleted as [-…-] and what was inserted as {+…+}."""
    return "".join(f"{_BRACKETS[mark][0]}{text}{_BRACKETS[mark][1]}" if mark and text.strip() else text for text, mark in line)


def painter() -> Callable[[Line], str]:
    """Return what colours the marked words of a line."""
    # A pipe must not pay for what only a terminal shows.
    from rich.color import ColorSystem  # noqa: PLC0415
    from rich.style import Style  # noqa: PLC0415

    styles = {mark: Style.parse(definition) for mark, definition in _COLOURS.items()}
    return lambda line: "".join(styles[mark].render(text, color_system=ColorSystem.STANDARD) if mark else text for text, mark in line)
