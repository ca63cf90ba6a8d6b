# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Putting a role in the place of words in all that was kept of an entry: its text and its versions before."""

from __future__ import annotations

from collections.abc import Callable

from holdspace.domain.entries import Entry
from holdspace.domain.identifiers.in_place import places_of
from holdspace.services.journal import JournalService

Places = Callable[[str], list[tuple[int, int]]]
_MOST = 50  # ways in which one name stands in an entry, with titles and without


def replace_for_good(journal: JournalService, entry: Entry, words: str, role: str, places: Places) -> Entry:
    """Return the entry as kept without `words`, which also no version of it before holds any more.

    `places` gives where they stand in a text, with what goes along, such as a title. Free pages may hold them
    until the journal is written anew. Harmless where the text does not hold them. Raises as
    JournalService.replace_words.
    """
    for _ in range(_MOST):
        found = places(entry.text)
        if not found:
            break
        start, end = max(found, key=_length)  # the title goes first, while the name still stands by it
        form = entry.text[start:end]
        is_last = all(entry.text[first:last] == form for first, last in found)
        if is_last and form != words and _is_before(journal, entry.id, words, form):
            # Only what the text holds can be named: so the bare words go, and a title may stay before.
            start, end = next(places_of(words, entry.text))
        entry = journal.replace_words(entry.id, start, end, role)
    return entry


def _length(place: tuple[int, int]) -> int:
    return place[1] - place[0]


def _is_before(journal: JournalService, entry_id: str, words: str, form: str) -> bool:
    """Say whether a version before holds the words in another form."""
    texts = (revision.entry.text.replace(form, "") for revision in journal.revisions_of(entry_id))
    return any(next(places_of(words, text), None) for text in texts)
