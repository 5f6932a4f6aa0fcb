from __future__ import annotations

from bot.state.questions import Gap
from bot.talk.grouping import grouped
from tests.kiwi import shared_analyzer


def test_questions_with_the_same_nouns_are_one_group() -> None:
    gaps = [
        Gap("부산 날씨 어때?", 1, 0),
        Gap("나비대교 설계자는?", 0, 2, 1),
        Gap("오늘 부산 날씨는?", 3, 0),
        Gap("???", 1, 0),
    ]
    reasons = {"나비대교 설계자는?": {"old": 2}}
    groups = grouped(gaps, reasons, shared_analyzer().terms)  # type: ignore[arg-type]
    assert [(g.question, g.unanswered, g.disliked, g.others) for g in groups] == [
        ("부산 날씨 어때?", 4, 0, 1),
        ("나비대교 설계자는?", 0, 2, 0),
        ("???", 1, 0, 0),
    ]
    assert groups[1].reasons == {"old": 2}
