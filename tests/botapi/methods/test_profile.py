from __future__ import annotations

import httpx
import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    ChatAdministratorRights,
    MenuButtonCommands,
)
from telegram.error import BadRequest

from tests.botapi.server import BotApi


async def test_commands_are_kept_by_scope_and_language(bot_api: BotApi, bot: Bot) -> None:
    private = BotCommandScopeAllPrivateChats()
    await bot.set_my_commands([("help", "도움말")], private, "ko")
    await bot.set_my_commands([("help", "Help")])
    assert await bot.get_my_commands(private, "ko") == (BotCommand("help", "도움말"),)
    assert await bot.get_my_commands(private) == ()
    assert await bot.get_my_commands() == (BotCommand("help", "Help"),)
    await bot.delete_my_commands(private, "ko")
    assert await bot.get_my_commands(private, "ko") == ()


@pytest.mark.parametrize(
    ("commands", "message"),
    [
        ([("도움말", "가")], "bot_command_invalid"),
        ([("Help", "가")], "bot_command_invalid"),
        ([("a" * 33, "가")], "command length must not exceed 32"),
        ([("help", "")], "command description must be non-empty"),
        ([("help", "가" * 257)], "command description length must not exceed 256"),
        ([(f"c{n}", "가") for n in range(101)], "bot_commands_too_much"),
    ],
)
async def test_commands_that_telegram_would_refuse_are_refused(
    bot_api: BotApi, bot: Bot, commands: list[tuple[str, str]], message: str
) -> None:
    with pytest.raises(BadRequest, match=f"(?i){message}"):
        await bot.set_my_commands(commands)
    assert bot_api.backend.profile.commands == {}


async def test_scopes_and_languages_must_be_known(bot_api: BotApi, bot: Bot) -> None:
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.set_my_commands([("help", "가")], BotCommandScopeChat(123))
    with pytest.raises(BadRequest, match=r"(?i)invalid language code specified"):
        await bot.set_my_commands([("help", "가")], language_code="ko-KR")


async def test_the_profile_is_kept_by_language(bot_api: BotApi, bot: Bot) -> None:
    await bot.set_my_name("기사봇", "ko")
    await bot.set_my_description("설명", "ko")
    await bot.set_my_short_description("짧은 설명")
    await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
    await bot.set_my_default_administrator_rights(ChatAdministratorRights.no_rights())
    profile = bot_api.backend.profile
    assert (profile.names, profile.descriptions) == ({"ko": "기사봇"}, {"ko": "설명"})
    assert (await bot.get_my_short_description("ko")).short_description == "짧은 설명"
    assert profile.menu_buttons == {0: {"type": "commands"}}
    assert not any(profile.rights[False].values())


@pytest.mark.parametrize(
    ("method", "name", "limit"),
    [
        ("setMyName", "name", 64),
        ("setMyDescription", "description", 512),
        ("setMyShortDescription", "short_description", 120),
    ],
)
async def test_a_profile_text_has_its_limit(
    raw: httpx.AsyncClient, method: str, name: str, limit: int
) -> None:
    assert (await raw.post(method, data={name: "가" * limit})).status_code == 200
    assert (await raw.post(method, data={name: "가" * (limit + 1)})).status_code == 400
