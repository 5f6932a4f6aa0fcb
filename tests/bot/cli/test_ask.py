from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.errors import SourceError
from index.readers.markdown import read_markdown
from tests.bot.cli.conftest import Shell, Write
from tests.collection import ARTICLES, FAR, NEAR
from tests.index.readers.pdf import Sheet


def _lines(*questions: str) -> str:
    return "".join(json.dumps({"question": q}, ensure_ascii=False) + "\n" for q in questions)


def test_the_json_holds_what_the_readme_promises(shell: Shell) -> None:
    (answer,) = shell("ask", "--json", "--top", "2", "하늘로보틱스 대표는 누구야?").objects
    assert set(answer) == {"question", "verdict", "unknown_terms", "reply", "hits"}
    assert len(answer["hits"]) == 2
    hit = answer["hits"][0]
    assert set(hit) == {"text", "sentence", "highlights", "answer", "score", "citation"}
    assert set(hit["citation"]) == {
        *("doc_id", "source", "title", "outlet", "author", "published", "url", "digest_by"),
        *("sentence_number", "start", "end", "page"),
    }
    assert hit["citation"]["published"] == "2021-03-15T09:05"
    assert hit["citation"]["source"] == str(ARTICLES / "haneul-robotics.md")


def test_offsets_lead_to_the_words_they_claim(shell: Shell) -> None:
    (answer,) = shell("ask", "--json", "나르미는 몇 시간 움직여?").objects
    hit = answer["hits"][0]
    source = hit["citation"]["source"]
    document = read_markdown((ARTICLES / "haneul-robotics.md").read_bytes(), source)
    start, end = hit["citation"]["start"], hit["citation"]["end"]
    assert document.text[start:end] == hit["sentence"]
    assert hit["sentence"] in hit["text"]
    assert "나르미" in [hit["text"][start:end] for start, end in hit["highlights"]]


def test_several_questions_are_answered_in_turn(shell: Shell) -> None:
    answers = shell("ask", "--json", "안녕", "나비대교 길이는?").objects
    assert [answer["verdict"] for answer in answers] == ["smalltalk", "answered"]


def test_without_json_people_read_the_reply(shell: Shell) -> None:
    assert "2.4km" in shell("ask", "나비대교 길이는?").out


def test_a_batch_answers_in_order(shell: Shell, write: Write) -> None:
    questions = ["안녕", FAR, NEAR, "기사 몇 개 있어?", "나비대교 길이는?"]
    result = shell("ask", "--batch", str(write("q.jsonl", _lines(*questions))))
    assert result.code == 0
    assert [a["question"] for a in result.objects] == questions
    verdicts = [a["verdict"] for a in result.objects]
    assert verdicts == ["smalltalk", "not_found", "unsure", "metadata", "answered"]


@pytest.mark.parametrize(
    ("question", "doubt"),
    [
        (NEAR, "딱 맞는 답인지는 확실하지 않아요"),
        ("How much is the Nabi bridge toll?", "I am not sure"),
    ],
)
def test_an_unsure_answer_has_its_hits_and_no_marked_answer(
    shell: Shell, question: str, doubt: str
) -> None:
    (answer,) = shell("ask", "--json", question).objects
    assert answer["verdict"] == "unsure"
    assert answer["hits"]
    assert [hit["answer"] for hit in answer["hits"]] == [None] * len(answer["hits"])
    assert doubt in answer["reply"]
    assert answer["hits"][0]["text"] in answer["reply"]
    assert "없어요" not in answer["reply"]


def test_a_broken_line_is_said_and_the_others_answered(shell: Shell, write: Write) -> None:
    lines = '{not json\n[1]\n{"q": 1}\n\n{"question": "안녕"}\n'
    result = shell("ask", "--batch", str(write("q.jsonl", lines)))
    assert result.code == 1
    assert [a["verdict"] for a in result.objects] == ["not_found"] * 3 + ["smalltalk"]
    assert "1번째 줄" in result.objects[0]["error"]
    assert "3번째 줄" in result.err


