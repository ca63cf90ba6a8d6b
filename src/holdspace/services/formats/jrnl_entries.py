# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""An entry of jrnl, from its JSON or its text: it has no id, and gets one of its minute and its words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from holdspace.domain.entries import Entry
from holdspace.domain.imports import ImportOptions, SkipReason, imported_id
from holdspace.domain.text import clean_text
from holdspace.services.formats.records import fitted_tags
from holdspace.services.formats.times import on_clock, placed

_SYMBOL = re.compile(r"^[^\w\s]+")
_BREAK = "\n"


def jrnl_entry(
    options: ImportOptions,
    clock: datetime,
    title: str,
    body: str,
    *,
    tags: Iterable[object],
    is_starred: bool,
    own_id: str = "",
) -> Entry | SkipReason:
    """Return the entry that jrnl shows at `clock`, a naive datetime, or why there is none.

    `tags` come with or without the symbol that marks them.
    """
    title, body = clean_text(title).strip(), clean_text(body).rstrip()
    gap = "\n\n" if body.startswith("\n") else "\n"  # what opens a paragraph of its own goes on doing so
    text = f"{title}{gap}{body.strip(_BREAK)}".strip() if body else title
    if not text:
        return SkipReason.EMPTY
    zone, zone_name = placed("", options.time_zone)
    created = on_clock(clock, zone)
    if created is None:
        return SkipReason.BAD_DATE
    return Entry(
        id=own_id or imported_id("jrnl", f"{clock:%Y-%m-%d %H:%M}\n{' '.join(text.split())}"),
        created_at=created,
        time_zone=zone_name,
        modified_at=created,
        text=text,
        tags=fitted_tags(_SYMBOL.sub("", tag) for tag in tags if isinstance(tag, str)),
        starred=is_starred,
    )
