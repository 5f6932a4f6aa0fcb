from __future__ import annotations

import pytest

from index.pages.furniture import Furniture, furniture
from index.pages.masthead import outlet_of, source_of


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("이 기사를 공유합니다", Furniture.TOOL),
        ("페이스북(으)로 기사보내기 트위터(으)로 기사보내기", Furniture.TOOL),
        ("페이스북 | 트위터 | 카카오톡", Furniture.TOOL),
        ("URL복사", Furniture.TOOL),
        ("  • 본문 글씨 키우기", Furniture.TOOL),
        ("글자크기 설정", Furniture.TOOL),
        ("좋아요 1,204", Furniture.TOOL),
        ("구독 3.5만명", Furniture.TOOL),
        ("홈 > 사회 > 사건", Furniture.TOOL),
        ("정치 경제 사회 문화", Furniture.TOOL),
        ("로그인회원가입", Furniture.TOOL),
        ("AD", Furniture.TOOL),
        ("garam@dawn.example.kr", Furniture.TOOL),
        ("#도서관 #가람시", Furniture.TOOL),
        ("[앵커]", Furniture.TOOL),
        ("영상취재: 홍가람/영상편집: 이누리", Furniture.TOOL),
        ("새벽신문 뉴스스탠드 바로가기 - MY 뉴스 설정", Furniture.TOOL),
        ("카카오톡에서 새벽신문 채널 추가", Furniture.TOOL),
        ("▶ [기획] 전지 전쟁, 승자는 누구", Furniture.TOOL),
        ("기사 제보 및 보도자료", Furniture.TOOL),
        ("관련기사", Furniture.SECTION),
        ("[관련기사]", Furniture.SECTION),
        ("많이 본 뉴스 TOP 10", Furniture.SECTION),
        ("이 시각 주요뉴스", Furniture.SECTION),
        ("홍가람 기자의 다른 기사 더 보기", Furniture.SECTION),
        ("AI 요약", Furniture.SUMMARY),
        ("댓글 0", Furniture.COMMENTS),
        ("댓글쓰기", Furniture.COMMENTS),
        ("전체 댓글 1,024개", Furniture.COMMENTS),
        ("저작권자 © 새벽신문 무단전재 및 재배포 금지", Furniture.COPYRIGHT),
        ("[ⓒ 누리경제, 무단전재 배포금지]", Furniture.COPYRIGHT),
        ("모든 콘텐츠는 저작권법의 보호를 받은바, 무단 전재를 금합니다.", Furniture.COPYRIGHT),
        ("대표전화 : 000-0000-0000", Furniture.MASTHEAD),
        ("  • 발행·편집인 : 봉하늘", Furniture.MASTHEAD),
        ("서울시 가람구 은하로25길 46, 3층(별빛동) (주)새벽신문", Furniture.MASTHEAD),
        ("회사소개 이용약관 개인정보처리방침", Furniture.MASTHEAD),
    ],
)
def test_furniture_is_told_by_its_kind(line: str, kind: Furniture) -> None:
    assert furniture(line) is kind


@pytest.mark.parametrize(
    "line",
    [
        "법원은 무단 전재를 금지한다고 판결했다.",
        "경찰은 시민 제보를 기다린다고 밝혔다.",
        "무단 전재 금지라고 적혀 있어서 요약만 함",
        "관련기사를 모두 읽은 사람은 드물었다",
        "댓글이 문제라는 지적이 나온다",
        "서울 가람구는 은하로 12곳을 정비했다.",
        "네이버 블로그에서 카카오톡 채널 추가를 권한다.",
        "요약하면 이렇다",
        "음성 판정을 받은 사람",
        "가나다",
        "도서관이 살아야 동네가 산다",
        "소재 기업 ‘온결’, 2분기 영업이익 41.7%↑",
        "무단 전재 금지 " * 30,
    ],
)
def test_lines_of_articles_are_no_furniture(line: str) -> None:
    assert furniture(line) is None


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("제호 : 새벽신문 (DawnDaily)", "새벽신문"),
        ("저작권자 © 새벽신문 무단전재 및 재배포 금지", "새벽신문"),
        ("<저작권자(c) 누리통신, 무단 전재-재배포 금지>", "누리통신"),
        ("Copyright ⓒ 한빛일보. All rights reserved.", "한빛일보"),
        ("Copyright © 2020 새벽신문 (DawnDaily). All rights reserved.", "새벽신문"),
        ("© 2011-2024 (주)새벽신문 All Rights Reserved", "새벽신문"),
        ("Copyright © '우리 동네 전문미디어' 새벽신문 (http://dawn.example.kr)", "새벽신문"),
        ("대표전화 : 000-0000-0000", None),
        ("(c) 2025 새벽신문", "새벽신문"),
        ("(c) 적용 범위", None),
    ],
)
def test_footers_name_the_outlet(line: str, outlet: str | None) -> None:
    assert outlet_of(line) == outlet


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("[Source : 한겨레]", "한겨레"),
        ("기사제공 새벽신문", "새벽신문"),
        ("제공 언론사: 봄", "봄"),
        ("출처: 새벽신문", "새벽신문"),
        ("출처: 통계청", None),
        ("언론사 선정", None),
        ("매체 관계자는 웃었다", None),
    ],
)
def test_a_line_may_name_where_an_article_is_from(line: str, outlet: str | None) -> None:
    assert source_of(line) == outlet
