from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from bot.cli.terminal import Chat, progress_bar
from bot.talk.showing import shown
from index.errors import SourceError
from index.library import Library, Report
from index.store import Store
from tests.collection import ARTICLES, NEAR
from tests.kiwi import shared_analyzer


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(Store(tmp_path / "a.sqlite3"), shared_analyzer())
    library.reindex([ARTICLES])
    return library


def _talk(library: Library, *lines: str, fails: bool = False) -> str:
    def reindex() -> Report:
        if fails:
            raise SourceError("기사/", "folder_missing")
        return library.reindex([ARTICLES])

    out = io.StringIO()
    Chat(library, Console(file=out, width=300), reindex).run(io.StringIO("\n".join(lines)))
    return out.getvalue()


def test_a_question_gets_a_quotation_and_its_citation(library: Library) -> None:
    said = _talk(library, "나르미는 몇 시간 움직여?")
    assert "12시간" in said
    assert "— 〈하늘로보틱스, 순천에 배송 로봇 공장 짓는다〉 · 가람경제" in said


def test_a_follow_up_takes_its_subject_from_the_question_before(library: Library) -> None:
    said = _talk(library, "나비대교 길이는 얼마야?", "그럼 언제 열려?")
    assert said.count("8월 9일 개통") == 2


def test_matched_words_are_underlined_where_the_console_can(library: Library) -> None:
    out = io.StringIO()
    console = Console(file=out, width=300, force_terminal=True, color_system="standard")
    Chat(library, console, lambda: Report()).show(
        library.retriever.answer("나르미는 몇 시간 움직여?")
    )
    assert "\x1b[4m나르미\x1b[0m" in out.getvalue()


@pytest.mark.parametrize(
    ("question", "doubt", "heading"),
    [
        (NEAR, "딱 맞는 답인지는 확실하지 않아요. 가장 가까운", "이런 내용도 있어요."),
        ("Who designed it?", "I am not sure that this answers you.", "These come near, too:"),
    ],
)
def test_what_is_not_sure_is_shown_with_its_doubt_and_nothing_in_bold(
    library: Library, question: str, doubt: str, heading: str
) -> None:
    out = io.StringIO()
    console = Console(file=out, width=300, force_terminal=True, color_system="standard")
    answer = library.retriever.answer(NEAR, top=12)
    Chat(library, console, lambda: Report()).show(replace(answer, question=question))
    said = out.getvalue()
    assert "\x1b[1" not in said
    assert said.index(doubt) < said.index("“전남 신안") < said.index(heading) < said.index("2. “")


def test_a_long_candidate_is_cut_and_its_matches_still_marked(library: Library) -> None:
    out = io.StringIO()
    console = Console(file=out, width=300, force_terminal=True, color_system="standard")
    answer = library.retriever.answer(NEAR, top=12)
    first, second, *_ = shown(answer)
    words = "나비도 주민은 " + "배를 오래 타야 했다고 " * 12 + "말했다."
    passage = replace(second.passage, text=words, sentence=words, highlights=((0, 2),), moments=())
    hits = (first, replace(second, passage=passage))
    Chat(library, console, lambda: Report()).show(replace(answer, hits=hits))
    assert "2. “\x1b[4m나비\x1b[0m도 주민은" in out.getvalue()
    assert "타야…”" in out.getvalue() or "했다고…”" in out.getvalue()


def test_answering_words_are_bold_and_matched_ones_underlined(library: Library) -> None:
    out = io.StringIO()
    console = Console(file=out, width=300, force_terminal=True, color_system="standard")
    answer = library.retriever.answer("나르미는 몇 시간 움직여?")
    first, *others = answer.hits
    start = first.passage.text.index("12시간")
    passage = replace(first.passage, answer=(start, start + len("12시간")))
    Chat(library, console, lambda: Report()).show(
        replace(answer, hits=(replace(first, passage=passage), *others))
    )
    assert "\x1b[1;33m12시간\x1b[0m" in out.getvalue()
    assert "\x1b[4m나르미\x1b[0m" in out.getvalue()


def test_a_folder_that_is_gone_is_said_and_talk_goes_on(library: Library) -> None:
    said = _talk(library, "/reindex", "나비대교 길이는?", fails=True)
    assert "그런 폴더가 없어요" in said
    assert "2.4km" in said


def test_commands_are_answered(library: Library) -> None:
    said = _talk(library, "/help", "/sources", "/reindex", "/없는명령")
    assert "/reindex   바뀐 기사를 다시 읽기" in said
    assert "등록된 기사는 모두 8건이에요" in said
    assert "바뀐 기사가 없어요" in said
    assert "/없는명령 명령은 없어요" in said


def test_nothing_is_answered_after_quit(library: Library) -> None:
    assert "2.4km" not in _talk(library, "/quit", "나비대교 길이는?")


def test_markup_in_questions_is_shown_as_it_is(library: Library) -> None:
    assert "‘카카오’" in _talk(library, "[red]카카오[/red] 대표는 [/bold] 누구?")


def test_progress_is_silent_where_there_is_no_terminal() -> None:
    out = io.StringIO()
    with progress_bar(Console(file=out), "읽는 중") as show:
        show(1, 2, "a.txt")
    assert out.getvalue() == ""
