"""The languages of one template side by side: which fields the others have, so that one that lacks or adds a field is noticed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amzlint.placeholders import find_placeholders

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from amzlint.document import Document


def with_siblings(documents: Iterable[Document]) -> list[Document]:
    """Return documents of one file with what their siblings hold: those of the same name in other languages."""
    found = list(documents)
    groups: dict[str, list[int]] = {}
    for number, document in enumerate(found):
        if document.message_id is not None and document.language is not None:
            groups.setdefault(document.message_id, []).append(number)
    for numbers in groups.values():
        if len({found[number].language for number in numbers}) < len(numbers) or len(numbers) < 2:
            continue  # no translations of each other, or alone
        names = {number: field_names(found[number]) for number in numbers}
        for number in numbers:
            found[number] = found[number]._replace(siblings=tuple(names[other] for other in numbers if other != number))
    return found


def field_names(document: Document) -> frozenset[str]:
    """Return the names of the fields of a document, in lower case, without conditions and loops."""
    return frozenset(one.name.strip().lower() for segment in document.segments for one in find_placeholders(segment.text) if not one.control and one.name.strip())


def missing_names(own: frozenset[str], siblings: Sequence[frozenset[str]]) -> list[str]:
    """Return the names that at least half of the siblings have and this document lacks, in order."""
    every = frozenset[str]().union(*siblings)
    return sorted(name for name in every - own if sum(name in names for names in siblings) * 2 >= len(siblings))


def extra_names(own: frozenset[str], siblings: Sequence[frozenset[str]]) -> frozenset[str]:
    """Return the names that only this document has; of two languages neither is the odd one out."""
    return own - frozenset[str]().union(*siblings) if len(siblings) > 1 else frozenset()
