"""The question sets, checked from their files alone."""

from __future__ import annotations

from collections import Counter

import pytest

from index.readers.markdown import read_markdown
from tests.benchmarks.field_own import DATA, INVENTED, rows, talks
from tests.benchmarks.field_pages import squeezed
from tests.benchmarks.field_records import FOLDS, FieldSet, Question, ranges
from tests.benchmarks.field_sets import NAMES, field_set
from tests.shared import shared

_OWN = ("invented", "korquad", "news")
_FILES = {name: list(rows(DATA / f"{name}.jsonl")) for name in _OWN}


def _set(name: str) -> FieldSet:
    if name != "invented":
        shared("data")
    found = field_set(name)
    assert found is not None
    return found


def test_no_question_is_asked_twice() -> None:
    asked = Counter(squeezed(row["question"]) for name in _OWN for row in _FILES[name])
    assert [question for question, times in asked.items() if times > 1] == []


def test_there_are_enough_questions_of_each_group() -> None:
    groups = Counter(row["group"] for name in _OWN for row in _FILES[name])
    assert groups.total() >= 1500
    assert groups["answerable"] >= 1000
    assert groups["near"] >= 400
    assert groups["far"] >= 100


def test_no_words_of_texts_that_are_not_ours_stand_in_the_files() -> None:
    for name in ("korquad", "news"):
        for row in _FILES[name]:
            places = [*row.get("gold", ()), *([row["answer"]] if "answer" in row else [])]
            assert all(type(number) is int for place in places for number in place), row
            assert set(row) <= {
                "question",
                "group",
                "kind",
                "source",
                "gold",
                "answer",
                "note",
                "raw",
            }


def test_what_is_answerable_has_gold_and_nothing_else_has() -> None:
    for name in _OWN:
        for row in _FILES[name]:
            assert ("gold" in row) == (row["group"] == "answerable"), row
            assert ("said" in row) == (row["group"] == "about"), row
            assert (row["source"] is None) <= (row["group"] in {"far", "about"}), row


@pytest.mark.parametrize("name", ["invented", "korquad_phone", "news", "news_shared"])
def test_every_gold_is_found_in_its_article_and_the_answer_in_it(name: str) -> None:
    for question in _set(name).questions:
        assert (question.group == "answerable") == bool(question.gold)
        assert all(len(gold.text) >= 2 for gold in question.gold), question
        assert question.answer is None or question.answer.strip(), question


def test_gold_of_invented_articles_stands_where_it_is_said_to_stand() -> None:
    documents = {
        path.name: read_markdown(path.read_bytes(), path.name) for path in INVENTED.glob("*.md")
    }
    for question in _set("invented").questions:
        if question.group != "answerable":
            continue
        assert question.source is not None
        document = documents[question.source]
        for (start, end), gold in zip(ranges(question, document), question.gold, strict=True):
            assert document.text[start:end] == gold.text
        told = [*(gold.text for gold in question.gold), document.text]
        assert question.answer is None or any(question.answer in text for text in told), question


@pytest.mark.parametrize("name", ["korquad_phone", "korquad", "tydi_ko", "klue_wiki"])
def test_gold_of_other_texts_stands_where_it_is_said_to_stand(name: str) -> None:
    found = _set(name)
    documents = {document.source: document for document in found.shelf.documents}
    for question in found.questions:
        if question.group == "answerable":
            assert question.source is not None
            document = documents[question.source]
            for (start, end), gold in zip(ranges(question, document), question.gold, strict=True):
                assert document.text[start:end] == gold.text


@pytest.mark.parametrize("name", NAMES)
def test_the_folds_part_a_set_by_its_articles(name: str) -> None:
    questions = _set(name).questions
    assert {question.fold for question in questions} == set(range(FOLDS))
    folds: dict[str, set[int]] = {}
    for question in questions:
        folds.setdefault(question.source or question.text, set()).add(question.fold)
    assert all(len(of_one) == 1 for of_one in folds.values())


def test_conversations_have_gold_where_something_is_to_be_found() -> None:
    shared("data")
    all_talks = talks()
    assert len(all_talks) == 40
    for talk in all_talks:
        assert talk[0].kind == "start"
        for turn in talk:
            told = turn.kind in {"start", "followup", "newsubject", "article"}
            assert bool(turn.gold or turn.said) == told, turn


def test_a_question_that_names_no_place_is_right_with_all_of_its_article() -> None:
    text = "첫 문장입니다."
    path = INVENTED / "a01-haerin-council-budget.md"
    document = read_markdown(path.read_bytes(), path.name)
    question = Question(text, "answerable", "", path.name)
    assert ranges(question, document) == [(0, len(document.text))]
