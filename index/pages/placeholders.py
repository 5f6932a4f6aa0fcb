"""What stands where there is nothing: pages that say so, and titles that programs give."""

from __future__ import annotations

from index.patterns import Patterns

PLACEHOLDERS = Patterns("index.pages", "placeholders.txt")
