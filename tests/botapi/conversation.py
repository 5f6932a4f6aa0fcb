"""A chat as a test watches it: what the bot said there, in order, each thing once."""

from __future__ import annotations

import asyncio

from tests.botapi.records import Chat, Message


class Conversation:
    """The bot's side of one chat. Several of one chat share what was already expected."""

    def __init__(self, chat: Chat) -> None:
        self._chat = chat

    @property
    def chat(self) -> Chat:
        return self._chat

    @property
    def chat_id(self) -> int:
        return self._chat.chat_id

    @property
    def replies(self) -> list[Message]:
        """Everything the bot sent here, deleted or not, oldest first."""
        return list(self._chat.from_bot)

    def answers_to(self, message: Message) -> list[Message]:
        """What the bot sent here as a reply to `message`."""
        return [reply for reply in self.replies if reply.reply_to == message.message_id]

    async def expect_reply(self, timeout: float = 5) -> Message:
        """The oldest message of the bot that was not yet expected.

        Raises:
            AssertionError: none within `timeout` seconds.
        """
        chat = self._chat

        def look() -> Message | None:
            return chat.from_bot[chat.expected] if len(chat.from_bot) > chat.expected else None

        name = chat.title or (chat.person.first_name if chat.person else chat.chat_id)
        found = await chat.signal.until(look, timeout, lambda: f"a message of the bot to {name}")
        chat.expected += 1
        return found

    async def expect_replies(self, count: int, timeout: float = 5) -> list[Message]:
        """The next `count` messages, in order."""
        return [await self.expect_reply(timeout) for _ in range(count)]

    async def expect_silence(self, seconds: float = 0.3) -> None:
        """Nothing that was not yet expected comes within `seconds`.

        Raises:
            AssertionError: something came.
        """
        deadline = asyncio.get_running_loop().time() + seconds
        while True:
            unexpected = self._chat.from_bot[self._chat.expected :]
            if unexpected:
                raise AssertionError(f"the bot said {unexpected[0].text!r}")
            left = deadline - asyncio.get_running_loop().time()
            if left <= 0:
                return
            await self._chat.signal.wait(left)

    async def expect_action(self, action: str = "typing", timeout: float = 5) -> None:
        """Wait until the bot has shown `action` here at least once."""

        def look() -> bool | None:
            return any(shown == action for _, shown, _ in self._chat.actions) or None

        await self._chat.signal.until(look, timeout, lambda: f"the action {action}")
