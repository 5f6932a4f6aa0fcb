"""Questions that an article may answer, made from its headline and its sentences.

Each asks for an amount by the noun that it is told of, for a day or a count by the words of its
sentence, or for the holder of an office. They are proposals: whether one is answered only a try shows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bot.texts.josa import josa
from bot.texts.turning import turned
from index.corpus import Corpus
from index.korean.amounts import Measure, measures, of_change, of_noun
from index.korean.clauses import CLAUSE
from index.korean.names import like_a_name
from index.korean.offices import POSTS
from index.korean.particles import OF
from index.korean.tags import NAMES
from index.records import Document, Term
from index.spans.binding import told_of
from index.spans.offices import office_of
from index.spans.span_candidates import SpanCandidate, candidates

Terms = Callable[[str], Sequence[Term]]

_SENTENCES = 25  # of an article; what news tells first is what it is asked for
_AS_A_NAME = 4  # letters; common nouns that long are rare: 나루전자, 가람대교
_LONGEST = 40  # letters on a button
_CHANGE = 14  # letters behind an amount that may say that it is only the rise or fall
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
_COUNTED = re.compile(
    r"^\d+(?:,\d{3})*\s?[천만억]?\s?여?\s?(명|개|곳|(?<!0)대|건|권|편|척|채|마리)$"
)
_MOMENT = re.compile(r"\d(?:년|월|일|시|분|분기)|\d월")
_LASTS = re.compile(r"(?:^|\s)\d{1,2}년|부터|까지|[~∼]|개월")
# Those of a country stand beside foreign names, whose parts look like what they are an office of.
_HELD = tuple(POSTS - frozenset("대통령 총리 국왕 교황 대사 주장".split()))
_FORMER = re.compile(r"(?:^|\s)(?:전|전직|당시|차기|후임|전임)\s")
_SAYS_HOW_MANY = re.compile(r"이[다었며고]|이?[였에]|입니다|으로|에서|에\s(?:이르|달하)")
# What a sentence may tell without naming whose it is: 공사비는 1370억원이다.
_OWN = frozenset({"money", "rate", "people"})
_OTHER_TOPIC = re.compile(r"[^\s\d](?:은|는|이|가|의|들)\s")
_WHEN = re.compile(r"\d+(?:분기|년)\s")  # 솔빛전자 2분기 매출
_MODIFIER = re.compile(r"(?:^|(?<=\s))(?!특히|당초|다만|또한|이어)[가-힣]+\s$")
_CLUTTERED = re.compile(r"(?:은|는|이|가|을|를|에|에서|에게|으?로|[고며한된할던])\s|[\d,()]")


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
    inside = terms(subject)
    several = sum(t.tag == "NNG" for t in inside) > 1 or len(subject) >= _AS_A_NAME
    is_name = several or any(t.tag in NAMES for t in inside)
    seen: set[str] = set()
    counted: list[Posed] = []
    for packed in corpus.sentences(doc_id)[:_SENTENCES]:
        text = document.text[packed.start : packed.end]
        own = [
            Term(t.form, t.tag, t.start - packed.start, t.end - packed.start)
            for t in packed.unpack().terms
        ]
        for question, told in _of_sentence(subject, is_name, text, own):
            if question not in seen and len(question) <= _LONGEST:
                seen.add(question)
                made = Posed(question, doc_id, packed.number, told)
                if _COUNTED.match(told):
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


def _of_sentence(
    subject: str, is_name: bool, text: str, terms: Sequence[Term]
) -> Iterator[tuple[str, str]]:
    """(question, words that answer it) pairs.

    Args:
        is_name: whether the subject of the article is one that a question may begin with.
    """

    def is_named(noun: str, inside: Sequence[Term]) -> bool:
        return any(term.tag in NAMES for term in inside) or (is_name and subject in noun)

    spans = candidates(text, terms)
    taken = [span for span in spans if span.kind in {"time", "number"}]
    for span in spans:
        words = text[span.start : span.end]
        if span.kind in {"time", "number"} and _within_another(span, spans):
            continue
        question = None
        if span.kind == "number":
            question = _amount(subject, text, terms, span, taken) if is_name else None
            if question is None and (counted := _COUNTED.match(words)):
                question = turned(text, terms, span, f"몇 {counted[1]}", is_named)
        elif span.kind == "time" and _MOMENT.search(words) and not _LASTS.search(words):
            question = turned(text, terms, span, "", is_named)
        elif span.kind == "name" and (office := _office(text, terms, span)):
            question = f"{josa(office, '은/는')} 누구예요?"
        if question:
            yield question, words


def _amount(
    subject: str,
    text: str,
    terms: Sequence[Term],
    span: SpanCandidate,
    taken: Sequence[SpanCandidate],
) -> str | None:
    """The question for an amount by the noun that it is told of: 나비대교 공사비는 얼마예요?

    Where its clause has another topic than the subject of the article, the amount may be that one's.
    """
    told = told_of(text, terms, span, taken)
    words, measure = text[span.start : span.end], of_noun(told.word)
    is_count = told.particle in {"topic", "subject"} and _SAYS_HOW_MANY.match(text, span.end)
    counted = _COUNTED.match(words) if is_count else None
    at = text.lower().rfind(told.word, 0, span.start)
    if len(told.word) < 2 or at < 0 or of_change(text[span.start : span.end + _CHANGE]):
        return None
    if not counted and (measure is None or not measures(measure, words)):
        return None
    if measure == "rate" and (told.particle == "none" or "%" not in words):
        return None
    may_be_its_own = told.particle != "none" and (measure or "people") in _OWN
    noun = _owned(subject, text[:at], text[at : at + len(told.word)], may_be_its_own)
    if noun is None or noun == subject or _CLUTTERED.search(_WHEN.sub("", noun)):
        return None
    asks = f"몇 {josa(counted[1], '이에요/예요')}" if counted else _ASKS.get(measure or "money")
    return f"{josa(noun, '은/는')} {asks or '얼마예요'}?"


def _owned(subject: str, before: str, noun: str, may_be_its_own: bool) -> str | None:
    """An amount's noun with whose it is; None where that is not the subject of the article.

    Args:
        before: what the sentence says before the noun.
        may_be_its_own: where nobody is named, it is the subject's.
    """
    clause = before[max((m.end() for m in CLAUSE.finditer(before)), default=0) :]
    if subject in noun:
        return noun
    if subject in clause:
        named = clause[clause.rfind(subject) :]
        return re.sub(rf"^{re.escape(subject)}[{OF}은는이가]\s", f"{subject} ", named) + noun
    if not may_be_its_own or _OTHER_TOPIC.search(before):
        return None
    modifier = _MODIFIER.search(clause)
    words = modifier[0] if modifier else ""
    return None if len(words.strip()) == 1 else f"{subject} {words}{noun}"


def _office(text: str, terms: Sequence[Term], span: SpanCandidate) -> str | None:
    """The office of a name with what it is of, where one person holds it: 하늘로보틱스 대표."""
    if not like_a_name(text[span.start : span.end]):
        return None
    office = office_of(text, terms, span)
    holder = "".join(office.holder)
    if not office.title.endswith(_HELD) or len(holder) < 2 or holder not in text.lower():
        return None
    at = text.lower().index(holder)
    named = any(t.tag in NAMES for t in terms if at <= t.start < at + len(holder))
    if office.title.startswith(holder) or not named or _FORMER.search(text):
        return None
    return f"{text[at : at + len(holder)]} {office.title}"


def _within_another(span: SpanCandidate, spans: Sequence[SpanCandidate]) -> bool:
    """Whether a longer one of its kind holds it."""
    return any(
        other is not span
        and other.kind == span.kind
        and other.start <= span.start
        and span.end <= other.end
        for other in spans
    )
