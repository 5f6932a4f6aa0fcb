from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from tests.bot.cli.conftest import Shell

_TOKEN = "123456789:" + "A" * 35


@contextmanager
def _server(status: int, moment: float | None = None) -> Iterator[str]:
    """A Bot API server that knows one method."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = json.dumps({"ok": status == 200, "result": {"username": "gisa_bot"}}).encode()
            self.send_response_only(status)
            self.send_header("Date", formatdate(moment, usegmt=True))
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Tests are quiet."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _checks(shell: Shell, **environ: str) -> tuple[int, dict[str, bool]]:
    shell.environ |= environ
    result = shell("doctor", "--json")
    assert _TOKEN not in result.out + result.err
    (value,) = result.objects
    return result.code, {check["name"]: check["well"] for check in value["checks"]}


def test_all_is_well_where_all_is_well(shell: Shell) -> None:
    shell("reindex")
    with _server(200) as api:
        code, found = _checks(shell, TELEGRAM_BOT_TOKEN=_TOKEN, GISABOT_API=api, GISABOT_ADMINS="1")
    assert code == 0
    names = ("integrity", "kiwi", "disk", "rights", "server", "token", "clock", "admins")
    assert found == dict.fromkeys(names, True)
    told = shell("doctor").out
    assert "저장소가 온전해요" in told


@pytest.mark.parametrize(
    ("status", "moment", "bad"), [(401, None, "token"), (200, 1_000_000_000.0, "clock")]
)
def test_a_wrong_token_and_a_wrong_clock_are_told(
    shell: Shell, status: int, moment: float | None, bad: str
) -> None:
    shell("reindex")
    with _server(status, moment) as api:
        code, found = _checks(shell, TELEGRAM_BOT_TOKEN=_TOKEN, GISABOT_API=api)
    assert (code, found[bad], found["server"]) == (1, False, True)


def test_a_server_that_does_not_answer_is_told_without_the_token(shell: Shell) -> None:
    shell("reindex")
    code, found = _checks(shell, TELEGRAM_BOT_TOKEN=_TOKEN, GISABOT_API="http://127.0.0.1:9")
    assert (code, found["server"]) == (1, False)


def test_a_damaged_store_and_open_rights_are_told(shell: Shell) -> None:
    shell("reindex")
    path = shell.opened[-1].settings.database
    shell.opened[-1].store._database.execute("UPDATE documents SET text = text || '.'")
    path.chmod(0o644)
    code, found = _checks(shell)
    assert (code, found["integrity"]) == (1, False)


def test_what_is_backed_up_is_restored(shell: Shell) -> None:
    shell("reindex")
    backup = shell.data / "모두.backup"
    assert str(backup) in shell("backup", str(backup)).out
    before = shell("list").out
    title = json.loads(shell("list", "--json").out.splitlines()[0])["doc_id"]
    shell("remove", title)
    assert shell("list").out != before
    restored = shell("restore", str(backup))
    assert restored.code == 0
    assert "before-restore" in restored.err
    assert shell("list").out == before
