"""Questions as they follow each other in a conversation."""

from __future__ import annotations

from dataclasses import replace

from bot.talk.showing import shown
from bot.talk.standing import stands_alone
from bot.texts import Language, quoted, say
from index.korean.pointing import pointer
from index.library import Library
from index.plain import printable
from index.question.budget import budget, spent
from index.question.followup import (
    Talk,
    names_something,
    readings,
    resolve,
    subject,
    subjects,
    unreadable,
)
from index.question.reading import LONGEST_QUESTION
from index.records import SEARCHED, Answer, Hit
from index.retriever import Retriever, Run

FOUND = 12  # hits that are asked for: several may stand in one passage
_GRADES = {"answered": 2, "unsure": 1}
_NOTHING = Talk()


def read(library: Library, question: str, talk: Talk = _NOTHING, *, top: int = FOUND) -> Run:
    """Answer a question as it goes on from those before it.

    What names a subject of its own is asked of all articles. Anything else is asked of the article
    that was shown last, as it stands and with its subject filled in; where neither is found there,
    of all articles; and where it cannot be read at all, it is asked back.

    Args:
        top: hits at most.
    """
    question = printable(question).strip()
    with budget():
        found = _read(library, question, talk, top)
    answer = replace(found.answer, hits=found.answer.hits[:top])
    if answer.unknown_terms and found.question.read_as != question:
        answer = doubted(answer)  # a word that was filled in may stand nowhere
    return replace(found, answer=answer)


def _read(library: Library, question: str, talk: Talk, top: int) -> Run:
    retriever, terms = library.retriever, library.analyzer.terms
    if len(question) > LONGEST_QUESTION:
        return retriever.run(question, top=top)
    own = terms(question)
    hand = talk.article if talk.article in retriever.corpus.documents else ""
    alone = retriever.run(question, top=top, article=hand or None)
    if unreadable(question, own):
        return _asked_back(library, alone, talk)
    if alone.answer.verdict not in SEARCHED:
        return replace(alone, article=hand if alone.answer.verdict == "metadata" else "")
    if alone.answer.problem not in {None, "no_words"}:
        return alone
    if pointer(question) and talk == _NOTHING and not names_something(own):
        return _asked_back(library, alone, talk)
    if spent():
        return alone
    if hand and (found := _of_hand(library, question, talk, alone)) is not None:
        return found
    followed = None if spent() else _followed(library, question, talk)
    best = followed if followed and _grade(followed) >= max(1, _grade(alone)) else alone
    if not _grade(best) and talk.question and (pointer(question) or alone.answer.problem):
        return _asked_back(library, alone, talk)
    return best


def again(retriever: Retriever, typed: str, read_as: str, article: str = "") -> Run:
    """What a question that was read before finds now.

    Args:
        typed: as written.
        read_as: as it was read; see `Question`.
        article: see `Run`.
    """
    if article not in retriever.corpus.documents:
        return retriever.run(typed, top=FOUND, read_as=read_as)
    return _asked_of(retriever, retriever.within(article), typed, read_as, article)


def _asked_of(
    retriever: Retriever, within: Retriever, typed: str, read_as: str, article: str
) -> Run:
    """A question asked of one article; `within` is the retriever of that alone."""
    run = within.run(typed, top=FOUND, read_as=read_as)
    found = run.answer
    if found.verdict not in SEARCHED:
        run = retriever.run(typed, top=FOUND, article=article, read_as=read_as)
        return replace(run, article=article)
    if typed != read_as:
        found = _own_first(found, typed, read_as)
    unknown = found.unknown_terms
    if unknown:  # what this article does not have, another may
        everywhere = retriever.run(typed, top=1, read_as=read_as).answer.unknown_terms
        unknown = tuple(word for word in unknown if word in everywhere)
    found = replace(found, unknown_terms=unknown, documents=len(retriever.corpus.documents))
    return replace(run, answer=found, article=article)


