# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Practices of one's own, in the vault."""

from __future__ import annotations

import json
from datetime import datetime

from holdspace.domain.own_practices import OwnPractice, OwnStep
from holdspace.domain.text import clean_text
from holdspace.storage.connection import Row
from holdspace.storage.dated_records import DatedStore


class OwnPracticeStore(DatedStore[OwnPractice]):
    """The own practices of one open vault, in the order in which they were made."""

    table = "own_practices"
    columns = "id, modified_at, steps, name"

    def item(self, row: Row) -> OwnPractice:
        """Return what a row says. Raises ValueError or TypeError where it is no such row."""
        steps = tuple(OwnStep(kind, ref, seconds, count) for kind, ref, seconds, count in json.loads(row[3]))
        return OwnPractice(row[1], row[4], steps, datetime.fromisoformat(row[2]))

    def values(self, item: OwnPractice) -> Row:
        """Return the values of a row, without pk."""
        steps = [[step.kind, step.ref, step.seconds, step.count] for step in item.steps]
        moment = item.modified_at.isoformat()
        return (item.id, moment, json.dumps(steps, separators=(",", ":")), clean_text(item.name))
