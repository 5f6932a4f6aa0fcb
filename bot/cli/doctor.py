"""doctor: what there is, and how it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from bot.cli.checks import Check, checks
from bot.cli.context import Context
from bot.cli.mending import mend_store
from bot.summary import meanings
from index.collect.embedding import model_of
from index.collections import chosen, home_of
from index.errors import EmbedderError

_ENGINES = {
    "memory": "doctor_engine_memory",
    "disk": "doctor_engine_disk",
    "cluster": "doctor_engine_cluster",
}


def report(context: Context) -> int:
    """Where articles come from and lie, how many there are, what tells their meaning, and whether
    all that the service needs is well."""
    mend_store(context)
    settings, store = context.settings, context.store
    model, problem, unfit = _semantic(context)
    coverage = store.vectors.coverage(model)
    looked_at = list(checks(context))
    engine = chosen(store, settings.engine)
    where = settings.engine.cluster.address if settings.engine.cluster else home_of(store)
    sources = store.folders.serving()
    missing = [str(path) for path in sources if not path.exists()]
    value = {
        "sources": [str(path) for path in sources],
        "missing_sources": missing,
        "data": str(settings.data),
        "database": str(settings.database),
        "documents": coverage.all_documents,
        "sentences": coverage.all_sentences,
        "engine": engine,
        "engine_asked": settings.engine.kind,
        "semantic": "address" if settings.semantic.startswith("http") else settings.semantic,
        "model": model,
        "read": coverage.sentences if model else None,
        "problem": problem or unfit,
        "checks": [asdict(check) for check in looked_at],
    }
    told = [
        *_folders(context, sources, missing),
        context.say("doctor_store", path=settings.database),
        context.say(
            "doctor_count", documents=coverage.all_documents, sentences=coverage.all_sentences
        ),
        context.say(_ENGINES[engine], where=where),
        context.say("doctor_meaning", model=model or context.say("words_alone")),
    ]
    if model:
        read = meanings(coverage.sentences, coverage.all_sentences, context.language)
        told.append(f"          {read}")
    return _told(context, value, told, looked_at, problem, unfit, missing)


def _semantic(context: Context) -> tuple[str | None, str | None, str | None]:
    """(model, why it does not answer, why there is none)."""
    if context.embedder is not None:
        try:
            return model_of(context.embedder), None, None
        except EmbedderError as exc:
            return None, context.told(exc), None
    if context.settings.semantic == "bundled":
        return None, None, context.say("no_bundled_embedder")
    return None, None, None


def _folders(context: Context, sources: Sequence[Path], missing: Sequence[str]) -> Iterator[str]:
    for path in sources:
        key = "doctor_source_missing" if str(path) in missing else "doctor_source"
        yield context.say(key, path=path)


def _told(
    context: Context,
    value: dict[str, object],
    lines: Sequence[str],
    looked_at: Sequence[Check],
    problem: str | None,
    unfit: str | None,
    missing: Sequence[str],
) -> int:
    """Write it all; the exit code."""
    marks = [f"{'✓' if check.well else '✗'} {check.said}" for check in looked_at]
    context.write(value, "\n".join([*lines, *marks]))
    context.unserved()
    if unfit:
        context.note(unfit)
    if problem:
        context.warn(problem)
    return int(bool(problem or missing) or not all(check.well for check in looked_at))
