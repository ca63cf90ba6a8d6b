# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""HoldSpace's own JSON: all that the vault holds, history, trash and traces of what was erased included."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import IO, Any

from holdspace.domain.card_records import card_state_to_json, own_card_to_json
from holdspace.domain.exports import ExportOptions
from holdspace.domain.records import (
    Records,
    kept_to_json,
    revision_to_json,
    template_to_json,
    tombstone_to_json,
)
from holdspace.domain.session_records import (
    answer_to_json,
    boundary_to_json,
    pattern_to_json,
    practice_to_json,
    session_to_json,
)
from holdspace.storage.progress import Progress, no_progress

IS_FOLDER = False
READING_SHARE = 0.7
FORMAT, VERSION = "holdspace", 1
LATER = ("people",)
"""Lists that are documented and have nothing in them yet."""
_TELL_EVERY = 500


def write_records(
    target: Path, records: Records, options: ExportOptions, progress: Progress
) -> Mapping[str, int]:
    """Write one object, a record a line, and never hold more than one record."""
    del options
    with target.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'{{"format": "{FORMAT}", "version": {VERSION}')
        _write_list(file, "entries", map(kept_to_json, records.entries), no_progress)
        _write_list(file, "revisions", map(revision_to_json, records.revisions), progress)
        _write_list(file, "tombstones", map(tombstone_to_json, records.tombstones), progress)
        _write_list(file, "templates", map(template_to_json, records.templates), progress)
        _write_list(file, "sessions", map(session_to_json, records.sessions), progress)
        _write_list(file, "answers", map(answer_to_json, records.answers), progress)
        _write_list(file, "boundaries", map(boundary_to_json, records.boundaries), progress)
        _write_list(file, "patterns", map(pattern_to_json, records.patterns), progress)
        _write_list(file, "cards", map(own_card_to_json, records.cards), progress)
        _write_list(file, "card_state", map(card_state_to_json, records.card_state), progress)
        _write_list(file, "practices", map(practice_to_json, records.practices), progress)
        for name in LATER:
            _write_list(file, name, (), progress)
        file.write("}\n")
    progress(1.0)
    return {}


def _write_list(file: IO[str], name: str, values: Iterable[dict[str, Any]], progress: Progress) -> None:
    file.write(f',\n"{name}": [')
    for number, value in enumerate(values):
        if number % _TELL_EVERY == 0:
            progress(0.0)
        # Between two records and not after each: the last has no comma.
        file.write(",\n" if number else "\n")
        file.write(json.dumps(value, ensure_ascii=False))
    file.write("]")
