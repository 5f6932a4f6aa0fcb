"""Questions that are not about what the articles tell: small talk, and the articles themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from index.korean.article_questions import (
    ASKS_FACTS,
    ENGLISH_FRAME,
    FORMS,
    ONLY_WRITTEN,
    SCOOP,
    SMALL_TALK,
    WEAK,
    pieces,
)
from index.korean.asking import QUESTION_WORDS
from index.korean.lexicon import ENGLISH_FUNCTION_WORDS
from index.korean.tags import FRAME
from index.records import SmallTalk, Subject, Term

_MARKS = "?!.~,…·“”\"'‘’()[]〈〉<> "
_LONGEST_TOPIC = 60  # letters
# Of what stands before or behind the word for the article; the patterns try every way to cut it.
_LONGEST_FRAME = 30
_MOST_TALKED = 6  # words of small talk in several pieces
_WANTS_AN_ANSWER: tuple[SmallTalk, ...] = (
    "help", "identity", "thanks", "farewell", "greeting", "remark", "laughter", "mood",
)  # fmt: skip
_BESIDE: tuple[SmallTalk, ...] = ("greeting", "thanks", "laughter", "mood")
_WORD = re.compile(r"\S+")
_MOST_TRIED = 6  # words for the article, the last ones


@dataclass(frozen=True, slots=True)
class MetadataIntent:
    """A question about articles themselves.

    Attributes:
        subject: what is asked about them.
        topic: the words that say what they are about, as typed; may name outlet or author too.
        author: the name before 기자; empty where there is none.
        titled: letters that the title must hold; empty where it may be any.
        pick: whether only the latest or the oldest is asked for.
    """

    subject: Subject
    topic: str = ""
    author: str = ""
    titled: str = ""
    pick: Literal["latest", "oldest"] | None = None


def small_talk(question: str) -> SmallTalk | None:
    """What kind of small talk the whole of `question` is, if it is nothing else.

    Several pieces of it may follow each other ("오 대박 고마워 ㅋㅋ"): then the one that most wants an
    answer counts.
    """
    if (whole := _talk("".join(question.split()))) is not None:
        return whole
    words = question.split()
    if not 1 < len(words) <= _MOST_TALKED:
        return None
    best: list[SmallTalk | None] = [None] * (len(words) + 1)
    reached = [True] + [False] * len(words)
    for end in range(1, len(words) + 1):
        for start in range(end):
            kind = _talk("".join(words[start:end])) if reached[start] else None
            if kind is not None:
                reached[end] = True
                kinds = [k for k in (best[start], kind, best[end]) if k is not None]
                best[end] = min(kinds, key=_WANTS_AN_ANSWER.index)
    return best[-1] if reached[-1] else None


def without_small_talk(question: str) -> str:
    """`question` with blanks for a greeting before it and thanks behind it, which ask nothing: the
    same length, so offsets hold."""
    words = list(_WORD.finditer(question))
    first, last = 0, len(words)
    while first < last and _talk(words[first][0]) in _BESIDE:
        first += 1
    while last > first and _talk(words[last - 1][0]) in _BESIDE:
        last -= 1
    if first == last:
        return question
    start, end = words[first].start(), words[last - 1].end()
    return " " * start + question[start:end] + " " * (len(question) - end)


def _talk(compact: str) -> SmallTalk | None:
    forms = SMALL_TALK.named("forms")
    return next((kind for kind, pattern in forms if pattern.fullmatch(compact)), None)


def metadata_intent(question: str, terms: Sequence[Term]) -> MetadataIntent | None:
    """What is asked about the articles themselves, None where it is about what they tell.

    What it says of which articles are meant must still be found: "1936년 기사를 쓴 기자는?" has the
    form of such a question too, and is not one where no article is so named.

    Args:
        terms: of the question, with offsets into it.
    """
    letters = _Letters(question)
    for subject, pattern in FORMS.named("in_hand"):
        opening = pattern.match(letters.text[:_LONGEST_FRAME])
        if opening and pieces("please").make(letters.text, opening.end(), len(letters.text)):
            return MetadataIntent(subject)
    for place in [*FORMS["article"].finditer(letters.text)][: -_MOST_TRIED - 1 : -1]:
        if (found := _around(letters, place, terms)) is not None:
            return found
    for subject, pattern in FORMS.named("english"):
        if pattern.search(letters.text):
            named = (t.form for t in terms if not _english_frame(t))
            return MetadataIntent(subject, " ".join(named))
    return None


class _Letters:
    """A question without its blanks, and the way back."""

    def __init__(self, question: str) -> None:
        self.question = question
        self.places = [at for at, letter in enumerate(question) if not letter.isspace()]
        self.text = "".join(question[at] for at in self.places)

    def typed(self, start: int, end: int) -> str:
        """The words between two places of `text`, as typed."""
        if start >= end:
            return ""
        return " ".join(self.question[self.places[start] : self.places[end - 1] + 1].split())

    def begins_a_word(self, at: int) -> bool:
        return not at or self.question[self.places[at] - 1].isspace()


def _around(
    letters: _Letters, place: re.Match[str], terms: Sequence[Term]
) -> MetadataIntent | None:
    """The question as one around this word for the article; None where it is not."""
    word, start, end = place.group(), place.start(), place.end()
    text = letters.text
    if FORMS["no_article"].search(text[:start]) or FORMS["no_article_ahead"].match(text, end):
        return None
    if place["apart"] and not letters.begins_a_word(start) and not _led(text[:start]):
        return None
    for tail_end, topic_behind in _tails(letters, end):
        head_end, head_start, asks = _head(letters, start)
        frame = f"{asks}{text[head_end:start]}{word}{text[end:tail_end]}"
        topic = letters.typed(head_start, head_end)
        if (topic and topic_behind) or len(topic) > _LONGEST_TOPIC:
            continue
        found = _read(frame, topic or topic_behind, text[head_end:start])
        scoop = word == SCOOP and found.subject == "author"
        if word in ONLY_WRITTEN and not (found.author or scoop or not found.topic):
            continue
        if found.subject == "list" and asks.startswith(ASKS_FACTS):
            continue
        vague = found.subject == "list" and not FORMS["asks_list"].search(frame)
        if word in WEAK and not found.author and (vague or (found.topic and asks)):
            continue
        if word in WEAK and found.topic and found.subject == "author":
            continue
        if found.author or found.titled or not _asks(letters, found.topic, terms):
            return found
    return None


def _led(head: str) -> bool:
    """Whether a word of the frame stands right before: 오늘나온뉴스, 이글."""
    return len(pieces("head_end").begins(head, max(0, len(head) - _LONGEST_FRAME), len(head))) > 1


def _tails(letters: _Letters, end: int) -> Iterator[tuple[int, str]]:
    """Where the frame behind the word for the article may end, and what the articles are about
    where that comes last (기사 찾아줘 나비대교)."""
    text = letters.text
    if FORMS["told_of"].match(text, end):
        return
    if len(text) - end <= _LONGEST_FRAME and pieces("tail").make(text, end, len(text)):
        starts = filter(letters.begins_a_word, range(end, len(text)))
        if all(FORMS["starts"].match(text, at) for at in starts):
            yield len(text), ""
        return
    for at in range(min(len(text) - 1, end + _LONGEST_FRAME), end + 1, -1):
        finished = letters.begins_a_word(at) and FORMS["finished"].search(text[end:at])
        if finished and pieces("tail").make(text, end, at):
            yield at, letters.typed(at, len(text))
            return


def _head(letters: _Letters, start: int) -> tuple[int, int, str]:
    """Where what the articles are about ends and begins, and what asks before it."""
    text = letters.text[:start]
    head_end = next(
        at
        for at in pieces("head_end").begins(text, max(0, start - _LONGEST_FRAME), start)
        if at == start or letters.begins_a_word(at) or FORMS["glued"].match(text, at)
    )
    opening = FORMS["head_start"].match(text[:head_end])
    if opening is None or not letters.begins_a_word(opening.end()):
        return head_end, 0, ""
    return head_end, opening.end(), opening["asks"] or ""


def _read(frame: str, topic: str, led: str) -> MetadataIntent:
    """The question of a frame."""
    subjects = FORMS.named("subjects")
    subject: Subject = next((s for s, pattern in subjects if pattern.search(frame)), "list")
    pick: Literal["latest", "oldest"] | None = None
    if FORMS["oldest"].search(frame):
        pick = "oldest"
    elif FORMS["latest"].search(frame):
        pick = "latest"
    if pick and subject in {"list", "title", "count"}:
        subject = pick
    titled = author = ""
    topic = topic.strip(_MARKS)
    if match := FORMS["titled"].search(f"{topic}{led}"):
        titled, topic, subject = match["words"].strip(_MARKS), topic[: match.start()], "list"
    elif match := FORMS["reporter"].search(topic):
        author, topic = match["name"], topic[: match.start()]
        subject = "list" if subject == "author" else subject
    if not (topic or author or titled) and subject == "list" and FORMS["points"].search(led):
        subject = "text"  # 이 기사 보여줘
    if not (topic or author or titled) and subject == "list" and FORMS["others"].search(frame):
        subject = "others"
    return MetadataIntent(subject, _bare(topic, led), author, titled, pick)


def _bare(topic: str, led: str) -> str:
    """Without what joins it to the word for the article: 나비대교의, 남도방송에서 낸, 11월 1일자.

    Args:
        led: what stands between them.
    """
    words = topic.strip(_MARKS)
    pattern = FORMS["by_whom"] if FORMS["put_out"].match(led) else FORMS["joins"]
    cut = pattern.sub("", words)
    return cut if len(cut.rpartition(" ")[2]) > 1 else words


def _asks(letters: _Letters, topic: str, terms: Sequence[Term]) -> bool:
    """Whether what seems to say which articles are meant asks something itself."""
    at = letters.question.find(topic)
    inside = (t for t in terms if at <= t.start < at + len(topic)) if at >= 0 and topic else ()
    return any(term.form in QUESTION_WORDS for term in inside)


def _english_frame(term: Term) -> bool:
    return term.form in ENGLISH_FRAME or term.form in ENGLISH_FUNCTION_WORDS or term.tag in FRAME
