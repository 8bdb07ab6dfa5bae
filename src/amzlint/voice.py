"""How a message speaks: formal or informal to its reader, and its sender as "we" or "I"; and texts in the form that goes with it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from amzlint.voice_words import FORMAL, INFORMAL, WE, I

if TYPE_CHECKING:
    from collections.abc import Mapping

_BY_REGISTER = r"\[([^\[\]|]*)\|([^\[\]|]*)\]"
_BY_SENDER = r"<([^<>|]*)\|([^<>|]*)>"
_CASED = ("de", "it")  # they tell the polite form by its capital letter alone


class Voice(NamedTuple):
    """How a message speaks. register: formal or informal; sender: we or i."""

    register: str = "formal"
    sender: str = "we"


def voice_of(text: str, lang: str | None) -> Voice:
    """Return how a text speaks. lang: its language; where it does not show, formal and "we"."""
    return Voice(register_of(text, lang), sender_of(text, lang))


def register_of(text: str, lang: str | None) -> str:
    """Return `informal` when a text addresses its reader so and never formally, else `formal`."""
    informal, formal = _registers(lang)
    if informal is None or formal is None:
        return "formal"
    return "informal" if informal.search(text) and not formal.search(text) else "formal"


def sender_of(text: str, lang: str | None) -> str:
    """Return `i` when a text speaks of its sender more often as one person than as several, else `we`."""
    one, several = _senders(lang)
    if one is None or several is None:
        return "we"
    alone = len(one.findall(text))
    return "i" if alone and alone > len(several.findall(text)) else "we"


def spoken(text: str | Mapping[str, str], voice: Voice) -> str:
    """Return a text in the form of a voice.

    text: by register, or one text in which `[votre|ta]` is formal and informal, `<we are|I am>` several senders and one.
    """
    if not isinstance(text, str):
        text = text.get(voice.register) or next(iter(text.values()))
    return _formed(text, voice)


def has_forms(text: str | Mapping[str, str]) -> bool:
    """Say whether a text may differ from voice to voice."""
    return not isinstance(text, str) or "|" in text


def forms(text: str | Mapping[str, str]) -> tuple[str, ...]:
    """Return every form that a text can take, each once."""
    voices = [Voice(register, sender) for register in ("formal", "informal") for sender in ("we", "i")]
    return tuple(dict.fromkeys(spoken(text, voice) for voice in voices))


@lru_cache(maxsize=512)
def _formed(text: str, voice: Voice) -> str:
    if "|" not in text:
        return text
    text = re.sub(_BY_REGISTER, r"\2" if voice.register == "informal" else r"\1", text)
    return re.sub(_BY_SENDER, r"\2" if voice.sender == "i" else r"\1", text)


@cache
def _registers(lang: str | None) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    if lang is None or lang not in INFORMAL:
        return None, None
    return re.compile(INFORMAL[lang], re.IGNORECASE), re.compile(FORMAL[lang], re.NOFLAG if lang in _CASED else re.IGNORECASE)


@cache
def _senders(lang: str | None) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    if lang is None or lang not in I:
        return None, None
    return re.compile(I[lang], re.NOFLAG if lang == "en" else re.IGNORECASE), re.compile(WE[lang], re.IGNORECASE)
