"""Korean words for the commands of the bot."""

from __future__ import annotations

COMMANDS = {
    "시작": "start",
    "도움말": "help",
    "도움": "help",
    "기사": "sources",
    "목록": "sources",
    "언어": "language",
    "설정": "settings",
    "알림": "follow",
    "취소": "cancel",
    "개인정보": "privacy",
    "지우기": "forget",
    "다시읽기": "reindex",
    "피드": "feeds",
    "낱말": "words",
    "못답한질문": "gaps",
    "현황": "stats",
    "내려받기": "export",
    "기록": "audit",
    "요약": "digest",
}
"""The command that each word stands for."""
