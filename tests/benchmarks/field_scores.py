"""What a person gets for the questions of a set, judged by the places of their answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from bot.talk.conversation import read, remembered
from bot.talk.replies import reply
from bot.talk.showing import shown
from bot.texts.dates import moment
from index.corpus import Corpus
from index.library import Library
from index.question.followup import Talk
from index.records import Answer, Passage, Published
from index.retriever import Run
from tests.benchmarks.field_pages import squeezed
from tests.benchmarks.field_records import Gold, Question, Turn

_SHOWN = 3
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Judged:
    """One question and what came of it.

    Attributes:
        right: of each passage that is shown, best first, whether it holds the answer.
        sentence: whether the best sentence of the first does.
        mark: whether the words that are marked in the first are the answer; None where nothing
            is marked or no few words are the answer.
        said: whether the reply to a question about the articles is right.
    """

    question: Question
    verdict: str
    right: tuple[bool, ...] = ()
    sentence: bool = False
    mark: bool | None = None
    said: bool = False

    @property
    def first(self) -> bool:
        return self.right[:1] == (True,)


@dataclass(frozen=True, slots=True)
class Scores:
    """Shares; None where no question is of that kind. README, "측정", says what each is."""

    first: float | None
    among_three: float | None
    sentence: float | None
    firm_wrong: float | None
    silent: float | None
    near_firm: float | None
    far_firm: float | None
    far_unsure: float | None
    marks: float | None
    marked: float | None
    about: float | None


class Judge:
    """Judges answers from one collection.

    Raises:
        LookupError: at a question whose article is not in the collection.
    """

    def __init__(self, corpus: Corpus) -> None:
        self._ids = {
            squeezed(PurePath(document.source).name): doc_id
            for doc_id, document in corpus.documents.items()
        }

    def judge(self, question: Question, answer: Answer) -> Judged:
        """What a reply with this answer is worth."""
        hits = shown(answer, _SHOWN)
        return Judged(
            question,
            answer.verdict,
            right=tuple(self._right(question, hit.passage) for hit in hits),
            sentence=bool(hits) and self._right(question, _only_sentence(hits[0].passage)),
            mark=self._mark(question, hits[0].passage) if hits else None,
            said=bool(question.said) and holds(reply(answer, "ko"), question.said),
        )

    def _right(self, question: Question, passage: Passage) -> bool:
        if question.group != "answerable":
            return False
        if not question.gold:
            return passage.citation.doc_id == self._id(question)
        return any(self._holds(question, gold, passage) for gold in question.gold)

    def _holds(self, question: Question, gold: Gold, passage: Passage) -> bool:
        if gold.start is None:
            return squeezed(gold.text) in squeezed(passage.text)
        begin = passage.citation.start - passage.text.index(passage.sentence)
        end = begin + len(passage.text)
        return (
            passage.citation.doc_id == self._id(question)
            and begin <= gold.start
            and gold.start + len(gold.text) <= end
        )

    def _mark(self, question: Question, passage: Passage) -> bool | None:
        """Right where marked words and answer hold each other, in a passage that is right."""
        if passage.answer is None or question.answer is None:
            return None
        marked, told = passage.text[slice(*passage.answer)], question.answer
        return self._right(question, passage) and (holds(marked, [told]) or holds(told, [marked]))

    def _id(self, question: Question) -> str:
        return self._ids[squeezed(PurePath(question.source or "").name)]


def holds(text: str, words: Iterable[str]) -> bool:
    """Whether a text holds one of these, white space aside; a number, not within a longer one.

    A day counts in either form: 2019-10-28, 2019년 10월 28일.
    """
    wanted = [form for word in words for form in (word, _in_words(word))]
    letters = squeezed(text)
    return any(
        re.search(
            rf"(?<!\d){re.escape(word)}(?!\d)" if word[:1].isdigit() else re.escape(word), letters
        )
        for word in map(squeezed, wanted)
    )


def judge_all(library: Library, questions: Sequence[Question]) -> list[Judged]:
    """Ask all questions, each by itself, as a chat does."""
    judge = Judge(library.retriever.corpus)
    return [judge.judge(question, read(library, question.text).answer) for question in questions]


def judge_talk(library: Library, talk: Sequence[Turn]) -> list[bool]:
    """Ask the questions of one conversation in order; which turns were answered rightly."""
    judge = Judge(library.retriever.corpus)
    right, goes_on = [], Talk()
    for turn in talk:
        found = read(library, turn.text, goes_on)
        right.append(_right_turn(judge, turn, found))
        goes_on = remembered(library, found, goes_on)
    return right


def _right_turn(judge: Judge, turn: Turn, found: Run) -> bool:
    """Smalltalk is told from questions; what nobody can know is not answered firmly; a question
    about the article in hand has a reply that tells it; any other the right passage first."""
    answer = found.answer
    if turn.kind == "smalltalk":
        return answer.verdict == "smalltalk"
    if turn.kind in {"near", "unclear"}:
        return answer.verdict != "answered"
    if turn.kind == "article":
        return holds(reply(answer, "ko"), (*turn.said, *(gold.text for gold in turn.gold)))
    question = Question(turn.text, "answerable", "", turn.source, turn.gold)
    return judge.judge(question, answer).first


def score(judged: Sequence[Judged]) -> Scores:
    """Sum up what was judged."""
    answerable = [j for j in judged if j.question.group == "answerable"]
    near, far, about = (
        [j for j in judged if j.question.group == group] for group in ("near", "far", "about")
    )
    markable = [j for j in answerable if j.question.answer is not None]
    marks = [j.mark for j in markable if j.mark is not None]
    sentences = [j for j in answerable if j.question.gold]
    return Scores(
        first=_share(j.first for j in answerable),
        among_three=_share(any(j.right) for j in answerable),
        sentence=_share(j.sentence for j in sentences),
        firm_wrong=_share(j.verdict == "answered" and not j.first for j in answerable),
        silent=_share(not j.right for j in answerable),
        near_firm=_share(j.verdict == "answered" for j in near),
        far_firm=_share(j.verdict == "answered" for j in far),
        far_unsure=_share(j.verdict == "unsure" for j in far),
        marks=_share(marks),
        marked=_share(j.mark is not None for j in markable),
        about=_share(j.said for j in about),
    )


def _share(flags: Iterable[bool]) -> float | None:
    all_flags = list(flags)
    return sum(all_flags) / len(all_flags) if all_flags else None


def _in_words(text: str) -> str:
    if _ISO.fullmatch(text) is None:
        return text
    return moment(Published(date.fromisoformat(text)), "ko")


def _only_sentence(passage: Passage) -> Passage:
    return Passage(passage.sentence, passage.sentence, (), passage.citation)
