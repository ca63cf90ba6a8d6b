# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The guard over a real vault: what is fine stays fine, in the vault and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hand_clock import HandClock
from holdspace.domain.entries import new_entry
from holdspace.services.errors import DiskFull, NotReadable
from holdspace.services.identifier_guard import GuardService, load_ahead
from holdspace.services.identifier_lexicon import load_lexicon
from holdspace.services.vault import VaultService
from holdspace.storage.fine_words import FineWordStore

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
from household import Household

PASSPHRASE = "kettle orchard quiet tram"
TEXT = "Told Xiomara no."


@pytest.fixture
def vault(tmp_path: Path, qtbot: QtBot) -> Iterator[VaultService]:
    house = Household(tmp_path / "home")
    yield house.vault
    house.vault.lock()


@pytest.fixture
def guard(vault: VaultService) -> GuardService:
    return GuardService(vault, HandClock())


def test_it_never_asks_twice_about_the_same_word(
    guard: GuardService, vault: VaultService, qtbot: QtBot
) -> None:
    (finding,) = guard.findings(TEXT)
    assert guard.suggestions(finding, TEXT)[0] == "a client"
    with qtbot.waitSignal(guard.fine_words_changed):
        guard.this_is_fine(TEXT[finding.start : finding.end])
    assert guard.findings("xiomara, XIOMARA\u2019s, Told Xiomara") == []
    vault.lock()
    assert len(guard.findings(TEXT)) == 1  # locked: it works, and knows no more than anybody
    vault.unlock(PASSPHRASE)
    assert guard.findings(TEXT) == []
    assert vault.vault.ledger_agrees()


def test_the_word_is_nowhere_in_clear(guard: GuardService, vault: VaultService) -> None:
    guard.this_is_fine("Xiomara")
    vault.vault.checkpoint()
    for path in vault.places.home.rglob("*"):
        assert path.is_dir() or b"xiomara" not in path.read_bytes().lower()


def test_what_was_said_while_locked_is_kept_at_the_next_unlock(
    guard: GuardService, vault: VaultService
) -> None:
    vault.lock()
    guard.this_is_fine("Xiomara")
    assert guard.findings(TEXT) == []
    vault.unlock(PASSPHRASE)
    assert vault.vault.fine_words.all() == {"xiomara"}


def test_a_full_disk_is_told_and_the_word_stays_fine_until_the_lock(
    guard: GuardService, vault: VaultService, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_anything: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(FineWordStore, "add", refuse)
        with pytest.raises(DiskFull):
            guard.this_is_fine("Xiomara")
    assert guard.findings(TEXT) == []
    vault.lock()
    assert len(guard.findings(TEXT)) == 1


def test_a_very_long_one_is_fine_until_the_lock(guard: GuardService, vault: VaultService) -> None:
    long = "https://example.org/" + "a" * 240
    assert len(guard.findings(long)) == 1
    guard.this_is_fine(long)
    assert guard.findings(long) == []
    assert vault.vault.fine_words.all() == frozenset()


def test_blank_words_are_no_words(guard: GuardService) -> None:
    guard.this_is_fine(" . ")
    assert guard.fine_words() == frozenset()


def test_entries_are_redacted_and_what_is_fine_in_the_diary_too(guard: GuardService) -> None:
    guard.this_is_fine("Xiomara")
    entry = new_entry("Xiomara and Tobias.", now=HandClock().now(), time_zone="UTC")
    (redacted,) = guard.redact([entry])
    assert redacted.text == "[name] and [name]."
    assert (redacted.created_at.day, redacted.created_at.hour) == (1, 0)


def test_where_the_fine_words_cannot_be_read_it_goes_on_without(
    guard: GuardService, monkeypatch: pytest.MonkeyPatch
) -> None:
    guard.this_is_fine("Maria")
    with monkeypatch.context() as patch:
        patch.setattr(FineWordStore, "all", _not_readable)
        guard._kept = None
        assert len(guard.findings("I saw Maria")) == 1
    assert guard.findings("I saw Maria") == []


def test_a_name_is_told_with_its_title_wherever_it_stands(guard: GuardService) -> None:
    text = "I saw Mrs. Okafor, and Okafor\u2019s son."
    first, second = guard.standing("name", "Okafor", text)
    assert [text[slice(*place)] for place in (first, second)] == ["Mrs. Okafor", "Okafor"]
    assert guard.whole(guard.findings(text)[0], text) == first


def _not_readable(*_anything: object) -> None:
    raise NotReadable


def test_what_is_loaded_ahead_is_not_loaded_at_the_first_look(guard: GuardService) -> None:
    load_lexicon.cache_clear()
    load_ahead()
    lexicon = load_lexicon()
    built = {"label_pattern", "address_pattern", "street_pattern"}
    assert built <= set(vars(lexicon))
    misses = load_lexicon.cache_info().misses
    assert guard.findings("Mrs. Okafor of 12 Oak Street, MRN 4471182, born 3/4/1950, left")
    assert load_lexicon.cache_info().misses == misses == 1
