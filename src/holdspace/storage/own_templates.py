# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Templates of one's own, in the vault."""

from __future__ import annotations

from datetime import datetime

from holdspace.domain.prompts import OwnTemplate
from holdspace.storage.connection import Row
from holdspace.storage.dated_records import DatedStore
from holdspace.storage.entry_rows import to_tuple, words


class TemplateStore(DatedStore[OwnTemplate]):
    """The templates of one open vault, in the order in which they were made."""

    table = "own_templates"
    columns = "id, title, audiences, moment, modified_at, text"

    def item(self, row: Row) -> OwnTemplate:
        """Return what a row says. Raises ValueError or TypeError where it is no such row."""
        return OwnTemplate(
            id=row[1],
            title=row[2],
            audiences=to_tuple(row[3]),
            moment=row[4],
            modified_at=datetime.fromisoformat(row[5]),
            text=row[6],
        )

    def values(self, item: OwnTemplate) -> Row:
        """Return the values of a row, without pk."""
        return (
            item.id,
            item.title,
            words(item.audiences),
            item.moment,
            item.modified_at.isoformat(),
            item.text,
        )
