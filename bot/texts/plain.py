"""JSON that may go to a screen."""

from __future__ import annotations

import json
from typing import Any

from index.plain import UNPRINTABLE


def json_line(value: Any) -> str:
    """A value as JSON, what no screen should get escaped: programs get it all, a screen nothing."""
    line = json.dumps(value, ensure_ascii=False)
    return UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", line)
