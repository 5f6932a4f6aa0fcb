"""Whether an article leaves out what a question cannot do without.

"베트남 수도는?" says so little that the ranking and the verdict, trained on longer questions, take what
tells of 베트남 for an answer. What is asked is the attribute, so it must be named, and be that of what
it is asked of: where 석상옥 is 네이버랩스 대표 and 구글 is named in passing, nobody tells of 구글 대표. An
article on DEVIEW 2019, however well its words match, tells nothing of DEVIEW 2020. And 언제 asks for a
time: where none stands around the best sentence, it tells of something else.

Of KorQuAD 1.0 dev part 1 all this refuses 1.3% of the questions of the whole set, half of which had a
wrong sentence first.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from index.corpus import PackedSentence
from index.korean.when.times import tells_time
from index.question.query import QueryTerm
from index.search.attribute import attribute
from index.search.comparison import Comparison, stands
from index.search.prepared import PreparedSentences

_FEW_NOUNS = 2  # that the attribute must be told together with

# Shorter numbers are counts, which articles write in many ways (두 명, 2명).
_NUMBER = re.compile(r"\d{3,}")


@dataclass(frozen=True, slots=True)
class Article:
    """What one article names, and what it tells together.

    Attributes:
        title: forms of its title.
        sentences: all of them, in order.
    """

    title: Collection[str]
    sentences: Sequence[PackedSentence]
    shelf: PreparedSentences

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

    def tells_a_time(self, sentence: PackedSentence) -> bool:
        """Whether a time stands in the paragraph of a sentence, or in the sentences beside it."""
        return any(
            tells_time(self.shelf.prepared(other).text)
            for other in self.sentences
            if other.paragraph == sentence.paragraph or abs(other.number - sentence.number) == 1
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


def is_beside_the_point(comparison: Comparison, article: Article, best: PackedSentence) -> bool:
    """Whether an article leaves out what the question cannot do without.

    Args:
        article: that of `best`.
        best: the best candidate.
    """
    items, asked = comparison.items, attribute(comparison)
    if asked.any():
        named = [item for item, is_it in zip(items, asked.tolist(), strict=True) if is_it]
        of = [i for i in items if i.known and i.is_noun and not i.generic and i not in named]
        if not any(map(article.names, named)):
            return True
        if len(of) <= _FEW_NOUNS and not _told(named, of, article, comparison.question.of_nouns):
            return True
    if comparison.question.asked.wanted == "time" and not article.tells_a_time(best):
        return True
    numbers = [item for item in items if _NUMBER.fullmatch(item.term.form)]
    return not all(map(article.names, numbers))


def _told(
    named: Sequence[QueryTerm], of: Sequence[QueryTerm], article: Article, of_nouns: bool
) -> bool:
    if of_nouns:
        return article.tells_together(named, of)
    return all(map(article.names, of))
