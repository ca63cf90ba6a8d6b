# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Bringing a second laptop's backup into the open journal: by passphrase or code, or nothing changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from holdspace.domain.entries import new_entry
from holdspace.services.journal import JournalService
from holdspace.services.merging import MERGE, MergeService
from holdspace.services.own_cards import OwnCardService
from holdspace.storage.backups import list_backups, make_backup
from holdspace.storage.errors import VaultBusy, WrongPassphrase
from holdspace.storage.kdf_parameters import KdfParameters
from holdspace.storage.key_file import make_keys
from holdspace.storage.merging import Merged
from holdspace.storage.places import Places
from holdspace.storage.vault import create_vault
from practised import CARD_STATE, OWN_CARD
from services.safety_home import SafetyHome, Told

OTHER_PASSPHRASE = "another quiet river bed"
NOW = datetime(2026, 3, 2, tzinfo=UTC)


@pytest.fixture
def home(tmp_path: Path, qtbot: QtBot) -> Iterator[SafetyHome]:
    made = SafetyHome(tmp_path / "home", qtbot)
    made.write("mine")
    yield made
    made.household.end()


@pytest.fixture
def journal(home: SafetyHome) -> JournalService:
    return JournalService(home.vault, home.clock, home.vault)


@pytest.fixture
def service(home: SafetyHome, journal: JournalService) -> MergeService:
    return MergeService(home.vault, journal, home.vault)


@pytest.fixture
def told(service: MergeService) -> Told:
    return Told(service, "merged", "merge_failed", "stopped")


@pytest.fixture
def other(tmp_path: Path) -> tuple[Path, str]:
    """The backup of a second laptop, and its recovery code."""
    made = make_keys(OTHER_PASSPHRASE, KdfParameters(memory_kib=19 * 1024, passes=1, lanes=1))
    places = Places(tmp_path / "other")
    with create_vault(places, made) as vault:
        vault.entries.add(new_entry("theirs", now=NOW, time_zone="UTC"))
        vault.entries.cards.keep(OWN_CARD)
        vault.entries.card_state.keep(CARD_STATE)
        return make_backup(places, vault, None).path, made.recovery_code


@pytest.mark.parametrize("by_code", [False, True])
def test_a_backup_comes_in_with_its_passphrase_or_code(
    home: SafetyHome,
    journal: JournalService,
    service: MergeService,
    told: Told,
    other: tuple[Path, str],
    by_code: bool,
) -> None:
    resets = Told(journal, "reset")
    path, code = other
    merge = service.merge_with_code if by_code else service.merge_with_passphrase
    work = merge(path, code if by_code else OTHER_PASSPHRASE)
    assert work.objectName() == MERGE
    home.settle()
    assert told.all == [("merged", Merged(added=1))]
    assert len(resets.all) == 1
    assert [entry.text for entry in journal.entries_at(list(journal.positions()))] == ["mine", "theirs"]
    assert len(list_backups(home.places)) == 1


def test_a_wrong_passphrase_is_said_and_nothing_has_changed(
    home: SafetyHome, service: MergeService, told: Told, other: tuple[Path, str]
) -> None:
    service.merge_with_passphrase(other[0], "not the one at all here")
    home.settle()
    ((name, error),) = told.all
    assert name == "merge_failed"
    assert isinstance(error, WrongPassphrase)
    assert home.vault.vault.entries.count() == 1
    assert list_backups(home.places) == []


def test_stopped_nothing_has_changed(
    home: SafetyHome, service: MergeService, told: Told, other: tuple[Path, str]
) -> None:
    service.merge_with_passphrase(other[0], OTHER_PASSPHRASE).cancel()
    home.settle()
    assert told.all in ([("stopped", None)], [("stopped", ())])
    assert home.vault.vault.entries.count() == 1


def test_it_does_not_begin_beside_other_work(service: MergeService, other: tuple[Path, str]) -> None:
    service.merge_with_passphrase(other[0], OTHER_PASSPHRASE)
    with pytest.raises(VaultBusy):
        service.merge_with_passphrase(other[0], OTHER_PASSPHRASE)


def test_traces_that_could_not_be_cleared_away_are_remembered(
    home: SafetyHome,
    journal: JournalService,
    other: tuple[Path, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    merged = Merged(erased=1, has_remains=True)
    monkeypatch.setattr("holdspace.services.merging.merge_backup", lambda *_: merged)
    service = MergeService(home.vault, journal, home.vault, settings=home.settings)
    told, resets = Told(service, "merged"), Told(journal, "reset")
    service.merge_with_passphrase(other[0], OTHER_PASSPHRASE)
    home.settle()
    assert (told.all, resets.names) == ([("merged", merged)], ["reset"])
    assert home.settings.erasing_unfinished


def test_cards_and_favourites_that_came_in_are_told(
    qtbot: QtBot, home: SafetyHome, service: MergeService, other: tuple[Path, str]
) -> None:
    cards = OwnCardService(home.vault, home.clock, home.vault)
    seen: list[tuple[list[str], frozenset[str]]] = []
    cards.changed.connect(lambda: seen.append(([card.say for card in cards.all()], cards.favourites())))
    with qtbot.waitSignal(service.merged):
        service.merge_with_passphrase(other[0], OTHER_PASSPHRASE)
    assert seen == [([OWN_CARD.say], {CARD_STATE.about})]
