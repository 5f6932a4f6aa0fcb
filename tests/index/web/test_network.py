from __future__ import annotations

import threading
import time

import httpcore
import pytest

from index.web.network import (
    BlockedAddressError,
    BlockedPortError,
    Deadline,
    GuardedBackend,
    UnknownHostError,
    is_public,
    resolve,
)


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "127.9.9.9",
        "169.254.169.254",
        "172.16.0.1",
        "192.168.0.1",
        "192.0.0.9",
        "192.0.0.192",
        "192.0.2.1",
        "192.31.196.1",
        "192.52.193.1",
        "192.88.99.1",
        "192.175.48.1",
        "198.51.100.7",
        "203.0.113.9",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::7f00:1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::c000:c0",
        "64:ff9b:1::101:101",
        "100::1",
        "2001:2::1",
        "2001:20::1",
        "2620:4f:8000::1",
        "2002:c058:6301::1",
        "3fff::1",
        "3fff:fff::1",
        "5f00::1",
        "2002:7f00:1::",
        "2001:0:7f00:1::",
        "2001:db8::1",
        "fc00::1",
        "fe80::1",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
    ],
)
def test_an_address_outside_the_open_internet_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    ["1.1.1.1", "223.130.192.247", "2606:4700::1111", "64:ff9b::101:101", "::ffff:1.1.1.1"],
)
def test_an_address_of_the_open_internet_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("host", ["localhost", "127.1", "2130706433", "0x7f000001", "0177.0.0.1"])
def test_loopback_is_found_out_under_every_spelling(host: str) -> None:
    backend = GuardedBackend(Deadline(5), resolve)
    with pytest.raises(BlockedAddressError):
        backend.connect_tcp(host, 80)


def test_one_private_address_among_public_ones_blocks_the_host() -> None:
    backend = GuardedBackend(Deadline(5), lambda host, port: ["1.1.1.1", "10.0.0.1"])
    with pytest.raises(BlockedAddressError) as caught:
        backend.connect_tcp("news.example", 80)
    assert caught.value.address == "10.0.0.1"


@pytest.mark.parametrize("port", [22, 25, 2375, 6379, 8000, 65535])
def test_ports_of_other_services_are_not_spoken_to(port: int) -> None:
    backend = GuardedBackend(Deadline(5), lambda host, port: ["1.1.1.1"])
    with pytest.raises(BlockedPortError):
        backend.connect_tcp("news.example", port)


def test_a_name_server_that_does_not_answer_is_left_at_the_deadline() -> None:
    asked = threading.Event()

    def resolve_slowly(host: str, port: int) -> list[str]:
        asked.wait(20)
        return ["1.1.1.1"]

    begun = time.monotonic()
    with pytest.raises(httpcore.TimeoutException):
        GuardedBackend(Deadline(0.5), resolve_slowly).connect_tcp("news.example", 80)
    assert time.monotonic() - begun < 5
    asked.set()


@pytest.mark.parametrize("host", ["nowhere.invalid", "a" * 64 + ".example", ""])
def test_a_host_without_an_address_is_unknown(host: str) -> None:
    backend = GuardedBackend(Deadline(20), resolve)
    with pytest.raises((UnknownHostError, BlockedAddressError)):
        backend.connect_tcp(host, 80)


def test_nothing_is_waited_for_behind_the_deadline() -> None:
    deadline = Deadline(-1)
    with pytest.raises(httpcore.ReadTimeout):
        deadline.within(10)


def test_a_wait_ends_with_the_shorter_of_timeout_and_deadline() -> None:
    deadline = Deadline(100)
    assert deadline.within(1) == 1
    assert 99 < deadline.within(None) <= 100
    assert deadline.within(1000) <= 100
