"""What an answer must name: the attribute of a short question, and its numbers.

"베트남 수도는?" says so little that the ranking and the verdict, trained on longer questions, take what
tells of 베트남 for an answer. What is asked is the attribute, so it must be named, and be that of what
it is asked of: where 석상옥 is 네이버랩스 대표 and 구글 is named in passing, nobody tells of 구글 대표. And an
article on DEVIEW 2019, however well its words match, tells nothing of DEVIEW 2020.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from index.comparison import Comparison, Flags, Floats, stands
from index.corpus import PackedSentence
from index.prepared import Shelf
from index.query import QueryTerm

_BLANK = re.compile(r"\s+")
_FEW_WORDS = 2  # beside the attribute, where it is told by more than nouns
_FEW_NOUNS = 2  # that the attribute must be told together with
# Shorter numbers are counts, which articles write in many ways (두 명, 2명).
_NUMBER = re.compile(r"\d{3,}")

# What naming the attribute adds to the score of a candidate. On the 133 such questions of KorQuAD
# 1.0 dev part 1 it finds the sentence first for 0.684 against 0.677 without.
_NAMED = 1.0


def attribute(comparison: Comparison) -> Flags:
    """Which words of the question are its attribute; none where it is none of these questions.

    A question of more words that are not all nouns is left alone, for an answer may well stand in
    a sentence that says 짓다 where a 설계자 is asked for.
    """
    question = comparison.question
    found = np.array(
        [item.term.form == question.attribute for item in comparison.items], dtype=bool
    )
    if not found.any():
        return found
    starts = [match.end() for match in _BLANK.finditer(question.text)]
    words = [bisect_right(starts, item.term.start) for item in comparison.items]
    asked = {word for word, is_it in zip(words, found.tolist(), strict=True) if is_it}
    others = {
        word
        for word, item in zip(words, comparison.items, strict=True)
        if item.known and not item.generic
    }
    return found & (question.of_nouns or len(others - asked) <= _FEW_WORDS)


def bonus(comparison: Comparison) -> Floats:
    """What each candidate gains for naming the attribute asked for."""
    return _NAMED * (comparison.here & attribute(comparison)).any(axis=1).astype(float)


@dataclass(frozen=True, slots=True)
class Article:
    """What one article names, and what it tells together.

    Attributes:
        title: forms of its title.
        sentences: all of them, in order.
    """

    title: Collection[str]
    sentences: Sequence[PackedSentence]
    shelf: Shelf

    def names(self, item: QueryTerm) -> bool:
        """Whether a word stands anywhere in it."""
        return stands(item, self.title, "") or any(
            self._stands(item, sentence) for sentence in self.sentences
        )

    def tells_together(self, asked: Sequence[QueryTerm], of: Sequence[QueryTerm]) -> bool:
        """Whether a sentence with the attribute has the other words in itself, or before itself in
        its paragraph, or in the sentence right before it, or in the title."""
        return any(
            all(stands(item, self.title, "") or self._before(item, place) for item in of)
            for place, sentence in enumerate(self.sentences)
            if all(self._stands(item, sentence) for item in asked)
        )

    def _before(self, item: QueryTerm, place: int) -> bool:
        paragraph = self.sentences[place].paragraph
        return any(
            self._stands(item, sentence)
            for number, sentence in enumerate(self.sentences[: place + 1])
            if sentence.paragraph == paragraph or number == place - 1
        )

    def _stands(self, item: QueryTerm, sentence: PackedSentence) -> bool:
        text = self.shelf.prepared(sentence).text if item.literal else ""
        return stands(item, self.shelf.forms(sentence), text)


def is_beside_the_point(comparison: Comparison, article: Article) -> bool:
    """Whether the article of the best candidate leaves out what the question cannot do without.

    That is the attribute of a short question, with whatever it is an attribute of, and numbers. On
    KorQuAD 1.0 dev part 1 this refuses 1.3% of the questions of the whole set, half of which had a
    wrong sentence first.
    """
    items, asked = comparison.items, attribute(comparison)
    if asked.any():
        named = [item for item, is_it in zip(items, asked.tolist(), strict=True) if is_it]
        of = [i for i in items if i.known and i.is_noun and not i.generic and i not in named]
        if not any(map(article.names, named)):
            return True
        if len(of) <= _FEW_NOUNS and not _told(named, of, article, comparison.question.of_nouns):
            return True
    numbers = [item for item in items if _NUMBER.fullmatch(item.term.form)]
    return not all(map(article.names, numbers))


def _told(
    named: Sequence[QueryTerm], of: Sequence[QueryTerm], article: Article, of_nouns: bool
) -> bool:
    if of_nouns:
        return article.tells_together(named, of)
    return all(map(article.names, of))
