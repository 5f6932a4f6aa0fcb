from __future__ import annotations

import pytest

from index.readers.timestamps import read_timestamp


@pytest.mark.parametrize(
    "text",
    [
        "2024-03-05T10:42:31+09:00",
        "2024-03-05T10:42:31.250+0900",
        "2024-03-05T01:42:00Z",
        "2024-03-05T01:42:00+00:00",
        "2024-03-04T20:42:00-05:00",
        "2024-03-05T10:42",
        "2024-03-05 10:42:00",
        "2024.03.05 10:42",
        "2024.03.05. 오전 10:42",
        "2024/03/05 10:42",
        "20240305104200",
        "202403051042",
        "20240305T104200+0900",
        "Tue, 05 Mar 2024 10:42:00 +0900",
        "Tue, 5 Mar 2024 01:42:00 GMT",
        "05 Mar 2024 01:42 UT",
        "Mon, 04 Mar 2024 20:42:00 EST",
        "Tue, 05 Mar 2024 10:42:00 KST",
        "Tue, 05 Mar 2024 10:42:00",
        "화, 05 Mar 2024 10:42:00 +0900",
        "Tue Mar 05 10:42:00 KST 2024",
        "Tue Mar  5 01:42:00 UTC 2024",
        " 2024-03-05T10:42:31+09:00\n",
    ],
)
def test_one_moment_is_read_however_it_is_written(text: str) -> None:
    published = read_timestamp(text)
    assert published is not None
    assert published.isoformat() == "2024-03-05T10:42"


@pytest.mark.parametrize("text", ["2024-03-05", "2024.3.5", "20240305", "2024년 3월 5일"])
def test_a_day_without_a_time_has_no_clock(text: str) -> None:
    published = read_timestamp(text)
    assert published is not None
    assert published.isoformat() == "2024-03-05"


def test_a_moment_of_another_zone_may_fall_on_another_day() -> None:
    published = read_timestamp("Tue, 31 Dec 2024 23:30:00 GMT")
    assert published is not None
    assert published.isoformat() == "2025-01-01T08:30"


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "  ",
        "어제",
        "3시간 전",
        "2024",
        "20249999",
        "12345678",
        "Tue, 99 Mar 2024 10:42",
        "05 Mar 99999999999999999999 10:42:00 +0900",
        "01 Jan 1600 00:00:00 +0900",
        "{date}",
    ],
)
def test_what_is_no_date_is_none(text: str | None) -> None:
    assert read_timestamp(text) is None
