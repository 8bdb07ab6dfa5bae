"""The words of one sentence with all that terms may ask of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class SentenceWords:
    """The words of one sentence with all that terms may ask of them.

    words: those that no term speaks of stand for each other, see `word_classes`; breaks: as in `Prose`, with one more at the end; forms: where words carry particles at their
    front or end (Arabic), gives the forms under which each is looked up, else None; question: whether it ends with a question mark; classes: for each placeholder word the classes of
    its name; spelled: the words whose spelling counts as they are spelled, empty where there are none.
    """

    __slots__ = ("breaks", "classes", "forms", "question", "spelled", "words")

    def __init__(
        self, words: list[str], breaks: list[int], forms: Callable[[str], tuple[str, ...]] | None, question: bool, classes: Mapping[int, frozenset[str]], spelled: tuple[str, ...]
    ) -> None:
        self.words = words
        self.breaks = breaks
        self.forms = None if forms is None else list(map(forms, words))
        self.question = question
        self.classes = classes
        self.spelled = spelled
