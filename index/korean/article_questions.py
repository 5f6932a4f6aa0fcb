"""The forms of questions about the articles themselves.

All are matched against a question without its blanks: they are the first thing left out in a chat.
Such a question is a frame around a word for the article; what stands before the frame says which
articles are meant (`HEAD_END`, `HEAD_START`), what stands behind the word must be of the frame
(`TAIL`). "기사 삭제 요구한 사람 누구" has such a word and is none, for 삭제 is of no frame.
"""

from __future__ import annotations

import re
from functools import cache

from index.korean.pieces import Pieces
from index.patterns import Patterns

_FLAGS = re.VERBOSE | re.IGNORECASE
FORMS = Patterns("index.korean", "article_questions.txt", _FLAGS)
SMALL_TALK = Patterns("index.korean", "small_talk.txt", _FLAGS)


@cache
def pieces(table: str) -> Pieces:
    """What the pieces of a table make up."""
    return Pieces(FORMS[table])


# Of these, what needs 기자 or 쓴 beside it (김가람 기자가 쓴 거, 나비대교 단독 쓴 사람).
ONLY_WRITTEN = frozenset({"단독", "거", "것", "건", "꺼"})
# The questions that the first of these may ask: 누구 꺼 asks for an owner.
SCOOP = "단독"
# These name writings of any kind (공개된 문서의 이름은?): a list of them must be asked for in so many
# words.
WEAK = frozenset({"글", "문서", "자료", "원문", "보도", "기고", "기고문", "칼럼"})


ASKS_FACTS = ("누가", "언제", "어디")


# English words of the frame; whatever else stands there names the article.
ENGLISH_FRAME = frozenset(
    """
    article articles story stories news document documents author reporter writer wrote written
    published appear come out newspaper outlet media list all registered link url address title
    headline summary summarize summarise show find any some get other more have date publication
    source ran run report
    """.split()
)
