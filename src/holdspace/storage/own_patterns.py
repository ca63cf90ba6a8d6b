# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Breathing patterns of one's own, in the vault."""

from __future__ import annotations

import json
from datetime import datetime

from holdspace.domain.breathing import OwnPattern, PhaseStep
from holdspace.domain.text import clean_text
from holdspace.storage.connection import Row
from holdspace.storage.dated_records import DatedStore


class PatternStore(DatedStore[OwnPattern]):
    """The patterns of one open vault, in the order in which they were made."""

    table = "own_patterns"
    columns = "id, modified_at, phases, name"

    def item(self, row: Row) -> OwnPattern:
        """Return what a row says. Raises ValueError or TypeError where it is no such row."""
        phases = tuple(PhaseStep(kind, seconds) for kind, seconds in json.loads(row[3]))
        return OwnPattern(row[1], row[4], phases, datetime.fromisoformat(row[2]))

    def values(self, item: OwnPattern) -> Row:
        """Return the values of a row, without pk."""
        # As a float always: two machines must write the same row for the same pattern.
        phases = json.dumps([[step.kind, float(step.seconds)] for step in item.phases], separators=(",", ":"))
        return (item.id, item.modified_at.isoformat(), phases, clean_text(item.name))
