"""What can go wrong on the web, said to users."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager

import httpcore

from index.errors import SourceError
from index.web.body import BrokenBodyError, TooLargeError
from index.web.network import BlockedAddressError, UnknownHostError

_LATER = "잠시 뒤 다시 해 보세요."
_CHECK = "주소를 다시 확인해 주세요."
_BY_HAND = "브라우저에서 기사를 복사해 텍스트 파일로 넣어 주세요."
_STATUS = {
    401: ("로그인해야 볼 수 있는 페이지예요(401).", _BY_HAND),
    402: ("돈을 내야 볼 수 있는 페이지예요(402).", _BY_HAND),
    403: ("서버가 읽는 것을 거절했어요(403).", _BY_HAND),
    404: ("그런 페이지가 없어요(404).", "주소를 확인해 주세요. 기사가 지워졌을 수도 있어요."),
    410: ("지워진 페이지예요(410).", "다른 주소에 있는지 찾아보세요."),
    429: ("서버가 너무 자주 찾아왔다고 해요(429).", "몇 분 뒤 다시 해 보세요."),
    451: ("법적인 이유로 막힌 페이지예요(451).", ""),
}


class StatusError(SourceError):
    """A server answered, but not with a page.

    Attributes:
        status: the HTTP status code.
    """

    def __init__(self, where: str, status: int) -> None:
        self.status = status
        if status >= 500:
            what, remedy = f"서버에 문제가 생겼다고 해요({status}).", _LATER
        else:
            what, remedy = _STATUS.get(
                status, (f"서버가 페이지를 주지 않았어요({status}).", _CHECK)
            )
        super().__init__(where, what, remedy)


@contextmanager
def mapped(where: str) -> Iterator[None]:
    """Errors of the network become SourceError; `where` is the address that the user gave."""
    try:
        yield
    except BlockedAddressError as exc:
        raise SourceError(
            where,
            f"'{exc.host}'은 공개된 인터넷이 아니라 내부망의 주소예요({exc.address}).",
            "인터넷에 공개된 주소를 넣거나, 기사를 파일로 저장해 넣어 주세요.",
        ) from exc
    except UnknownHostError as exc:
        raise SourceError(where, f"'{exc.host}' 서버를 찾을 수 없어요.", _CHECK) from exc
    except TooLargeError as exc:
        raise SourceError(
            where,
            f"응답이 너무 커요({exc.limit / 2**20:.0f} MB까지 읽어요).",
            "기사 페이지의 주소가 맞는지 확인하거나, 나누어 파일로 넣어 주세요.",
        ) from exc
    except BrokenBodyError as exc:
        raise SourceError(where, "응답의 압축을 풀 수 없어요.", _LATER) from exc
    except httpcore.TimeoutException as exc:
        raise SourceError(where, "서버가 제때 답하지 않아요.", _LATER) from exc
    except httpcore.ConnectError as exc:
        inner = exc.args[0] if exc.args else None  # the pool clears __cause__
        if isinstance(inner, ssl.SSLError):
            raise SourceError(
                where,
                f"안전한 연결(TLS)을 맺지 못했어요({_reason(inner)}).",
                "브라우저에서도 인증서 경고가 나오는지 확인해 주세요.",
            ) from exc
        raise SourceError(
            where, "서버에 연결할 수 없어요.", "주소를 확인하고 잠시 뒤 다시 해 보세요."
        ) from exc
    except (httpcore.NetworkError, httpcore.ProtocolError) as exc:
        raise SourceError(where, "서버의 응답이 끊겼거나 올바르지 않아요.", _LATER) from exc


def _reason(error: ssl.SSLError) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return "인증서를 믿을 수 없음"
    return error.reason or "이유를 알 수 없음"
