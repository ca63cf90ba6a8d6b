# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""`show`: one entry, whole."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from holdspace.cli import output
from holdspace.cli.errors import CommandError, Exit
from holdspace.cli.list import ID_CHARACTERS
from holdspace.cli.reading import open_entries
from holdspace.domain.entries import Entry, entry_to_json
from holdspace.services.errors import NoSuchEntry

if TYPE_CHECKING:
    from holdspace.storage.entries import EntryStore

_PAGE = 500
_ID_LENGTH = 36
_ID = re.compile(rf"[0-9a-f-]{{{ID_CHARACTERS},{_ID_LENGTH}}}")


def run(options: argparse.Namespace) -> int:
    """Print the entry that has the id, or the only one whose id starts with it."""
    wanted = options.id.strip().lower()
    if not _ID.fullmatch(wanted):
        raise CommandError(
            Exit.USAGE, f"That is no id. It needs the first {ID_CHARACTERS} of its characters, or more."
        )
    with open_entries(options) as entries:
        entry = find(entries, wanted)
    if options.json:
        output.document(entry_to_json(entry))
    else:
        output.lines(*described(entry), "", entry.text)
    return Exit.DONE


def find(entries: EntryStore, wanted: str) -> Entry:
    """Return the entry with this id, or the only one whose id starts so.

    Raises NoSuchEntry, or CommandError where there are several.
    """
    if len(wanted) == _ID_LENGTH:
        return entries.get(wanted)
    found = [entry for entry in _all(entries) if entry.id.startswith(wanted)]
    if not found:
        raise NoSuchEntry
    if len(found) > 1:
        raise CommandError(Exit.USAGE, f"{len(found)} entries have an id that starts so. Give more of it.")
    return found[0]


def described(entry: Entry) -> Iterator[str]:
    """Give what is said of an entry beside its words, a line each; what is not said has none."""
    facts = (
        ("id", entry.id),
        ("made", f"{_time(entry.created_at)} {entry.time_zone}"),
        ("changed", _time(entry.modified_at) if entry.modified_at != entry.created_at else ""),
        ("kind", entry.kind),
        ("for", ", ".join(entry.audiences)),
        ("load", str(entry.load or "")),
        ("load after", str(entry.load_after or "")),
        ("feelings", ", ".join(entry.feelings)),
        ("tags", ", ".join(entry.tags)),
        ("starred", "yes" if entry.starred else ""),
        ("sealed", "yes, written while locked" if entry.sealed else ""),
    )
    for name, value in facts:
        if value:
            yield output.one_line(f"{name}: {value}")


def _time(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M %z}"


def _all(entries: EntryStore) -> Iterator[Entry]:
    page = entries.page(None, _PAGE)
    while page:
        yield from (entry for _, entry in page)
        page = entries.page(page[-1][0], _PAGE)
