"""The languages of the shipped pack."""

from __future__ import annotations

LANGUAGES = ("en", "fr", "de", "es", "it", "nl", "pl", "sv", "pt", "tr", "ja", "ar")
