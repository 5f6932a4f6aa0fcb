"""Korean text to sentences and terms, in one pass of Kiwi. The only module that knows Kiwi."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import kiwipiepy
from kiwipiepy import Kiwi, Token

from index.korean.borders import repair
from index.korean.folding import aligned, fold, is_unit
from index.korean.tags import FRAME, NOUN_PARTS, PREDICATES
from index.records import Document, Sentence, Term

# Content morphemes only: measured on KorQuAD, they find the answering sentence first for 75.8% of
# questions against 73.6% with all morphemes. NNB (dependent nouns: 것, 수, 명) is left out.
_KEPT = NOUN_PARTS | PREDICATES | FRAME | {"W_HASHTAG", "W_MENTION", "W_URL", "W_EMAIL"}

# Raised when the rules of this module, of `index.korean.borders` or of `index.korean.folding` change what
# is stored.
_RULES = 2

# One call of Kiwi gets about this much text: enough that both cores stay busy, little enough that
# memory stays flat (characters).
_BATCH = 200_000

_LONGEST_LINE = 2_000

# Short texts whose terms are kept: one question is looked at up to ten times on its way, and takes
# 0.1 s each time where it is 1,000 letters without a blank.
_REMEMBERED = 32

# A question without a blank, longer than one of a single word (시가총액은?). Of 143 such on invented news the
# right passage came first for 0.692 as typed, 0.734 with blanks (0.755 as first written); firmly so 0.119, 0.175.
_RUN_TOGETHER = re.compile(r"\s*\S{9,}\s*")
_LONGEST_SPACED = 200  # letters; of 1,000 it takes 0.1 s
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")


@dataclass(frozen=True, slots=True)
class UserWord:
    """A word that Kiwi shall keep whole; `tag` is one of Kiwi's, usually ``NNP``."""

    form: str
    tag: str = "NNP"


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph, or a piece of one; `start` is its place in the text of the document."""

    paragraph: int
    start: int
    text: str


class Analyzer:
    """A loaded Kiwi (about 3 seconds and 450 MB); share one between threads.

    Args:
        user_words: words to be kept whole.
        workers: threads for batches; None takes all cores.
    """

    def __init__(self, user_words: Iterable[UserWord] = (), workers: int | None = None) -> None:
        words = tuple(user_words)
        self._kiwi = Kiwi(num_workers=workers)
        for word in _in_order(words):
            self._kiwi.add_user_word(word.form, word.tag, 0.0)
        self._version = version_with(words)
        self._kiwi.tokenize("준비")  # loads the model now, not during the first question
        self._remembered = lru_cache(_REMEMBERED)(self._analyzed)

    @property
    def version(self) -> str:
        """Changes whenever the same text may give other sentences or terms."""
        return self._version

    def analyze(
        self, documents: Iterable[Document]
    ) -> Iterator[tuple[Document, tuple[Sentence, ...]]]:
        """Yield each document with its sentences, in order; texts must be NFC.

        Documents are taken in batches of about 200,000 characters, so that all cores work and
        memory does not grow with the number of documents.
        """
        for batch in _batches(documents):
            texts = [_paragraphs(document.text) for document in batch]
            tokens = iter(
                self._kiwi.tokenize(aligned(line.text) for lines in texts for line in lines)
            )
            for document, lines in zip(batch, texts, strict=True):
                yield document, _sentences(document, lines, tokens)

    def works(self) -> bool:
        """Whether the model of Kiwi takes a plain sentence apart as it should."""
        return any(term.form == "도서관" for term in self.terms("도서관에 갔다"))

    def terms(self, text: str) -> tuple[Term, ...]:
        """The terms of one short text (a question); offsets point into `text`, NFC."""
        return self._remembered(text)

    def _analyzed(self, text: str) -> tuple[Term, ...]:
        return _terms(self._kiwi.tokenize(aligned(text)), 0)

    def spaced(self, text: str) -> str:
        """A short text with the blanks that were left out of it; none is taken away."""
        if len(text) > _LONGEST_SPACED or not _RUN_TOGETHER.fullmatch(text):
            return text
        return str(self._kiwi.space(text))

    def glue(self, lines: Sequence[str]) -> str:
        """Lines of one paragraph joined, a blank between two of them where a word ends."""
        return str(self._kiwi.glue(list(lines)))

    def terms_of(self, texts: Iterable[str]) -> Iterator[tuple[Term, ...]]:
        """The terms of many short texts (titles), in order, on all cores."""
        for tokens in self._kiwi.tokenize(map(aligned, texts)):
            yield _terms(tokens, 0)


def version_with(user_words: Iterable[UserWord]) -> str:
    """The version of an `Analyzer` with these words."""
    words = _in_order(user_words)
    digest = hashlib.sha256(repr(words).encode()).hexdigest()[:8] if words else "none"
    return f"kiwi {kiwipiepy.__version__}, rules {_RULES}, words {digest}"


def _in_order(words: Iterable[UserWord]) -> list[UserWord]:
    return sorted(set(words), key=lambda word: (word.form, word.tag))


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    batch: list[Document] = []
    size = 0
    for document in documents:
        batch.append(document)
        size += len(document.text)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _paragraphs(text: str) -> list[_Line]:
    """The lines of a text; Kiwi gets one at a time.

    Given a whole page at once, Kiwi lets a quotation that is not closed swallow the lines that
    follow it.
    """
    lines, start = [], 0
    for index, line in enumerate(text.split("\n")):
        lines += [
            _Line(index, start + at, line[at : at + size]) for at, size in _cuts(line) if size
        ]
        start += len(line) + 1
    return lines


def _cuts(line: str) -> Iterator[tuple[int, int]]:
    """(start, length) of pieces of at most `_LONGEST_LINE`, cut behind a sentence or a blank.

    Kiwi's time grows faster than the line: 87,000 characters a second in articles, 20,000 in a
    line of 300,000, and 44 s for 300,000 letters without a blank.
    """
    at = 0
    while len(line) - at > _LONGEST_LINE:
        window = line[at : at + _LONGEST_LINE]
        size = max(window.rfind(mark) for mark in (". ", "? ", "! ")) + 2
        if size < _LONGEST_LINE // 2:
            size = window.rfind(" ") + 1 or _LONGEST_LINE
        yield at, size
        at += size
    yield at, len(line) - at


def _sentences(
    document: Document, lines: Sequence[_Line], tokens: Iterator[list[Token]]
) -> tuple[Sentence, ...]:
    sentences: list[Sentence] = []
    for line in lines:
        found = next(tokens)
        proposed = [
            (group[0].start, max(token.end for token in group))
            for group in (list(g) for _, g in groupby(found, key=lambda t: t.sent_position))
        ]
        terms = _terms(found, line.start)
        for start, end in repair(line.text, proposed):
            begin, stop = start + line.start, end + line.start
            sentences.append(
                Sentence(
                    doc_id=document.doc_id,
                    number=len(sentences) + 1,
                    paragraph=line.paragraph,
                    start=begin,
                    end=stop,
                    terms=tuple(term for term in terms if begin <= term.start < stop),
                )
            )
    return tuple(sentences)


def _terms(tokens: Sequence[Token], offset: int) -> tuple[Term, ...]:
    terms = []
    for token in tokens:
        tag = str(token.tag).split("-")[0]  # irregular predicates carry a suffix: VV-I, VA-R
        if tag == "SW" and is_unit(token.form):
            tag = "SL"
        if tag not in _KEPT or not token.len:
            continue
        start = token.start + offset
        terms.append(Term(_form(token, tag), tag, start, start + token.len))
    return tuple(terms)


def _form(token: Token, tag: str) -> str:
    if tag in PREDICATES:
        return str(token.lemma)  # 쓰다, so that the noun of the same letters stays another word
    form = str(token.form)
    if tag == "SN":
        return _THOUSANDS.sub("", form)
    if tag in {"W_HASHTAG", "W_MENTION"}:
        form = form.lstrip("#@")
    return fold(form)
