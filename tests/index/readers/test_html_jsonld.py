"""JSON-LD as sites write it, well or badly."""

from __future__ import annotations

import pytest

from tests.index.readers.test_html_boxes import MARKED, TITLE, page, read

_NAMED = f'"@type":"NewsArticle","headline":"{TITLE}","datePublished":"2025-03-04T09:10:00+09:00"'
_WHOLE = f'{{{_NAMED},"author":{{"name":"홍가람"}},"publisher":{{"name":"새벽일보"}}}}'
_BY_ID = f'{{{_NAMED},"author":[{{"@id":"#p"}}],"publisher":{{"@id":"#o"}}}}'
_IDS = '{"@type":"Organization","@id":"#o","name":"새벽일보"},{"@id":"#p","name":"홍가람 기자"}'


@pytest.mark.parametrize(
    "block",
    [
        _WHOLE,
        f'{{"@graph":[{_IDS},{_BY_ID}]}}',
        f'{{"@graph":[{_BY_ID},{_IDS}]}}',
        f"[{_IDS},{_BY_ID}]",
        f"//<![CDATA[\n{_WHOLE}\n//]]>",
        f"<![CDATA[{_WHOLE}]]>",
        f"/*<![CDATA[*/{_WHOLE}/*]]>*/",
        f"<!-- {_WHOLE} -->",
        _WHOLE.replace("옛 부두", '"옛 부두"'),
        _WHOLE.replace('"author"', '"description":"시장은 "집"을 만든다","author"'),
        _WHOLE.replace('"author"', '"description":"한 줄\n두 줄","author"'),
        _WHOLE.replace("}}", "},}"),
        _WHOLE.removesuffix("}"),
        _WHOLE.replace('{"name":"홍가람"}', '["홍가람 기자"]'),
        _WHOLE.replace('"NewsArticle"', '["NewsArticle","Article"]'),
        f'[{{"@type":"WebSite","name":"새벽"}},{_WHOLE}]',
        f'{{"@type":"WebPage","mainEntity":{_WHOLE}}}',
    ],
)
def test_reporter_outlet_and_moment_are_read(block: str) -> None:
    head = f'<script type="application/ld+json">{block}</script>'
    html = page(f"<h1>{TITLE}</h1><article>{MARKED}</article>", head, TITLE)
    document = read(html.replace('<meta property="og:site_name" content="새벽일보">', ""))
    assert (document.title, document.outlet, document.author) == (TITLE, "새벽일보", "홍가람")
    assert document.published is not None
    assert document.published.isoformat() == "2025-03-04T09:10"


@pytest.mark.parametrize("block", ["", "{", "[" * 5_000, '{"@type":"NewsArticle"', "null", "1"])
def test_nothing_is_taken_from_a_block_that_tells_nothing(block: str) -> None:
    head = f'<script type="application/ld+json">{block}</script>'
    document = read(page(f"<article>{MARKED}</article>", head))
    assert (document.author, document.published) == (None, None)
