"""What is known of a message, and who says so."""

from __future__ import annotations

from typing import Any

import pytest

from amzlint.errors import ReadError, UsageError
from amzlint.kinds import About, Defaults, from_path, nearest, resolve, valid_kind, valid_language


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("templates/de/reply/late.txt", {"lang": "de", "template": True, "kind": "reply"}),
        ("Templates/FR/Review-Requests/a.txt", {"lang": "fr", "template": True, "kind": "solicitation"}),
        ("a/proactive/b.jsonl", {"kind": "proactive"}),
        ("templates.txt", {}),
        ("de", {}),
        ("desk/replying/a.txt", {}),
        ("", {}),
    ],
)
def test_folders_say_what_a_message_is(path: str, expected: dict[str, Any]) -> None:
    """Folders named after a language, a kind or templates speak for their files; the file's own name does not."""
    assert from_path(path) == expected


def test_options_beat_fields_and_fields_beat_paths() -> None:
    """The first of option, field and path that says something wins, and a disagreement is noted."""
    about = resolve(Defaults(kind="reply"), {"kind": "api", "lang": "fr", "template": False}, {"kind": "proactive", "lang": "de", "template": True})
    assert about[:4] == ("reply", "fr", False, None)
    assert len(about.notes) == 3
    assert "kind: the option says reply, the message's field says api; taken as reply" in about.notes


def test_agreement_is_not_noted() -> None:
    """Sources that agree, region and case aside, are no conflict."""
    assert resolve(Defaults(language="fr"), {"lang": "fr-CA"}, {"lang": "fr"}) == About(None, "fr", None, None)


def test_nothing_said_is_unknown() -> None:
    """Without any source everything is unknown."""
    assert resolve(Defaults(), {}, {}) == About(None, None, None, None)


@pytest.mark.parametrize(("given", "code"), [("fr-CA", "fr"), ("EN_us", "en"), ("de", "de"), ("pt-BR", "pt")])
def test_a_region_is_dropped_from_a_language(given: str, code: str) -> None:
    """A language may be declared with its region, as an option or as a field."""
    assert valid_language(given) == code
    assert resolve(Defaults(), {"lang": given}, {}).language == code


def test_an_unknown_kind_in_a_field_is_an_error() -> None:
    """A field with an unknown kind is not guessed at, whatever the option says; the message names the nearest."""
    with pytest.raises(ReadError, match="unknown kind “proactiv”, did you mean proactive"):
        resolve(Defaults(kind="reply"), {"kind": "proactiv"}, {})


def test_unknown_names_are_answered_with_the_nearest() -> None:
    """A wrong kind or language names what was probably meant, or all there is."""
    with pytest.raises(UsageError, match="did you mean reply"):
        valid_kind("replay")
    with pytest.raises(UsageError, match="unknown language “xx”, expected one of ar, de"):
        valid_language("xx")
    assert nearest("zzz", ["b", "a"]) == "expected one of a, b"
