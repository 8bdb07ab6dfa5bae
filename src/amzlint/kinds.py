"""What kind of message this is, whether it is a template, and in which language: from options, the message's own fields, or its path."""

from __future__ import annotations

from functools import lru_cache
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NamedTuple

from amzlint.errors import ReadError, UsageError
from amzlint.language import LANGUAGES
from amzlint.rules import KINDS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from amzlint.path_settings import PathSettings

_KIND_FOLDERS = {
    "reply": "reply", "replies": "reply", "proactive": "proactive", "solicitation": "solicitation", "solicitations": "solicitation", "review-requests": "solicitation", "api": "api",
}  # fmt: skip


class Defaults(NamedTuple):
    """What the options say of every message; None: not said. paths: what the configuration says by path."""

    kind: str | None = None
    language: str | None = None
    template: bool | None = None
    marketplace: str | None = None
    markup: str | None = None
    paths: PathSettings | None = None


class About(NamedTuple):
    """What is known of one message, and notes on what its sources disagree about."""

    kind: str | None
    language: str | None
    template: bool | None
    marketplace: str | None
    notes: tuple[str, ...] = ()


def nearest(name: str, known: Collection[str]) -> str:
    """Return a hint at the nearest of the known names, for an error message."""
    import difflib  # noqa: PLC0415  (only for errors)

    near = difflib.get_close_matches(name, known, 3, 0.5)
    return f"did you mean {' or '.join(near)}?" if near else f"expected one of {', '.join(sorted(known))}"


def nearest_of_many(name: str, known: Collection[str]) -> str:
    """Return a hint as `nearest` does, for names that are too many to list."""
    hint = nearest(name, known)
    return hint if hint.startswith("did") else "and none has a name like it"


def valid_kind(name: str) -> str:
    """Return the kind; raises UsageError with the nearest names for an unknown one."""
    if name not in KINDS:
        raise UsageError(f"unknown kind “{name}”, {nearest(name, KINDS)}")
    return name


def valid_language(name: str, known: Collection[str] = LANGUAGES) -> str:
    """Return the language of a code such as `fr` or `fr-CA`; raises UsageError with the nearest codes for an unknown one."""
    code = name.replace("_", "-").split("-")[0].lower()
    if code not in known:
        raise UsageError(f"unknown language “{name}”, {nearest(code, known)}")
    return code


@lru_cache(maxsize=64)  # the messages of one file share its path
def from_path(path: str) -> Mapping[str, Any]:
    """Read language, template and kind off the folders of a path: `templates/de/reply/late.txt`."""
    found: dict[str, Any] = {}
    for part in PurePath(path).parts[:-1]:
        name = part.lower()
        if name in LANGUAGES:
            found["lang"] = name
        elif name in ("templates", "template"):
            found["template"] = True
        elif name in _KIND_FOLDERS:
            found["kind"] = _KIND_FOLDERS[name]
    return found


def resolve(defaults: Defaults, fields: Mapping[str, Any], path: Mapping[str, Any], configured: Mapping[str, Any] | None = None) -> About:
    """Decide what is known of a message: options win over its fields, those over the configuration, and that over its path; disagreements are noted.

    A configuration may disagree with the names of folders without a note, for it is what mends them. Raises ReadError for an unknown kind in a field.
    """
    if "kind" in fields and fields["kind"] not in KINDS:
        raise ReadError(f"unknown kind “{fields['kind']}”, {nearest(fields['kind'], KINDS)}")
    notes: list[str] = []

    def pick(name: str, option: Any, key: str) -> Any:
        own, by_path, by_name = fields.get(key), path.get(key), "its path"
        if configured and key in configured:
            by_path, by_name = configured[key], "the configuration"
        if by_path is None and (own is None or option is None):
            return own if option is None else option  # the usual case: nothing to disagree about
        given = [(source, value) for source, value in (("the option", option), ("the message's field", own), (by_name, by_path)) if value is not None]
        if len({_plain(value) for _, value in given}) > 1:
            (winner, value), (loser, other) = given[0], next(one for one in given if _plain(one[1]) != _plain(given[0][1]))
            notes.append(f"{name}: {winner} says {_plain(value)}, {loser} says {_plain(other)}; taken as {_plain(value)}")
        return given[0][1] if given else None

    kind = pick("kind", defaults.kind, "kind")
    language = pick("language", defaults.language, "lang")
    template = pick("template", defaults.template, "template")
    marketplace = pick("marketplace", defaults.marketplace, "marketplace")
    code = None if language is None else _plain(language)
    return About(kind, code, template, marketplace, tuple(notes))


def _plain(value: object) -> str:
    return str(value).replace("_", "-").split("-")[0].lower()
