"""A search over a few sentences, as the retriever makes it."""

from __future__ import annotations

from index.corpus import Corpus
from index.search.search import Found, Search
from tests.collection import corpus_of, document
from tests.kiwi import shared_analyzer


def search_of(corpus: Corpus) -> Search:
    """Over a corpus, with the weights that ship with the project."""
    terms = shared_analyzer().terms
    titles = {doc_id: [t.form for t in terms(d.title)] for doc_id, d in corpus.documents.items()}
    return Search(corpus, titles)


def search_in(text: str, title: str = "기사") -> Search:
    """Over one article; each line is a paragraph."""
    return search_of(corpus_of(document(text, title=title)))


def find(search: Search, question: str) -> Found:
    """What it finds, which must be something."""
    found = search.find(search.query(question, shared_analyzer().terms(question)), 8)
    assert found is not None
    return found


def first(search: Search, question: str) -> int:
    """The number of the sentence that comes first."""
    found = find(search, question)
    return found.sentence(found.order[0]).number
