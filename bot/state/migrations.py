"""The tables of bots, and what a bot remembered before there was one database for a data folder."""

from __future__ import annotations

from index.store.steps import Steps

MIGRATIONS = Steps("bot.state", "migrations.sql")
OLD = Steps("bot.state", "old.sql")
STATE = Steps("bot.state", "takeover.sql")
