"""Processes that answer in the place of the one that talks to Telegram."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from bot.settings import Settings
from bot.talk.answered import Answered, ask, ask_once
from bot.telegram.workers import WorkerError, Workers
from index.collect.intake import Pending
from index.engines.choice import Choice
from index.errors import SourceError
from index.library import Library
from index.question.followup import Talk
from index.records import Document
from index.store import Origin, Store
from tests.collection import document
from tests.kiwi import shared_analyzer

_BRIDGE = document("나비대교가 열렸다. 나비대교의 길이는 2.4km다.", title="나비대교 개통")
_ASKED = "나비대교 길이는 얼마야?"
_READY = 60  # seconds that two Kiwis may take to load on a busy machine


def _pending(item: Document) -> Pending:
    return Pending(item, Origin(item.source, 1, 1, item.source, item.doc_id, "upload"))


def _library(settings: Settings) -> Library:
    library = Library(Store(settings.database), shared_analyzer(), engine=settings.engine)
    library.add([_pending(_BRIDGE)])
    return library


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Library, Workers]]:
    """A library on disk, and two workers beside it."""
    folder = tmp_path_factory.mktemp("data")
    settings = Settings((), folder, semantic="off", engine=Choice("disk"), workers=2)
    library = _library(settings)
    workers = Workers(settings, library)
    assert workers.wait(_READY) == 2
    yield library, workers
    workers.close()
    library.store.close()


# What workers are asked for stands at the top of a module, where they find it.
def who(library: Library) -> int:
    return os.getpid()


def slowly_who(library: Library) -> int:
    time.sleep(0.3)
    return os.getpid()


def dies(library: Library, here: int) -> int:
    if os.getpid() != here:
        os.kill(os.getpid(), signal.SIGKILL)
    return here


def dies_once(library: Library, mark: Path) -> int:
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return os.getpid()


def fails(library: Library) -> None:
    raise SourceError("a.md", "file_empty")


def sentences_for(library: Library, question: str) -> list[str]:
    return [hit.passage.sentence for hit in ask_once(library, question).hits]


def _without_scores(found: Answered) -> Answered:
    hits = tuple(replace(hit, score=0.0) for hit in found.answer.hits)
    return replace(found, answer=replace(found.answer, hits=hits))


def test_two_workers_answer_at_the_same_time_and_as_this_process_would(
    desk: tuple[Library, Workers],
) -> None:
    library, workers = desk
    here, there = ask(library, _ASKED, Talk()), workers.do(ask, _ASKED, Talk())
    # Sets are walked in another order there, so that the last digit of a score may differ.
    assert _without_scores(there) == _without_scores(here)
    with ThreadPoolExecutor(2) as threads:
        both = list(threads.map(lambda _: workers.do(slowly_who), range(2)))
    assert set(both) == set(workers.pids())
    assert os.getpid() not in both


def test_what_was_told_to_be_added_or_removed_is_so_in_every_worker_at_its_next_question(
    desk: tuple[Library, Workers],
) -> None:
    library, workers = desk
    for number in range(5):
        new = document(
            f"다온{number}역이 열렸다. 다온{number}역의 승강장은 {number + 3}개다.", f"역 {number}"
        )
        question = f"다온{number}역 승강장은 몇 개야?"
        library.add([_pending(new)])
        for _ in range(2):  # they take turns
            assert f"{number + 3}개" in workers.do(sentences_for, question)[0]
        library.remove([new.doc_id])
        for _ in range(2):
            assert not any(f"다온{number}" in s for s in workers.do(sentences_for, question))


def test_what_another_process_has_added_is_known_too(desk: tuple[Library, Workers]) -> None:
    library, workers = desk
    other = Library(Store(library.store.path), shared_analyzer())
    new = document("새별공항이 섰다. 새별공항의 활주로는 7개다.", title="공항")
    other.add([_pending(new)])
    for _ in range(2):
        assert "7개" in workers.do(sentences_for, "새별공항 활주로는 몇 개야?")[0]
    other.remove([new.doc_id])
    other.store.close()


def test_an_error_comes_back_as_it_is_with_where_it_came_up(desk: tuple[Library, Workers]) -> None:
    with pytest.raises(SourceError, match="file_empty") as caught:
        desk[1].do(fails)
    assert "in fails" in "".join(caught.value.__notes__)


def test_a_worker_that_dies_is_started_again_and_another_answers(
    desk: tuple[Library, Workers], tmp_path: Path
) -> None:
    _, workers = desk
    before = set(workers.pids())
    there = workers.do(dies_once, tmp_path / "mark")
    assert there in before
    assert workers.wait(_READY) == 2
    assert len(set(workers.pids()) - before) == 1


def test_a_question_that_takes_down_every_worker_does_not_take_down_this_process(
    desk: tuple[Library, Workers],
) -> None:
    library, workers = desk
    with pytest.raises(WorkerError):
        workers.do(dies, os.getpid())
    assert workers.do(who) == os.getpid()  # until others have started
    assert sentences_for(library, _ASKED) == workers.do(sentences_for, _ASKED)


def test_a_worker_holds_a_small_collection_in_memory_and_ends_with_its_parent_alone(
    tmp_path: Path,
) -> None:
    settings = Settings((), tmp_path, semantic="off", engine=Choice("memory"), workers=1)
    library = _library(settings)
    workers = Workers(settings, library)
    assert workers.wait(_READY) == 1
    (pid,) = workers.pids()
    os.kill(pid, signal.SIGTERM)  # a supervisor tells all processes, a terminal too
    os.kill(pid, signal.SIGINT)
    assert workers.do(who) == pid
    library.add([_pending(document("도서관이 열렸다. 도서관의 책은 900권이다.", title="도서관"))])
    assert "900권" in workers.do(sentences_for, "도서관 책은 몇 권이야?")[0]
    workers.close()
    process = psutil.Process(pid) if psutil.pid_exists(pid) else None
    if process is not None:
        process.wait(5)
    library.store.close()
