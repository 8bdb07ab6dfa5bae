"""The parts of a text that are no prose: placeholders, links, addresses, telephone numbers and order ids, found once for all checks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amzlint.contacts import find_emails
from amzlint.links import find_links
from amzlint.phones import find_phones
from amzlint.placeholder_names import name_classes
from amzlint.placeholders import find_placeholders
from amzlint.prose import CONTROL, EMAIL, LINK, ORDER_ID, PHONE, PLACEHOLDER, mask

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from amzlint.contacts import Contact
    from amzlint.links import Link
    from amzlint.placeholder_names import NameTable
    from amzlint.placeholders import Placeholder

# Japanese puts no space around it, so only Latin letters next to it make it something else. `re` searches fastest for what begins with a class of characters.
_ORDER_ID = r"[D\d](?<![A-Za-z0-9_-].)\d{2}-\d{7}-\d{7}(?![A-Za-z0-9_-])"


_AMAZON_LINK = frozenset(("amazon-link",))


def _leads_to_amazon(placeholder: Placeholder) -> bool:
    # Tools for sellers write links to Amazon's own pages so: [[contact-link:tell us]], [[order-link:see your order]].
    return placeholder.dialect == "double-square" and placeholder.name.endswith("-link")


class Landmarks:
    """What stands in one text. spans: all of it, sorted and without overlaps, as (start, end, kind); masked: the text with each as one word."""

    __slots__ = ("classes", "emails", "links", "masked", "order_ids", "phones", "placeholders", "spans")

    def __init__(self, text: str, names: Callable[[], NameTable], regions: Sequence[str]) -> None:
        self.placeholders: list[Placeholder] = find_placeholders(text)
        opaque = [(one.start, one.end) for one in self.placeholders]
        self.links: list[Link] = find_links(text, opaque)
        self.emails: list[Contact] = find_emails(text, opaque)
        self.order_ids: list[tuple[int, int]] = [found.span() for found in re.finditer(_ORDER_ID, text)] if text.count("-") > 1 else []
        taken = opaque + [(one.start, one.end) for one in self.links] + [(one.start, one.end) for one in self.emails] + self.order_ids
        self.phones: list[Contact] = find_phones(text, regions, sorted(taken))
        self.spans = self._all_spans()
        self.masked = mask(text, self.spans)
        # The table of names is only needed, and only loaded, where there are placeholders.
        self.classes: list[frozenset[str]] = [_AMAZON_LINK if _leads_to_amazon(one) else name_classes(one.name, names()) for one in self.placeholders]

    def _all_spans(self) -> list[tuple[int, int, str]]:
        found = [(one.start, one.end, CONTROL if one.control else PLACEHOLDER) for one in self.placeholders]
        found += [(one.start, one.end, LINK) for one in self.links]
        found += [(one.start, one.end, EMAIL) for one in self.emails]
        found += [(one.start, one.end, PHONE) for one in self.phones]
        found += [(start, end, ORDER_ID) for start, end in self.order_ids]
        if len(found) < 2:
            return found
        # A link may hold a placeholder; the wider one counts as the word.
        found.sort(key=lambda one: (one[0], -one[1]))
        kept = found[:1]
        for one in found[1:]:
            if one[0] >= kept[-1][1]:
                kept.append(one)
        return kept

    def opaque(self) -> list[tuple[int, int]]:
        """Return all spans without their kinds."""
        return [(start, end) for start, end, _ in self.spans]

    def disguised(self) -> list[tuple[int, int]]:
        """Return the spans of links and addresses that were not written plainly."""
        return [(link.start, link.end) for link in self.links if link.obfuscated] + [(email.start, email.end) for email in self.emails if email.obfuscated]

    def classes_by_start(self) -> dict[int, frozenset[str]]:
        """Return the classes of each placeholder's name, by where it starts."""
        return {one.start: classes for one, classes in zip(self.placeholders, self.classes, strict=True)}
