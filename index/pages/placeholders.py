"""What stands where there is nothing: pages that say so, and titles that programs give."""

from __future__ import annotations

import re

# Pages that say that there is no page, and yet come with 200.
NO_PAGE = re.compile(
    r"(?:페이지|기사|게시물|문서|글)[을를이가는은]?\s?(?:찾을\s?수\s?없|존재하지\s?않|삭제되|삭제됐)"
    r"|(?:존재하지\s?않는|삭제된|없는|잘못된|비공개)\s?(?:페이지|기사|게시물|글|접근|경로)"
    r"|삭제되었거나|(?:주소|URL)가\s?(?:잘못|바뀌|변경)|권한이\s?없습니다|서비스가\s?종료|(?:일시적인?|시스템)\s?오류|잠시\s?후\s?다시\s?(?:시도|접속|이용)",
)
CHECK = re.compile(
    r"just a moment|attention required|checking your browser|verify(?:ing)? you are (?:a )?human|are you a robot|"
    r"access denied|captcha|로봇이\s?아닙니다|자동\s?(?:등록|입력)\s?방지|보안\s?(?:확인|문자)|사람인지\s?확인|"
    r"(?:40[0134]|50[0-4])\s?(?:error|forbidden|not found|오류|에러)|page not found|not found|service unavailable|"
    r"자바\s?스크립트[을를]?\s?(?:활성화|허용|켜|사용)|(?:enable|requires?) javascript",
    re.IGNORECASE,
)
LOGIN = re.compile(r"로그인|회원\s?가입|아이디|비밀\s?번호|password|sign in|log ?in", re.IGNORECASE)
# What programs write where people wrote no title.
NO_TITLE = re.compile(
    r"(?:새\s?문서.*|untitled.*|(?:microsoft\s)?(?:word|excel|powerpoint)\s-\s.*|powerpoint.*|"
    r".*\.[a-z0-9]{2,4}|[\x21-\x7e]+)",
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
# What crawlers and browsers put behind the headline that a file is named after.
COPY = re.compile(r"\s?\(\d{1,2}\)$|\s-\s(?:복사본|사본)(?:\s?\(\d+\))?$")
# A page asks for a script, or for another browser.
SCRIPT_NEEDED = re.compile(r"자바\s?스크립트|JavaScript|스크립트를|브라우저", re.IGNORECASE)
