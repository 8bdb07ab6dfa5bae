"""The templates of one file side by side: the languages of each, so that one that lacks or adds a field is noticed, and names of fields that look like slips."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amzlint.near_names import find_near
from amzlint.placeholders import find_placeholders

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from amzlint.document import Document


MOST_LISTED = 6  # declared names that a finding lists
LEAST_OTHERS = 2  # templates that have a name, so that it is known


def side_by_side(documents: Iterable[Document]) -> list[Document]:
    """Return the documents of one file, each with what the others say of its fields."""
    return with_misspelt(with_siblings(documents))


def with_misspelt(documents: Sequence[Document]) -> list[Document]:
    """Return documents of one file with those of their names that no other template has, and that several others have with one slip less.

    The languages of one template are one template here: a slip may have been translated six times.
    """
    template_of = {number: numbers[0] for numbers in _translations(documents) for number in numbers}
    templates: dict[str, set[int]] = {}
    names = [field_names(document) if document.template is not False else frozenset[str]() for document in documents]
    for number, own in enumerate(names):
        for name in own:
            templates.setdefault(name, set()).add(template_of.get(number, number))
    lone = [name for name, users in templates.items() if len(users) == 1]
    known = [name for name, users in templates.items() if len(users) >= LEAST_OTHERS]
    near = find_near(lone, known) if lone and known else {}
    meant = {name: [one for one in ones if len(templates[one] - templates[name]) >= LEAST_OTHERS] for name, ones in near.items()}
    return [
        document._replace(misspelt={name: meant[name][0] for name in own if meant.get(name)}) if near and not own.isdisjoint(near) else document
        for document, own in zip(documents, names, strict=True)
    ]


def with_siblings(documents: Iterable[Document]) -> list[Document]:
    """Return documents of one file with what their siblings hold: those of the same name in other languages."""
    found = list(documents)
    for numbers in _translations(found):
        names = {number: field_names(found[number]) for number in numbers}
        for number in numbers:
            found[number] = found[number]._replace(siblings=tuple(names[other] for other in numbers if other != number))
    return found


def _translations(documents: Sequence[Document]) -> Iterator[list[int]]:
    """Yield the numbers of documents that are one template in several languages: they share a name, and no two of them a language."""
    groups: dict[str, list[int]] = {}
    for number, document in enumerate(documents):
        if document.message_id is not None and document.language is not None:
            groups.setdefault(document.message_id, []).append(number)
    for numbers in groups.values():
        if len(numbers) > 1 and len({documents[number].language for number in numbers}) == len(numbers):
            yield numbers


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


def nearest_declared(name: str, declared: Sequence[str], bound: Collection[str]) -> str | None:
    """Say which declared names a name could be meant as, as a list for people; None for a declared one. name: in lower case; bound: names that the template itself defines.

    A declared `order` stands for `order.date` too.
    """
    known = [one.lower() for one in declared]
    root = re.match(r"@?([\w-]+)(?=\.|\[|->)", name)
    if name in known or name in bound or (root and (root[1] in known or root[1] in bound)):
        return None
    import difflib  # noqa: PLC0415  (only for findings)

    near = difflib.get_close_matches(name, known, 1, 0.75)
    return ", ".join(near or [*known[:MOST_LISTED], *["…"][: len(known) > MOST_LISTED]])
