from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import pytest

from index.pages.cleaning import Page, clean_body, clean_page
from index.readers.text import read_text
from index.records import Document, Published
from tests.kiwi import shared_analyzer
from tests.shared import SHARED

_PAGES = Path(__file__).parent
_REAL = SHARED / "seeds" / "000_5f9343de53075532.txt"


@dataclass(frozen=True, slots=True)
class Expected:
    """What a page of `tests/index/pages` has to give; `body` names its lines by line number."""

    title: str
    outlet: str | None
    author: str | None
    published: str | None
    body: tuple[str, ...]
    captions: tuple[str, ...] = ()


_EXPECTED = {
    "wire": Expected(
        title="가람시, 겨울 축제에 로봇 안내원 20대 배치",
        outlet="누리통신",
        author="한서윤",
        published="2023-12-04T09:15",
        body=(
            "강원 가람시는 오는 22일 개막하는 '가람 눈꽃 축제'에 안내 로봇 20대를 배치한다고 4일 "
            "밝혔다.",
            "로봇은 행사장 입구와 눈썰매장, 먹거리촌 등 7곳에서 길을 안내하고 미아를 찾는 일을 "
            "돕는다. 영하 25도에서도 3시간 30분 동안 움직일 수 있다.",
            "시는 지난해 축제에서 안내 인력이 부족하다는 민원이 143건 접수되자 로봇을 들이기로 했다.",
            '오지훈 관광과장은 "로봇이 사람을 대신하는 게 아니라 사람이 미처 못 가는 곳을 맡는 '
            '것"이라며 "어르신도 쓰기 쉽게 말로 묻고 답하도록 했다"고 말했다.',
        ),
        captions=("눈꽃길을 오가는 안내 로봇 [가람시 제공. 재판매 및 DB 금지]",),
    ),
    "portal": Expected(
        title="바다숲 3년 만에 축구장 400개 넓이로…“어획량 두 배”",
        outlet="한빛일보",
        author="문가온",
        published="2024-03-05T15:12",
        body=(
            "남해 앞바다의 바다숲이 3년 만에 축구장 400개 넓이로 늘었다. 해누리연구소는 5일 ‘바다숲 "
            "조성 성과 보고회’를 열어 이같이 발표했다.",
            "연구소에 따르면 바다숲 면적은 2021년 96㏊에서 지난해 말 288㏊로 커졌다. 같은 기간 인근 "
            "어촌계 11곳의 어획량은 1.9배가 됐다.",
            "김로운 소장은 “해조류가 자리를 잡으니 물고기가 먼저 알고 돌아왔다”며 “내년에는 동해로 "
            "넓힐 계획”이라고 말했다.",
            "다만 수온이 오르면서 여름철에 해조류가 녹는 현상은 숙제로 남았다. 연구소는 높은 온도에 "
            "견디는 종자를 고르는 연구를 함께 하고 있다.",
        ),
        captions=(
            "▲ 남해 앞바다에서 잠수사가 모자반을 심고 있다. 사진=해누리연구소",
            "[사진=해누리연구소 제공]",
        ),
    ),
    "newspaper": Expected(
        title="도서관이 살아야 동네가 산다",
        outlet="새벽신문",
        author="차은솔",
        published="2022-10-17T06:00",
        body=(
            "“책을 읽으러 오는 사람보다 쉬러 오는 사람이 많아요. 그래도 됩니다.” 지난 12일 찾은 "
            "달맞이작은도서관에서 만난 사서 표지안 씨의 말이다.",
            "그가 쓴 『골목의 서가』는 작은도서관 백 곳을 걸어서 찾아간 기록이다. 표 씨는 『골목의 "
            "서가』에서 “도서관은 책이 아니라 사람을 빌려주는 곳”이라고 적었다.",
            "책이 꼽은 오래가는 도서관의 조건은 다음과 같다.",
            "▲ 걸어서 10분 안에 닿을 것",
            "▲ 저녁 8시까지 문을 열 것",
            "▲ 이웃이 운영에 참여할 것",
            "구는 내년까지 ▲작은도서관 12곳을 새로 열고 ▲야간 사서 30명을 뽑고 ▲아이 돌봄을 함께 하는 "
            "‘책품터’를 만든다는 계획이다.",
            "도서관 문 앞에는 이런 글귀가 붙어 있다. “들어오세요. 조용히 하지 않아도 됩니다.”",
        ),
        captions=("▲ 달맞이작은도서관의 저녁 풍경",),
    ),
    "economy": Expected(
        title="소재 기업 ‘온결’, 2분기 영업이익 41.7%↑",
        outlet="누리경제",
        author="도아린",
        published="2021-08-11T07:30",
        body=(
            "전지 소재 기업 온결(000000)이 2분기에 시장의 예상을 웃도는 실적을 냈다.",
            "온결은 11일 연결 기준 2분기 영업이익이 지난해 같은 기간보다 41.7% 늘어난 318억원으로 "
            "집계됐다고 공시했다. 매출은 2,041억원으로 12.3% 늘었다.",
            "◇분리막이 끌고 양극재가 밀고",
            "회사가 꼽은 일등 공신은 전고체 전지용 분리막이다. 분리막 매출은 704억원으로 처음으로 "
            "전체의 3분의 1을 넘어섰다.",
            "양극재도 힘을 보탰다. 하노이 2공장이 5월부터 돌아가면서 출하량이 1.6배로 뛰었다. (자료: "
            "온결)",
            "◇“증설 서두른다”",
            "온결은 내년 상반기로 잡았던 3공장 착공을 올해 11월로 앞당긴다. 투자 금액은 "
            "2,600억원이다.",
            "| 구분 | 1분기 | 2분기 |",
            "| 매출 | 1,880억원 | 2,041억원 |",
            "증권가의 눈높이도 올라가고 있다. 가온증권은 목표 주가를 5만4,000원에서 6만2,000원으로 "
            "올렸다.",
        ),
    ),
    "magazine": Expected(
        title="나무를 심는 대신 풀을 베지 않기로 했다",
        outlet="숲과 도시",
        author=None,
        published=None,
        body=(
            "도심 공원에서 벌과 나비가 돌아오게 한 것은 새로 심은 나무가 아니었다. 두 해 동안 베지 "
            "않고 둔 풀밭이었다.",
            "공원 관리를 맡은 단체 ‘느린정원’은 2020년 봄, 예산이 깎이자 풀베기를 한 해 네 번에서 한 "
            "번으로 줄였다. 처음에는 민원이 빗발쳤다. 지저분하다는 것이었다.",
            "풀밭에 이름표를 달다",
            "단체는 풀을 베는 대신 이름표를 달았다. 토끼풀, 개망초, 꿀풀. 이름을 알게 된 사람들은 더는 "
            "지저분하다고 하지 않았다.",
            "두 해가 지나자 조사에서 확인된 벌의 종류는 9종에서 31종으로 늘었다. 조사를 이끈 곤충학자 "
            "류해온 씨는 “아무것도 하지 않는 일에도 계획이 필요하다”고 했다.",
            "느린정원은 이제 다른 도시의 공원 다섯 곳과 함께 ‘안 베는 날’을 정해 지키고 있다.",
        ),
    ),
    "broadcast": Expected(
        title="[현장] 자정에 문 여는 약국…“새벽 손님이 절반”",
        outlet="KSB",
        author="연다온",
        published="2020-06-02T21:14",
        body=(
            "밤늦게 아이가 아프면 막막하셨던 분들 많으시죠.",
            "자정에 문을 열어 아침에 닫는 약국이 문을 열었습니다.",
            "연다온 기자가 다녀왔습니다.",
            "모두가 잠든 새벽 두 시, 불이 켜진 곳은 이 약국뿐입니다.",
            "문을 연 지 한 달, 하룻밤에 찾는 손님이 60명이 넘습니다.",
            "[소하늘/은여울시 주민 : “열이 39도까지 올랐는데 문 연 데가 여기밖에 없더라고요.”]",
            "시는 약사 한 사람에 밤마다 30만 원을 지원합니다.",
            "올해 안에 이런 약국을 네 곳 더 늘릴 계획입니다.",
        ),
    ),
    "press_release": Expected(
        title="은여울시, 빗물로 화단 가꾸는 ‘물 항아리’ 500개 보급",
        outlet="EUNYEOUL CITY",
        author="물순환과",
        published="2023-05-09",
        body=(
            "□ 은여울시는 빗물을 모아 화단에 쓰는 ‘물 항아리’ 500개를 6월부터 시민에게 나누어 준다고 "
            "밝혔다.",
            "○ 물 항아리는 지붕에서 내려오는 빗물을 최대 180리터까지 담는다.",
            "○ 지난해 시범 사업에 참여한 40가구는 수돗물을 한 달 평균 2.3톤 아꼈다.",
            "□ 신청은 5월 15일부터 26일까지 시 누리집에서 받는다.",
            "- 대상: 마당이나 옥상 화단이 있는 집",
            "- 자부담: 2만원",
            "- 전화: 000-0000-0000",
            "□ 명이든 물순환과장은 “작은 항아리 하나가 여름 침수를 늦추고 가뭄을 견디게 한다”라고 "
            "말했다.",
        ),
    ),
    "blog": Expected(
        title="겨울 끝자락, 호밀빵 다시 굽기",
        outlet=None,
        author="달봄",
        published="2022-02-20T21:07",
        body=(
            "오랜만이에요!",
            "한 달이나 오븐을 쉬었더니 손이 다 굳었더라고요ㅎㅎ",
            "이번에는 호밀 60%로 구워 봤어요",
            "물은 밀가루의 75%, 소금은 2%",
            "첫 번째 반죽은 너무 질어서 실패ㅠㅠ",
            "두 번째는 냉장고에서 16시간 두었더니 결이 살아났어요~",
            "속은 촉촉하고 껍질은 바삭하고... 말해 뭐해요♡",
            "다음 주에는 통밀로 해 보려고요. 궁금한 점은 댓글로 남겨 주세요!",
        ),
    ),
    "appointments": Expected(
        title="[인사] 가람대학교",
        outlet="새벽신문",
        author="맑은샘",
        published="2024-02-01T17:00",
        body=(
            "◇ 보직 임명",
            "▲ 교무처장 나한별",
            "▲ 학생처장 문새롬",
            "▲ 도서관장 심다해",
            "◇ 승진",
            "▲ 부교수 하늘찬 유하람",
        ),
    ),
}


