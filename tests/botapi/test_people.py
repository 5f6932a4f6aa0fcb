from __future__ import annotations

from typing import Any

import pytest
from telegram import Bot, Update

from tests.botapi.places import Group
from tests.botapi.server import BotApi


async def _heard(bot: Bot) -> list[Update]:
    updates = await bot.get_updates(allowed_updates=Update.ALL_TYPES)
    if updates:
        await bot.get_updates(offset=updates[-1].update_id + 1)
    return list(updates)


async def _texts(bot: Bot) -> list[str | None]:
    return [update.message.text for update in await _heard(bot) if update.message]


async def _drop_arrival(bot: Bot) -> None:
    assert {u.my_chat_member is not None for u in await _heard(bot)} == {True, False}


async def test_a_private_message_tells_who_wrote_it(bot_api: BotApi, bot: Bot) -> None:
    bot_api.user("민지", username="minji_test").start("doc_12")
    (update,) = await _heard(bot)
    message = update.message
    assert message is not None
    assert message.from_user is not None
    assert message.text == "/start doc_12"
    assert message.parse_entities(["bot_command"]) == {message.entities[0]: "/start"}
    assert (message.from_user.language_code, message.from_user.username) == ("ko", "minji_test")
    assert message.chat.type == "private"


async def test_privacy_mode_lets_only_what_is_meant_for_the_bot_through(
    bot_api: BotApi, bot: Bot
) -> None:
    minji = bot_api.user()
    group = bot_api.group("모임", minji)
    await _drop_arrival(bot)
    sent = await bot.send_message(group.chat_id, "답")
    answer = bot_api.chat(group.chat_id).chat.messages[sent.message_id]
    minji.send("우리끼리 하는 말", to=group)
    minji.send("@gisa_test_bot 누가 썼어?", to=group)
    minji.send("@other_bot 누가 썼어?", to=group)
    minji.send("/help", to=group)
    minji.send("/help@gisa_test_bot", to=group)
    minji.send("/help@other_bot", to=group)
    minji.send("그럼 언제?", to=group, reply_to=answer)
    expected = ["@gisa_test_bot 누가 썼어?", "/help", "/help@gisa_test_bot", "그럼 언제?"]
    assert await _texts(bot) == expected


async def test_without_privacy_mode_or_as_administrator_the_bot_hears_all(
    bot_api: BotApi, bot: Bot
) -> None:
    minji = bot_api.user()
    led = bot_api.group("모임", minji, bot_is_admin=True)
    open_group = bot_api.group("모임 2", minji)
    await _drop_arrival(bot)
    minji.send("가", to=led)
    minji.send("나", to=open_group)
    bot_api.backend.privacy = False
    minji.send("다", to=open_group)
    assert await _texts(bot) == ["가", "다"]
    assert (await bot.get_me()).can_read_all_group_messages


async def test_only_members_write_in_a_group(bot_api: BotApi) -> None:
    group = bot_api.group("모임", bot_api.user("민지"))
    jun = bot_api.user("준")
    with pytest.raises(ValueError, match="준 is not in 모임"):
        jun.send("가", to=group)
    group.join(jun)
    assert jun.send("가", to=group).chat.title == "모임"


async def test_a_message_in_a_topic_seems_to_answer_the_topics_beginning(
    bot_api: BotApi, bot: Bot
) -> None:
    minji = bot_api.user()
    forum = bot_api.group("포럼", minji, forum=True)
    topic = forum.topic("질문")
    await _heard(bot)
    minji.send("/start", to=forum, topic=topic)
    (update,) = await _heard(bot)
    message = update.message
    assert message is not None
    assert message.is_topic_message
    assert message.message_thread_id == topic
    assert message.reply_to_message is not None
    assert message.reply_to_message.forum_topic_created is not None


async def test_an_edit_is_told_as_an_edited_message(bot_api: BotApi, bot: Bot) -> None:
    minji = bot_api.user()
    message = minji.send("누가 써써?")
    minji.edit(message, "누가 썼어?")
    first, second = await _heard(bot)
    assert first.message is not None
    assert first.message.text == "누가 써써?"
    assert second.edited_message is not None
    assert second.edited_message.text == "누가 썼어?"
    assert second.edited_message.edit_date is not None
    assert second.edited_message.message_id == first.message.message_id


