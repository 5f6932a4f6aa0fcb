"""The parameters of one call, whichever of the four ways they came in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import BodyPartReader, web

from tests.botapi.errors import RefusedError, bad_request

UPLOAD_LIMIT = 50 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Upload:
    filename: str
    content: bytes
    mime_type: str


@dataclass(frozen=True, slots=True)
class Params:
    """Values are text, as on the server: JSON values other than strings are kept as JSON."""

    values: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, Upload] = field(default_factory=dict)

    def __contains__(self, name: str) -> bool:
        return name in self.values

    def text(self, name: str) -> str:
        return self.values.get(name, "")

    def required(self, name: str) -> str:
        value = self.text(name)
        if not value:
            raise bad_request(f'Parameter "{name}" is required')
        return value

    def integer(self, name: str, default: int = 0) -> int:
        """`default` where it is not given, 0 where it is not a number."""
        if not self.text(name):
            return default
        try:
            return int(self.text(name))
        except ValueError:
            return 0

    def flag(self, name: str) -> bool:
        return self.text(name).strip().lower() in ("true", "yes", "1")

    def json(self, name: str, complaint: str) -> Any:
        """The decoded value, None where it is not given.

        Raises:
            RefusedError: not JSON; says `complaint`.
        """
        if not self.text(name):
            return None
        try:
            return json.loads(self.text(name))
        except ValueError as exc:
            raise bad_request(complaint) from exc

    def tolerant_json(self, name: str) -> Any:
        """As `json`, but None where it is not JSON: the server treats entities so."""
        try:
            return json.loads(self.text(name) or "null")
        except ValueError:
            return None


async def read_params(request: web.Request) -> Params:
    """Query, form, multipart and JSON body, in this order of arrival, the body winning.

    Raises:
        RefusedError: the body is not what its content type says, or too big.
    """
    values: dict[str, str] = dict(request.query)
    files: dict[str, Upload] = {}
    kind = request.content_type
    if request.method != "POST" or not request.can_read_body:
        return Params(values)
    if kind == "application/json":
        try:
            body = await request.json()
        except ValueError as exc:
            raise RefusedError(400, "Bad Request: can't parse JSON body") from exc
        if not isinstance(body, dict):
            raise RefusedError(400, "Bad Request: can't parse JSON body")
        for name, value in body.items():
            if value is not None:
                values[name] = value if isinstance(value, str) else json.dumps(value)
    elif kind == "multipart/form-data":
        async for part in await request.multipart():
            if isinstance(part, BodyPartReader) and part.name:
                await _read_part(part, values, files)
    else:
        values |= {name: str(value) for name, value in (await request.post()).items()}
    return Params(values, files)


async def _read_part(
    part: BodyPartReader, values: dict[str, str], files: dict[str, Upload]
) -> None:
    name = part.name or ""
    if part.filename is None:
        values[name] = await part.text()
        return
    content = bytes(await part.read())
    if len(content) > UPLOAD_LIMIT:
        raise RefusedError(413, "Request Entity Too Large")
    mime_type = part.headers.get("Content-Type", "application/octet-stream")
    files[name] = Upload(part.filename, content, mime_type)
