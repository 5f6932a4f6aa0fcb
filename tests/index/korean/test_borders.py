from __future__ import annotations

import random
from itertools import pairwise

import pytest

from index.korean.analysis import Analyzer
from index.korean.borders import Span, repair
from index.records import Document
from tests.benchmarks.borders import read_paragraphs, score
from tests.kiwi import shared_analyzer

_MARK = "‖"


def _repaired(proposed: str) -> str:
    """Repair the borders that ‖ marks in `proposed`, as Kiwi proposes them; mark the result."""
    pieces = proposed.split(_MARK)
    paragraph = "".join(pieces)
    spans, at = [], 0
    for piece in pieces:
        spans.append((at, at + len(piece)))
        at += len(piece)
    return _MARK.join(paragraph[start:end] for start, end in repair(paragraph, spans))


@pytest.mark.parametrize(
    "paragraph",
    [
        "시장이 “예산은 넉넉하다. ‖사람이 모자란다”고 말했다.",
        "시장이 “주민들이 ‘못 참겠다. ‖떠나겠다.’ 하더라. ‖들어야 한다”고 말했다.",
        "“비가 온다. ‖눈도 온다.” ‖라고 적힌 표지다.",
        "새 책 『물은 흐른다. ‖그래도』가 나왔다.",
        '시장이"예산은 넉넉하다. ‖사람이 모자란다"고 말했다.',
        "“비가 온다. ‖눈이 온다!”‖는 말에 문을 닫았다.",
        "그는 어제 은퇴했다(‖향년 25세. ‖미혼).",
        "새 규정(‖정말 필요한가? ‖누구를 위한가?)을 두고 말이 많다.",
    ],
)
def test_nothing_is_cut_within_a_quotation_title_or_bracket(paragraph: str) -> None:
    assert _repaired(paragraph) == paragraph.replace(_MARK, "")


def test_a_quotation_that_stands_alone_is_one_sentence_and_ends_it() -> None:
    assert _repaired("“돈이 없었다. ‖사람도 없었다.” 그는 웃었다.") == (
        "“돈이 없었다. 사람도 없었다.”‖그는 웃었다."
    )
    assert _repaired("“돈이 없었다. ‖사람도 없었다.” 이 말에 다들 울었다.") == (
        "“돈이 없었다. 사람도 없었다.”‖이 말에 다들 울었다."
    )


@pytest.mark.parametrize(
    "paragraph",
    [
        "그는 “돈이 없었다.‖사람도 없었다.‖그래도 했다.",
        "돈이 없었다.‖사람도 없었다.”‖그래도 했다.",
        '화면은 27" 크기다.‖값은 "싸다"고 한다.‖곧 나온다.',
    ],
)
def test_a_quotation_mark_without_its_partner_protects_nothing(paragraph: str) -> None:
    assert _repaired(paragraph) == paragraph


def test_a_quotation_too_long_to_be_shown_is_cut() -> None:
    sentences = [f"{number}번 창고에 물이 들어왔다. " for number in range(40)]
    assert _repaired("“" + _MARK.join(sentences) + "끝났다.”").count(_MARK) == 40


@pytest.mark.parametrize(
    ("proposed", "repaired"),
    [
        ("값이 올랐다. 《두레》는 팔린다.", "값이 올랐다.‖《두레》는 팔린다."),
        ("값이 올랐다. 美 ‖당국은 막았다.", "값이 올랐다.‖美 당국은 막았다."),
        ("값이 올랐다. 《두레》‖는 팔린다.", "값이 올랐다.‖《두레》는 팔린다."),
        ("값이 올랐다.“어렵다”는 말이 나온다.", "값이 올랐다.‖“어렵다”는 말이 나온다."),
        ("말을 잇지 못했다… 모두 조용했다.", "말을 잇지 못했다…‖모두 조용했다."),
        ("어제 떠났다(향년 88세) 빈소는 없다.", "어제 떠났다(향년 88세)‖빈소는 없다."),
        ("Tickets are sold out. 안내문은 짧다.", "Tickets are sold out.‖안내문은 짧다."),
    ],
)
def test_borders_that_kiwi_leaves_out_are_added(proposed: str, repaired: str) -> None:
    assert _repaired(proposed) == repaired


@pytest.mark.parametrize(
    "paragraph",
    [
        "서울, 부산, 대구... ‖모두 비가 왔다.",
        "‘놀자’로 뜬 그룹 웨이브업!‖이 새 음반을 냈다.",
        "지난해 《바다는 없다》 ‖시사회에서 처음 만났다.",
        "불길한 일을 막으려 했‖던 것이다.",
        "Pharm. Co. 소속인 Dr. 한이 man vs. machine 토론에 나선다.",
    ],
)
def test_borders_amid_a_sentence_are_dropped(paragraph: str) -> None:
    assert _repaired(paragraph) == paragraph.replace(_MARK, "")


