"""The steps by which the database came to its present form."""

from __future__ import annotations

from index.store.steps import Steps

MIGRATIONS = Steps("index.store", "migrations.sql")
