"""Which stretches of a sentence can answer a question of this kind at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from index.korean.amounts import of_noun
from index.korean.asked import ExpectedAnswer
from index.korean.clauses import REPORTED
from index.korean.names import like_a_name
from index.korean.offices import HOLDER, is_title
from index.korean.particles import BEHIND_A_NOUN, particle_of
from index.korean.tags import NUMBERS
from index.korean.units import NUMBER_NOUN, OF_ANYTHING, counts
from index.korean.when import times
from index.records import Term
from index.spans.binding import told_of
from index.spans.numbers import counted, in_its_unit, is_of, of_its_noun, worth
from index.spans.offices import Office, holder_named, office_fits, office_of
from index.spans.span_candidates import SpanCandidate

# What 어디서 and 어디에 ask for carries none of these in the 33 such questions of KorQuAD 1.0 dev part 1.
_NOWHERE = frozenset({"none", "and", "subject", "topic", "from", "until"})

_ENDS = frozenset({"from", "until"})
_TITLED = "《〈<『「"


def admissible(
    asked: ExpectedAnswer, text: str, terms: Sequence[Term], spans: Sequence[SpanCandidate]
) -> list[SpanCandidate]:
    """The candidates of the kind asked for: a wrong kind in bold is worse than nothing in bold.

    Args:
        terms: of the sentence, with offsets into `text`.
    """
    whole_words = [span for span in spans if not _cuts_a_word(text, terms, span)]
    fitting = _of_kind(asked, text, whole_words)
    if asked.wanted == "number":
        return of_its_noun(asked, text, terms, fitting, spans)
    if asked.wanted == "person" and is_title(asked.word):
        return [span for span in fitting if _may_hold(asked, text, terms, span)]
    return fitting


def _cuts_a_word(text: str, terms: Sequence[Term], span: SpanCandidate) -> bool:
    """Whether letters of the same noun follow: 4년|형, 추가|니."""
    tail = text[span.end :]
    if not tail or not tail[0].isalnum() or tail.startswith(BEHIND_A_NOUN):
        return False
    if span.end > span.start and text[span.end - 1].isdigit() and tail[0].isdigit():
        return True
    return any(t.start == span.end and t.tag in NUMBERS | {"NNG", "NNP"} for t in terms)


def _of_kind(
    asked: ExpectedAnswer, text: str, spans: Sequence[SpanCandidate]
) -> list[SpanCandidate]:
    if asked.wanted == "time":
        return _times(asked, text, spans)
    if asked.wanted == "number" and asked.explicit:
        kinds = {"number", "time"} if asked.counter in times.UNITS else {"number"}
        numbers = [span for span in spans if span.kind in kinds]
        if asked.counter and asked.counter not in OF_ANYTHING:
            fitting = [s for s in numbers if counts(asked.counter, text[s.start : s.end])]
            if asked.measure == "duration":  # 며칠: 3일간 rather than the 3rd
                return [
                    s
                    for s in fitting
                    if s.kind == "number" or times.SPELL.fullmatch(text, s.start, s.end)
                ]
            return fitting
        if asked.counter:
            return [s for s in numbers if counted(text[s.start : s.end])]
        if asked.measure:
            return in_its_unit(asked, text, numbers)
        if asked.focus == NUMBER_NOUN:
            return [s for s in numbers if counted(text[s.start : s.end])]
        return worth(asked, text, numbers)
    if asked.wanted == "number":
        return in_its_unit(asked, text, spans) if asked.measure else list(spans)
    if asked.wanted in {"person", "place"}:
        if asked.wanted == asked.role == "place":
            spans = [span for span in spans if particle_of(_behind(text, span)) not in _NOWHERE]
        return [
            span
            for span in _no_amounts(text, spans)
            if not (span.kind == "quote" and " " in text[span.start : span.end])
        ]
    if asked.wanted == "thing" and asked.said:
        return [s for s in spans if s.kind == "quote" and text[s.start - 1] not in _TITLED]
    if asked.wanted == "thing" and asked.role:
        # Of 618 such questions of KorQuAD 1.0 dev part 1, 10 are answered by a number or a time.
        return _no_amounts(text, spans)
    return list(spans)


def _times(asked: ExpectedAnswer, text: str, spans: Sequence[SpanCandidate]) -> list[SpanCandidate]:
    found = [s for s in spans if s.kind == "time" and not times.ELAPSED.match(text, s.end)]
    fitting = [s for s in found if times.is_part(asked.counter, text[s.start : s.end])]
    if fitting or asked.counter == times.HOUR:  # no year for 몇 시
        return fitting
    told = [span for span in found if not _day_of_report(asked, text, span)]
    found = told or found
    if asked.role not in _ENDS or asked.several:
        return found
    ends = [span for span in found if not times.RANGE.search(text[span.start : span.end])]
    return [s for s in ends if particle_of(_behind(text, s)) == asked.role] or ends


def _day_of_report(asked: ExpectedAnswer, text: str, span: SpanCandidate) -> bool:
    """Whether a sentence opens with the day on which somebody said the rest ("31일 업계에 따르면"),
    and the question asks for something else than the saying."""
    opens = span.start == 0 and times.BARE_DAY.match(text)
    return bool(opens and REPORTED.search(text) and not REPORTED.search(asked.text))


def _no_amounts(text: str, spans: Sequence[SpanCandidate]) -> list[SpanCandidate]:
    """Without numbers, times, and what holds a time."""
    told = [span for span in spans if span.kind == "time"]
    return [
        span
        for span in spans
        if span.kind not in {"time", "number"}
        and not times.DATED.match(text, span.start)
        and not any(span.start <= t.start and t.end <= span.end for t in told)
    ]


def _may_hold(asked: ExpectedAnswer, text: str, terms: Sequence[Term], span: SpanCandidate) -> bool:
    """Whether a name may hold the office asked for: not another office, nor that of others."""
    words = text[span.start : span.end].lower()
    if is_title(words) or HOLDER.match(text, span.end):
        return False
    others = [form for form in asked.weights if form != asked.focus and form not in asked.word]
    if (
        others
        and not any(t.form in others for t in terms)
        and not holder_named(asked, Office("", tuple(t.form for t in terms)))
    ):
        return False  # nothing ties the office to what it is asked of
    office = office_of(text, terms, span)
    if not office.title:
        return True
    return office_fits(asked, office) and (not office.holder or holder_named(asked, office))


def tied(
    asked: ExpectedAnswer, text: str, terms: Sequence[Term], spans: Sequence[SpanCandidate]
) -> SpanCandidate | None:
    """The one that its own words tie to the question: a name that holds the very office asked for, of
    the very holder named; an amount of the very noun; a time that is a beginning or an end."""
    if asked.wanted == "person" and is_title(asked.word):
        found = [span for span in spans if _holds_it(asked, text, terms, span)]
    elif asked.wanted == "number" and of_noun(asked.word):
        found = [span for span in spans if is_of(asked, told_of(text, terms, span, spans))]
    elif asked.wanted == "time" and asked.role in _ENDS:
        found = [span for span in spans if particle_of(_behind(text, span)) == asked.role]
    else:
        return None
    return found[0] if len(found) == 1 else None


def _holds_it(asked: ExpectedAnswer, text: str, terms: Sequence[Term], span: SpanCandidate) -> bool:
    office = office_of(text, terms, span)
    return (
        like_a_name(text[span.start : span.end])
        and bool(office.holder)
        and office_fits(asked, office)
        and holder_named(asked, office)
    )


def whole(
    asked: ExpectedAnswer, chosen: SpanCandidate, spans: Iterable[SpanCandidate]
) -> SpanCandidate | None:
    """The list around the chosen one where several are asked for; both days of 28일과 29일.

    None where a list is asked for by name (누구누구) and none is there.
    """
    kind = "list" if asked.several else "time" if chosen.kind == "time" else None
    if (
        kind is None
        or (asked.role in _ENDS and not asked.several)
        or asked.counter
        or asked.focus in times.YEAR_NOUNS
    ):
        return chosen
    around = [
        s for s in spans if s.kind == kind and s.start <= chosen.start and chosen.end <= s.end
    ]
    if not around and asked.listed:
        return None
    return max(around, key=lambda span: span.end - span.start, default=chosen)


def _behind(text: str, span: SpanCandidate) -> str:
    return text[span.end :].split(" ", 1)[0]