def test_every_page_has_its_expectation() -> None:
    assert {path.stem for path in _PAGES.glob("*.txt")} == {*_EXPECTED, "note"}


@pytest.mark.parametrize("name", _EXPECTED)
def test_a_page_gives_exactly_its_article(name: str) -> None:
    expected = _EXPECTED[name]
    page = clean_page((_PAGES / f"{name}.txt").read_text(encoding="utf-8"))
    assert page.text.split("\n") == list(expected.body)
    assert page == Page(
        title=expected.title,
        outlet=expected.outlet,
        author=expected.author,
        published=Published.fromisoformat(expected.published) if expected.published else None,
        text="\n".join(expected.body),
        captions=expected.captions,
    )


@pytest.mark.parametrize("name", _EXPECTED)
def test_the_body_is_verbatim(name: str) -> None:
    text = (_PAGES / f"{name}.txt").read_text(encoding="utf-8")
    assert all(line in text for line in clean_page(text).text.split("\n"))


def test_notes_that_speak_of_pages_come_through_complete() -> None:
    text = (_PAGES / "note.txt").read_text(encoding="utf-8")
    page = clean_page(text)
    assert page.text.split("\n") == [line for line in text.split("\n") if line]
    assert (page.title, page.outlet, page.author, page.published) == (None, None, None, None)


