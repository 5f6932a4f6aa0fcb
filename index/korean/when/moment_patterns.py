"""How Korean articles write dates that only their own date makes sense of."""

from __future__ import annotations

import re

from index.korean.when.words import (
    COUNTED_DAYS,
    MONTHS,
    NAMED_BEFORE,
    TODAY,
    WEEKDAYS,
    WEEKS,
    YEARS,
    one_of,
)


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.VERBOSE)


_YEAR = rf"(?P<year>{one_of(YEARS)})"
_MARK = r"(?P<mark>지난|오는|돌아오는)"
_MONTH_WORD = rf"(?P<month_word>{one_of(MONTHS)})"
_OF = r"(?P<of>1[0-2]|0?[1-9])월"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_FREE = r"(?<![가-힣A-Za-z\d])"  # where a word begins

# "28일" is a date before these, and a span of time before _SPAN.
_BEHIND_DAY = r"""(?=[^가-힣A-Za-z\d]|$|에|엔|부터|까지|은|의|과|로|이[다며고었라]|도|자|께|쯤|경|보다
                  |오전|오후|밤|새벽|을\s?(?:기준|기해|시작|전후|끝|맞))"""
_SPAN = r"""(?!\s?(?:간|동안|째|만에|이내|안에|연속|이상|이하|미만|초과|정도|가량|남짓|무료|무이자|격리|평균
             |최대|최소|일정|근무|안팎|내내|휴가|여행|치(?![러르를])|(?:전|후|뒤|앞|내)(?=[\s에까부,.]|$)))"""
# What makes a number before 일 a span, and a month one of every year.
NOT_A_DATE = _pattern(
    r"""(?:^|[^가-힣])(?:주|약|총|단|각|최대|최소|최장|불과|꼬박|하루|연|연간|앞으로|향후|무려|생후|매달|매월|매년|매해
        |해마다|달마다|그해|같은\s해|그\s해|이듬해|당시|평균|누적|그달|같은\s달)\s?$
     | \d\s?[박·∙.]\s?$ | [D\-–~∼]\s?$"""
)

ABSOLUTE = _pattern(
    r"""(?<!\d)(?P<year>(?:19|20)\d\d)\s?
        (?: 년 (?:\s?(?P<of>1[0-2]|0?[1-9])월 (?:\s?(?P<day>3[01]|[12]\d|0?[1-9])일)? )?
          | [.\-/]\s?(?P<dotted_of>1[0-2]|0?[1-9])[.\-/]\s?(?P<dotted_day>3[01]|[12]\d|0?[1-9])(?!\d) )"""
)

DAY = _pattern(
    rf"""(?<![\d.,:/·∼~\-–가-힣A-Za-z]) (?:{_YEAR}\s?)? (?:{_MONTH_WORD}\s)? (?:{_MARK}\s)?
        (?:{_OF}\s?)? (?P<day>{_DAY})
        (?: (?:일(?:\([{WEEKDAYS}]\))?\s?(?:부터|[∼~])|\s?[∼~])\s?
            (?:(?P<last_of>1[0-2]|0?[1-9])월\s?)? (?P<last_day>{_DAY})(?=일) )?
        일 {_SPAN}{_BEHIND_DAY} (?P<until>(?=까지))?"""
)
MONTH = _pattern(
    rf"""(?<![\d.,:/·∼~\-–가-힣A-Za-z]) (?:{_YEAR}\s?)? (?:{_MARK}\s)? {_OF}
        (?!\s?\d{{1,2}}일|\s?(?:항쟁|혁명|학기|사태|위기설|단체))
        (?=[^가-힣\d∼~]|$|에|엔|부터|까지|보다|은|과|로|도|이[다며고]|말|초|중순)"""
)
PART = _pattern(
    rf"""{_FREE} (?:{_YEAR}\s?)? (?:{_MARK}\s)? (?:(?<![\d/])(?P<quarter>[1-4])분기|(?P<half>[상하])반기)
        (?!\s?(?:연속|째|만에|이상|동안|간|전(?![망체국년반기])|마다|별))"""
)
THIS_PART = _pattern(rf"{_FREE}(?P<which>지난|이번|다음)\s분기(?!\s?(?:연속|째|만에|동안|간))")
MONTH_ALONE = _pattern(rf"{_FREE}{_MONTH_WORD}(?!라)")
WEEK = _pattern(
    rf"""{_FREE} (?P<which>{one_of(WEEKS)}) \s? (?: 주 (?:\s?(?:(?P<weekday>[{WEEKDAYS}])요일))?
        (?!\s?(?:말|간|년|자|식|택|요|민|인|최|장|가|목|도\s|거|행|문|제\s|차|지|변|유|연|전|소|방|축|류|총|정|입|춤|저)) )"""
)
WEEKEND = _pattern(rf"{_FREE}(?P<which>{one_of(WEEKS)}|오는)\s?(?:주\s?)?주말(?!\s?마다)")
WEEKDAY = _pattern(rf"{_FREE}(?P<mark>지난|오는|돌아오는)\s(?P<weekday>[{WEEKDAYS}])요일")
YEAR_ALONE = _pattern(
    rf"""{_FREE}(?P<year>{one_of(YEARS.keys() - {"올"})})
        (?!의|\s?\d|\s?(?:상|하)반기) (?P<late>\s말(?=[\s,.에까기부]|$))?"""
)
TURN = _pattern(
    rf"""{_FREE}(?:{_YEAR}\s)?연(?P<turn>말|초)(?=[\s,.]|$|에|엔|까지|부터|의)
        (?!\s(?:정산|연시|재배|제조|생산|농가|회사|연기))"""
)
TODAY_WORD = _pattern(
    rf"""{_FREE}(?P<word>{one_of(TODAY)})
        (?=[\s,.(]|$|은|도|부터|까지|오전|오후|밤|아침|저녁|낮|새벽)(?!\s?(?:모레|의|내일\s없))"""
)
NAMED = _pattern(
    rf"""{_FREE}(?P<word>{one_of(NAMED_BEFORE)})
        (?=[\s,.(“]|$|은|도|부터|까지|에|의|보다|엔|밤|오전|오후|아침|저녁|새벽)"""
)
COUNTED = _pattern(
    rf"""{_FREE}(?:(?P<days>{"|".join(COUNTED_DAYS)}|\d{{1,2}}일)|(?P<years>[2-9])년
        |(?P<months>(?:두|세|석|네|넉|다섯|여섯)\s?달|[2-9]개월))
        \s(?P<side>전|후|뒤)(?=[\s,.]|$|에|부터|까지|인|만|이[다었])"""
)

# Between two days of one list: "28일과 29일", "28일(월), 29일(화)".
LINK = _pattern(rf"\s?(?:\([{WEEKDAYS}](?:요일)?\))?(?:과|와|,|·|및|이나|또는|\s|에서|∼|~)*\s?")
WEEKDAY_BEHIND = _pattern(
    rf"\s?(?:\((?P<short>[{WEEKDAYS}])(?:요일)?[,)]|(?P<long>[{WEEKDAYS}])요일)"
)
