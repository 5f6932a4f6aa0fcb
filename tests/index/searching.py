"""A search over a few sentences, as the retriever makes it."""

from __future__ import annotations

from index.corpus import Corpus
from index.retriever import Retriever
from index.search.search import Found
from tests.collection import corpus_of, document
from tests.kiwi import shared_analyzer


def searcher_of(corpus: Corpus) -> Retriever:
    """Over a corpus, with the weights that ship with the project."""
    return Retriever(corpus, shared_analyzer())


def searcher_in(text: str, title: str = "기사") -> Retriever:
    """Over one article; each line is a paragraph."""
    return searcher_of(corpus_of(document(text, title=title)))


def find(retriever: Retriever, question: str) -> Found:
    """What its search finds, which must be something."""
    found = retriever.search.find(retriever.reader.read(question), 8)
    assert found is not None
    return found


def first(retriever: Retriever, question: str) -> int:
    """The number of the sentence that comes first."""
    found = find(retriever, question)
    return found.sentence(found.order[0]).number
