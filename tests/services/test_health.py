# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The check after unlocking: silent where all is sound, mending what holds nothing, loud where it must be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from holdspace.services.health import HealthService
from holdspace.storage.used_pages import used_pages
from holdspace.storage.vault import Vault
from services.safety_home import SafetyHome, Told

SIGNALS = ("found_sound", "damage_found", "mended", "check_failed", "stopped", "check_ended")


class Desk:
    """Says whether somebody is at work."""

    in_use = True

    def __call__(self) -> bool:
        return self.in_use


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def home(tmp_path: Path, qtbot: QtBot, desk: Desk) -> Iterator[SafetyHome]:
    made = SafetyHome(tmp_path / "home", qtbot, in_use=desk)
    made.write(*(f"line {number} " + "of many words " * 40 for number in range(60)))
    yield made
    made.household.end()


@pytest.fixture
def service(home: SafetyHome) -> HealthService:
    return home.safety.health


def tear_free_page(home: SafetyHome) -> None:
    """Erase most entries, so that pages are free, and flip a bit in one of them."""
    vault = home.vault.vault
    for entry in home.household.entries[:50]:
        vault.entries.erase(entry.id)
    vault.checkpoint()
    flip(home, first_free_page(vault))


def first_free_page(vault: Vault) -> int:
    """Return the number of a page that holds nothing."""
    roots = vault.connection.rows("SELECT rootpage FROM sqlite_master WHERE rootpage > 0")
    with vault.pages() as sealed:
        used = used_pages((int(row[0]) for row in roots), sealed.page)
        return next(page for page in range(2, sealed.count + 1) if page not in used)


def flip(home: SafetyHome, page: int) -> None:
    """Flip a bit in the middle of a page, past SQLite."""
    with home.places.database.open("r+b") as file:
        file.seek((page - 1) * 4096 + 2000)
        byte = file.read(1)
        file.seek(-1, 1)
        file.write(bytes([byte[0] ^ 1]))


def test_where_all_is_sound_only_the_time_is_kept(
    qtbot: QtBot, home: SafetyHome, service: HealthService
) -> None:
    told = Told(service, *SIGNALS)
    assert home.settings.last_check is None
    with qtbot.waitSignal(service.check_ended):
        service.check()
    assert told.names == ["found_sound", "check_ended"]
    assert home.settings.last_check is not None
    assert service.health is not None
    assert not service.waits_to_mend


def test_a_flipped_bit_in_use_is_told(qtbot: QtBot, home: SafetyHome, service: HealthService) -> None:
    told = Told(service, *SIGNALS)
    home.vault.vault.checkpoint()
    flip(home, 5)
    with qtbot.waitSignal(service.check_ended):
        service.check()
    assert told.names == ["damage_found", "check_ended"]
    assert told.all[0][1].is_damaged
    assert home.settings.last_check is None


def test_an_altered_journal_is_told(qtbot: QtBot, home: SafetyHome, service: HealthService) -> None:
    told = Told(service, *SIGNALS)
    connection = home.vault.vault.connection
    connection.run("DELETE FROM entries WHERE pk = (SELECT min(pk) FROM entries)")
    with qtbot.waitSignal(service.check_ended):
        service.check()
    assert told.names == ["damage_found", "check_ended"]
    assert told.all[0][1].is_altered


def test_a_torn_free_page_is_mended_once_nobody_is_at_work(
    qtbot: QtBot, home: SafetyHome, service: HealthService, desk: Desk
) -> None:
    told = Told(service, *SIGNALS)
    tear_free_page(home)
    with qtbot.waitSignal(service.check_ended):
        service.check()
    assert told.names == ["found_sound", "check_ended"]
    home.settle()
    service.mend_if_idle()
    assert service.waits_to_mend  # somebody writes
    desk.in_use = False
    service.mend_if_idle()
    assert told.names[-1] == "mended"
    assert not service.waits_to_mend
    assert len(home.household.texts) == 10
    with qtbot.waitSignal(service.check_ended):
        service.check()
    assert service.health is not None
    assert service.health.free_pages == ()


def test_stopped_or_locked_it_says_nothing_of_damage(
    qtbot: QtBot, home: SafetyHome, service: HealthService
) -> None:
    told = Told(service, *SIGNALS)
    with qtbot.waitSignal(service.check_ended):
        service.check().cancel()
    assert told.names == ["stopped", "check_ended"]
    home.settle()
    work = service.check()
    with qtbot.waitSignal(work.over):
        home.vault.lock()
    assert "damage_found" not in told.names
