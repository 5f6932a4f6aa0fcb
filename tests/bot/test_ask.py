from __future__ import annotations

import io
import json

import pytest

from bot.ask import ask_batch, ask_one
from index.retriever import Retriever
from tests.collection import articles, retriever_of


@pytest.fixture(scope="module")
def newsroom() -> Retriever:
    return retriever_of(*articles())


def _batch(retriever: Retriever, *lines: str) -> tuple[list[dict[str, object]], int]:
    out = io.StringIO()
    broken = ask_batch(retriever, lines, top=3, out=out)
    return [json.loads(line) for line in out.getvalue().splitlines()], broken


def test_the_json_holds_what_the_readme_promises(newsroom: Retriever) -> None:
    out = io.StringIO()
    ask_one(newsroom, "하늘로보틱스 대표는 누구야?", top=2, as_object=True, out=out)
    answer = json.loads(out.getvalue())
    assert set(answer) == {"question", "verdict", "unknown_terms", "reply", "hits"}
    hit = answer["hits"][0]
    assert set(hit) == {"text", "sentence", "highlights", "score", "citation"}
    assert set(hit["citation"]) == {
        *("doc_id", "source", "title", "outlet", "author", "published", "url", "digest_by"),
        *("sentence_number", "start", "end"),
    }
    assert hit["citation"]["published"] == "2021-03-15T09:05"


def test_offsets_lead_to_the_words_they_claim(newsroom: Retriever) -> None:
    out = io.StringIO()
    ask_one(newsroom, "나르미는 몇 시간 움직여?", top=1, as_object=True, out=out)
    hit = json.loads(out.getvalue())["hits"][0]
    document = newsroom.corpus.documents[hit["citation"]["doc_id"]]
    start, end = hit["citation"]["start"], hit["citation"]["end"]
    assert document.text[start:end] == hit["sentence"]
    assert "나르미" in [hit["text"][start:end] for start, end in hit["highlights"]]


def test_a_batch_answers_in_order(newsroom: Retriever) -> None:
    questions = ["안녕", "카카오 대표는?", "기사 몇 개 있어?", "나비대교 길이는?"]
    lines = [json.dumps({"question": q}, ensure_ascii=False) + "\n" for q in questions]
    answers, broken = _batch(newsroom, *lines)
    assert broken == 0
    assert [a["question"] for a in answers] == questions
    assert [a["verdict"] for a in answers] == ["smalltalk", "not_found", "metadata", "answered"]


def test_a_broken_line_is_said_and_the_others_answered(
    newsroom: Retriever, capsys: pytest.CaptureFixture[str]
) -> None:
    answers, broken = _batch(newsroom, "{not json", "[1]", '{"q": 1}', "", '{"question": "안녕"}')
    assert broken == 3
    assert [a["verdict"] for a in answers] == ["not_found"] * 3 + ["smalltalk"]
    assert "1번째 줄" in str(answers[0]["error"])
    assert "3번째 줄" in capsys.readouterr().err
