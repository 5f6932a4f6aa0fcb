"""Questions that leave out their subject because the one before has named it.

Three kinds, by what Korean leaves out: a word that points back (거기 어디야?, 그 사람은?), no subject at all
(그럼 언제 열려?), and only the subject (그럼 순천은?), which asks the same of another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.korean import follow_ups as forms
from index.korean.asking import QUESTION_WORDS, asks
from index.korean.clauses import MADE_A_VERB
from index.korean.kinds import ANSWER_KINDS
from index.korean.lexicon import POINTING_WORDS
from index.korean.pointing import PLACE, Pointer, fitting, names, people, pointer, pointers
from index.korean.tags import NAMES, NOUN_PARTS, PREDICATES
from index.question.intent import metadata_intent, small_talk
from index.records import Term

_NAME_LENGTH = 4  # letters of a noun that Kiwi knows as one; common ones are shorter
_CHOICES = 3  # subjects that are offered where it is not clear which is meant
_SUBJECT = 2  # words
_FILLED = 2  # names that a pointing word is tried with

Terms = Callable[[str], Sequence[Term]]


@dataclass(frozen=True, slots=True)
class Talk:
    """What is remembered of the turns before.

    Attributes:
        question: the last one, as it was searched for; empty where there is none.
        subject: the words that the last question with a name was about, as written.
        article: id of the article that was shown last; empty where none was.
        sentence: the sentence that was shown of it, verbatim.
        answer: the words of it that answered; empty where that was not sure.
    """

    question: str = ""
    subject: str = ""
    article: str = ""
    sentence: str = ""
    answer: str = ""


def readings(question: str, own: Sequence[Term], talk: Talk, terms: Terms) -> list[str]:
    """The ways to read a question that may go on from a talk, likeliest first.

    Args:
        own: its terms.
        terms: takes a text apart.
    """
    opening = forms.CONNECTIVE.match(question)
    rest = question[opening.end() if opening else 0 :].strip() or question
    resolved = resolve(question, own, talk.question, terms(talk.question))
    found = pointer(rest)
    named = _tidy(f"{talk.subject} {rest}") if talk.subject and not names_something(own) else None
    if found is None:
        texts = [question, resolved, named] if _nouns(own) else [resolved, named, question]
    else:
        head, tail = rest[: found.start], rest[found.end :]
        filled = [_tidy(f"{head}{name} {tail}") for name in _meant(found, talk, terms)]
        texts = [*filled, resolved] if _in_answer(found, talk, terms) else [resolved, *filled]
        texts += [_tidy(f"{head}{talk.subject} {tail}")]
    return list(dict.fromkeys(text for text in texts if text))


def about(subject: str, question: str) -> str:
    """A question asked of a subject, which stands for its pointing word where it has one."""
    found = pointer(question)
    begin, end = (found.start, found.end) if found else (0, 0)
    return _tidy(f"{question[:begin]}{subject} {question[end:]}")


def _meant(found: Pointer, talk: Talk, terms: Terms) -> list[str]:
    """The names that a pointing word may stand for in the answer before."""
    if found.time:
        return []
    marked = fitting(found.kind, talk.answer, terms(talk.answer))
    told = fitting(found.kind, talk.sentence, terms(talk.sentence))
    return list(dict.fromkeys([*marked, *told]))[:_FILLED]


def _in_answer(found: Pointer, talk: Talk, terms: Terms) -> bool:
    """Whether a pointing word means what was answered, rather than what was asked about."""
    if found.kind == "thing":
        return False
    if forms.ASKED_FOR[found.kind].search(talk.question):
        return True
    asked = terms(talk.question)
    if found.kind != "person":
        return not names_something(asked)
    told = people(talk.sentence, terms(talk.sentence))
    return any(name not in talk.question for name in told) or not names(talk.question, asked)


def unreadable(question: str, own: Sequence[Term]) -> bool:
    """Whether a question only points, or to more than one thing: 그건?, 그거 말고 그거."""
    found = pointers(question)
    if not found or _nouns(own):
        return False
    return len(found) > 1 or not (question[: found[0].start] + question[found[0].end :]).strip(
        " ?!.~"
    )


def subject(question: str, own: Sequence[Term], talk: Talk) -> str:
    """What the talk is about after a question: its own words where it names something."""
    if talk.subject and not names_something(own):
        return talk.subject
    without = _attribute(question, own)
    return " ".join(_subject_words(question, own, without)[:_SUBJECT]) or talk.subject


def subjects(talk: Talk, terms: Terms) -> tuple[str, ...]:
    """What a talk was about, for a question of which that is not clear."""
    asked = terms(talk.question)
    runs = [talk.question[start:end] for start, end in _runs(talk.question, _nouns(asked))]
    named = [talk.subject] if talk.subject else names(talk.question, asked) or runs[:1]
    told = [*names(talk.answer, terms(talk.answer)), *names(talk.sentence, terms(talk.sentence))]
    return tuple(dict.fromkeys([*named, *told]))[:_CHOICES]


def resolve(
    question: str, terms: Sequence[Term], previous: str, previous_terms: Sequence[Term]
) -> str | None:
    """A question with its subject filled in from the one before; None where it needs none.

    Args:
        terms, previous_terms: of the two questions, with offsets into them.
    """
    if small_talk(question) or metadata_intent(question, terms):
        return None
    opening = forms.CONNECTIVE.match(question)
    begin = opening.end() if opening else 0
    rest, own = question[begin:].strip(), _nouns(terms, begin)
    without = {term.form for term in own}
    if found := pointer(rest):
        if PLACE.match(rest, found.start):
            without |= _attribute(previous, previous_terms)
        rest = f"{rest[: found.start]}{{}} {rest[found.end :]}"
    elif that := forms.THAT.search(rest):
        rest = f"{rest[: that.start()]}{{}} {rest[that.end() :]}"
    elif own:
        return _of_bare_word(rest, terms, previous, previous_terms, opened=opening is not None)
    elif not terms and not asks(rest):
        return None
    else:
        rest = f"{{}} {rest}"
    subject = " ".join(_subject_words(previous, previous_terms, without))
    return _tidy(rest.replace("{}", subject, 1)) if subject else None


def _attribute(previous: str, terms: Sequence[Term]) -> set[str]:
    """What the question before asked of its subject (한강도서관 공사비는?): 거기 is no 공사비."""
    nouns = _nouns(terms)
    if len(_runs(previous, nouns)) < 2 or names_something(nouns[-1:]):
        return set()
    asks = forms.ONLY_SUBJECT.fullmatch(previous) or forms.ASKS_VALUE.match(previous, nouns[-1].end)
    return {nouns[-1].form} if asks else set()


def names_something(terms: Sequence[Term]) -> bool:
    """Whether a question holds a name or a compound, rather than common words alone."""
    nouns = _nouns(terms)
    joined = any(one.end == two.start for one, two in pairwise(nouns))
    return joined or any(term.tag in NAMES or len(term.form) >= _NAME_LENGTH for term in nouns)


def _of_bare_word(
    rest: str,
    terms: Sequence[Term],
    previous: str,
    previous_terms: Sequence[Term],
    *,
    opened: bool,
) -> str | None:
    """The reading of a question that is a word with its particle; None where it asks by itself.

    A common noun (길이, 대표) is what is asked of the same subject, a name or a compound another
    subject of the same question.

    Args:
        opened: whether 그럼 or the like stood before it.
    """
    only = forms.ONLY_SUBJECT.fullmatch(rest)
    if only is None or any(t.tag in PREDICATES or t.form in QUESTION_WORDS for t in terms):
        return None
    if " " in only["subject"] and not opened:  # 나비대교 길이는?
        return None
    if names_something(terms) or " " in only["subject"]:
        return _of_another(only["subject"], previous, previous_terms)
    own = {term.form for term in _nouns(terms)}
    return _of_same(rest, previous, previous_terms, without=own)


def _of_same(
    rest: str, previous: str, previous_terms: Sequence[Term], without: set[str]
) -> str | None:
    """What `rest` names, asked of the subject before; its own attribute is left out."""
    words = _subject_words(previous, previous_terms, without)
    if not words:
        return None
    return _tidy(f"{' '.join(words[:-1] or words)} {rest}")


def _of_another(word: str, previous: str, previous_terms: Sequence[Term]) -> str | None:
    """The question before, asked of `word`."""
    runs = _runs(previous, _nouns(previous_terms))
    if not runs:
        return None
    start, end = runs[0]
    if particle := forms.AFTER_SUBJECT.match(previous, end):
        end = particle.end()  # 은 or 는: it fitted the other word
    if word in previous or forms.ONLY_SUBJECT.fullmatch(previous) or not previous[end:].strip(" ?"):
        return None
    return _tidy(f"{previous[:start]}{word}{previous[end:]}")


def _nouns(terms: Sequence[Term], begin: int = 0) -> list[Term]:
    """The words that name something, from an offset on."""
    return [
        term
        for term in terms
        if term.start >= begin
        and term.tag in NOUN_PARTS
        and term.form not in ANSWER_KINDS | QUESTION_WORDS | POINTING_WORDS
    ]


def _runs(text: str, nouns: Sequence[Term]) -> list[tuple[int, int]]:
    """Where words stand, (start, end) half-open, with the pieces of one word put together.

    A letter before or between them may be one that is not indexed: 김건희 is cut into 김, 건 and 희,
    그물 into 그 and 물.
    """
    runs: list[tuple[int, int]] = []
    for term in nouns:
        if runs and term.start <= runs[-1][1] + 1 and " " not in text[runs[-1][1] : term.start]:
            runs[-1] = (runs[-1][0], max(term.end, runs[-1][1]))
        else:
            start = term.start
            if forms.LONE_LETTER.search(text[:start]):
                start -= 1
            runs.append((start, term.end))
    return runs


def _subject_words(previous: str, terms: Sequence[Term], without: set[str]) -> list[str]:
    """The words that a question is about, as written; those of `without` and verbs left out."""
    nouns = [term for term in _nouns(terms) if term.form not in without]
    words = [
        previous[start:end]
        for start, end in _runs(previous, nouns)
        if not MADE_A_VERB.match(previous, end)
    ]
    return list(dict.fromkeys(words))


def _tidy(text: str) -> str:
    return re.sub(r"\s+(?=[?!.]|$)", "", re.sub(r"\s{2,}", " ", text)).strip()
