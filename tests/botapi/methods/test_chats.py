from __future__ import annotations

import pytest
from telegram import Bot
from telegram.error import BadRequest, Forbidden

from tests.botapi.server import BotApi


async def test_members_have_their_status(bot_api: BotApi, bot: Bot) -> None:
    minji, jun, stranger = bot_api.user("민지"), bot_api.user("준"), bot_api.user("손님")
    group = bot_api.group("모임", minji, jun)
    assert (await bot.get_chat_member(group.chat_id, minji.user_id)).status == "creator"
    assert (await bot.get_chat_member(group.chat_id, jun.user_id)).status == "member"
    assert (await bot.get_chat_member(group.chat_id, stranger.user_id)).status == "left"
    group.promote(jun)
    administrators = await bot.get_chat_administrators(group.chat_id)
    assert {member.user.id for member in administrators} == {minji.user_id, jun.user_id}
    assert (await bot.get_chat_member(group.chat_id, bot.id)).status == "member"
    assert await bot.get_chat_member_count(group.chat_id) == 3


async def test_a_chat_describes_itself(bot_api: BotApi, bot: Bot) -> None:
    forum = bot_api.group("포럼", bot_api.user(), forum=True)
    found = await bot.get_chat(forum.chat_id)
    assert (found.title, found.type, found.is_forum) == ("포럼", "supergroup", True)


async def test_private_chats_have_no_administrators_and_cannot_be_left(
    bot_api: BotApi, bot: Bot
) -> None:
    minji = bot_api.user()
    with pytest.raises(BadRequest, match="no administrators in the private chat"):
        await bot.get_chat_administrators(minji.user_id)
    with pytest.raises(BadRequest, match="can't be changed in private chats"):
        await bot.leave_chat(minji.user_id)


async def test_a_group_that_was_left_is_closed(bot_api: BotApi, bot: Bot) -> None:
    group = bot_api.group("모임", bot_api.user())
    await bot.leave_chat(group.chat_id)
    with pytest.raises(Forbidden, match="bot is not a member of the supergroup chat"):
        await bot.send_message(group.chat_id, "가")


async def test_files_over_20_megabytes_cannot_be_downloaded(bot_api: BotApi, bot: Bot) -> None:
    big = bot_api.user().send_document("큰.pdf", b"x", size=21 * 1024 * 1024)
    with pytest.raises(BadRequest, match=r"(?i)file is too big"):
        await bot.get_file(big.data["document"]["file_id"])
    with pytest.raises(BadRequest, match=r"(?i)invalid file_id"):
        await bot.get_file("unknown")
