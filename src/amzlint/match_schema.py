"""What the `match` of each check may hold, as pydantic models."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from amzlint.schema_base import Name, Strict


class Within(Strict):
    """How far apart concepts may stand: one of the three."""

    sentences: Annotated[int, Field(ge=1, le=20)] | None = None
    words: Annotated[int, Field(ge=1, le=200)] | None = None
    message: Literal[True] | None = None

    @model_validator(mode="after")
    def _is_one(self) -> Within:
        if sum(value is not None for value in (self.sentences, self.words, self.message)) > 1:
            raise ValueError("expected one of sentences, words and message")
        return self


class Linked(Strict):
    """A wider window for sentences that a connective links."""

    sentences: Annotated[int, Field(ge=2, le=20)]
    by: list[Name]


class IntentMatch(Strict):
    """Concepts in a window."""

    all: list[Name] = []
    any: list[Name] = []
    none: list[Name] = []
    absent: list[Name] = []
    only: list[Name] = []
    order: bool = False
    within: Within = Within()
    or_linked: Linked | None = Field(default=None, alias="or-linked")
    span: list[Name] = []
    honest: list[Name] = []

    @model_validator(mode="after")
    def _has_a_concept(self) -> IntentMatch:
        if not self.all and not self.any:
            raise ValueError("expected concepts in “all” or “any”")
        foreign = [name for name in self.span if name not in (*self.all, *self.any)]
        if foreign:
            raise ValueError(f"“span” names “{foreign[0]}”, expected concepts of “all” or “any”")
        return self


class TermsMatch(Strict):
    """Every hit of some concepts."""

    any: Annotated[list[Name], Field(min_length=1)]


LinkClass = Literal[
    "amazon", "amazon-product", "amazon-affiliate", "amazon-review", "carrier", "tracker", "shortener", "social", "messenger", "marketplace", "shop-platform", "placeholder-host", "allowed",
    "insecure", "external",
]  # fmt: skip


class LinkMatch(Strict):
    """Classes of links."""

    classes: Annotated[list[LinkClass], Field(min_length=1)]
    unless: list[LinkClass] = []
    obfuscated: bool | None = None


class ContactMatch(Strict):
    """One sort of contact data."""

    what: Literal["email", "phone", "handle"]
    obfuscated: bool | None = None
    milder: list[Name] = []


class EmojiMatch(Strict):
    """Emoji or emoticons."""

    what: Literal["emoji", "emoticon"]


class PunctuationMatch(Strict):
    """Repeated signs or decorative rows."""

    what: Literal["repeated", "row"]


class LineBreaksMatch(Strict):
    """More line breaks in a row than these."""

    most: Annotated[int, Field(ge=1)] = 2


class PlaceholderMatch(Strict):
    """Left-over placeholders, or those whose name is of a class."""

    what: Literal["left-over", "unclosed", "adjacent", "missing", "extra", "unknown"] | None = None
    classes: list[Name] = []
    unless: list[Name] = []

    @model_validator(mode="after")
    def _says_something(self) -> PlaceholderMatch:
        if (self.what is None) == (not self.classes):
            raise ValueError("expected either “what” or “classes”")
        return self


class RequiredMatch(Strict):
    """Something that a message must hold."""

    what: Literal["order-id", "order-id-shape"]


class LanguageMatch(Strict):
    """Text in another language than declared, or two languages in one body."""

    what: Literal["mismatch", "mixed"]


class LengthMatch(Strict):
    """A text shorter or longer than these, in code points; the operation of the Selling Partner API may have a limit of its own."""

    least: Annotated[int, Field(ge=1)] | None = None
    most: Annotated[int, Field(ge=1)] | None = None
    by_operation: dict[str, int] = Field(default={}, alias="by-operation")

    @model_validator(mode="after")
    def _says_something(self) -> LengthMatch:
        if self.least is None and self.most is None:
            raise ValueError("expected “least” or “most”")
        return self


class PayloadMatch(Strict):
    """What a payload of the Selling Partner API must not hold: HTML in its text, an operation that was removed or that there is none of."""

    what: Literal["html", "removed-operation", "unknown-operation"]


class WindowMatch(Strict):
    """A message sent fewer or more days after these than allowed; of several days given the first that is known counts."""

    after: Annotated[list[Literal["delivered_at", "ordered_at"]], Field(min_length=1)]
    least: Annotated[int, Field(ge=1)] | None = None
    most: Annotated[int, Field(ge=1)] | None = None


class AttachmentMatch(Strict):
    """Attachments by the ending or the words of their names, more than so many, or so many bytes together."""

    endings: list[str] = []
    only: list[str] = []
    words: list[str] = []
    most: Annotated[int, Field(ge=0)] | None = None
    bytes: Annotated[int, Field(ge=1)] | None = None


HtmlFault = Literal[
    "active", "alignment", "contrast", "emphasis", "font-override", "font-size", "gif", "hidden-text", "image-without-text", "insecure-image", "layout-table", "link-text",
    "linked-logo", "margin", "qr-image", "tracking-pixel", "wide-image",
]  # fmt: skip
_WITH_LIMIT = ("emphasis", "font-size", "margin", "wide-image")


class HtmlStyleMatch(Strict):
    """A fault in the style of HTML. most: the limit, in per cent or as a number; words: that say nothing as the text of a link; none: concepts in it that another rule tells of."""

    what: HtmlFault
    most: Annotated[int, Field(ge=0)] | None = None
    words: list[str] = []
    none: list[Name] = []

    @model_validator(mode="after")
    def _has_what_it_needs(self) -> HtmlStyleMatch:
        if (self.what in _WITH_LIMIT) != (self.most is not None):
            raise ValueError(f"expected “most” with {', '.join(_WITH_LIMIT)} and with nothing else")
        if self.what != "link-text" and (self.words or self.none):
            raise ValueError("expected “words” and “none” with link-text only")
        return self


class NoMatch(Strict):
    """A check without settings."""


CHECKS: dict[str, type[Strict]] = {
    "attachment": AttachmentMatch, "capitals": NoMatch, "contact": ContactMatch, "emoji": EmojiMatch, "evasion": NoMatch, "html_style": HtmlStyleMatch,
    "intent": IntentMatch, "language": LanguageMatch, "length": LengthMatch, "line_breaks": LineBreaksMatch, "link": LinkMatch, "payload": PayloadMatch,
    "placeholder": PlaceholderMatch, "punctuation": PunctuationMatch, "required": RequiredMatch, "terms": TermsMatch, "window": WindowMatch,
}  # fmt: skip
CheckName = Literal[
    "attachment", "capitals", "contact", "emoji", "evasion", "html_style", "intent", "language", "length", "line_breaks", "link", "payload", "placeholder", "punctuation", "required", "terms",
    "window",
]  # fmt: skip
FixName = Literal["element", "https", "letters", "line_breaks", "phrase", "pictogram", "punctuation", "replacement", "row", "sentence", "sentence_case", "style"]
UNSAFE_FIXES = ("replacement", "sentence")
