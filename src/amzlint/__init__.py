"""amzlint checks messages that Amazon sellers send to buyers against Amazon's messaging rules."""

from __future__ import annotations

__version__ = "0.1.0"
