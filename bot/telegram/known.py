"""What every reply and every button asks for, held in memory."""

from __future__ import annotations

from bot.state import State
from bot.texts import Language


class Known:
    """Languages that people chose, and who was paired: no other process writes them."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._languages = state.people.languages()
        self._paired = state.admins.paired()

    def language(self, user_id: int) -> Language | None:
        """What a user chose; None where their client decides."""
        return self._languages.get(user_id)

    def paired(self) -> frozenset[int]:
        """The ids of all who were paired as admins."""
        return self._paired

    async def choose(self, user_id: int, language: Language | None) -> None:
        """Remember a language; None leaves it to the client again."""
        await self._state.run(self._state.people.choose, user_id, language)
        self._languages.pop(user_id, None)
        if language is not None:
            self._languages[user_id] = language

    async def pair(self, user_id: int) -> None:
        await self._state.run(self._state.admins.pair, user_id)
        self._paired |= {user_id}

    async def unpair(self, user_id: int) -> None:
        await self._state.run(self._state.admins.unpair, user_id)
        self._paired -= {user_id}

    async def forget(self, user_id: int) -> int:
        """Delete what is kept of a user; the number of their questions."""
        count = await self._state.run(self._state.forget, user_id)
        self._languages.pop(user_id, None)
        return count