@pytest.mark.parametrize(
    "headline",
    [
        "누리고, 결승 간다! ‖21년 만의 쾌거",
        "가람전자, 영업익 1200억…‖전년比 25%↑",
        "“하늘길 연다”…‖별빛항공 취항",
        "#1. ‖새벽의 부두",
    ],
)
def test_a_line_that_ends_in_a_noun_without_a_mark_is_a_headline_and_whole(headline: str) -> None:
    assert _repaired(headline) == headline.replace(_MARK, "")


def test_sentences_with_periods_are_cut_before_an_unfinished_last_one() -> None:
    assert _repaired("비가 그쳤다. ‖우산을 접은 사람들") == "비가 그쳤다.‖우산을 접은 사람들"


@pytest.mark.parametrize(
    ("proposed", "repaired"),
    [
        ("■ 이메일로 받는다. ■ ‖마감은 30일이다.", "■ 이메일로 받는다.‖■ 마감은 30일이다."),
        ("[앵커] 눈이 왔습니다. [기자] ‖네.", "[앵커] 눈이 왔습니다.‖[기자] 네."),
        ("1. ‖아침에 연다. ‖2. ‖밤에 닫는다.", "1. 아침에 연다.‖2. 밤에 닫는다."),
    ],
)
def test_a_marker_belongs_to_the_sentence_behind_it(proposed: str, repaired: str) -> None:
    assert _repaired(proposed) == repaired


@pytest.mark.parametrize(
    ("proposed", "repaired"),
    [
        ("감사합니다 ‖🙏 내일 만나요 ‖😊", "감사합니다 🙏‖내일 만나요 😊"),
        ("정말 웃겼어요 ‖ㅋㅋㅋ 또 봐요.", "정말 웃겼어요 ㅋㅋㅋ‖또 봐요."),
        (
            "그는 은퇴했다. ‖(사진=두레일보) 지금은 쉰다.",
            "그는 은퇴했다. (사진=두레일보)‖지금은 쉰다.",
        ),
        ("그는 은퇴했다. ‖[사진=두레일보]", "그는 은퇴했다. [사진=두레일보]"),
        ("적자다(두레일보 2쪽)‖. 값은 그대로다.", "적자다(두레일보 2쪽).‖값은 그대로다."),
    ],
)
def test_what_follows_a_sentence_as_a_note_or_feeling_belongs_to_it(
    proposed: str, repaired: str
) -> None:
    assert _repaired(proposed) == repaired


def test_emoji_that_begin_a_paragraph_are_bullets() -> None:
    assert (
        _repaired("📍 장소는 시청이다. ‖📅 날은 3일이다.") == "📍 장소는 시청이다.‖📅 날은 3일이다."
    )


def test_a_bracket_that_begins_a_name_or_holds_a_sentence_is_no_note() -> None:
    assert _repaired("값이 올랐다. ‖(주)두레가 답했다.") == "값이 올랐다.‖(주)두레가 답했다."
    assert _repaired("적자다. ‖(작년엔 흑자다.) ‖공장을 판다.") == (
        "적자다.‖(작년엔 흑자다.)‖공장을 판다."
    )


def test_blank_paragraphs_have_no_sentences() -> None:
    assert repair("", []) == []
    assert repair(" \u3000", [(0, 1)]) == []


def test_every_character_stands_in_one_sentence_whatever_is_proposed() -> None:
    draw = random.Random(7)
    alphabet = [*"가나다요..?!“”‘’\"'()[]『』<>…▲①🙏ㅋ1Ab~,-\u3000     ", "했다", "라고 "]
    for _ in range(3000):
        paragraph = "".join(draw.choices(alphabet, k=draw.randint(0, 40)))
        starts = sorted(
            draw.sample(range(len(paragraph) + 1), draw.randint(0, len(paragraph)) // 3)
        )
        spans = list(pairwise(starts))
        last = 0
        for start, end in repair(paragraph, spans):
            assert last <= start < end
            assert not paragraph[last:start].strip()
            assert paragraph[start:end] == paragraph[start:end].strip()
            last = end
        assert not paragraph[last:].strip()


def _split(analyzer: Analyzer, text: str) -> list[Span]:
    ((_, found),) = analyzer.analyze([Document(doc_id="d", source="d", title="", text=text)])
    return [(sentence.start, sentence.end) for sentence in found]


def test_most_borders_of_news_are_exact_on_both_halves_of_the_benchmark() -> None:
    paragraphs = read_paragraphs()
    for half in ("tune", "held"):
        part = [paragraph for paragraph in paragraphs if paragraph.half == half]
        measured = score(part, lambda text: _split(shared_analyzer(), text))
        assert measured.exact >= 0.97
        assert measured.f1 >= 0.97
