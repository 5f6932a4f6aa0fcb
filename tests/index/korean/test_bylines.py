from __future__ import annotations

from index.korean.bylines import compact, outlet_names, people, without_polite


def test_an_outlet_is_asked_for_by_its_short_forms() -> None:
    assert "가경" in outlet_names("가람경제")
    assert "나투" in outlet_names("나루투데이")
    assert "연합" in outlet_names("연합뉴스")
    assert outlet_names("가람일보(강원)")[:2] == ("가람일보(강원)", "가람일보")
    assert outlet_names(None) == ()


def test_reporters_are_named_without_their_roles() -> None:
    assert people("김가람 기자, 이나루 특파원") == ("김가람", "이나루")
    assert without_polite("김가람님") == "김가람"
    assert compact("‘나비 대교’") == "나비대교"
