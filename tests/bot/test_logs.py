from __future__ import annotations

import json
import logging
import threading
from collections.abc import Iterator

import pytest

from bot.logs import redact, set_up

_TOKEN = "123456789:AAStrictTestTokenForTheLocalServer01"


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    root, hook = logging.getLogger(), threading.excepthook
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:], threading.excepthook = handlers, hook
    root.setLevel(level)
    logging.captureWarnings(capture=False)
    for name in ("telegram", "httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.NOTSET)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (f"POST https://api.telegram.org/bot{_TOKEN}/getMe", "/bot***/getMe"),
        (f"/bot{_TOKEN.replace(':', '%3A')}/getMe", "/bot***/getMe"),
        (f"ExtBot[token={_TOKEN}]", "ExtBot[token=***]"),
        (f"request=(b'POST', b'/bot{_TOKEN}/sendMessage')", "/bot***/sendMessage"),
        ("http://admin:hunter2@127.0.0.1:8081/x", "http://***@127.0.0.1:8081/x"),
        ("https://a@b:hunter2@host.example/", "https://***@host.example/"),
        ("https://a.example/rss?api_key=hunter2&page=2", "?api_key=***&page=2"),
        ("https://a.example/?access_token=hunter2", "?access_token=***"),
        ("제목: 3:2로 이겼다, a@b.example, 12345:6789", "12345:6789"),
    ],
)
def test_tokens_and_credentials_are_left_out_and_nothing_else(text: str, kept: str) -> None:
    shown = redact(text)
    assert kept in shown
    assert "hunter2" not in shown
    assert _TOKEN.partition(":")[2] not in shown


@pytest.mark.parametrize("as_json", [False, True])
def test_no_secret_is_logged_at_any_level_in_messages_arguments_or_tracebacks(
    capsys: pytest.CaptureFixture[str], as_json: bool
) -> None:
    set_up("debug", as_json=as_json, secrets=["hunter2"])
    for name in ("bot", "httpx", "httpcore.http11", "telegram.ext.ExtBot"):
        logging.getLogger(name).setLevel(logging.DEBUG)
        log = logging.getLogger(name)
        for level in (logging.DEBUG, logging.INFO, logging.WARNING, logging.CRITICAL):
            log.log(level, "GET %s with %r", f"https://x.example/bot{_TOKEN}/getMe", ["hunter2"])
        log.error("failed", exc_info=ValueError(f"bad {_TOKEN} hunter2"))
    shown = capsys.readouterr().err
    assert shown.count("GET") == 16
    assert shown.count("ValueError: bad") == 4
    assert _TOKEN.partition(":")[2] not in shown
    assert "hunter2" not in shown


def test_lines_of_json_have_time_level_logger_and_message(
    capsys: pytest.CaptureFixture[str],
) -> None:
    set_up("info", as_json=True)
    logging.getLogger("bot.x").warning("첫 줄\n둘째 줄 %d", 2)
    (line,) = capsys.readouterr().err.splitlines()
    value = json.loads(line)
    assert value["message"] == "첫 줄\n둘째 줄 2"
    assert (value["level"], value["logger"]) == ("warning", "bot.x")
    assert value["time"].endswith("+00:00")


def test_an_error_that_nobody_catches_in_a_thread_is_redacted_too(
    capsys: pytest.CaptureFixture[str],
) -> None:
    set_up("warning")

    def fails() -> None:
        raise ValueError(_TOKEN)

    thread = threading.Thread(target=fails)
    thread.start()
    thread.join()
    shown = capsys.readouterr().err
    assert "ValueError" in shown
    assert _TOKEN.partition(":")[2] not in shown


def test_what_others_log_of_whole_requests_is_not_logged_with_debug_either(
    capsys: pytest.CaptureFixture[str],
) -> None:
    set_up("debug")
    logging.getLogger("telegram.Bot").debug("sendMessage with text %s", "나비대교")
    logging.getLogger("bot.telegram").debug("ours")
    shown = capsys.readouterr().err
    assert "나비대교" not in shown
    assert "ours" in shown
