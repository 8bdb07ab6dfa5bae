"""What the tests of fixes share: a text mended with the shipped rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from amzlint import FixedText, Linter, fix_text


@pytest.fixture
def mend(shipped: Linter) -> Callable[..., FixedText]:
    """Mend a text, a reply in English unless told otherwise: `mend(text, kind=…, lang=…, markup=…, unsafe=True)`."""

    def run(text: str, **settings: Any) -> FixedText:
        return fix_text(text, linter=shipped, **{"kind": "reply", "lang": "en", **settings})

    return run
