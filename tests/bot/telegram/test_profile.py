from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from telegram import Bot, BotCommandScopeAllGroupChats, BotCommandScopeChat

from bot.telegram.profile import show_admin_commands, show_profile
from tests.botapi import faults
from tests.botapi.bots import bot_for
from tests.botapi.server import BotApi


@pytest.fixture
async def bot(bot_api: BotApi) -> AsyncIterator[Bot]:
    async with bot_for(bot_api) as bot:
        yield bot


def _changes(bot_api: BotApi) -> list[str]:
    return [method for method in bot_api.calls.methods if method.startswith("setMy")]


async def test_commands_name_and_descriptions_are_set_in_both_languages(
    bot_api: BotApi, bot: Bot
) -> None:
    boss = bot_api.user("관리자")
    await show_profile(bot, [boss.user_id])
    assert (await bot.get_my_name("ko")).name == "기사봇"
    assert (await bot.get_my_name()).name == "Gisabot"
    assert "출처와 함께" in (await bot.get_my_short_description("ko")).short_description
    assert "word for word" in (await bot.get_my_description()).description
    group = await bot.get_my_commands(BotCommandScopeAllGroupChats(), "ko")
    assert [command.command for command in group] == ["help", "sources", "follow", "settings"]
    admin = await bot.get_my_commands(BotCommandScopeChat(boss.user_id), "ko")
    assert {"reindex", "gaps", "start"} <= {command.command for command in admin}
    assert {command.command: command.description for command in admin}["reindex"] == (
        "바뀐 기사 다시 읽기"
    )


async def test_a_second_start_changes_nothing(bot_api: BotApi, bot: Bot) -> None:
    boss = bot_api.user("관리자")
    await show_profile(bot, [boss.user_id])
    before = _changes(bot_api)
    assert before
    await show_profile(bot, [boss.user_id])
    assert _changes(bot_api) == before


async def test_what_fails_does_not_stop_the_rest(
    bot_api: BotApi, bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    bot_api.faults.add(faults.refusal(400, "Bad Request: no"), "setMyName", times=None)
    await show_profile(bot, [])
    assert "was not set" in caplog.text
    assert await bot.get_my_commands(BotCommandScopeAllGroupChats())


async def test_an_admin_who_never_wrote_is_told_in_the_log_alone(
    bot_api: BotApi, bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    stranger = 987_654_321
    await show_admin_commands(bot, stranger)
    assert "was not set" in caplog.text
