from __future__ import annotations

from xml.etree import ElementTree

from tests.benchmarks.plots import svg


def test_a_picture_has_every_curve_with_its_name_and_no_empty_one() -> None:
    curves = {"하나 & 둘": [(1e3, 0.5), (1e6, 40.0)], "셋": [(1e3, 7.0)], "없음": []}
    root = ElementTree.fromstring(svg("제목", "문장 수", "ms", curves))
    texts = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"제목", "하나 & 둘", "셋", "1,000,000"} <= set(texts)
    assert "없음" not in texts
    assert len(list(root.iter("{http://www.w3.org/2000/svg}circle"))) == 3
