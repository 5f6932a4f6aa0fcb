from __future__ import annotations

import pytest

from index.korean.equivalents import load_equivalents
from tests.collection import corpus_of, document
from tests.index.searching import searcher_of

_READER = searcher_of(
    corpus_of(
        document(
            "관중은 커튼콜을 외쳤다. 구는 주민에게 중재안을 냈다.\n연구진은 심각도ㆍ전파력ㆍ잠복기를 살폈다.\n"
            "후보는 표밭을 다졌다. 국민의힘은 새 대표를 뽑았다. 국힘 지지율은 올랐다.\n尹奉吉 의사의 편지가 나왔다.",
            title="나래 갈매기단의 봄",
            outlet="한누리신문",
            author="서도담 기자",
        )
    )
).reader


def _unknown(question: str) -> tuple[str, ...]:
    return _READER.unknown_words(_READER.read(question))


@pytest.mark.parametrize(
    "question",
    [
        "커튼콜은 누가 외쳤어?",
        "중재안 누가 냈음",
        "전파력을 조사한 사람은?",
        "표밭 다진 사람 누구",
        "서도담 기자가 쓴 거 뭐야",
        "한누리신문 소식",
        "국힘쪽 대표 누구",
        "윤봉길 편지",
        "Ｋ의 편지는?",
        "벨트를 만든 이유는?",
    ],
)
def test_no_word_whose_letters_stand_somewhere_is_called_unknown(question: str) -> None:
    assert not {"커튼콜", "중재안", "전파력", "표밭", "기자", "이유", "윤봉길"} & set(
        _unknown(question)
    )
    assert all(len(word) > 1 for word in _unknown(question))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("KAKAO 편지는 어디야?", ("KAKAO",)),
        ("Ｎaver 편지는?", ("Ｎaver",)),
        ("시가총액은?", ("시가총액",)),
        ("은별이는 누구야?", ("은별",)),
        ("2031년 잠복기", ()),
        ("가덕도비행장활주로연장공사설명회자료집배포 표밭", ()),
    ],
)
def test_an_unknown_word_is_named_whole_as_it_was_typed(
    question: str, words: tuple[str, ...]
) -> None:
    assert _unknown(question) == words


def test_the_list_of_equivalents_holds_no_word_twice_in_a_group() -> None:
    assert all(word not in load_equivalents().of(word) for word in ("국힘", "국민의힘", "美", "mm"))