def test_neither_or_both_kinds_of_questions_are_wrong_usage(shell: Shell) -> None:
    assert shell("ask").code == 2
    assert shell("ask", "--batch", "q.jsonl", "질문").code == 2


def test_a_missing_batch_file_is_named(shell: Shell) -> None:
    with pytest.raises(SourceError, match=r"없는\.jsonl: file_unopened"):
        shell("ask", "--batch", "없는.jsonl")


def _talk(*lines: tuple[str, str]) -> str:
    objects = ({"question": question, "chat": chat} for question, chat in lines)
    return "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in objects)


def test_the_lines_of_one_chat_go_on_from_each_other(shell: Shell, write: Write) -> None:
    lines = _talk(
        ("나비대교 길이는?", "a"), ("하늘로보틱스 대표는 누구야?", "b"), ("공사비는 얼마야", "a")
    )
    answers = shell("ask", "--batch", str(write("q.jsonl", lines))).objects
    assert [answer["chat"] for answer in answers] == ["a", "b", "a"]
    assert "1370억원" in answers[2]["hits"][0]["text"]


def test_how_a_follow_up_was_read_is_told(shell: Shell, write: Write) -> None:
    lines = _talk(("나비대교 길이는?", "a"), ("그럼 언제 열려?", "a"))
    answer = shell("ask", "--batch", str(write("q.jsonl", lines))).objects[1]
    assert answer["question"] == "그럼 언제 열려?"
    assert answer["read_as"] == "나비대교 길이 언제 열려?"
    assert answer["reply"].startswith("‘나비대교 길이 언제 열려?’로 읽었어요.")


def test_a_line_without_a_chat_stands_alone(shell: Shell, write: Write) -> None:
    lines = _lines("나비대교 길이는?", "그건?")
    answer = shell("ask", "--batch", str(write("q.jsonl", lines))).objects[1]
    assert answer["verdict"] == "not_found"
    assert answer["reply"] == "무엇에 대해 물으셨나요? 이름을 넣어 다시 물어봐 주세요."


def test_what_is_asked_back_offers_the_subjects_of_the_talk(shell: Shell, write: Write) -> None:
    lines = _talk(("나비대교 길이는?", "a"), ("그거 말고 그거", "a"))
    answer = shell("ask", "--batch", str(write("q.jsonl", lines))).objects[1]
    assert answer["choices"][0] == "나비대교"
    assert "‘나비대교’" in answer["reply"]


def test_several_questions_of_a_line_are_answered_in_one_object(shell: Shell, write: Write) -> None:
    lines = _lines("나비대교 길이는? 통행료는 얼마야? 공사비는?", "안녕")
    first, second = shell("ask", "--batch", str(write("q.jsonl", lines))).objects
    assert first["question"] == "나비대교 길이는?"
    assert [answer["question"] for answer in first["more"]] == ["통행료는 얼마야?", "공사비는?"]
    assert "받지 않는다" in first["more"][0]["hits"][0]["text"]
    assert "more" not in second


def test_a_chat_that_is_no_text_is_a_broken_line(shell: Shell, write: Write) -> None:
    lines = '{"question": "안녕", "chat": 3}\n'
    result = shell("ask", "--batch", str(write("q.jsonl", lines)))
    assert result.code == 1
    assert "error" in result.objects[0]


def test_the_page_of_a_pdf_is_cited(shell: Shell, tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.paragraph("가람시가 옛 방직 공장 터에 새 도서관을 열었다.")
    sheet.page()
    sheet.paragraph("가람시 도서관의 관장은 한바다다.")
    path = tmp_path / "도서관.pdf"
    path.write_bytes(sheet.bytes())
    shell("add", str(path))
    (answer,) = shell("ask", "--json", "--top", "1", "가람시 도서관 관장은 누구야?").objects
    assert answer["hits"][0]["citation"]["page"] == 2
    assert "2쪽 2번째 문장" in answer["reply"]
    assert "2쪽 2번째 문장" in shell("ask", "가람시 도서관 관장은 누구야?").out
