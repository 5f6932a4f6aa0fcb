"""A setting that cannot be used, and how numbers are read."""

from __future__ import annotations

from collections.abc import Mapping

from bot.texts import Language, say


class SettingsError(Exception):
    """A setting that cannot be used.

    Attributes:
        key: of the sentence that says which, and what it should be.
        values: for its places.
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values

    def told(self, language: Language) -> str:
        return say(language, self.key, **self.values)


def number(environ: Mapping[str, str], name: str, default: int) -> int:
    """A whole number of the environment. Raises SettingsError."""
    given = environ.get(name, "").strip() or str(default)
    if not given.isdecimal():
        raise SettingsError("setting_number", name=name, given=given)
    return int(given)
