"""The one reading of a question; everything that answers it takes the record made here."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from index.korean.asked import ExpectedAnswer, read_asked
from index.korean.asking import AT_THE_END, QUESTION_WORDS, asks
from index.korean.framing import without_frame
from index.korean.kinds import ANSWER_KINDS
from index.korean.particles import LINKS
from index.korean.tags import NOUN_PARTS, NOUNS
from index.korean.when.asked_time import asked_time, without_time
from index.plain import printable
from index.question.intent import MetadataIntent, metadata_intent, small_talk, without_small_talk
from index.question.latin import in_korean
from index.question.letters import Letters
from index.question.query import QueryTerm, read_words, searched_forms
from index.question.unknown import unknown_words
from index.question.vocabulary import Vocabulary
from index.records import AskedTime, Problem, SmallTalk, Term

LONGEST_QUESTION = 1000  # characters; beyond that it is a text, not a question

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")  # pasted markup asks for nothing

# A noun of the answer often stands in the sentence by another word (저자: …가 썼다). Of 0.35, 0.7 and
# 1, 0.7 finds most on KorQuAD 1.0 dev part 1; for those that say no more than the kind of answer
# (사람, 이유) `index.korean.asked` has less.
_WEIGHT_OF_ATTRIBUTE = 0.7


Terms = Callable[[str], Sequence[Term]]


def _nothing() -> ExpectedAnswer:
    return read_asked("", ())


@dataclass(frozen=True, slots=True)
class Question:
    """A question, read once.

    Attributes:
        typed: as it was put, NFC.
        read_as: the same with its subject filled in, where it goes on from what stood before.
        text: as it is searched for: in words of the collection, without those that only tell when;
            offsets of terms point into it.
        small_talk: what kind of small talk it is; None where it asks something.
        problem: why it cannot be searched for; None where it can.
        articles: what it asks about the articles themselves; None where it asks for facts.
        time: the time that it names; None where it names none.
        corrections: (written, read) of what was put into other words or taken for a misspelling.
        words: its content words in order; asking and pointing words are left out.
        terms: those that are weighed, each form once.
        weights: of each of `terms`: its idf, less where it only says how is asked.
        searched: forms that are searched for, and what each counts.
        asked: what kind of answer is wanted.
        attribute: form of the noun whose value is asked for ("*수도*는?", "*대표*는 누구야?",
            "*직원* 수는?"); empty where the question tells what is done or suffered.
        of_nouns: whether nothing but nouns stands before the attribute ("네이버랩스의 대표는?").
    """

    typed: str
    read_as: str
    text: str
    small_talk: SmallTalk | None = None
    problem: Problem | None = None
    articles: MetadataIntent | None = None
    time: AskedTime | None = None
    corrections: tuple[tuple[str, str], ...] = ()
    words: tuple[QueryTerm, ...] = ()
    terms: tuple[QueryTerm, ...] = ()
    weights: tuple[float, ...] = ()
    searched: Mapping[str, float] = field(default_factory=dict)
    asked: ExpectedAnswer = field(default_factory=_nothing)
    attribute: str = ""
    of_nouns: bool = False


class Reader:
    """Reads questions as one collection knows their words; safe to share between threads.

    Args:
        terms: takes a text apart; see `index.korean.analysis.Analyzer.terms`.
        idf: the weight of a form in the collection.
        today: tells the day of a question.
        spaced: puts blanks where they were left out; see `index.korean.analysis.Analyzer.spaced`.
    """

    def __init__(
        self,
        terms: Terms,
        vocabulary: Vocabulary,
        letters: Letters,
        idf: Callable[[str], float],
        today: Callable[[], date],
        spaced: Callable[[str], str],
    ) -> None:
        self._terms = terms
        self._vocabulary = vocabulary
        self._letters = letters
        self._idf = idf
        self._today = today
        self._spaced = spaced

    def read(self, typed: str, read_as: str | None = None) -> Question:
        """Read a question; never raises for what it holds.

        Args:
            read_as: see `Question`; None where it stands for itself.
        """
        typed = printable(typed).strip()
        whole = typed if read_as is None else printable(read_as).strip()
        if not whole or len(whole) > LONGEST_QUESTION:
            return Question(typed, whole, whole, problem="too_long" if whole else "empty")
        if (kind := small_talk(whole)) is not None:
            return Question(typed, whole, whole, small_talk=kind)
        korean = in_korean(_TAG.sub(" ", whole), self._vocabulary)
        spaced = self._spaced(korean.text)
        terms = self._terms(spaced)
        articles = metadata_intent(spaced, terms)
        time = asked_time(spaced, self._today())
        text = without_frame(without_small_talk(without_time(spaced, time)))
        if text != spaced:
            terms = self._terms(text)
        question = self._read(text, terms)
        spelled = ((t.term.form, t.spelled) for t in question.words if t.spelled)
        return replace(
            question,
            typed=typed,
            read_as=whole,
            problem="no_words" if all(item.generic for item in question.words) else None,
            articles=articles,
            time=time,
            corrections=(*korean.readings, *spelled),
        )

    def words(self, text: str) -> tuple[QueryTerm, ...]:
        """The words of a text that is no question, as the collection knows them."""
        terms = self._terms(text)
        return read_words(text, terms, self._vocabulary, self._letters.as_cut)

    def unknown_words(self, question: Question) -> tuple[str, ...]:
        """The words that stand nowhere in the collection, as typed; see `unknown_words`."""
        found = unknown_words(question.text, question.words, self._letters.hold)
        return tuple(word for word in found if word in question.read_as)

    def _read(self, text: str, terms: Sequence[Term]) -> Question:
        words = read_words(text, terms, self._vocabulary, self._letters.as_cut)
        cut = [item.term for item in words]
        asked = read_asked(text, cut)
        first: dict[str, QueryTerm] = {}
        for item in words:
            if item.term.form in asked.weights:
                first.setdefault(item.term.form, item)
        attribute = _attribute(text, asked.focus, cut)
        return Question(
            typed=text,
            read_as=text,
            text=text,
            words=words,
            terms=tuple(first.values()),
            weights=tuple(
                _factor(asked, form) * _worth(item, self._idf) for form, item in first.items()
            ),
            searched=searched_forms(words),
            asked=asked,
            attribute=attribute.form if attribute else "",
            of_nouns=attribute is not None and _only_nouns(text[: attribute.end], cut),
        )


def _worth(item: QueryTerm, idf: Callable[[str], float]) -> float:
    """The weight of a word: that of the form it is found by, or of a form that is nowhere."""
    form = item.term.form
    if not item.alternatives or (form,) in item.alternatives:
        return idf(form)
    return max(sum(map(idf, group)) / len(group) for group in item.alternatives)


def _factor(asked: ExpectedAnswer, form: str) -> float:
    if form == asked.focus and form not in ANSWER_KINDS:
        return _WEIGHT_OF_ATTRIBUTE
    return asked.weights[form]


def _attribute(text: str, focus: str, terms: Sequence[Term]) -> Term | None:
    """The last noun before the asking word; where that only names a kind of answer (직원 *수*), the
    noun that is put together with it."""
    asking = AT_THE_END.search(text)
    if asking is None and (not focus or asks(text)):
        return None
    end = asking.start() if asking else len(text)
    nouns = [t for t in terms if t.tag in NOUNS and t.end <= end and t.form not in QUESTION_WORDS]
    if not nouns or (asking is None and nouns[-1].form != focus):
        return None
    last = nouns.pop()
    if last.form in ANSWER_KINDS:
        if not nouns or text[nouns[-1].end : last.start].strip() or last.start - nouns[-1].end > 1:
            return None
        last = nouns.pop()
    return None if last.form in ANSWER_KINDS else last


def _only_nouns(text: str, terms: Sequence[Term]) -> bool:
    """Whether a text is one chain of nouns, numbers among them, with 의 or without."""
    left = list(text)
    for term in terms:
        if term.tag in NOUN_PARTS:
            left[term.start : term.end] = " " * len(left[term.start : term.end])
    return not LINKS.sub("", "".join(left))
