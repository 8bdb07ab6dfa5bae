"""Who commits in the repositories of tests, as variables of git."""

from __future__ import annotations

PERSON = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in (("NAME", "Test"), ("EMAIL", "test@example.com"))}
