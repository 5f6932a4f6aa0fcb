"""Questions that leave out their subject because the one before has named it.

Three kinds, by what Korean leaves out: a word that points back (거기 어디야?, 그 사람은?), no subject at all
(그럼 언제 열려?), and only the subject (그럼 순천은?), which asks the same of another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.question.intent import metadata_intent, small_talk
from index.question.lexicon import ANSWER_KINDS, POINTING_WORDS, QUESTION_WORDS
from index.records import Term

_NOUNS = frozenset({"NNG", "NNP", "NR", "XR", "XPN", "XSN", "SL", "SH", "SN"})
_NAMES = frozenset({"NNP", "SL", "SH"})
_NAME_LENGTH = 4  # letters of a noun that Kiwi knows as one; common ones are shorter
_PREDICATES = frozenset({"VV", "VA"})
_CONNECTIVE = re.compile(
    r"(?:아니\s+)?(?:그럼|그러면|그렇다면|그래서|근데|그런데|그리고|혹시|그럼\s+혹시)[\s,]+"
)
_PARTICLE = r"(?:에서는|에서|에는|에게|에|은|는|이|가|을|를|의|도|와|과|으로|로|랑|한테)?"
# Kinds of things that 그 stands for together with them; 그 이유 asks for the reason of something.
_KINDS = "사람|인물|분|나라|국가|지역|곳|장소|도시|회사|기업|업체|기관|단체|조직|행사|날짜|날|때|해"
_ASKS = re.compile(r"왜|언제|어디|누가|누구|얼마|몇|어떻게|무엇|뭐|어느")
# What stands for a name as a whole.
_POINTER = re.compile(
    r"(?<![가-힣])(?:거기|그곳|그것|그거|그건|그게|걔|그때|그날|그이|이곳|이것|이거|이건|이게|여기"
    rf"|[그이]\s?(?:{_KINDS}))"
    rf"{_PARTICLE}(?![가-힣])"
)
_PLACE = re.compile(r"거기|그곳|여기|이곳")
_THAT = re.compile(r"(?<![가-힣])그\s+(?=[가-힣A-Za-z])")
_ONLY_SUBJECT = re.compile(r"(?P<subject>.+?)(?:은|는|도)요?\s*[?？]*\s*")
_ASKS_VALUE = re.compile(r"(?:은|는|이|가)?\s*(?:누구|얼마|몇)")
# Nouns that are verbs with one of these: 개통해, 개최된.
_VERB_ENDING = re.compile(r"[하해한할했되돼된될됐]")
_AFTER_SUBJECT = re.compile(r"(?:에서는|에서|에는|은|는|이|가|을|를|도)(?=\s)")


def resolve(
    question: str, terms: Sequence[Term], previous: str, previous_terms: Sequence[Term]
) -> str | None:
    """A question with its subject filled in from the one before; None where it needs none.

    Args:
        terms, previous_terms: of the two questions, with offsets into them.
    """
    if small_talk(question) or metadata_intent(question, terms):
        return None
    opening = _CONNECTIVE.match(question)
    begin = opening.end() if opening else 0
    rest, own = question[begin:].strip(), _nouns(terms, begin)
    without = {term.form for term in own}
    if pointer := _POINTER.search(rest):
        if _PLACE.match(pointer.group()):
            without |= _attribute(previous, previous_terms)
        rest = f"{rest[: pointer.start()]}{{}} {rest[pointer.end() :]}"
    elif that := _THAT.search(rest):
        rest = f"{rest[: that.start()]}{{}} {rest[that.end() :]}"
    elif own:
        return _of_bare_word(rest, terms, previous, previous_terms, opened=opening is not None)
    elif not terms and not _ASKS.search(rest):
        return None
    else:
        rest = f"{{}} {rest}"
    subject = " ".join(_subject_words(previous, previous_terms, without))
    return _tidy(rest.replace("{}", subject, 1)) if subject else None


def _attribute(previous: str, terms: Sequence[Term]) -> set[str]:
    """What the question before asked of its subject (한강도서관 공사비는?): 거기 is no 공사비."""
    nouns = _nouns(terms)
    if len(_runs(nouns)) < 2 or _names_something(nouns[-1:]):
        return set()
    asks = _ONLY_SUBJECT.fullmatch(previous) or _ASKS_VALUE.match(previous, nouns[-1].end)
    return {nouns[-1].form} if asks else set()


def _names_something(terms: Sequence[Term]) -> bool:
    """Whether a question holds a name or a compound, rather than common words alone."""
    nouns = _nouns(terms)
    return len(_runs(nouns)) < len(nouns) or any(
        term.tag in _NAMES or len(term.form) >= _NAME_LENGTH for term in nouns
    )


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
    only = _ONLY_SUBJECT.fullmatch(rest)
    if only is None or any(t.tag in _PREDICATES or t.form in QUESTION_WORDS for t in terms):
        return None
    if " " in only["subject"] and not opened:  # 나비대교 길이는?
        return None
    if _names_something(terms) or " " in only["subject"]:
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
    runs = _runs(_nouns(previous_terms))
    if not runs:
        return None
    start, end = runs[0]
    if particle := _AFTER_SUBJECT.match(previous, end):
        end = particle.end()  # 은 or 는: it fitted the other word
    if word in previous or _ONLY_SUBJECT.fullmatch(previous) or not previous[end:].strip(" ?"):
        return None
    return _tidy(f"{previous[:start]}{word}{previous[end:]}")


def _nouns(terms: Sequence[Term], begin: int = 0) -> list[Term]:
    """The words that name something, from an offset on."""
    return [
        term
        for term in terms
        if term.start >= begin
        and term.tag in _NOUNS
        and term.form not in ANSWER_KINDS | QUESTION_WORDS | POINTING_WORDS
    ]


def _runs(nouns: Sequence[Term]) -> list[tuple[int, int]]:
    """Where words stand, (start, end) half-open, with the pieces of one word put together."""
    runs: list[tuple[int, int]] = []
    for term in nouns:
        if runs and term.start <= runs[-1][1]:
            runs[-1] = (runs[-1][0], max(term.end, runs[-1][1]))
        else:
            runs.append((term.start, term.end))
    return runs


def _subject_words(previous: str, terms: Sequence[Term], without: set[str]) -> list[str]:
    """The words that a question is about, as written; those of `without` and verbs left out."""
    nouns = [term for term in _nouns(terms) if term.form not in without]
    words = [
        previous[start:end] for start, end in _runs(nouns) if not _VERB_ENDING.match(previous, end)
    ]
    return list(dict.fromkeys(words))


def _tidy(text: str) -> str:
    return re.sub(r"\s+(?=[?!.]|$)", "", re.sub(r"\s{2,}", " ", text)).strip()
