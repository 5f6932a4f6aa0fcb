"""doctor: what there is, and how it is."""

from __future__ import annotations

from dataclasses import asdict

from bot.cli.checks import checks
from bot.cli.context import Context
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
    settings, store = context.settings, context.store
    model = problem = unfit = None
    if context.embedder is not None:
        try:
            model = model_of(context.embedder)
        except EmbedderError as exc:
            problem = context.told(exc)
    elif settings.semantic == "bundled":
        unfit = context.say("no_bundled_embedder")
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
    lines = [
        *(
            context.say(
                "doctor_source_missing" if str(path) in missing else "doctor_source", path=path
            )
            for path in sources
        ),
        context.say("doctor_store", path=settings.database),
        context.say(
            "doctor_count", documents=coverage.all_documents, sentences=coverage.all_sentences
        ),
        context.say(_ENGINES[engine], where=where),
        context.say("doctor_meaning", model=model or context.say("words_alone")),
    ]
    if model:
        lines.append(
            f"          {meanings(coverage.sentences, coverage.all_sentences, context.language)}"
        )
    lines += [f"{'✓' if check.well else '✗'} {check.said}" for check in looked_at]
    context.write(value, "\n".join(lines))
    context.unserved()
    if unfit:
        context.note(unfit)
    if problem:
        context.warn(problem)
    return int(bool(problem or missing) or not all(check.well for check in looked_at))
