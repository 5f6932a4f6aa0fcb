"""sources: the folders that articles are read from."""

from __future__ import annotations

from pathlib import Path

from bot.cli.context import Context
from bot.cli.terminal import progress_bar
from bot.summary import summary


def add(context: Context, name: str) -> int:
    """Read a folder, now and wherever none is named.

    Raises:
        SourceError: it is not there or holds no article; nothing was changed.
        StoreError: the store cannot be written.
    """
    folder, library = _path(name), context.library
    with progress_bar(context.console, "기사를 읽고 있어요") as progress:
        report = library.reindex([folder], progress)
    library.stand([folder])
    context.write({"path": str(folder), "added": report.added}, summary(report, "ko"))
    context.read_meanings()
    return context.failures(report.failed)


def remove(context: Context, name: str) -> int:
    """Forget a folder with the articles that were read from it."""
    folder = _path(name)
    count = context.library.forget_folder(folder)
    if count is None:
        context.warn(f"{folder}: 읽은 적이 없는 폴더예요. gisabot sources list 에서 확인해 주세요.")
        return 1
    context.write(
        {"path": str(folder), "removed": count},
        f"{folder}: 폴더와 기사 {count}건을 뺐어요. 기사를 되돌리려면 gisabot undo 를 실행하세요.",
    )
    if folder in context.settings.sources:
        context.note("이 폴더는 아직 설정에 적혀 있어서, 다음에 시작할 때 다시 읽어요.")
    return 0


def list_folders(context: Context) -> int:
    """One line a folder."""
    for folder in context.store.folders.all():
        missing = not folder.path.exists()
        marks = [
            "답에 씀" if folder.served else "쓰지 않음",
            *["등록됨"] * folder.standing,
            *["폴더가 없음"] * missing,
        ]
        context.write(
            {
                "path": str(folder.path),
                "documents": folder.documents,
                "served": folder.served,
                "registered": folder.standing,
                "missing": missing,
            },
            f"{folder.path}  기사 {folder.documents:,}건  {' · '.join(marks)}",
        )
    return 0


def _path(name: str) -> Path:
    return Path(name).expanduser().resolve()
