# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What a file that HoldSpace wrote is among the versions of its entry, once it was perhaps edited there.

Imports sqlcipher3: not before the first paint.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from holdspace.domain.entries import Entry
from holdspace.domain.imports import imported_id
from holdspace.domain.merging import Story
from holdspace.domain.replaced_before import without_replaced
from holdspace.domain.revisions import Revision, later_than
from holdspace.storage.entries import as_stored
from holdspace.storage.entry_rows import REVISION, to_row


def version_of_file(
    entry: Entry, written_at: datetime, story: Story, erased: Container[str]
) -> Revision | None:
    """Return the version that a file is beside those of `story`, or None where it says nothing else.

    `erased` are the ids of versions whose words were replaced for good. The version has an id of its own,
    always the same, so that it comes in once and never takes the name of another's words; it came of the one
    that the file names. It is from when the file was written. But where the file names an earlier state of a
    version that went on in the same sitting, it lies below that one. Where it names one whose words were
    replaced, they are replaced in it too.
    """
    if _is_said(entry, story.versions):
        return None
    named = entry.revision or None
    base = next((version for version in story.versions if version.id == named), None)
    moment, parent = min(written_at, datetime.now(UTC)), named
    if base is None and named in erased:
        entry = without_replaced(entry, _made_of(entry, story.versions).entry)
        if _is_said(entry, story.versions):
            return None
    elif base is not None and entry.modified_at < base.modified_at:
        moment, parent = min(moment, entry.modified_at), base.parent
    elif base is not None:
        moment = later_than(moment, base.modified_at)
    as_written = revision_of(replace(entry, modified_at=entry.created_at))
    revision = imported_id("revision", f"edited\n{as_written}\n{named or ''}")
    if revision in erased:
        return None  # it came in before, and its words were replaced since
    zone = (base or story.kept.head).modified_at.tzinfo
    changed = replace(
        entry, modified_at=moment.astimezone(zone), revision=revision, text=entry.text.rstrip("\n")
    )
    return Revision(as_stored(changed), parent)


def says_the_same(entry: Entry, kept: Entry) -> bool:
    """Return whether nothing but the time of change differs: some programs note that of a file alone.

    Nor do blanks at the very end count: many programs put a line break there.
    """
    text = kept.text if entry.text.rstrip() == kept.text.rstrip() else entry.text
    same = replace(entry, modified_at=kept.modified_at, revision=kept.revision, text=text)
    return as_stored(same) == kept


def revision_of(entry: Entry) -> str:
    """Return the revision that an entry of these values has where it was not made by a change here."""
    return str(to_row(0, as_stored(replace(entry, revision="")))[REVISION])


def _is_said(entry: Entry, versions: Iterable[Revision]) -> bool:
    return any(says_the_same(entry, version.entry) for version in versions)


def _made_of(entry: Entry, versions: Sequence[Revision]) -> Revision:
    """Return what became of the version that a file names when words of it were replaced.

    An earlier version keeps its time then; the newest has a later one.
    """
    since = [version for version in versions if version.modified_at >= entry.modified_at]
    return min(since, key=lambda version: version.modified_at, default=versions[0])