def remembered(library: Library, found: Run, talk: Talk = _NOTHING) -> Talk:
    """What the next question may go on from, after this answer."""
    answer = found.answer
    if answer.verdict == "metadata":
        (*_, article) = answer.listed if len(answer.listed) == 1 else (talk.article,)
        return talk if article == talk.article else Talk(article=article)
    if answer.verdict not in SEARCHED or answer.problem is not None:
        return talk
    hits, question = shown(answer), found.question.read_as
    own = library.analyzer.terms(question)
    about = subject(question, own, talk)
    if not names_something(own) and about not in question:
        question = f"{about} {question}"
    if not hits:
        return replace(talk, question=question, subject=about, answer="")
    passage = hits[0].passage
    marked = passage.text[slice(*passage.answer)] if passage.answer else ""
    return Talk(question, about, passage.citation.doc_id, passage.sentence, marked)


def reading(question: str, read_as: str, language: Language) -> str | None:
    """How a question was read; None where it was read as written."""
    if read_as == question:
        return None
    return say(language, "read_as", read=quoted((read_as,), language))


def _of_hand(library: Library, question: str, talk: Talk, alone: Run) -> Run | None:
    """What goes on from the article in hand; the question by itself where it stands for itself;
    None where the article does not tell."""
    retriever, terms = library.retriever, library.analyzer.terms
    hand, own = talk.article, terms(question)
    within = retriever.within(hand)
    plain = within.run(question, top=1)
    pointed = pointer(question) is not None
    if not pointed and stands_alone(alone, plain, hand):
        return alone
    lacking = [w for w in plain.answer.unknown_terms if w not in alone.answer.unknown_terms]
    best: Run | None = None
    for text in readings(question, own, talk, terms):
        found = _asked_of(retriever, within, question, text, hand)
        if lacking and plain.answer.verdict == "not_found":
            found = replace(found, answer=doubted(found.answer))
        if _grade(found) > (_grade(best) if best else 0):
            best = found
        if spent() or (
            best and pointed
        ):  # its names are tried in the order in which they may be meant
            break
    return best


def _own_first(answer: Answer, typed: str, read_as: str) -> Answer:
    """The hits that hold more than the subject that was filled in, before the others."""
    words = set(typed.split())
    filled = "".join(word for word in read_as.split() if word not in words)

    def own(hit: Hit) -> bool:
        said = hit.passage.sentence
        at = hit.passage.text.index(said)
        marks = (
            hit.passage.text[a:b] for a, b in hit.passage.highlights if at <= a < at + len(said)
        )
        return any(mark not in filled for mark in marks)

    hits = list(answer.hits)
    if pointer(typed) is None:  # else what was filled in is asked for too
        hits.sort(key=lambda hit: hit.passage.answer is None and not own(hit))
    answer = replace(answer, hits=tuple(hits))
    return answer if hits and own(hits[0]) and hits[0].supported else doubted(answer)


def doubted(answer: Answer) -> Answer:
    """A firm answer as an unsure one: its words may all stem from the subject that was filled in."""
    if answer.verdict != "answered":
        return answer
    hits = tuple(
        replace(hit, supported=False, passage=replace(hit.passage, answer=None))
        for hit in answer.hits
    )
    return replace(answer, verdict="unsure", hits=hits)


def _followed(library: Library, question: str, talk: Talk) -> Run | None:
    """The question with its subject filled in from the one before, asked of all articles."""
    terms = library.analyzer.terms
    text = (
        resolve(question, terms(question), talk.question, terms(talk.question))
        if talk.question
        else None
    )
    if text is None:
        return None
    return library.retriever.run(question, top=FOUND, read_as=text)


def _asked_back(library: Library, alone: Run, talk: Talk) -> Run:
    """The question put back to the user, with the subjects of the talk that it may be about."""
    found = pointer(alone.question.typed)
    answer = Answer(
        alone.question.typed,
        "not_found",
        problem="which_person" if found and found.kind == "person" else "which_thing",
        documents=len(library.retriever.corpus.documents),
        choices=subjects(talk, library.analyzer.terms),
    )
    return replace(alone, answer=answer, found=None)


def _grade(found: Run) -> int:
    return _GRADES.get(found.answer.verdict, 0)
