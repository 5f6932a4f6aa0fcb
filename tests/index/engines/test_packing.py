"""Packed paragraphs give back what the engine in memory counts in the texts themselves."""

from __future__ import annotations

import numpy as np
import pytest

from index.corpus import Entry
from index.engines.first_stage import bigrams
from index.engines.packing import Unpacked, packed, summed
from tests.collection import document, entries_of

_TEXT = (
    "𠮷野家가 서울 𠮷野家 옆에 섰다. AI·로봇이 ai 로봇을 만든다.\n\n한 줄뿐이다.\n\n!? 12시 12분."
)


@pytest.fixture
def entry() -> Entry:
    (entry,) = entries_of(document(_TEXT, title="로봇 로봇 이야기"))
    return entry


def test_each_text_has_the_terms_and_pairs_that_it_had(entry: Entry) -> None:
    unpacked = Unpacked(list(packed(entry)))
    sentences = [s for group in entry.paragraphs().values() for s in group]
    rows = unpacked.rows((f"{s.doc_id}:p{s.paragraph}", s.number) for s in sentences)
    assert len(rows) == len(sentences)
    forms = sorted({form for s in sentences for form in s.forms()})
    times, lengths = unpacked.terms(forms)
    text = entry.document.text
    pairs = sorted({pair for s in sentences for pair in bigrams(text[s.start : s.end])})
    held, sizes = unpacked.pairs(pairs, np.array(rows))
    for place, (row, sentence) in enumerate(zip(rows, sentences, strict=True)):
        own = sentence.forms()
        assert lengths[row] == len(own)
        assert times[row].tolist() == [own.count(form) for form in forms]
        found = bigrams(text[sentence.start : sentence.end])
        assert sizes[place] == len(found)
        assert held[place].tolist() == [found.count(pair) for pair in pairs]


def test_a_paragraph_has_the_terms_of_its_title_too(entry: Entry) -> None:
    unpacked = Unpacked(list(packed(entry)))
    times, lengths = unpacked.terms(["로봇"])
    title = list(entry.title or ())
    for key, place in zip(unpacked.keys, range(len(unpacked.keys)), strict=True):
        forms = [form for s in entry.paragraphs()[key] for form in s.forms()] + title
        assert summed(times, unpacked)[place].tolist() == [forms.count("로봇")]
        assert summed(lengths, unpacked)[place] == len(forms)


def test_what_is_not_there_is_passed_over(entry: Entry) -> None:
    unpacked = Unpacked(list(packed(entry)))
    key = unpacked.keys[0]
    assert unpacked.rows([("nothing:p0", 1), (key, 0), (key, 99), (key, -5)]) == []
    assert unpacked.places(["nothing:p0", key]) == [0]
    nothing = Unpacked([])
    assert nothing.rows([(key, 1)]) == []
    assert summed(nothing.terms(["로봇"])[0], nothing).shape == (0, 1)
