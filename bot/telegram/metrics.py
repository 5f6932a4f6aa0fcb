"""What is counted and timed, for Prometheus."""

from __future__ import annotations

from functools import partial

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

# Seconds; answers take milliseconds, a send that waits out a flood limit many seconds.
_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


class Metrics:
    """The metrics of one running bot, in a registry of their own.

    Attributes:
        questions: by verdict.
        seconds: by step: ``journal`` (write an update down), ``answer``, ``send`` (one request to
            the Bot API, its retries included).
        reindexes: by outcome, ``done`` or ``failed``.
        errors: by where: ``update`` (unreadable), ``handler``, ``receiving``, or a chore's name.
        floods: times that Telegram asked to wait.
        refused: updates beyond a person's rate.
        feed_age: seconds since the feed that waits longest was looked at.
        documents, sentences: in the index.
    """

    def __init__(self) -> None:
        registry = self.registry = CollectorRegistry()
        counter = partial(Counter, registry=registry)
        gauge = partial(Gauge, registry=registry)
        self.questions = counter("gisabot_questions", "Questions by verdict", ["verdict"])
        self.seconds = Histogram(
            "gisabot_step_seconds",
            "Seconds that a step took",
            ["step"],
            registry=registry,
            buckets=_BUCKETS,
        )
        self.reindexes = counter("gisabot_reindexes", "Reindexings by outcome", ["outcome"])
        self.reindex_seconds = gauge(
            "gisabot_reindex_seconds", "Seconds that the last reindexing took"
        )
        self.errors = counter("gisabot_errors", "Errors by where they came up", ["where"])
        self.floods = counter("gisabot_flood_waits", "Times that Telegram asked to wait")
        self.refused = counter("gisabot_refused", "Updates beyond a person's rate")
        self.feed_age = gauge(
            "gisabot_feed_age_seconds", "Seconds since the feed that waits longest was looked at"
        )
        self.documents = gauge("gisabot_documents", "Articles in the index")
        self.sentences = gauge("gisabot_sentences", "Sentences in the index")
