"""What can go wrong on the web, as errors of sources."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager

import httpcore

from index.errors import Code, SourceError
from index.web.body import BrokenBodyError, TooLargeError
from index.web.network import BlockedAddressError, UnknownHostError

_STATUS: dict[int, Code] = {
    401: "status_401",
    402: "status_402",
    403: "status_403",
    404: "status_404",
    410: "status_410",
    429: "status_429",
    451: "status_451",
}


class StatusError(SourceError):
    """A server answered, but not with a page; `values` hold the HTTP status code."""


def refused(where: str, status: int) -> StatusError:
    """The error of an answer with that status."""
    other: Code = "status_server" if status >= 500 else "status_other"
    return StatusError(where, _STATUS.get(status, other), status=status)


@contextmanager
def mapped(where: str) -> Iterator[None]:
    """Errors of the network become SourceError; `where` is the address that the user gave."""
    try:
        yield
    except BlockedAddressError as exc:
        values = {"host": exc.host, "address": exc.address}
        raise SourceError(where, "address_private", **values) from exc
    except UnknownHostError as exc:
        raise SourceError(where, "host_unknown", host=exc.host) from exc
    except TooLargeError as exc:
        limit = round(exc.limit / 2**20)
        raise SourceError(where, "response_too_large", limit_mb=limit) from exc
    except BrokenBodyError as exc:
        raise SourceError(where, "response_packed") from exc
    except httpcore.TimeoutException as exc:
        raise SourceError(where, "timed_out") from exc
    except httpcore.ConnectError as exc:
        inner = exc.args[0] if exc.args else None  # the pool clears __cause__
        if isinstance(inner, ssl.SSLCertVerificationError):
            raise SourceError(where, "tls_certificate") from exc
        if isinstance(inner, ssl.SSLError):
            raise SourceError(where, "tls_failed", reason=inner.reason or str(inner)) from exc
        raise SourceError(where, "unconnected") from exc
    except (httpcore.NetworkError, httpcore.ProtocolError) as exc:
        raise SourceError(where, "response_broken") from exc
