"""What a question is framed with and says nothing of what is asked: "혹시 … 알려 주실 수 있나요?".

To the embedder such words are meaning like all others: of 143 answerable questions on invented news, typed
with 혹시 before and that ending behind them, the right passage came first for 0.615 instead of 0.755.
"""

from __future__ import annotations

import re

from index.korean.follow_ups import CONNECTIVE

_NO_WORD_BEFORE = r"(?<![가-힣A-Za-z0-9])"
_SOURCE = rf"{_NO_WORD_BEFORE}(?:(?:이|그|위|위의|아래|해당|본|주어진|제시된|다음)\s)?(?:지문|본문|기사|글|뉴스|보도|자료)"

# At the beginning, one after another.
_LEAD = re.compile(
    rf"""\s*(?: {CONNECTIVE.pattern} | (?:
      (?:기사\s?)?봇(?:아|님아?|씨)
    | 저기요? | 있잖아요? | 혹시나 | 그러니까 | 그니까 | 아니 | 아참? | 어 | 음+ | 흠+ | 야 | 참
    | (?:질문|궁금한\s?(?:게|거|것이|점이))(?:이?\s?(?:있는데|있어서|있어|있습니다|하나만?|드려|드립니다|이))?요?
    | (?:뭐\s?)?(?:좀|하나만?|뭐)\s?(?:물어\s?볼|여쭤\s?볼)(?:게|께)요?
    )(?=[\s,!~…?.]) [\s,!~…?.]*)""",
    re.VERBOSE,
)
# At the end, one behind another.
_TAIL = re.compile(
    r"""(?:
      [\s!?.~…^;,ㅋㅎㅠㅜㅡ]*(?:[ㅋㅎㅠㅜ!~…^;]|[?.!~]{2,})[\s!?.~…^;,ㅋㅎㅠㅜ]*
    | (?:(?<=[\s?!.,])|(?<=지)|(?<=[는은을를])) (?:제?발|좀|꼭|빨리|자세히|누가|누구)?\s?
      (?: (?:알려|가르쳐|말해|말씀해|설명해|찾아|답해|답변해|대답해|얘기해|이야기해)\s?
          (?:줘|줄래|줄\s?수\s?있[어니나]|주라|다오|달라|주[세시]\S{0,4}|주실\s?수\s?있\S{1,4}|주실래|주면\s\S{1,6}|주시면\s\S{1,8}|봐|부탁\S{0,5})
        | 궁금(?:해|합니다|한데|하네|해서|함|하다|하군|했어|했는데)
        | 알고\s?싶(?:어|습니다|은데|네|다) | 알\s?수\s?있(?:을까|나|어|습니까|을까)
        | 아(?:세|시나|시는\s?분|는\s?사람|냐|니|나) | 알아 | 알고\s?있(?:어|니|나|냐) | 모르(?:겠어|겠네|겠는데)
        | 부탁(?:드려|드립니다|해|합니다|드릴게)?
      )요?[?!.~…]*
    )\s*$""",
    re.VERBOSE,
)
# Anywhere: "기사에 따르면, 다음 중 … 것은?". Of 447 questions of Belebele 220 have such; without it the right
# text came first for 0.922 instead of 0.908.
_WITHIN = re.compile(
    rf"{_SOURCE}(?:의\s?내용|에\s나온\s?(?:정보|내용))?(?:에\s?(?:따르면|의하면|근거하면)|[을를]?\s?보면)\s?,?"
    rf"|{_SOURCE}에서?\s?(?:언급|서술|소개|제시)(?:된|한|하는)"
    rf"|{_SOURCE}에서는?(?=\s)"
    rf"|{_NO_WORD_BEFORE}(?:다음|아래|보기)(?:의|에서)?\s?(?:(?:설명|내용|보기|항목|진술)\s)?중(?:에서?)?(?=\s)"
)
_WORDS = re.compile(r"[가-힣A-Za-z0-9一-鿿]")
_FEWEST = 2  # letters that a question has


def without_lead(question: str) -> str:
    """`question` with blanks for words that only open it (봇아, 혹시): same length, so offsets hold."""
    text = question
    while (lead := _LEAD.match(text)) and lead[0].strip():
        text = " " * lead.end() + text[lead.end() :]
    return _unless_empty(text, question)


def without_frame(question: str) -> str:
    """`question` with blanks for all words that only frame it: same length, so offsets hold."""
    text = without_lead(_WITHIN.sub(_blank, question))
    while (tail := _TAIL.search(text)) and tail[0].strip():
        text = text[: tail.start()] + " " * (len(text) - tail.start())
    return _unless_empty(text, question)


def _unless_empty(text: str, question: str) -> str:
    return text if len(_WORDS.findall(text)) >= _FEWEST else question


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
