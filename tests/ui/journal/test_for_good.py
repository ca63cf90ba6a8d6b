# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A role in the place of words in an entry and in all its versions before, with and without a title."""

from __future__ import annotations

from functools import partial

import pytest

from hand_clock import HandClock
from holdspace.services.identifier_guard import GuardService
from holdspace.services.journal import JournalService
from holdspace.services.vault import VaultService
from holdspace.ui.journal.for_good import replace_for_good
from ui.journal.conftest import Keep


@pytest.mark.parametrize(
    ("before", "now", "after"),
    [
        ("I saw Okafor.", "Mrs. Okafor called.", ["Mrs. a client called.", "I saw a client."]),
        ("I saw Mrs. Okafor.", "Mrs. Okafor called.", ["a client called.", "I saw a client."]),
        ("Mrs. Okafor, yes.", "Okafor and Mrs. Okafor.", ["a client and a client.", "a client, yes."]),
        ("quiet words", "Okafor's knee", ["a client's knee", "quiet words"]),
    ],
)
def test_no_version_holds_the_words(
    vault: VaultService,
    journal: JournalService,
    clock: HandClock,
    keep: Keep,
    before: str,
    now: str,
    after: list[str],
) -> None:
    entry = journal.edit(keep(before), text=now)
    guard = GuardService(vault, clock, vault)
    places = partial(guard.standing, "name", "Okafor")
    kept = replace_for_good(journal, entry, "Okafor", "a client", places)
    assert kept == journal.get(entry.id)
    assert [each.entry.text for each in journal.revisions_of(entry.id)] == after
    assert vault.vault.ledger_agrees()


def test_what_does_not_hold_them_stays_as_it_is(
    vault: VaultService, journal: JournalService, clock: HandClock, keep: Keep
) -> None:
    entry = keep("quiet words")
    guard = GuardService(vault, clock, vault)
    kept = replace_for_good(journal, entry, "Okafor", "a client", partial(guard.standing, "name", "Okafor"))
    assert kept == entry
    assert len(journal.revisions_of(entry.id)) == 1
