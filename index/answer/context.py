"""What stands around a passage in its article."""

from __future__ import annotations

from dataclasses import dataclass

from index.corpus import Corpus
from index.records import Passage


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The text right before and behind a passage, verbatim, to its very border.

    ``before + passage.text + behind`` stands in the text of the document, to the letter.
    """

    before: str
    behind: str


def surroundings(corpus: Corpus, passage: Passage, sentences: int = 3) -> Surroundings | None:
    """The neighbours of a passage; None where its article is gone or tells something else now.

    Args:
        sentences: how many on either side at most.
    """
    citation = passage.citation
    document = corpus.documents.get(citation.doc_id)
    if document is None:
        return None
    # The passage holds the cited sentence, so it begins no earlier than this.
    earliest = max(0, citation.end - len(passage.text))
    start = document.text.find(passage.text, earliest)
    if not 0 <= start <= citation.start:
        return None
    end = start + len(passage.text)
    every = corpus.sentences(citation.doc_id)
    before = [s.start for s in every if s.end <= start][-sentences:]
    behind = [s.end for s in every if s.start >= end][:sentences]
    return Surroundings(
        before=document.text[before[0] : start] if before else "",
        behind=document.text[end : behind[-1]] if behind else "",
    )
