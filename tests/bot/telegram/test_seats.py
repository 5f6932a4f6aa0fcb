"""Which processes may run beside each other; each Seat here stands for a process."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings import Settings, SettingsError
from bot.telegram.seats import SEATS, Lead, Seat

_TOKEN = "110001:" + "a" * 35


def _settings(folder: Path, webhook: str | None = "https://example.org/hook") -> Settings:
    return Settings((), folder, _TOKEN, webhook=webhook)


def test_each_process_that_is_called_has_a_seat_of_its_own_until_there_is_none(
    tmp_path: Path,
) -> None:
    seats = [Seat(_settings(tmp_path)) for _ in range(SEATS)]
    assert [seat.number for seat in seats] == list(range(SEATS))
    with pytest.raises(SettingsError, match="already_running"):
        Seat(_settings(tmp_path))
    seats[2].release()
    assert Seat(_settings(tmp_path)).number == 2


@pytest.mark.parametrize("first", [None, "https://example.org/hook"], ids=["polls", "is-called"])
@pytest.mark.parametrize("second", [None, "https://example.org/hook"], ids=["polls", "is-called"])
def test_who_asks_for_updates_is_alone(
    tmp_path: Path, first: str | None, second: str | None
) -> None:
    held = Seat(_settings(tmp_path, first))
    if first is None or second is None:
        with pytest.raises(SettingsError, match="already_running"):
            Seat(_settings(tmp_path, second))
    else:
        assert Seat(_settings(tmp_path, second)).number == 1
    held.release()
    assert Seat(_settings(tmp_path, first)).number == 0  # what was refused holds nothing


def test_a_seat_is_empty_when_its_process_is_gone_and_nobody_takes_it_meanwhile(
    tmp_path: Path,
) -> None:
    first, second, third = (Seat(_settings(tmp_path)) for _ in range(3))
    second.release()
    with third.empty({0, 1, 2, 3, -1}) as gone:
        assert gone == {1, 3}
        with pytest.raises(SettingsError, match="already_running"):
            Seat(_settings(tmp_path))
    assert Seat(_settings(tmp_path)).number == 1
    first.release()


async def test_another_process_leads_once_the_one_that_did_is_gone(tmp_path: Path) -> None:
    one, other, done = Lead(_settings(tmp_path)), Lead(_settings(tmp_path)), list[str]()

    async def work() -> None:
        done.append("done")

    assert one.held()
    assert one.held()
    assert not other.held()
    await one.only(work)()
    one.release()
    await other.only(work)()
    assert other.held()
    assert done == ["done", "done"]


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsError, match="no_lock"):
        Seat(_settings(tmp_path / "file" / "data"))
