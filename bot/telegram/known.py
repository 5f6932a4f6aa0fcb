"""What every reply and every button asks for, held in memory."""

from __future__ import annotations

from bot.state import State
from bot.texts import Language


class Known:
    """Languages that people chose, who was paired, and who was let in."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._changes = 0
        self._read()

    async def follow(self, changes: int) -> None:
        """Read all of it again where another process may have changed it. Raises StoreError.

        Args:
            changes: a number that grows with every change.
        """
        if changes != self._changes:
            await self._state.run(self._read)
            self._changes = changes

    def _read(self) -> None:
        self._languages = self._state.people.languages()
        self._paired = self._state.admins.paired()
        self._let_in = self._state.admins.allowed()

    def language(self, user_id: int) -> Language | None:
        """What a user chose; None where their client decides."""
        return self._languages.get(user_id)

    def paired(self) -> frozenset[int]:
        """The ids of all who were paired as admins."""
        return self._paired

    def let_in(self) -> frozenset[int]:
        """The ids of the people and chats whom an admin let ask."""
        return self._let_in

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

    async def allow(self, number: int) -> None:
        await self._state.run(self._state.admins.allow, number)
        self._let_in |= {number}

    async def forget(self, user_id: int) -> int:
        """Delete what is kept of a user; the number of their questions."""
        count = await self._state.run(self._state.forget, user_id)
        self._languages.pop(user_id, None)
        return count