@pytest.fixture
def real_page() -> Document:
    if not _REAL.is_file():
        pytest.skip(f"the article page is not on this machine: {_REAL.name}")
    return read_text(_REAL.read_bytes(), _REAL.name)


def test_the_real_page_gives_its_metadata(real_page: Document) -> None:
    assert real_page.title == _REAL.read_text(encoding="utf-8").split("\n")[0]
    assert real_page.title not in real_page.text
    assert real_page.outlet == "디지털투데이"
    assert real_page.author == "유다정"
    assert real_page.published == Published.fromisoformat("2019-10-28T10:42")


def test_the_real_page_gives_eleven_sentences_in_six_paragraphs(real_page: Document) -> None:
    ((_, sentences),) = shared_analyzer().analyze([real_page])
    assert len(sentences) == 11
    assert [s.paragraph for s in sentences] == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5]
    assert all(real_page.text[s.start : s.end].endswith("다.") for s in sentences)


def test_the_real_page_keeps_its_lead_though_the_caption_repeats_it(real_page: Document) -> None:
    (caption,) = real_page.captions
    first, credit = caption.split(" (")
    assert credit == "이미지=네이버)"
    assert real_page.text.startswith(first)
    assert caption not in real_page.text


def test_the_real_page_leaves_no_furniture(real_page: Document) -> None:
    for word in ("공유", "댓글", "관련기사", "뉴스스탠드", "뉴스 스탠드", "바로가기", "역삼로"):
        assert word not in real_page.text
    for word in ("대표전화", "제호", "등록", "발행", "무단", "Copyright", "ND소프트", "기자"):
        assert word not in real_page.text
    digest = hashlib.sha256(real_page.text.encode()).hexdigest()
    assert digest.startswith("cd79182649545fe6")


