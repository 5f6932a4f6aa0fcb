from __future__ import annotations

from bot.summary import brought_text, summary, taken_text
from index.collect.intake import IntakeResult, Twin
from index.errors import SourceError
from index.feeding import FeedReport
from index.library import Report
from index.store import FeedState
from tests.collection import document


def test_a_report_tells_what_changed_and_what_could_not_be_read() -> None:
    errors = tuple(SourceError(f"{n}.rtf", "rtf_unread") for n in range(12))
    report = Report(added=2, removed=1, failed=errors, documents=9, sentences=40)
    first, *rest = summary(report, "ko", "chat").split("\n")
    assert first == "추가 2건, 삭제 1건. 지금 기사 9건, 문장 40개예요."
    assert rest[0] == (
        "읽지 못했어요: 0.rtf: RTF 문서는 읽지 못해요. DOCX나 텍스트 파일로 저장해 주세요."
    )
    assert rest[-1] == "이 밖에 2건이 더 있어요."
    assert len(rest) == 11


def test_a_report_without_changes_says_so() -> None:
    assert summary(Report(documents=1, sentences=2), "ko", "chat").startswith("바뀐 기사가 없어요.")


def test_a_report_tells_how_much_of_the_meaning_was_read() -> None:
    report = Report(documents=3, sentences=1234, read=1200)
    assert summary(report, "ko", "terminal").endswith("문장 1,234개 중 1,200개의 뜻을 읽었어요.")
    assert summary(report, "en", "terminal").endswith("1,200 of 1,234 sentences has been read.")


def test_what_became_of_an_article_is_told_with_its_twin() -> None:
    article = document("가람시가 도서관을 열었다.", title="도서관")
    assert (
        taken_text(IntakeResult(article, "added", 1), "ko")
        == "〈도서관〉 기사를 넣었어요. 문장 1개예요."
    )
    near = IntakeResult(article, "changed", 1, Twin("x", "열람실", 0.9, same_url=False))
    assert taken_text(near, "ko").endswith("〈열람실〉 기사와 90% 같은 글이니 확인해 주세요.")
    copy = IntakeResult(article, "duplicate", 0, Twin("x", "열람실", 1.0, same_url=False))
    assert "글이 같아서 넣지 않았어요" in taken_text(copy, "ko")
    assert "same text" in taken_text(copy, "en")


def test_a_feed_that_failed_tells_only_why() -> None:
    error = SourceError("https://a.kr/rss", "status_server", status=503)
    failed = FeedReport(FeedState("https://a.kr/rss", "가람", problem=error), failed=(error,))
    assert brought_text(failed, "ko", "chat") == (
        "읽지 못했어요: https://a.kr/rss: 서버에 문제가 생겼다고 해요(503). 잠시 뒤 다시 해 보세요."
    )
    good = FeedReport(FeedState("https://a.kr/rss", "가람"))
    assert brought_text(good, "ko", "chat") == "가람: 새 기사 0건"
