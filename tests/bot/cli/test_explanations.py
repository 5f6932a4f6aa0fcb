"""That an explanation tells of the very run that answered, for questions of every kind."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.cli.explain import as_text
from bot.talk.conversation import read, remembered
from bot.talk.showing import shortened
from index.library import Library
from index.question.followup import Talk
from index.records import Answer
from index.store import Store
from tests.benchmarks.field_sets import field_set
from tests.kiwi import shared_analyzer

_QUESTIONS = 200
_OTHERS = (
    "안녕",
    "고마워",
    "너는 누구야?",
    "ㅋㅋㅋ",
    "",
    "그건?",
    "그 사람은 누구야?",
    "기사 목록",
    "기사 몇 건 있어?",
    "이 기사는 누가 썼어?",
    "자세히",
    "요약해줘",
    "다른 기사도 보여줘",
    "거기 어디야?",
    "왜?",
    "그럼 언제?",
    "얼마야?",
    "지금 대표는 누구야?",
    "작년 매출은?",
    "2019년 기사에서 대표는 누구야?",
    "What is the price?",
)
_VERDICTS = {
    "answered": "답합니다",
    "unsure": "확실하지 않다고 말하고 보여 줍니다",
    "not_found": "답하지 않습니다|찾지 않았어요",
    "metadata": "기사 자체에 관한 질문",
    "smalltalk": "인사나 잡담",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    found = field_set("invented")
    assert found is not None
    assert found.shelf.folder is not None
    store = Store(tmp_path_factory.mktemp("explained") / "gisabot.sqlite3")
    library = Library(store, shared_analyzer())
    library.reindex([Path(found.shelf.folder)])
    return library


def _questions() -> list[str]:
    """Factual ones of all articles, and after each few one of another kind that goes on from it."""
    found = field_set("invented")
    assert found is not None
    texts = [question.text for question in found.questions]
    asked = texts[:: len(texts) // (_QUESTIONS - _QUESTIONS // 4)]
    mixed: list[str] = []
    for number, text in enumerate(asked):
        mixed.append(text)
        if number % 3 == 0:
            mixed.append(_OTHERS[number // 3 % len(_OTHERS)])
    return mixed[:_QUESTIONS]


def _told(answer: Answer) -> list[tuple[str, int, str, str]]:
    """(title, number of the sentence, its letters, the marked words) of what is explained."""
    told = []
    for hit in answer.hits[:3]:
        passage, cited = hit.passage, hit.passage.citation
        marked = passage.text[slice(*passage.answer)] if passage.answer else ""
        told.append((cited.title, cited.sentence_number, shortened(passage.sentence, 80), marked))
    return told


def test_verdict_hits_and_marks_are_those_of_the_answer(library: Library) -> None:
    questions, talk = _questions(), Talk()
    assert len(questions) == _QUESTIONS
    verdicts: set[str] = set()
    followed = 0
    for question in questions:
        run = read(library, question, talk)
        talk = remembered(library, run, talk)
        text = as_text(run.explanation(), "ko")
        verdicts.add(run.answer.verdict)
        followed += run.question.read_as != run.question.typed
        assert re.search(rf"^판단: .*(?:{_VERDICTS[run.answer.verdict]})", text, re.M), text
        lines = re.findall(r"^→ 〈(.*)〉 (\d+)번째 문장: (.*?)(?: · 답 ‘(.*)’)?$", text, re.M)
        assert [(t, int(n), s, m) for t, n, s, m in lines] == _told(run.answer), text
        if run.question.read_as != question.strip():
            assert run.question.read_as in text
    assert verdicts == set(_VERDICTS)
    assert followed > 5