_HEAD = "도서관 새로 문 열다\n김가람 기자\n입력 2024.01.02 03:04\n"
_BODY = (
    "가람시는 2일 새 도서관을 열었다고 밝혔다. 책은 9만 권이다.\n\n"
    "시장은 “늦었지만 다행”이라고 말했다. 문은 밤 10시에 닫는다.\n"
)


def _body(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]


def test_a_box_of_related_articles_within_the_body_is_bridged() -> None:
    box = "관련기사\n밤에도 여는 도서관 는다\n책 읽는 버스, 섬으로\n\n"
    first, second = _body(_BODY)
    page = clean_page(f"{_HEAD}\n{first}\n\n{box}{second}\n")
    assert page.text.split("\n") == [first, second]


def test_readers_comments_are_left_out_even_where_they_are_longer_than_the_article() -> None:
    comments = "".join(
        f"독자{i}\n저도 어제 다녀왔는데 정말 좋았습니다. 자리가 넓고 조용해요. 또 가려고요.\n답글\n"
        for i in range(40)
    )
    page = clean_page(
        f"{_HEAD}댓글 40\n\n{_BODY}\n댓글 40\n{comments}저작권자 © 새벽신문 무단전재 금지"
    )
    assert page.text.split("\n") == _body(_BODY)
    assert page.outlet == "새벽신문"


def test_the_caption_that_equals_the_lead_does_not_take_the_lead_away() -> None:
    lead = "가람시는 2일 새 도서관을 열었다고 밝혔다."
    page = clean_page(
        f"{_HEAD}{lead} (사진=가람시)\n{lead} (사진=가람시)\n\n{lead} 책은 9만 권이다.\n"
    )
    assert page.text == f"{lead} 책은 9만 권이다."
    assert page.captions == (f"{lead} (사진=가람시)",)


def test_a_deck_above_the_byline_belongs_to_the_article() -> None:
    page = clean_page(
        "도서관 새로 문 열다\n밤 10시까지 여는 도서관이 생겼다.\n김가람 기자\n입력 2024.01.02\n"
        + _BODY
    )
    assert page.title == "도서관 새로 문 열다"
    assert page.text.split("\n") == ["밤 10시까지 여는 도서관이 생겼다.", *_body(_BODY)]


def test_a_summary_by_a_machine_is_not_the_article() -> None:
    summary = "AI 요약\n도서관 개관을 알리는 기사다. 시장의 말을 전했다.\n글자크기 설정\n"
    page = clean_page(f"{_HEAD}\n{summary}\n{_BODY}")
    assert page.text.split("\n") == _body(_BODY)


def test_a_label_on_the_line_above_its_date_counts() -> None:
    head = "도서관 새로 문 열다\n김가람 기자\n수정 :\n2024-01-03 09:00:00\n입력 :\n2024-01-02 03:04:05\n"
    assert clean_page(head + _BODY).published == Published.fromisoformat("2024-01-02T03:04")


def test_the_day_of_copying_at_the_very_top_is_not_the_articles() -> None:
    page = clean_page(f"2024년 5월 6일 (월)\n로그인\n{_HEAD.replace('입력 ', '')}{_BODY}댓글 0\n")
    assert page.published == Published.fromisoformat("2024-01-02T03:04")


def test_the_registration_day_of_the_outlet_is_not_the_articles() -> None:
    page = clean_page(
        f"김가람 기자\n{_BODY}제호 : 새벽신문\n등록번호 : 서울 아 00000\n등록일 : 2011-02-03\n"
    )
    assert (page.outlet, page.published) == ("새벽신문", None)


