"""The composition root of the command line."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from rich.console import Console

from bot.cli.context import Context
from bot.cli.parser import build_parser
from bot.logs import redact, set_up
from bot.settings import SettingsError, read_settings
from bot.texts import terminal_language
from bot.texts.errors import told
from bot.texts.plain import printable
from index.errors import GisabotError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code: 0 done, 1 something failed, 2 wrong usage."""
    language = terminal_language(os.environ)
    options = build_parser(language).parse_args(arguments)
    os.umask(0o077)  # what is asked and who asks is nobody else's on this machine
    set_up("debug" if options.verbose else "warning")
    console = Console(stderr=True)
    try:
        settings = read_settings(os.environ, options.sources or ())
        set_up(
            "debug" if options.verbose else settings.log_level,
            as_json=settings.log_json,
            secrets=settings.secrets,
        )
        context = Context(
            settings=settings,
            console=console,
            out=sys.stdout,
            language=language,
            as_json=getattr(options, "json", False),
            beside_questions=options.command in {"bot", "chat"},
        )
        code: int = options.run(options, context)
    except (GisabotError, SettingsError) as exc:
        text = (
            told(language, exc, "terminal") if isinstance(exc, GisabotError) else exc.told(language)
        )
        text = printable(redact(text))
        console.print(text, style="red", markup=False, highlight=False, soft_wrap=True)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader of a pipe has seen enough: `gisabot list | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    return code


if __name__ == "__main__":
    sys.exit(main())
