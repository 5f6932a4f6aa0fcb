from __future__ import annotations

import math
import random

import pytest
from rank_bm25 import BM25Okapi

from index.engines.rank_bm25 import RankBM25

_TEXTS = [
    ("d", ["네이버", "벨트"]),
    ("a", ["네이버", "석학", "석학"]),
    ("c", ["카카오"]),
    ("b", ["네이버", "벨트"]),
]


def test_a_question_that_shares_no_term_finds_nothing() -> None:
    assert RankBM25(_TEXTS).rank({"삼성": 1.0}, 5) == []


def test_scores_descend_and_ties_are_ordered_by_id() -> None:
    ranked = RankBM25(_TEXTS).rank({"네이버": 1.0, "벨트": 1.0}, 5)
    assert [text_id for text_id, _ in ranked] == ["b", "d", "a"]
    scores = [score for _, score in ranked]
    assert scores == sorted(scores, reverse=True)


def test_ties_at_the_cut_are_decided_by_id_not_by_position() -> None:
    ranker = RankBM25((name, ["같다"]) for name in "zyxwvu")
    assert [text_id for text_id, _ in ranker.rank({"같다": 1.0}, 2)] == ["u", "v"]


def test_k_below_one_is_refused() -> None:
    with pytest.raises(ValueError, match="k must be 1 or more, got 0"):
        RankBM25(_TEXTS).rank({"네이버": 1.0}, 0)


def test_a_term_in_every_text_scores_above_zero() -> None:
    ranked = RankBM25([("a", ["네이버"]), ("b", ["네이버"])]).rank({"네이버": 1.0}, 5)
    assert len(ranked) == 2
    assert all(score > 0 for _, score in ranked)


def test_an_empty_collection_and_texts_without_terms_are_fine() -> None:
    assert RankBM25([]).rank({"네이버": 1.0}, 5) == []
    ranker = RankBM25([("a", []), ("b", [])])
    assert ranker.rank({"네이버": 1.0}, 5) == []
    assert ranker.scores({"네이버": 1.0}, ["a", "b"]) == [0.0, 0.0]


def test_a_weight_multiplies_the_score_of_its_term() -> None:
    ranker = RankBM25(_TEXTS)
    (_, whole), (_, half) = (ranker.rank({"카카오": weight}, 1)[0] for weight in (1.0, 0.5))
    assert half == pytest.approx(whole / 2)


def test_scores_come_in_the_order_of_the_ids_asked_for() -> None:
    ranker = RankBM25(_TEXTS)
    ranked = dict(ranker.rank({"네이버": 1.0}, 5))
    assert ranker.scores({"네이버": 1.0}, ["c", "a"]) == [0.0, ranked["a"]]


def test_ids_must_be_unique() -> None:
    with pytest.raises(ValueError, match="unique"):
        RankBM25([("a", ["가"]), ("a", ["나"])])


def test_an_unknown_term_weighs_more_than_any_known_one() -> None:
    ranker = RankBM25(_TEXTS)
    assert ranker.idf("삼성") > ranker.idf("카카오") > ranker.idf("네이버") > 0


def test_scores_equal_those_of_rank_bm25_over_the_whole_collection() -> None:
    numbers = random.Random(7)
    words = [f"낱말{n}" for n in range(40)]
    texts = [(f"{n:03}", numbers.choices(words, k=numbers.randint(1, 12))) for n in range(300)]
    query = ["낱말1", "낱말5", "낱말9"]
    engine = BM25Okapi([terms for _, terms in texts], k1=0.9, b=0.4)
    for term in engine.idf:
        n = sum(term in terms for _, terms in texts)
        engine.idf[term] = math.log(1 + (len(texts) - n + 0.5) / (n + 0.5))
    expected = {
        text_id: score
        for (text_id, _), score in zip(texts, engine.get_scores(query), strict=True)
        if score > 0
    }
    ranked = RankBM25(texts).rank(dict.fromkeys(query, 1.0), len(texts))
    assert dict(ranked) == pytest.approx(expected)


def test_padding_makes_words_of_a_small_collection_weigh_alike() -> None:
    bare, padded = RankBM25(_TEXTS), RankBM25(_TEXTS, padding=300)
    assert bare.idf("카카오") / bare.idf("네이버") > 2
    assert padded.idf("카카오") / padded.idf("네이버") < 1.5
    assert padded.idf("없는말") > padded.idf("카카오") > padded.idf("네이버")
    assert RankBM25([], padding=300).idf("없는말") == padded_alone(300)


def padded_alone(texts: int) -> float:
    return math.log(1 + (texts + 0.5) / 0.5)
