"""What every engine of the first stage does alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.engines.first_stage import FieldScores, Searched, bigrams, letters_of
from index.korean.folding import letters
from index.korean.known_words import sound_of
from tests.collection import articles, document
from tests.index.engines.engines import Shelf, in_cluster, in_memory, on_disk

_QUESTIONS = (
    "하늘로보틱스 로봇 공장은 어디에 짓나?",
    "배터리 공장 대표는 누구야?",
    "오페라는 언제 열리나?",
    "직원은 몇 명이야?",
    "로봇은 몇 대야?",
)


@pytest.fixture(params=["memory", "disk", "cluster"])
def shelf(request: pytest.FixtureRequest, tmp_path: Path) -> Shelf:
    if request.param == "memory":
        return Shelf(in_memory())
    if request.param == "disk":
        return Shelf(on_disk(tmp_path))
    return Shelf(in_cluster(tmp_path, request.getfixturevalue("opensearch")))


def _figures(found: list[FieldScores]) -> list[tuple[str, list[float]]]:
    return [
        (s.sentence_id, [round(x, 9) for x in (s.by_terms, s.by_paragraph, s.by_bigrams)])
        for s in found
    ]


def test_nothing_shared_finds_nothing(shelf: Shelf) -> None:
    shelf.put(document("가람시가 도서관을 열었다."))
    assert shelf.best("손흥민") == []


def test_an_empty_corpus_is_fine(shelf: Shelf) -> None:
    assert shelf.best("도서관") == []
    assert list(shelf.engine.holding("도서관", shelf.corpus)) == []
    assert "도서관" not in shelf.engine.words
    assert not shelf.engine.words.within("도서관")


def test_scores_descend_and_each_sentence_comes_once(shelf: Shelf) -> None:
    shelf.put(*articles())
    for question in _QUESTIONS:
        totals = [scores.total for scores in shelf.best(question)]
        assert totals == sorted(totals, reverse=True)
        ids = [scores.sentence_id for scores in shelf.best(question)]
        assert len(set(ids)) == len(ids)


def test_ties_are_ordered_by_id(shelf: Shelf) -> None:
    shelf.put(*(document("다리를 놓았다.", title=f"글 {n}") for n in range(4)))
    ids = [scores.sentence_id for scores in shelf.best("다리")]
    assert len(ids) == 4
    assert ids == sorted(ids)


def test_k_below_one_is_refused(shelf: Shelf) -> None:
    shelf.put(document("다리를 놓았다."))
    with pytest.raises(ValueError, match="k must be 1 or more, got 0"):
        shelf.best("다리", 0)


def test_k_cuts_what_words_find_and_nothing_that_is_asked_for_besides(shelf: Shelf) -> None:
    shelf.put(document("다리를 놓았다. 다리가 길다. 값은 싸다."))
    every = [scores.sentence_id for scores in shelf.best("다리")]
    assert [s.sentence_id for s in shelf.best("다리", 1, also=every[-1:])] == [every[0], every[-1]]
    assert [s.sentence_id for s in shelf.best("손흥민", 1, also=every[:1])] == every[:1]


def test_a_term_in_every_sentence_scores_above_zero(shelf: Shelf) -> None:
    shelf.put(document("다리를 놓았다. 다리가 길다. 다리를 건넌다."))
    assert len(shelf.best("다리")) == 3
    assert all(scores.by_terms > 0 for scores in shelf.best("다리"))


def test_a_sentence_is_found_through_its_paragraph_and_its_title(shelf: Shelf) -> None:
    shelf.put(document("다리를 놓았다. 건너는 값은 없다.\n시장은 물러났다.", title="개통"))
    assert shelf.found("다리") == ["다리를 놓았다.", "건너는 값은 없다."]
    assert len(shelf.found("개통")) == 3


def test_a_weight_multiplies_the_score_of_its_term(shelf: Shelf) -> None:
    shelf.put(document("나비대교가 열렸다."))
    (whole,), (half,) = (
        shelf.engine.best(Searched({"나비": weight}, {}), 5, shelf.corpus) for weight in (1.0, 0.5)
    )
    assert half.by_terms == pytest.approx(whole.by_terms / 2)
    assert half.by_bigrams == 0.0


def test_what_is_rarer_weighs_more_and_what_is_nowhere_most(shelf: Shelf) -> None:
    shelf.put(document("다리를 놓았다. 다리가 길다. 도서관을 열었다."))
    assert shelf.engine.idf("고래") > shelf.engine.idf("도서관") > shelf.engine.idf("다리") > 0
    pairs = [shelf.engine.idf_of_pair(pair) for pair in ("고래", "도서", "다리")]
    assert pairs == sorted(pairs, reverse=True)
    assert pairs[0] > pairs[1] > pairs[2] > 0


def test_what_is_put_is_found_and_what_is_removed_is_not(shelf: Shelf) -> None:
    bridge = document("나비대교가 열렸다.", title="다리")
    shelf.put(bridge, document("도서관이 닫혔다.", title="책"))
    shelf.put(document("공항이 섰다.", title="하늘"))
    assert shelf.found("공항") == ["공항이 섰다."]
    shelf.remove(bridge)
    assert shelf.found("나비대교") == []
    assert "나비" not in shelf.engine.words
    assert "공항" in shelf.engine.words


def test_a_replaced_document_is_found_by_its_new_words_only(shelf: Shelf) -> None:
    shelf.put(document("나비대교가 열렸다.", title="소식"))
    shelf.put(document("도서관이 닫혔다. 책은 남았다.", title="소식"))
    assert shelf.found("나비대교") == []
    assert shelf.found("도서관 책")[0] == "도서관이 닫혔다."


def test_changes_lead_to_the_same_as_putting_all_at_once(shelf: Shelf) -> None:
    every = articles()
    stray = document("로봇이 배터리를 오페라에서 병원 대표에게 팔았다.", title="떠돌이")
    shelf.put(stray, *every[:3])
    other = document("로봇과 공장은 다른 글이었다.", title="다른 글")
    shelf.put(other)
    shelf.put(*every[3:])
    shelf.put(every[0])
    shelf.remove(stray)
    shelf.remove(other)
    whole = Shelf(in_memory())
    whole.put(*every)
    for question in _QUESTIONS:
        assert dict(_figures(shelf.best(question))) == dict(_figures(whole.best(question)))


def test_words_are_known_by_their_letters_and_their_sound(shelf: Shelf) -> None:
    shelf.put(document("석상옥 대표는 데이비드와 소매실에서 만났다.", title="만남"))
    words = shelf.engine.words
    assert "석상옥" in words
    assert words.within("상옥")
    assert not words.within("카카오")
    heard = sound_of("석상옥")
    assert heard is not None
    assert list(words.sounding(heard.heard)) == ["석상옥"]
    near = sound_of("석상욱")
    assert near is not None
    assert heard.heard in words.ending(near, 1)


def test_letters_are_found_wherever_they_stand(shelf: Shelf) -> None:
    bridge = document("나비 대교가 열렸다.", title="다리", author="서도윤", captions=("강가",))
    library = document("도서관이 닫혔다.", title="책")
    shelf.put(bridge, library)
    for word in ("나비대교가", "다리", "서도윤", "강가"):
        assert list(shelf.engine.holding(letters(word), shelf.corpus)) == [bridge.doc_id]
    assert list(shelf.engine.holding("비도", shelf.corpus)) == []
    shelf.remove(bridge)
    assert list(shelf.engine.holding("나비대교", shelf.corpus)) == []


def test_what_only_the_engine_has_is_not_found(shelf: Shelf) -> None:
    shelf.put(document("나비대교가 열렸다.", title="다리"))
    behind = Shelf(shelf.engine)
    assert behind.best("나비대교") == []


@pytest.mark.parametrize(
    ("text", "pairs"), [("AI 연구", ["ai", "연구"]), ("a·b 값", ["ab"]), ("", [])]
)
def test_pairs_do_not_cross_blanks_and_leave_out_marks(text: str, pairs: list[str]) -> None:
    assert bigrams(text) == pairs


def test_the_letters_of_a_document_are_all_that_it_says() -> None:
    found = letters_of(document("열렸다.", title="다리", outlet="가람일보", captions=("강 가",)))
    assert found == "다리\n가람일보\n강가\n열렸다"
