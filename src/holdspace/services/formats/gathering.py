# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What importers of journals have in common: which files to read, and what becomes of each record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from holdspace.domain.entries import BadEntry, Entry
from holdspace.domain.imports import Finding, Found, Skipped, SkipReason
from holdspace.services.formats.errors import DamagedMember, FileRefused, NotThisFormat
from holdspace.services.formats.source import Source
from holdspace.storage.progress import Progress, share

MOST_RECORDS = 1_000_000
"""In one text file: what is found there has to be held at once."""
_FEW = 50

Record = tuple[str, Callable[[], Entry | SkipReason]]
"""Where a record stands, for the person, and what makes an entry of it or says why it cannot be one."""


IsOne = Callable[[Source, str], bool]
"""Says by its first bytes whether a file is a journal of one format."""


def at_top(source: Source, *endings: str) -> list[str]:
    """Return the files at the top of `source` whose names end so, or those in its one folder.

    A single file has the right name whatever it is.
    """
    is_single = not source.is_folder and not source.is_archive
    names = source.names if is_single else source.named(*endings)
    top = min((name.count("/") for name in names), default=0)
    return [name for name in names if name.count("/") == top <= 1]


def journals_of(source: Source, is_one: IsOne, names: Iterable[str]) -> list[str]:
    """Return those of `names` that are journals."""
    return [name for name in names if _holds(is_one, source, name)]


def has_journal(source: Source, is_one: IsOne, names: Iterable[str]) -> bool:
    """Say whether there is a journal among the first few of `names`."""
    return any(_holds(is_one, source, name) for name in islice(names, _FEW))


def findings_of(
    journals: Sequence[str], records_of: Callable[[str, Progress], Iterable[Record]], progress: Progress
) -> Iterator[Finding]:
    """Give the findings of all journals, one after the other; no id is taken twice.

    Raises NotThisFormat where there is none, and as `records_of` and `progress` do.
    """
    if not journals:
        raise NotThisFormat
    seen: set[str] = set()
    for number, name in enumerate(journals):
        part = share(progress, number / len(journals), (number + 1) / len(journals))
        yield from gathered(records_of(name, part), seen)


def gathered(records: Iterable[Record], seen: set[str]) -> Iterator[Finding]:
    """Give one finding for each record. The ids in `seen` are not taken again, and those taken are added."""
    for where, make in records:
        try:
            made = make()
        except BadEntry:
            made = SkipReason.BAD_RECORD
        if isinstance(made, SkipReason):
            yield Skipped(where, made)
        elif made.id in seen:
            yield Skipped(where, SkipReason.REPEATED)
        else:
            seen.add(made.id)
            yield Found(made)


def _holds(is_one: IsOne, source: Source, name: str) -> bool:
    try:
        return is_one(source, name)
    except DamagedMember:
        raise
    except FileRefused:
        return False
