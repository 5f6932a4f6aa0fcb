from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.settings import SettingsError, read_settings
from bot.texts import LANGUAGES
from index.engines.choice import Choice, Cluster

_TOKEN = "123456789:" + "A" * 35


def test_the_shipped_articles_are_the_default() -> None:
    (source,) = read_settings({}).sources
    assert source.name == "seeds"
    assert list(source.glob("*.md"))


def test_sources_come_from_the_environment_and_arguments_outrank_it(tmp_path: Path) -> None:
    environ = {"GISABOT_SOURCES": os.pathsep.join([str(tmp_path / "a"), str(tmp_path / "b")])}
    assert [p.name for p in read_settings(environ).sources] == ["a", "b"]
    assert [p.name for p in read_settings(environ, [str(tmp_path / "c")]).sources] == ["c"]


def test_a_data_folder_has_one_database_whatever_is_named(tmp_path: Path) -> None:
    environ = {"GISABOT_DATA": str(tmp_path)}
    one = read_settings(environ)
    two = read_settings(environ | {"TELEGRAM_BOT_TOKEN": _TOKEN}, [str(tmp_path / "a")])
    assert one.database == two.database
    assert one.database.parent == tmp_path


def test_it_is_known_who_named_the_folders(tmp_path: Path) -> None:
    environ = {"GISABOT_SOURCES": str(tmp_path)}
    assert read_settings({}).sources_from == "shipped"
    assert read_settings(environ).sources_from == "environment"
    assert read_settings(environ, [str(tmp_path)]).sources_from == "command"


def test_the_token_is_read_and_never_printed() -> None:
    settings = read_settings({"TELEGRAM_BOT_TOKEN": f" {_TOKEN} "})
    assert settings.token == _TOKEN
    assert _TOKEN not in repr(settings)


@pytest.mark.parametrize("token", ["abc", "123:short", "봇토큰"])
def test_a_token_of_another_form_is_refused_without_repeating_it(token: str) -> None:
    with pytest.raises(SettingsError, match="setting_token") as caught:
        read_settings({"TELEGRAM_BOT_TOKEN": token})
    for language in LANGUAGES:
        assert "BotFather" in caught.value.told(language)
        assert token not in caught.value.told(language)


def test_admins_are_numbers() -> None:
    assert read_settings({"GISABOT_ADMINS": "1, 22,"}).admins == {1, 22}
    with pytest.raises(SettingsError, match="setting_admins") as caught:
        read_settings({"GISABOT_ADMINS": "1,@hong"})
    assert "‘@hong’" in caught.value.told("ko")
    assert "“@hong”" in caught.value.told("en")


def test_a_bot_is_known_by_the_number_in_its_token() -> None:
    assert read_settings({"TELEGRAM_BOT_TOKEN": _TOKEN}).bot == 123456789
    assert read_settings({}).bot == 0


def test_the_settings_of_the_bot_have_defaults_and_are_read() -> None:
    plain = read_settings({})
    assert (plain.webhook, plain.rate, plain.retention, plain.feed_minutes, plain.profile) == (
        *(None, 30, 30, 30),
        True,
    )
    environ = {
        "GISABOT_WEBHOOK": "https://a.kr/hook",
        "GISABOT_LISTEN": "0.0.0.0:8080",
        "GISABOT_RATE": "5",
        "GISABOT_RETENTION_DAYS": "7",
        "GISABOT_FEED_MINUTES": "0",
        "GISABOT_PROFILE": "0",
    }
    given = read_settings(environ)
    assert given.webhook == "https://a.kr/hook"
    assert given.listen == ("0.0.0.0", 8080)
    assert (given.rate, given.retention, given.feed_minutes, given.profile) == (5, 7, 0, False)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("GISABOT_WEBHOOK", "a.kr/hook"),
        ("GISABOT_LISTEN", "8080"),
        ("GISABOT_LISTEN", "a:99999"),
        ("GISABOT_RATE", "많이"),
        ("GISABOT_RETENTION_DAYS", "-1"),
        ("GISABOT_SEMANTIC", "on"),
        ("GISABOT_SEMANTIC", "ftp://a.kr"),
        ("GISABOT_SEMANTIC", "http://"),
        ("GISABOT_SEMANTIC", "http://a:x"),
        ("GISABOT_SEMANTIC_KEY", "열쇠"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings({name: value})
    for language in LANGUAGES:
        assert name in caught.value.told(language)


def test_the_secret_of_the_webhook_stays_the_same_and_tells_nothing_of_the_token() -> None:
    one, two = (read_settings({"TELEGRAM_BOT_TOKEN": _TOKEN}).webhook_secret for _ in range(2))
    assert one == two
    assert "A" * 8 not in one
    assert len(one) <= 256


def test_what_tells_the_meaning_is_bundled_an_address_or_nothing() -> None:
    plain = read_settings({})
    assert (plain.semantic, plain.semantic_model, plain.semantic_key) == ("bundled", None, None)
    assert read_settings({"GISABOT_SEMANTIC": " Off "}).semantic == "off"
    environ = {
        "GISABOT_SEMANTIC": "http://127.0.0.1:8000/v1",
        "GISABOT_SEMANTIC_MODEL": "bge-m3",
        "GISABOT_SEMANTIC_KEY": "s3cret",
    }
    given = read_settings(environ)
    assert given.semantic == "http://127.0.0.1:8000/v1"
    assert (given.semantic_model, given.semantic_key) == ("bge-m3", "s3cret")
    assert "s3cret" not in repr(given)


def test_an_address_that_cannot_be_used_is_not_repeated() -> None:
    with pytest.raises(SettingsError) as failed:
        read_settings({"GISABOT_SEMANTIC": "htps://me:hidden@a.kr"})
    assert "hidden" not in failed.value.told("ko")


def test_the_engine_is_chosen_by_name_or_by_the_address_of_a_cluster() -> None:
    assert read_settings({}).engine == Choice("auto")
    assert read_settings({"GISABOT_ENGINE": " Disk "}).engine == Choice("disk")
    given = read_settings(
        {
            "GISABOT_ENGINE": "https://search.example:9200/",
            "GISABOT_OPENSEARCH_USER": "bot",
            "GISABOT_OPENSEARCH_PASSWORD": "s3cret",
            "GISABOT_OPENSEARCH_CA": "/etc/ssl/search.pem",
            "GISABOT_OPENSEARCH_SHARDS": "3",
            "GISABOT_OPENSEARCH_REPLICAS": "1",
            "GISABOT_OPENSEARCH_SECONDS": "5",
            "GISABOT_OPENSEARCH_RETRIES": "0",
        }
    )
    assert given.engine.kind == "cluster"
    assert given.secrets == ("s3cret",)
    assert given.engine.cluster == Cluster(
        "https://search.example:9200",
        user="bot",
        password="s3cret",
        authority=Path("/etc/ssl/search.pem"),
        shards=3,
        replicas=1,
        patience=5,
        retries=0,
    )
    assert "s3cret" not in repr(given)


@pytest.mark.parametrize("engine", ["lucene", "ftp://search", "https://a:b@search"])
def test_an_engine_that_is_none_is_refused_without_repeating_it(engine: str) -> None:
    with pytest.raises(SettingsError) as failed:
        read_settings({"GISABOT_ENGINE": engine})
    assert "GISABOT_ENGINE" in failed.value.told("ko")
    assert engine not in failed.value.told("en")