async def test_a_forwarded_post_tells_its_channel(bot_api: BotApi, bot: Bot) -> None:
    post = bot_api.channel("매체", "maeche_news").post("기사 https://example.com/1")
    minji = bot_api.user()
    minji.forward(post)
    minji.forward(minji.send("내 말"))
    forwarded, _, mine = await _heard(bot)
    assert forwarded.message is not None
    origin: Any = forwarded.message.forward_origin
    assert (origin.type, origin.chat.username, origin.message_id) == ("channel", "maeche_news", 1)
    assert forwarded.message.entities[0].type == "url"
    assert mine.message is not None
    assert mine.message.forward_origin is not None
    assert mine.message.forward_origin.type == "user"


async def test_posts_of_a_linked_or_joined_channel_are_told_as_such(
    bot_api: BotApi, bot: Bot
) -> None:
    group = bot_api.group("모임", bot_api.user(), bot_is_admin=True)
    await _drop_arrival(bot)
    group.auto_forward(bot_api.channel("남의 채널").post("가"))
    bot_api.channel("우리 채널", bot_is_in=True).post("나")
    forwarded, posted = await _heard(bot)
    assert forwarded.message is not None
    assert forwarded.message.is_automatic_forward
    assert posted.channel_post is not None
    assert posted.channel_post.text == "나"


async def test_an_upgrade_is_told_in_both_groups(bot_api: BotApi, bot: Bot) -> None:
    old = bot_api.group("모임", bot_api.user(), kind="group")
    await _drop_arrival(bot)
    new: Group = old.upgrade()
    left, joined = await _heard(bot)
    assert left.message is not None
    assert joined.message is not None
    assert (left.message.chat.id, left.message.migrate_to_chat_id) == (old.chat_id, new.chat_id)
    assert joined.message.migrate_from_chat_id == old.chat_id
    assert joined.message.chat.type == "supergroup"


async def test_blocking_and_throwing_out_are_told(bot_api: BotApi, bot: Bot) -> None:
    minji = bot_api.user()
    group = bot_api.group("모임", minji)
    await _drop_arrival(bot)
    minji.block()
    group.kick_bot()
    changes = [u.my_chat_member for u in await _heard(bot)]
    assert [c.new_chat_member.status for c in changes if c] == ["kicked", "kicked"]


async def test_a_guest_mention_is_told_with_its_query(bot_api: BotApi, bot: Bot) -> None:
    query = bot_api.user().guest_mention("@gisa_test_bot 누가 썼어?")
    (update,) = await _heard(bot)
    assert update.guest_message is not None
    assert update.guest_message.guest_query_id == query.query_id


async def test_a_press_carries_the_message_even_if_it_is_gone(bot_api: BotApi, bot: Bot) -> None:
    minji = bot_api.user()
    sent = await bot.send_message(minji.user_id, "가")
    message = await minji.expect_reply()
    minji.press_data("x:1", message)
    await bot.delete_message(minji.user_id, sent.message_id)
    minji.press_data("x:2", message)
    first, second = [u.callback_query for u in await _heard(bot)]
    assert first is not None
    assert first.data == "x:1"
    assert first.message is not None
    assert first.message.is_accessible
    assert second is not None
    assert second.message is not None
    assert not second.message.is_accessible


async def test_waiting_in_vain_fails_with_what_was_waited_for(bot_api: BotApi, bot: Bot) -> None:
    minji = bot_api.user()
    with pytest.raises(AssertionError, match="without a message of the bot to 민지"):
        await minji.expect_reply(timeout=0.01)
    await minji.expect_silence(0.01)
    await bot.send_message(minji.user_id, "가")
    with pytest.raises(AssertionError, match="the bot said '가'"):
        await minji.expect_silence(0.01)
    message = await minji.expect_reply()
    with pytest.raises(AssertionError, match="without an edit of message"):
        await message.expect_edit(timeout=0.01)


async def test_people_do_not_send_what_the_apps_would_not(bot_api: BotApi) -> None:
    minji = bot_api.user()
    with pytest.raises(ValueError, match="1 to 4096"):
        minji.send("가" * 4097)
    with pytest.raises(ValueError, match="1 to 4096"):
        minji.send("  ")
