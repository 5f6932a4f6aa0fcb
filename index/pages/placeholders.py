"""What stands where there is nothing: pages that say so, and titles that programs give."""

from __future__ import annotations

import re

# Pages that say that there is no page, and yet come with 200.
NO_PAGE = re.compile(
    r"(?:페이지|기사|게시물|문서|글)[을를이가]?\s?(?:찾을\s?수\s?없|존재하지\s?않|삭제되?)"
    r"|(?:존재하지\s?않는|삭제된|없는|잘못된)\s?(?:페이지|기사|게시물|글|접근|경로)"
    r"|(?:자바스크립트|JavaScript)[을를가]?\s?(?:활성화|허용|켜|사용)|로그인이\s?필요|권한이\s?없습니다"
)
# What programs write where people wrote no title.
NO_TITLE = re.compile(
    r"(?:새\s?문서.*|untitled.*|(?:microsoft\s)?(?:word|excel|powerpoint)\s-\s.*|powerpoint.*|"
    r".*\.[a-z0-9]{2,4})",
    re.IGNORECASE,
)
PAGE_NUMBER = re.compile(r"[-–—\s]*(?:\d{1,4}|[ivxl]{1,6})(?:\s?/\s?\d{1,4})?[-–—\s]*|\d{1,4}\s?쪽")
# What browsers print around a page: when and what above.
PRINTED_AT = re.compile(r"\d{2,4}\. ?\d{1,2}\. ?\d{1,2}\. (?:오전|오후) \d{1,2}:\d\d\b")

# Words for any document, and for its versions: alone they are no title of this one.
ANY_DOCUMENT = re.compile(
    r"제목(?:\s?없음)?|무제|문서|보도\s?(?:참고)?\s?자료|참고\s?자료|설명\s?자료|서식|양식|붙임|별첨|첨부|최종|수정|초안|"
    r"배포용?|게시용?|확정|슬라이드|프레젠테이션|document|draft|final|title|sheet|slide|copy|print|hwp|v(?=\d)|[\W\d_]",
    re.IGNORECASE,
)
