"""Collections of any size from real sentences: for measuring speed, not quality.

Sentences of real articles (KorQuAD 1.0 dev part 1 where it is there, and the project's invented
news) of 40 to 160 letters are put together anew, 20 to an article. So their words are as frequent
as in the articles, however many there are. What is rare in those stays rare: in every next 500
articles rare names are replaced by other syllables, so that new names come with new articles as
they do in news. Sentences are taken apart by Kiwi once; what is put together keeps its terms.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from index.corpus import Entry, PackedSentence, pack
from index.korean.analysis import Analyzer
from index.korean.hangul import is_hangul
from index.records import Document, Sentence, Term, document_id
from tests.benchmarks import korquad
from tests.collection import articles

PARAGRAPHS, A_PARAGRAPH = 5, 4  # sentences of a paragraph
_LETTERS = range(40, 161)
_SAME_NAMES = 500  # articles
_RARE = 5  # sentences that hold a name which is replaced
_SYLLABLES = "가강건경고광구규근기나남다대덕도동라람로마명모무문미민바박배병보부상서석선성세소송수숙순시신아안양연영예오옥용우원유윤은의이인일자장재정제조종주준중지진찬창천철춘태평하한해현혜호홍화환효훈희"


@dataclass(frozen=True, slots=True)
class Base:
    """What articles are put together from.

    Attributes:
        sentences: letters, and terms whose offsets count from their beginning.
        rare: forms of names that few sentences hold.
        titles: of the articles, with their forms.
        questions: distinct ones that the sentences answer, and ones made of their words.
    """

    sentences: tuple[tuple[str, tuple[Term, ...]], ...]
    rare: frozenset[str]
    titles: tuple[tuple[str, tuple[str, ...]], ...]
    questions: tuple[str, ...]


@cache
def base(analyzer: Analyzer) -> Base:
    """The sentences that there are."""
    documents = list(articles())
    asked: list[str] = []
    if korquad.PART.exists():
        more, questions = korquad.read()
        documents += more
        asked = [question.text for question in questions]
    found = [
        (document.text[s.start : s.end], _from_start(s))
        for document, sentences in analyzer.analyze(documents)
        for s in sentences
        if s.end - s.start in _LETTERS
    ]
    held = Counter(form for _, terms in found for form in {t.form for t in terms if _is_name(t)})
    titles = tuple((d.title, tuple(t.form for t in analyzer.terms(d.title))) for d in documents)
    made = (_question(terms) for _, terms in found)
    every = tuple(dict.fromkeys(text for text in (*asked, *made) if text))
    return Base(tuple(found), frozenset(f for f, n in held.items() if n <= _RARE), titles, every)


def entries(of: Base, sentences: int, *, first: int = 0, seed: int = 1) -> Iterator[Entry]:
    """About so many sentences as articles, from the article with the number `first` on."""
    size = PARAGRAPHS * A_PARAGRAPH
    for number in range(first, first + max(1, sentences // size)):
        yield _article(of, number, random.Random(seed * 1_000_003 + number))


def _article(of: Base, number: int, draw: random.Random) -> Entry:
    source = f"recombined/{number}.txt"
    doc_id, group = document_id(source), number // _SAME_NAMES
    title, forms = draw.choice(of.titles)
    parts: list[str] = []
    packed: list[PackedSentence] = []
    at = 0
    for place in range(PARAGRAPHS * A_PARAGRAPH):
        letters, terms = _renamed(*draw.choice(of.sentences), of.rare, group)
        here = tuple(Term(t.form, t.tag, t.start + at, t.end + at) for t in terms)
        paragraph = place // A_PARAGRAPH
        packed.append(pack(Sentence(doc_id, place + 1, paragraph, at, at + len(letters), here)))
        parts.append(letters + ("\n" if place % A_PARAGRAPH == A_PARAGRAPH - 1 else " "))
        at += len(parts[-1])
    return Entry(Document(doc_id, source, title, "".join(parts)), tuple(packed), forms)


def _renamed(
    letters: str, terms: tuple[Term, ...], rare: frozenset[str], group: int
) -> tuple[str, list[Term]]:
    """A sentence with other rare names, as long as they were; those of the first group stay."""
    found = []
    for term in terms:
        if group and term.form in rare and letters[term.start : term.end] == term.form:
            name = _name(term.form, group)
            letters = f"{letters[: term.start]}{name}{letters[term.end :]}"
            term = Term(name, term.tag, term.start, term.end)
        found.append(term)
    return letters, found


def _name(form: str, group: int) -> str:
    return "".join(random.Random(f"{form}/{group}").choices(_SYLLABLES, k=len(form)))


def _is_name(term: Term) -> bool:
    return term.tag == "NNP" and len(term.form) > 1 and is_hangul(term.form)


def _from_start(sentence: Sentence) -> tuple[Term, ...]:
    begin = sentence.start
    return tuple(Term(t.form, t.tag, t.start - begin, t.end - begin) for t in sentence.terms)


def _question(terms: tuple[Term, ...]) -> str:
    """A question of the first nouns of a sentence."""
    nouns = [t.form for t in terms if t.tag in {"NNG", "NNP"} and len(t.form) > 1]
    return f"{' '.join(dict.fromkeys(nouns[:4]))}는 무엇인가요?" if len(nouns) > 3 else ""
