"""How answers are judged."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from index.answer.passages import make_passage
from index.corpus import Corpus
from index.library import Library
from index.records import Answer, Hit, Verdict
from index.store import Store
from tests.benchmarks.field_records import Gold, Question, Turn
from tests.benchmarks.field_scores import Judge, holds, judge_all, judge_talk, score
from tests.collection import corpus_of, document
from tests.kiwi import shared_analyzer

_LONG = "아주 " * 80  # no passage holds two of these sentences
_TEXT = (
    f"해온시는 {_LONG}새 도서관을 짓는다.\n공사비는 {_LONG}120억원이다.\n"
    f"문은 {_LONG}내년 5월에 연다."
)
_COST = Gold("120억원", _TEXT.index("120억원"))
_ASKED = Question("도서관 얼마 들어", "answerable", "금액", "도서관.txt", (_COST,), "120억원")


def _answer(corpus: Corpus, *lines: int, verdict: Verdict = "answered", mark: str = "") -> Answer:
    """An answer that shows these lines, best first."""
    sentences = corpus.sentences(next(iter(corpus.documents)))
    hits = []
    for line in lines:
        passage = make_passage(corpus, sentences[line], ())
        start = passage.text.find(mark)
        if mark and start >= 0:
            passage = replace(passage, answer=(start, start + len(mark)))
        hits.append(Hit(passage, 1.0, supported=True))
    return Answer("", verdict, hits=tuple(hits), documents=1)


def _corpus() -> Corpus:
    return corpus_of(document(_TEXT, "도서관"))


def test_a_passage_is_right_where_it_holds_the_gold() -> None:
    corpus = _corpus()
    judged = Judge(corpus).judge(_ASKED, _answer(corpus, 2, 1))
    assert judged.right == (False, True)
    assert not judged.first
    assert Judge(corpus).judge(_ASKED, _answer(corpus, 1)).first


def test_words_of_a_page_are_right_wherever_they_stand_white_space_aside() -> None:
    corpus = _corpus()
    gold = Gold("아주120억원이다")
    assert Judge(corpus).judge(replace(_ASKED, gold=(gold,)), _answer(corpus, 1)).first
    assert not Judge(corpus).judge(replace(_ASKED, gold=(gold,)), _answer(corpus, 0)).first


def test_without_gold_any_passage_of_the_article_is_right() -> None:
    corpus = _corpus()
    assert Judge(corpus).judge(replace(_ASKED, gold=()), _answer(corpus, 0)).first


def test_a_mark_is_right_where_it_is_the_answer() -> None:
    corpus = _corpus()
    judge = Judge(corpus)
    assert judge.judge(_ASKED, _answer(corpus, 1, mark="120억원")).mark is True
    assert judge.judge(_ASKED, _answer(corpus, 1, mark="공사비")).mark is False
    assert judge.judge(_ASKED, _answer(corpus, 1)).mark is None


def test_each_share_is_of_its_own_kind_of_questions() -> None:
    corpus = _corpus()
    judge = Judge(corpus)
    near = Question("도서관 관장 누구", "near", "사람", "도서관.txt")
    far = Question("로또 번호", "far", "수", None)
    scores = score(
        [
            judge.judge(_ASKED, _answer(corpus, 1)),
            judge.judge(_ASKED, _answer(corpus, 0, 1, verdict="unsure")),
            judge.judge(_ASKED, _answer(corpus, 2)),
            judge.judge(_ASKED, _answer(corpus, verdict="not_found")),
            judge.judge(near, _answer(corpus, 0)),
            judge.judge(far, _answer(corpus, 0, verdict="unsure")),
        ]
    )
    assert (scores.first, scores.among_three) == (0.25, 0.5)
    assert (scores.firm_wrong, scores.silent) == (0.25, 0.25)
    assert (scores.near_firm, scores.far_firm, scores.far_unsure) == (1.0, 0.0, 1.0)
    assert (scores.marks, scores.about) == (None, None)


def test_questions_and_conversations_go_the_way_of_a_chat(tmp_path: Path) -> None:
    article = tmp_path / "도서관.md"
    article.write_text(
        "---\ntitle: 도서관\n---\n\n" + _TEXT.replace("\n", "\n\n"), encoding="utf-8"
    )
    library = Library(Store(tmp_path / "s.sqlite3"), shared_analyzer())
    library.reindex([article])
    asked = replace(_ASKED, text="공사비는 얼마야?", gold=(Gold(_COST.text),))
    assert [judged.first for judged in judge_all(library, [asked])] == [True]
    talk = (
        Turn("공사비는 얼마야?", "start", article.name, (Gold(_COST.text),)),
        Turn("고마워", "smalltalk", None),
        Turn("로또 번호 알려줘", "near", None),
    )
    assert judge_talk(library, talk) == [True, True, True]
    library.store.close()


def test_a_number_is_held_only_where_it_does_not_stand_within_a_longer_one() -> None:
    assert holds("기사 2건이 있어요.", ["2건"])
    assert not holds("기사 12건이 있어요.", ["2건"])


def test_a_day_is_held_in_digits_and_in_words() -> None:
    assert holds("2025년 4월 17일에 나왔어요.", ["2025-04-17"])
    assert holds("해온일보 · 2025-04-17", ["2025-04-17"])
