"""The way to the network: to public addresses only, and within a deadline.

A name is resolved once, every address is checked, and the connection goes to one of the checked
addresses: a name that resolves to something else a moment later (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import ipaddress
import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Any

import httpcore

# Addresses that carry an IPv4 address at their end: NAT64 (RFC 6052).
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
# All that IANA has given out for global unicast (RFC 4291).
_UNICAST = ipaddress.IPv6Network("2000::/3")
# What IANA's registries of special-purpose addresses hold beyond what every supported version of
# Python knows as not global, and anycast addresses of relays, which stand for somebody else's net.
_SPECIAL_4 = tuple(
    ipaddress.IPv4Network(net)
    for net in (
        *("0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.31.196.0/24", "192.52.193.0/24"),
        *("192.88.99.0/24", "192.175.48.0/24", "198.18.0.0/15"),
    )
)
_SPECIAL_6 = tuple(
    ipaddress.IPv6Network(net)
    for net in ("2001::/23", "2001:db8::/32", "2620:4f:8000::/48", "3fff::/20")
)
# The ports of the web and their usual seconds: no mail, no database, no console of a router.
PORTS = frozenset({80, 443, 8080, 8443})
_LOOK = 0.5  # seconds between two looks whether it is to stop

# Numeric addresses of a host name; raises OSError where there are none.
Resolver = Callable[[str, int], Sequence[str]]


class BlockedAddressError(Exception):
    """A host stands, or also stands, at an address that is not public."""

    def __init__(self, host: str, address: str) -> None:
        self.host = host
        self.address = address
        super().__init__(f"{host}: {address} is not public")


class BlockedPortError(Exception):
    """A port on which no web pages are served."""

    def __init__(self, port: int) -> None:
        self.port = port
        super().__init__(str(port))


class UnknownHostError(Exception):
    """A host name that no address is known for."""

    def __init__(self, host: str) -> None:
        self.host = host
        super().__init__(host)


class Deadline:
    """A moment after which nothing is waited for.

    Args:
        seconds: from now on.
        stopped: when it is set, the moment is now.
    """

    def __init__(self, seconds: float, stopped: threading.Event | None = None) -> None:
        self._end = time.monotonic() + seconds
        self._stopped = stopped or threading.Event()

    def within(self, timeout: float | None) -> float:
        """Seconds to wait at most; raises httpcore.ReadTimeout where the moment has passed."""
        left = self._end - time.monotonic()
        if left <= 0 or self._stopped.is_set():
            raise httpcore.ReadTimeout("deadline")
        return left if timeout is None else min(left, timeout)

    def looks(self, timeout: float | None) -> Iterator[float]:
        """The same in short waits, one after the other, until nothing is left of it."""
        end = time.monotonic() + self.within(timeout)
        while (left := end - time.monotonic()) > 0:
            yield self.within(min(left, _LOOK))


class GuardedBackend(httpcore.NetworkBackend):
    """Connects to what it has checked.

    Args:
        deadline: holds for connecting and for every read and write, so that a server which sends
            a byte now and then is left in the end.
        allow_private: connect to any address at all.
    """

    def __init__(
        self, deadline: Deadline, resolve: Resolver, *, allow_private: bool = False
    ) -> None:
        self._deadline = deadline
        self._resolve = resolve
        self._allow_private = allow_private
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address that answers.

        Raises:
            BlockedAddressError: one of the addresses is not public.
            BlockedPortError: no web pages are served on the port.
            UnknownHostError: there is no address.
            httpcore.ConnectError, httpcore.ConnectTimeout: none answered.
        """
        addresses = self._addresses(host, port)
        if port not in PORTS and not self._allow_private:
            raise BlockedPortError(port)
        for at, address in enumerate(addresses, 1):
            try:
                stream = self._backend.connect_tcp(
                    address, port, self._deadline.within(timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if at == len(addresses):
                    raise
            else:
                return _BoundStream(stream, self._deadline)
        raise UnknownHostError(host)

    def _addresses(self, host: str, port: int) -> Sequence[str]:
        try:
            addresses = self._in_time(lambda: self._resolve(host, port))
        # UnicodeError: a label of more than 63 characters.
        except (OSError, UnicodeError) as exc:
            raise UnknownHostError(host) from exc
        if not self._allow_private:
            for address in addresses:
                if not is_public(address):
                    raise BlockedAddressError(host, address)
        return addresses

    def _in_time(self, resolve: Callable[[], Sequence[str]]) -> Sequence[str]:
        """In a thread of its own: the system's resolver knows no deadline."""
        found: queue.SimpleQueue[Sequence[str] | Exception] = queue.SimpleQueue()

        def work() -> None:
            try:
                found.put(resolve())
            except Exception as exc:  # raised where it is waited for
                found.put(exc)

        threading.Thread(target=work, name="resolving", daemon=True).start()
        for seconds in self._deadline.looks(None):
            with suppress(queue.Empty):
                result = found.get(timeout=seconds)
                if isinstance(result, Exception):
                    raise result
                return result
        raise httpcore.ConnectTimeout("deadline")


class _BoundStream(httpcore.NetworkStream):
    """A stream of which no operation waits beyond the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        for seconds in self._deadline.looks(timeout):
            with suppress(httpcore.ReadTimeout):
                return self._stream.read(max_bytes, seconds)
        raise httpcore.ReadTimeout("nothing came")

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.within(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        bound = self._deadline.within(timeout)
        stream = self._stream.start_tls(ssl_context, server_hostname, bound)
        return _BoundStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def is_public(address: str) -> bool:
    """Whether a numeric address belongs to the open internet.

    False for private, loopback, link-local, multicast, reserved and shared (CGNAT) addresses and
    for all others of a special purpose, also where an IPv6 address wraps them.
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv4Address):
        special = ip.is_multicast or ip.is_reserved or any(ip in net for net in _SPECIAL_4)
        return ip.is_global and not special
    wrapped = ip.ipv4_mapped or ip.sixtofour
    if ip in _NAT64:
        wrapped = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    if wrapped is not None:
        return is_public(str(wrapped))
    return ip.is_global and ip in _UNICAST and not any(ip in net for net in _SPECIAL_6)


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host by the system's resolver, each once, in its order."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))
