from __future__ import annotations

from index.answer.passages import best_window, highlight, make_passage
from index.records import Term
from tests.collection import corpus_of, document

_TEXT = (
    "가람시는 도서관을 새로 열었다. 도서관에는 책 9만 권이 있다. 시장은 문을 열며 축하했다.\n"
    "다른 단락은 따로 선다."
)


def test_a_passage_is_verbatim_and_holds_its_sentence() -> None:
    corpus = corpus_of(document(_TEXT))
    (doc_id,) = corpus.documents
    best = corpus.sentences(doc_id)[1]
    passage = make_passage(corpus, best, {"책"})
    assert passage.text in _TEXT
    assert passage.sentence == _TEXT[passage.citation.start : passage.citation.end]
    assert passage.sentence in passage.text
    assert passage.citation.sentence_number == 2


def test_neighbours_come_from_the_same_paragraph_only() -> None:
    corpus = corpus_of(document(_TEXT))
    (doc_id,) = corpus.documents
    passage = make_passage(corpus, corpus.sentences(doc_id)[1], {"책"})
    assert passage.text == _TEXT.split("\n")[0]


def test_a_long_paragraph_is_quoted_around_the_sentence_within_the_limit() -> None:
    sentences = [f"{n}번째로 온 손님은 책을 {n}권 빌려 갔다고 사서가 말했다." for n in range(1, 40)]
    corpus = corpus_of(document(" ".join(sentences)))
    (doc_id,) = corpus.documents
    passage = make_passage(corpus, corpus.sentences(doc_id)[20], {"책"})
    assert len(passage.text) <= 400
    assert sentences[20] in passage.text


def test_a_sentence_beyond_the_limit_is_still_quoted_whole() -> None:
    text = "시장은 " + "도서관과 " * 120 + "학교를 돌아봤다."
    corpus = corpus_of(document(text))
    (doc_id,) = corpus.documents
    passage = make_passage(corpus, corpus.sentences(doc_id)[0], {"학교"})
    assert passage.text == text


def test_highlights_are_ascending_merged_and_point_into_the_text() -> None:
    text = "네이버 랩스 대표는 AI를 말했다"
    terms = [Term("네이버", "NNP", 10, 13), Term("랩스", "NNP", 14, 16), Term("ai", "SL", 21, 23)]
    spans = highlight(text, 10, terms, {"네이버", "랩스", "ai"})
    assert [text[start:end] for start, end in spans] == ["네이버 랩스", "AI"]


def test_a_word_within_a_longer_one_is_highlighted() -> None:
    text = "네이버랩스유럽은"
    spans = highlight(text, 0, [Term("네이버랩스유럽", "NNG", 0, 7)], {"랩스"})
    assert [text[start:end] for start, end in spans] == ["랩스"]


def test_one_letter_alone_is_not_highlighted_within_other_words() -> None:
    assert highlight("수도와 수원", 0, [], {"수"}) == ()


def test_letters_that_grow_when_lowered_do_not_shift_highlights() -> None:
    text = "İstanbul 시장은"
    for start, end in highlight(text, 0, [Term("시장", "NNG", 9, 11)], {"시장"}):
        assert text[start:end] == "시장"


_BOUNDS = [(0, 100), (101, 200), (201, 300), (301, 400)]


def test_the_window_goes_to_the_side_with_more_mass() -> None:
    assert best_window(_BOUNDS, [0.1, 0.0, 0.6, 0.3], 2, limit=200) == (2, 3)
    assert best_window(_BOUNDS, [0.1, 0.3, 0.6, 0.0], 2, limit=200) == (1, 2)


def test_neighbours_without_mass_are_taken_while_there_is_room() -> None:
    assert best_window(_BOUNDS, [0.0, 0.0, 1.0, 0.0], 2, limit=400) == (0, 3)


def test_of_equal_windows_that_with_what_stands_before_is_taken() -> None:
    assert best_window(_BOUNDS, [0.0, 0.0, 1.0, 0.0], 2, limit=200) == (1, 2)


def test_the_best_sentence_stands_in_its_window_though_others_weigh_more() -> None:
    assert best_window(_BOUNDS, [0.9, 0.8, 0.0, 0.1], 3, limit=200) == (2, 3)


def test_a_passage_of_one_sentence_paragraphs_is_told_with_those_around_it() -> None:
    corpus = corpus_of(document("가람시가 다리를 열었다.\n공사비는 300억원이다.\n길이는 3km다."))
    (doc_id,) = corpus.documents
    middle = corpus.sentences(doc_id)[1]
    passage = make_passage(corpus, middle, ())
    assert passage.text == corpus.documents[doc_id].text
    assert passage.sentence == "공사비는 300억원이다."


def test_a_long_paragraph_is_told_by_itself() -> None:
    long = "나루시는 배를 줄인다. 시장은 박새롬이다. 항구는 조용하다."
    corpus = corpus_of(document(f"가람시가 다리를 열었다.\n{long}\n끝이다."))
    (doc_id,) = corpus.documents
    first, second = corpus.sentences(doc_id)[:2]
    assert make_passage(corpus, second, ()).text == long
    assert make_passage(corpus, first, ()).text == "가람시가 다리를 열었다."
