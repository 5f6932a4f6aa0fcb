from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.settings import SettingsError, read_settings

_TOKEN = "123456789:" + "A" * 35


def test_the_shipped_articles_are_the_default() -> None:
    (source,) = read_settings({}).sources
    assert source.name == "seeds"
    assert list(source.glob("*.md"))


def test_sources_come_from_the_environment_and_arguments_outrank_it(tmp_path: Path) -> None:
    environ = {"GISABOT_SOURCES": os.pathsep.join([str(tmp_path / "a"), str(tmp_path / "b")])}
    assert [p.name for p in read_settings(environ).sources] == ["a", "b"]
    assert [p.name for p in read_settings(environ, [str(tmp_path / "c")]).sources] == ["c"]


def test_other_sources_have_another_database(tmp_path: Path) -> None:
    one, two = (read_settings({}, [str(tmp_path / name)]).database for name in "ab")
    assert one != two
    assert one == read_settings({}, [str(tmp_path / "a")]).database


def test_the_token_is_read_and_never_printed() -> None:
    settings = read_settings({"TELEGRAM_BOT_TOKEN": f" {_TOKEN} "})
    assert settings.token == _TOKEN
    assert _TOKEN not in repr(settings)


@pytest.mark.parametrize("token", ["abc", "123:short", "봇토큰"])
def test_a_token_of_another_form_is_refused_without_repeating_it(token: str) -> None:
    with pytest.raises(SettingsError, match="BotFather") as caught:
        read_settings({"TELEGRAM_BOT_TOKEN": token})
    assert token not in str(caught.value)


def test_admins_are_numbers() -> None:
    assert read_settings({"GISABOT_ADMINS": "1, 22,"}).admins == {1, 22}
    with pytest.raises(SettingsError, match="‘@hong’"):
        read_settings({"GISABOT_ADMINS": "1,@hong"})
