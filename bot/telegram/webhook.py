"""The place where Telegram posts updates."""

from __future__ import annotations

import hmac
import json
import logging
import re
from urllib.parse import urlsplit

from tornado.web import HTTPError, RequestHandler

from bot.telegram.monitoring import Routes
from bot.telegram.turns import Intake

_log = logging.getLogger(__name__)


def hook(url: str, secret: str, intake: Intake) -> Routes:
    """The handler for the path of `url`; only who knows the secret is heard."""
    path = re.escape(urlsplit(url).path.rstrip("/"))
    return [(rf"{path}/?", _Hook, {"secret": secret, "intake": intake})]


class _Hook(RequestHandler):
    def initialize(self, secret: str, intake: Intake) -> None:
        self._secret = secret
        self._intake = intake

    async def post(self) -> None:
        """200 for whatever Telegram sent: anything else, and it would be posted again for ever."""
        given = self.request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        if not hmac.compare_digest(given.encode(), self._secret.encode()):
            raise HTTPError(403)
        try:
            update = json.loads(self.request.body)
        except (ValueError, RecursionError) as exc:
            _log.warning("what was posted is no JSON and is passed over: %r", exc)
            return
        await self._intake.take([update])
