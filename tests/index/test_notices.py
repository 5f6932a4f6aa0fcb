"""A notice of labelled lines, the only article: questions on it name nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.library import Library
from index.store import Store
from tests.embedders import shared_embedder
from tests.kiwi import shared_analyzer
from tests.shared import shared

_NOTICE = """나루시 봄 꽃잔치 운영 계획
2026. 3. 2.
나루시 공원과
1. 행사 개요
가. 행사명: 나루시 봄 꽃잔치
나. 일시: 2026. 4. 11.(토) 14:00 ~ 17:30
다. 장소: 나루시 강변 둔치
라. 참가비: 무료
2. 참가 신청
가. 신청 기간: 2026. 3. 9.(월) 09:00 ~ 3. 20.(금) 18:00
나. 신청 방법: 나루시 누리집 접수
"""


def _first(folder: Path, question: str) -> str:
    store = Store(folder / "a.sqlite3")
    library = Library(store, shared_analyzer(), shared_embedder())
    library.reindex([folder / "sources"])
    library.embed()
    answer = library.retriever.answer(question)
    store.close()
    assert answer.verdict in {"answered", "unsure"}
    return answer.hits[0].passage.sentence


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("언제 열려?", "4. 11.(토) 14:00"),
        ("장소는?", "강변 둔치"),
        ("꽃잔치 언제 열림", "4. 11.(토)"),
    ],
)
def test_a_line_with_the_label_of_what_is_asked_comes_first(
    tmp_path: Path, question: str, words: str
) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "plan.txt").write_text(_NOTICE, encoding="utf-8")
    assert words in _first(tmp_path, question)


@pytest.mark.parametrize(
    ("question", "words"), [("언제 열려?", "2025. 10. 18.(토) 13:00"), ("장소는?", "나래시민공원")]
)
@pytest.mark.parametrize("name", ["plan.txt", "plan.docx"])
def test_the_notice_of_the_cases_is_answered(
    tmp_path: Path, name: str, question: str, words: str
) -> None:
    (tmp_path / "sources").mkdir()
    data = (shared("cases/gaejosik-notice") / name).read_bytes()
    (tmp_path / "sources" / name).write_bytes(data)
    assert words in _first(tmp_path, question)
