"""Questions that an article may answer, made from its headline and its sentences.

Each asks for an amount by the noun that it is told of, for a day by what happens on it, or for the
holder of an office. They are proposals: whether one is answered only a try shows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bot.texts.josa import josa
from index.corpus import Corpus
from index.korean.amounts import Measure, of_noun
from index.korean.names import like_a_name
from index.records import Document, Term
from index.spans.binding import told_of
from index.spans.offices import office_of
from index.spans.span_candidates import SpanCandidate, candidates

Terms = Callable[[str], Sequence[Term]]

_SENTENCES = 25  # of an article; what news tells first is what it is asked for
_LONGEST = 40  # letters on a button
_NOUNS = frozenset({"NNG", "NNP", "SL", "XR", "XPN", "XSN"})
_BRACKETED = re.compile(r"^(?:\s*[\[(【〈<][^\])】〉>]*[\])】〉>])+\s*")
_WORD = re.compile(r"[^\s,…·\-–—:;'‘’“”\"「」『』《》]+")
_ASKS: dict[Measure, str] = {
    "rate": "몇 %예요",
    "people": "몇 명이에요",
    "score": "몇 점이에요",
    "rank": "몇 위예요",
    "temperature": "몇 도예요",
    "duration": "얼마나 돼요",
}
_COUNTED = re.compile(r"\d\s?[천만억]?\s?여?\s?(명|개|곳|대|건|권|편|척|채|마리)$")
# Behind the noun of what happens; who reports it says nothing of its day.
_HAPPENS = re.compile(
    r"(?:한다|했다|된다|됐다|되었다|하였다|[할될]\s(?:예정|계획)|하기로|하며|하고|되며|되고)(?![가-힣])"
)
# Particles of the noun that a number counts: 연구자 24명, 이용자는 310만 명, 로봇을 600대.
_COUNTED_BY = frozenset({"none", "topic", "subject", "object"})
_REPORTS = frozenset("발표 설명 강조 당부 주장 언급 전망 지적 공시 보도 소개 평가 확인".split())


@dataclass(frozen=True, slots=True)
class Posed:
    """A question made from a sentence.

    Attributes:
        doc_id, number: of the sentence.
        told: its words that answer; empty where the whole article does.
    """

    question: str
    doc_id: str
    number: int
    told: str


def posed(corpus: Corpus, doc_id: str, terms: Terms) -> Iterator[Posed]:
    """What may be asked of an article, what is counted last; the same for the same article.

    Args:
        terms: the analyzer's, for the headline.

    Raises:
        KeyError: the corpus has no such document.
    """
    document = corpus.documents[doc_id]
    subject = subject_of(document, terms)
    if not subject:
        return
    seen: set[str] = set()
    counted: list[Posed] = []
    for packed in corpus.sentences(doc_id)[:_SENTENCES]:
        text = document.text[packed.start : packed.end]
        own = [
            Term(t.form, t.tag, t.start - packed.start, t.end - packed.start)
            for t in packed.unpack().terms
        ]
        for question, told in _of_sentence(subject, text, own):
            if question not in seen and len(question) <= _LONGEST:
                seen.add(question)
                made = Posed(question, doc_id, packed.number, told)
                if _COUNTED.search(told):
                    counted.append(made)
                else:
                    yield made
    yield from counted


def about_all(corpus: Corpus, doc_id: str, terms: Terms) -> Posed | None:
    """The question for a summary; None where the headline names nothing to ask by."""
    subject = subject_of(corpus.documents[doc_id], terms)
    return Posed(f"{subject} 기사 요약해 주세요", doc_id, 0, "") if subject else None


def subject_of(document: Document, terms: Terms) -> str:
    """What a headline is most about: the word whose noun the text repeats most, names and what
    stands first before others; empty where it names nothing of the text."""
    title = _BRACKETED.sub("", document.title)
    found = terms(title)
    best, most = "", 0
    for number, word in enumerate(_WORD.finditer(title)):
        end, inside = word.start(), list[Term]()
        for term in found:
            if term.start == end and term.end <= word.end() and term.tag in _NOUNS:
                inside.append(term)
                end = term.end
        subject = title[word.start() : end]
        if len(subject) > 1:
            named = 2 if any(term.tag == "NNP" for term in inside) else 1
            weight = document.text.count(subject) * named * (1 if number else 2)
            best, most = max((best, most), (subject, weight), key=lambda pair: pair[1])
    return best


def _of_sentence(subject: str, text: str, terms: Sequence[Term]) -> Iterator[tuple[str, str]]:
    """(question, words that answer it) pairs."""
    spans = candidates(text, terms)
    taken = [span for span in spans if span.kind in {"time", "number"}]
    for span in spans:
        words = text[span.start : span.end]
        if span.kind in {"time", "number"} and _within_another(span, spans):
            continue
        if span.kind == "number" and (asked := _amount(words, text, terms, span, taken)):
            yield f"{_with(subject, asked[0])} {asked[1]}?", words
        elif span.kind == "time" and (event := _event(text, terms, span)):
            yield f"{_with(subject, event)} 언제예요?", words
        elif span.kind == "name" and (office := _office(text, terms, span)):
            yield f"{josa(office, '은/는')} 누구예요?", words


def _amount(
    words: str,
    text: str,
    terms: Sequence[Term],
    span: SpanCandidate,
    taken: Sequence[SpanCandidate],
) -> tuple[str, str] | None:
    """The noun that an amount is told of, and how it is asked for."""
    told = told_of(text, terms, span, taken)
    noun = told.word
    if len(noun) < 2 or not noun[-1].isalpha():
        return None
    if measure := of_noun(noun):
        return noun, _ASKS.get(measure, "얼마예요")
    counted = _COUNTED.search(words)
    if counted is None or told.particle not in _COUNTED_BY:
        return None
    return noun, f"몇 {josa(counted[1], '이에요/예요')}"


def _event(text: str, terms: Sequence[Term], span: SpanCandidate) -> str | None:
    """The noun of what happens at a time: 개통 for "8월 9일 개통한다"."""
    for term in terms:
        if term.start >= span.end and term.tag == "NNG" and _HAPPENS.match(text, term.end):
            noun = text[term.start : term.end]
            return noun if noun not in _REPORTS and len(noun) > 1 else None
    return None


def _office(text: str, terms: Sequence[Term], span: SpanCandidate) -> str | None:
    """The office of a name with what it is of: 하늘로보틱스 대표."""
    if not like_a_name(text[span.start : span.end]):
        return None
    office = office_of(text, terms, span)
    holder = "".join(office.holder)
    if not office.title or len(holder) < 2 or holder not in text.lower():
        return None
    if office.title.startswith(holder):
        return office.title
    at = text.lower().index(holder)
    return f"{text[at : at + len(holder)]} {office.title}"


def _with(subject: str, noun: str) -> str:
    """The topic of a question: 나비대교 공사비는."""
    return josa(noun if subject in noun else f"{subject} {noun}", "은/는")


def _within_another(span: SpanCandidate, spans: Sequence[SpanCandidate]) -> bool:
    """Whether a longer one of its kind holds it."""
    return any(
        other is not span
        and other.kind == span.kind
        and other.start <= span.start
        and span.end <= other.end
        for other in spans
    )