def test_headlines_without_a_head_after_the_body_are_left_out() -> None:
    others = "섬마을 학교에 종이 울린다\n기름값 석 달째 내림세\n책 읽는 버스, 섬으로\n"
    page = clean_page(f"{_HEAD}\n{_BODY}\n{others}저작권자 © 새벽신문 무단전재 금지\n")
    assert page.text.split("\n") == _body(_BODY)


def test_prose_about_pages_stays() -> None:
    about = "법원은 기사 무단 전재를 금지한다고 판결했다.\n경찰은 시민 제보를 기다린다고 밝혔다."
    page = clean_page(f"{_HEAD}\n{_BODY}\n{about}\n")
    assert page.text.split("\n") == [*_body(_BODY), *about.split("\n")]


def test_the_days_of_a_chronicle_stay_between_its_paragraphs() -> None:
    page = clean_page(
        f"{_HEAD}\n{_BODY}\n2023년 5월 6일\n\n공사를 시작했다. 비가 많이 왔다고 한다.\n"
    )
    assert page.text.split("\n") == [
        *_body(_BODY),
        "2023년 5월 6일",
        "공사를 시작했다. 비가 많이 왔다고 한다.",
    ]


def test_several_bylines_name_all_authors() -> None:
    page = clean_page(f"도서관 새로 문 열다\n김가람 기자\n이누리 기자\n입력 2024.01.02\n{_BODY}")
    assert page.author == "김가람, 이누리"


def test_a_name_alone_above_the_stamp_is_the_authors() -> None:
    page = clean_page(f"도서관 새로 문 열다\n  • 김가람\n  • 승인 2024.01.02 03:04\n{_BODY}(끝)\n")
    assert page.author == "김가람"
    assert page.text.split("\n") == _body(_BODY)


def test_blanks_go_at_the_edges_only_and_text_is_composed() -> None:
    page = clean_page(
        "\ufeff도서관\r\n\xa0\u1100\u1161\u1102\u1161  다.\xa0\r\n\u3000둘째\xa0줄\u2028셋째"
    )
    assert page.text == "도서관\n가나  다.\n둘째\xa0줄\n셋째"


@pytest.mark.parametrize("text", ["", "\n \xa0\n", "댓글 0\n이 기사를 공유합니다\n로그인\n"])
def test_a_page_without_an_article_gives_no_text(text: str) -> None:
    assert clean_page(text) == Page(None, None, None, None, "", ())


def test_menus_and_a_footer_alone_give_no_text() -> None:
    page = clean_page(
        "로그인\n정치 경제 사회\n우리 동네 소식을 전합니다\n대표전화 : 02\n제호 : 새벽신문\n"
    )
    assert page.text == ""


def test_a_single_sentence_is_a_text() -> None:
    assert clean_page("비가 온다.").text == "비가 온다."


def test_a_line_of_a_million_characters_is_a_paragraph() -> None:
    line = "비가 온다. " * 170_000 + "끝이다."
    assert clean_page(f"{_HEAD}{line}").text == line
    assert clean_page("=[(" * 350_000).text == "=[(" * 350_000


def test_the_headline_is_sought_near_the_body_only() -> None:
    menu = "".join(f"가람시 {i}번째 도서관 소식\n" for i in range(1000))
    page = clean_page(f"{menu}{_HEAD}{_BODY}")
    assert page.title != "가람시 0번째 도서관 소식"
    assert page.text.split("\n") == _body(_BODY)


def test_a_body_from_an_extractor_loses_furniture_lead_and_captions() -> None:
    text, captions = clean_body(
        "[새벽신문 김가람 기자] 도서관이 문을 열었다.\n"
        "▲ 새 도서관 [사진=가람시]\n"
        "글자크기\n"
        "밤 10시까지 연다. 김가람 기자 garam@dawn.example.kr\n"
        "관련기사\n책 읽는 버스, 섬으로\n"
        "저작권자 © 새벽신문 무단전재 및 재배포 금지\n"
    )
    assert text == "도서관이 문을 열었다.\n밤 10시까지 연다."
    assert captions == ("▲ 새 도서관 [사진=가람시]",)


def test_a_body_from_an_extractor_keeps_headings_and_loose_lines() -> None:
    body = "첫 문단이다.\n작은 제목\n둘째 문단이다.\n덧붙임\n참고한 책\n고마운 분들"
    assert clean_body(body) == (body, ())
