from __future__ import annotations

import pytest

from index.readers.html_scripts import read_scripts
from index.readers.html_text import parse_html
from tests.index.readers.pages import SENTENCES

_FIRST, _SECOND, _LAST = SENTENCES


def _read(*scripts: str) -> tuple[str, list[str]]:
    page = "".join(f"<script>{script}</script>" for script in scripts)
    return read_scripts(parse_html(f"<html><body>{page}</body></html>", "a.html"))


def _escaped(text: str) -> str:
    return "".join(f"\\u{ord(char):04x}" for char in text)


@pytest.mark.parametrize(
    "script",
    [
        f'var article = {{"contentHtml": "<p>{_FIRST}</p>"}};',
        f"window.data = {{ contentHtml: '<p>{_FIRST}</p>' }};",
        f"render(`<p>{_FIRST}</p>`);",
        f'var body = "{_escaped(_FIRST)}";',
        f'x("{{\\"article\\": {{\\"body\\": \\"{_FIRST}\\"}}}}")',
        f'{{"props": {{"pageProps": {{"content": "{_FIRST}"}}}}}}',
        f"// don't stop here\nvar body = '{_FIRST}';",
        f'var a = {{broken: "x}};\nvar body = "{_FIRST}";',
    ],
)
def test_a_body_is_found_however_a_script_holds_it(script: str) -> None:
    assert _read(script) == (_FIRST, [])


def test_what_is_named_like_a_body_is_preferred_to_more_of_anything_else() -> None:
    script = f'var x = {{"notice": "{_SECOND} {_LAST}", "articleBody": "{_FIRST}"}};'
    assert _read(script)[0] == _FIRST


def test_a_letter_of_two_halves_is_one() -> None:
    assert _read('var body = "가람시가 새 도서관을 열고 다 함께 웃었다. \\ud83d\\ude00";')[
        0
    ].endswith("😀")
    assert (
        "\ud83d" not in _read('var body = "가람시가 새 도서관을 열고 다 함께 웃었다. \\ud83d";')[0]
    )


def test_captions_are_kept_apart() -> None:
    caption = "새 도서관의 저녁 모습을 옛 공장 터에서 바라보았다"
    script = f'var x = {{"body": "{_FIRST}", "imageCaption": "{caption}"}};'
    assert _read(script) == (_FIRST, [caption])


def test_scripts_without_prose_hold_nothing() -> None:
    assert _read('var a = "short"; alert("가나다")', "") == ("", [])


@pytest.mark.parametrize("piece", ['={"', '={"a":', "=[[", "'\\", "`\\", "[", '"a', "'", "="])
def test_a_script_made_to_waste_time_is_read_in_one_go(piece: str) -> None:
    """Without care such scripts took minutes; the suite would hang here."""
    assert _read(piece * 100_000) == ("", [])
