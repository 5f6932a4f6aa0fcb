"""What a library is asked for on behalf of people, in this process or in another one.

Each function takes the library first; what it takes and returns besides can be sent to a process.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.state import KeptQuestion
from bot.talk.conversation import again, doubted, read, remembered
from index.library import Library
from index.question.followup import Talk
from index.records import Answer

_INLINE = 50


@dataclass(frozen=True, slots=True)
class Answered:
    """What became of a question.

    Attributes:
        read_as: as it was searched for.
        article: id of the article that alone it was asked of; empty where it was asked of all.
        talk: what the next question may go on from.
    """

    answer: Answer
    read_as: str
    article: str
    talk: Talk


def ask(library: Library, question: str, talk: Talk) -> Answered:
    """Answer a question as it goes on from a talk."""
    found = read(library, question, talk)
    talk = remembered(library, found, talk)
    return Answered(found.answer, found.question.read_as, found.article, talk)


def ask_again(library: Library, asked: KeptQuestion) -> Answer:
    """Answer a question that was read before, from what the library holds now."""
    found = again(library.retriever, asked.question, asked.read_as, asked.article).answer
    return doubted(found) if asked.verdict == "unsure" else found


def ask_once(library: Library, question: str) -> Answer:
    """Answer a question that belongs to no talk."""
    return read(library, question).answer


def ask_many(library: Library, question: str) -> Answer:
    """As many passages as there are."""
    return library.retriever.answer(question, top=_INLINE)
