"""Words that say how a question asks, not what it is about.

They are kept out of the evidence: that 이유 ("reason") stands nowhere in the sources says nothing
about whether they tell the reason.
"""

from __future__ import annotations

# Asking words, as Kiwi cuts them. They are never searched for.
QUESTION_WORDS = frozenset(
    """
    누구 누가 언제 어디 무엇 뭐 무어 뭣 왜 어떻게 어떠하다 어떻다 어떤 어느 무슨 몇 얼마 얼만큼 얼마나 어찌 어쩌다
    웬 몇몇 며칠
    """.split()
)

# The same in English, with the words that carry no meaning of their own.
ENGLISH_FUNCTION_WORDS = frozenset(
    """
    a an the who whom whose what which when where why how is are was were be been do does did has
    have had can could will would of in on at to for from by with about and or it its this that
    these those there many much tell me please i you he she they we his her their name
    """.split()
)

# Pointing words: they name nothing by themselves.
POINTING_WORDS = frozenset(
    "이 그 저 이것 그것 저것 이거 그거 저거 여기 거기 저기 해당 본 위".split()
)

# What kind of answer is wanted. They rank (a sentence with 이유 may well tell one), but their
# absence is no evidence.
ANSWER_KINDS = frozenset(
    """
    이유 까닭 원인 배경 목적 의도 취지 목표 계기 사람 인물 분 이름 명칭 명 성함 나라 국가 지역 곳 장소 위치 도시 회사
    기업 업체 기관 단체 조직 날 날짜 일시 일자 시기 시점 때 시간 연도 년도 해 요일 기간 방법 방식 과정 절차 내용 뜻
    의미 정의 개념 종류 유형 예 예시 개 개수 갯수 수 숫자 인원 규모 정도 양 금액 액수 것 점 사실 여부 결과 주제 제목
    말 일 용어 단어 표현 대상 이야기 얘기 설명 정보 질문 답 대답 답변 관련 대해 소식 상황 현황 특징
    """.split()
)

# Verbs that stand in any sentence, and those that merely ask for an answer.
LIGHT_PREDICATES = frozenset(
    """
    있다 없다 하다 되다 이다 아니다 같다 보다 주다 받다 가다 오다 나다 나오다 들다 들어가다 알다 모르다 알리다
    궁금하다 말하다 쓰다 대하다 위하다 통하다 따르다 의하다 관하다 인하다 불리다 부르다 일컫다 만들다 생기다 그렇다
    이렇다 많다 싶다 가르치다 찾다 맞다 두다 삼다 놓다 지다
    """.split()
)
