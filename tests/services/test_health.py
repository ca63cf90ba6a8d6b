# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The check after unlocking: silent where all is sound, mending what holds nothing, loud where it must be."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from holdspace.services.background import ThreadBackground
from holdspace.services.health import HealthService
from holdspace.storage.rebuilding import Anew
from holdspace.storage.used_pages import used_pages
from holdspace.storage.vault import Vault
from holdspace.storage.word_index import index_agrees
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


@pytest.mark.parametrize("every_word", [False, True])
def test_an_index_of_words_that_is_torn_is_no_damage_and_made_anew(
    qtbot: QtBot, home: SafetyHome, service: HealthService, *, every_word: bool
) -> None:
    told = Told(service, *SIGNALS)
    connection = home.vault.vault.connection
    connection.run("UPDATE entry_words_data SET block = x'00ff00ff' WHERE id > 10")
    with qtbot.waitSignal(service.check_ended):
        service.check(every_word=every_word)
    assert told.names == ["found_sound", "check_ended"]
    assert service.health is not None
    assert service.health.index_was_filled
    assert index_agrees(connection)


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
    with qtbot.waitSignal(service.mended):
        service.mend_if_idle()
    home.settle()
    assert not service.waits_to_mend
    assert len(home.household.texts) == 10
    with qtbot.waitSignal(service.check_ended):
        service.check()
    assert service.health is not None
    assert service.health.free_pages == ()


class ThreadOf:
    """Runs work on a thread, and remembers which it was."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.helper = ThreadBackground()

    def run(self, context: QObject, work: Any, done: Any, failed: Any) -> None:
        def named() -> object:
            self.names.append(threading.current_thread().name)
            return work()

        self.helper.run(context, named, done, failed)


def wait_to_mend(qtbot: QtBot, home: SafetyHome, desk: Desk) -> None:
    tear_free_page(home)
    with qtbot.waitSignal(home.safety.health.check_ended):
        home.safety.health.check()
    home.settle()
    desk.in_use = False


def test_it_is_mended_on_the_helper_and_the_window_reads_meanwhile(
    qtbot: QtBot, home: SafetyHome, service: HealthService, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait_to_mend(qtbot, home, desk)
    background = ThreadOf()
    monkeypatch.setattr(home.vault, "_background", background)
    with qtbot.waitSignal(service.mended):
        service.mend_if_idle()
        assert len(home.household.texts) == 10
    home.settle()
    background.helper.wait()
    assert background.names[0].startswith("background")
    home.write("and it is written after")
    assert len(home.household.texts) == 11


def test_what_is_saved_while_it_mends_stays_and_it_mends_later(
    qtbot: QtBot, home: SafetyHome, service: HealthService, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait_to_mend(qtbot, home, desk)
    told = Told(service, *SIGNALS)
    put_anew = home.vault.vault.put_anew

    def save_first(anew: Anew) -> None:
        home.write("saved just then")
        put_anew(anew)

    monkeypatch.setattr(home.vault.vault, "put_anew", save_first)
    service.mend_if_idle()
    home.settle()
    assert told.names == []
    assert service.waits_to_mend
    assert len(home.household.texts) == 11
    assert not list(home.places.home.glob(".vault.db*"))
    monkeypatch.undo()
    with qtbot.waitSignal(service.mended):
        service.mend_if_idle()
    assert "saved just then" in home.household.texts


def test_a_lock_stops_it_and_leaves_nothing_behind(
    qtbot: QtBot, home: SafetyHome, service: HealthService, desk: Desk
) -> None:
    wait_to_mend(qtbot, home, desk)
    told = Told(service, *SIGNALS)
    service.mend_if_idle()
    work = home.vault.work_under_way
    assert work is not None
    with qtbot.waitSignal(work.over):
        home.vault.lock()
    assert told.names == []
    assert not list(home.places.home.glob(".vault.db*"))
    home.household.open()
    assert len(home.household.texts) == 10


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
