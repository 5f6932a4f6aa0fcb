"""The article that the project exists for, by the command line, from its page to its answers."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from bot.cli.ask import batch
from bot.cli.context import Context
from bot.settings import read_settings
from tests.shared import shared


def _answers(tmp_path: Path, sources: Path, questions: list[str]) -> list[dict[str, Any]]:
    asked = tmp_path / "questions.jsonl"
    asked.write_text(
        "".join(json.dumps({"question": q}, ensure_ascii=False) + "\n" for q in questions),
        encoding="utf-8",
    )
    out = io.StringIO()
    settings = read_settings({"GISABOT_DATA": str(tmp_path / "data")}, [str(sources)])
    context = Context(settings, Console(file=io.StringIO()), out)
    assert batch(context, str(asked), top=3) == 0
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_every_question_on_the_article_is_answered_as_it_should_be(tmp_path: Path) -> None:
    lines = shared("questions/article.jsonl").read_text(encoding="utf-8").splitlines()
    wanted = [json.loads(line) for line in lines if line.strip()]
    answers = _answers(tmp_path, shared("seeds"), [item["question"] for item in wanted])
    wrong = []
    for item, answer in zip(wanted, answers, strict=True):
        hits = answer["hits"]
        if item["answer"] is None:
            right = answer["verdict"] in {"unsure", "not_found", "smalltalk"}
            right &= bool(hits) is (answer["verdict"] == "unsure")
        else:
            first = json.dumps(hits[:1], ensure_ascii=False)
            right = item["answer"] in first
        if not right:
            wrong.append((item["question"], item["answer"], answer["reply"]))
    assert wrong == []


_SEED_QUESTIONS = [
    ("네이버랩스 대표는 누구인가요?", "석상옥"),
    ("워크샵은 언제 열려?", "28일과 29일"),
    ("네이버랩스유럽은 어디에 있어?", "그르노블"),
    ("GAFA가 뭐야?", "구글"),
    ("AI 핵심 엔진은 몇 개야?", "9개"),
    ("이 기사는 누가 썼어?", "유다정"),
]


def test_the_shipped_account_answers_and_says_whose_words_it_holds(tmp_path: Path) -> None:
    seeds = Path(__file__).parent.parent.parent / "seeds"
    answers = _answers(tmp_path, seeds, [question for question, _ in _SEED_QUESTIONS])
    for (question, words), answer in zip(_SEED_QUESTIONS, answers, strict=True):
        assert words in json.dumps(answer["hits"][:1], ensure_ascii=False), question
    assert "기사봇 정리 · 원문: 〈" in answers[0]["reply"]
    assert "디지털투데이 · 유다정 기자 · 2019-10-28" in answers[0]["reply"]


@pytest.mark.parametrize("name", ["seeds"])
def test_no_stretch_of_the_article_is_shipped(name: str) -> None:
    article = next(shared("seeds").glob("*.txt")).read_text(encoding="utf-8")
    for path in (Path(__file__).parent.parent.parent / name).glob("*.md"):
        text = path.read_text(encoding="utf-8").split("---", 2)[2]
        stretches = {text[at : at + 30] for at in range(len(text) - 30)}
        assert not [stretch for stretch in stretches if stretch in article], path.name
