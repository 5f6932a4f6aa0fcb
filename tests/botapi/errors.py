"""How a method says no."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]


class RefusedError(Exception):
    """A call is answered with ``ok: false``.

    Attributes:
        code: the HTTP status, repeated in the body as ``error_code``.
        description: as the server words it, with its prefix ("Bad Request: …").
        parameters: ``retry_after`` or ``migrate_to_chat_id``, empty otherwise.
    """

    def __init__(self, code: int, description: str, parameters: Json | None = None) -> None:
        self.code = code
        self.description = description
        self.parameters = parameters or {}
        super().__init__(description)

    def body(self) -> Json:
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(message: str) -> RefusedError:
    """400; the first letter becomes small unless the second is a capital or an underscore.

    That is the server's own rule: ``Can't parse …`` becomes "Bad Request: can't parse …" and
    ``BUTTON_DATA_INVALID`` stays.
    """
    if not (message[1:2].isupper() or message[1:2] == "_"):
        message = message[:1].lower() + message[1:]
    return RefusedError(400, f"Bad Request: {message}")


def forbidden(message: str) -> RefusedError:
    return RefusedError(403, f"Forbidden: {message}")
