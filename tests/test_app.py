# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The composition root: starts, second starts, the pocket window beside the large one, relaunch, the end."""

from __future__ import annotations

import gc
import json
import os
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from holdspace import app as app_module
from holdspace.app import _Running
from holdspace.cli.arguments import Wish
from holdspace.services import identifier_guard
from holdspace.services.instance import InstanceLock
from holdspace.services.relaunch import RESUME_VARIABLE
from holdspace.services.settings import Settings
from holdspace.services.vault import LOCKED, NONE, UNLOCKED
from holdspace.storage.errors import DiskFull, VaultDamaged
from holdspace.ui.lock_cover import LockCover
from holdspace.ui.widgets.composer import Composer
from household import PASSPHRASE, Household
from patience import PATIENCE_MS
from window_house import find

MARKER = "her hands were shaking"
KEPT: list[bool] = []
"""One for each start that kept its process to itself: in place of doing so to the one that runs the tests."""
ENTER, CTRL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier


class Start:
    """One process of HoldSpace inside this one. Relaunches are remembered, not done."""

    def __init__(self, home: Path, qapp: QApplication, qtbot: QtBot, wish: Wish) -> None:
        from holdspace.storage.places import Places

        self.qtbot = qtbot
        self.relaunches: list[dict[str, Any]] = []
        self.lock = InstanceLock(home / "instance.lock")
        assert self.lock.acquire()
        self.running = _Running(Places(home), self.lock, wish)
        self.running._app = qapp
        self.running._build()
        self.running._show()
        qtbot.waitUntil(lambda: self.running._server is not None)

    @property
    def window(self) -> Any:
        return self.running._window

    @property
    def pocket(self) -> Any:
        assert self.running._pocket is not None
        return self.running._pocket

    @property
    def now(self) -> Composer:
        return self.window.now.composer  # type: ignore[no-any-return]

    @property
    def has_draft(self) -> bool:
        return self.running._places.draft.exists()

    def unlock(self) -> None:
        with self.qtbot.waitSignal(self.running._vault.state_changed):
            self.running._vault.unlock(PASSPHRASE)
        QApplication.processEvents()
        QApplication.processEvents()

    def type(self, composer: Composer, words: str) -> None:
        self.qtbot.keyClicks(composer.entry, words)

    def quiet(self) -> None:
        """Let a minute pass in which nobody touches the window."""
        self.window._presence._last -= 60

    def sleep(self, seconds: float) -> None:
        """Let the computer sleep, as far as the idle lock's clocks know."""
        sign = self.running._locking.idle._sign
        wall = sign.wall - timedelta(seconds=seconds)
        self.running._locking.idle._sign = replace(sign, seconds=sign.seconds - seconds, wall=wall)

    def wish(self, **wish: str) -> None:
        self.running._on_wish_received(wish)

    def click(self, inside: QWidget, identifier: str) -> None:
        self.qtbot.mouseClick(find(QWidget, inside, identifier), Qt.MouseButton.LeftButton)

    def end(self) -> None:
        running = self.running
        for window in (running._pocket, running._window):
            if window is not None and shiboken6.isValid(window):
                window.close()
                shiboken6.delete(window)
        running._background.wait()
        running._vault.close()
        running._capture._timer.stop()
        if running._server is not None:
            running._server.close()
        self.lock.release()
        for part in (running._capture, running._vault, running._background, running._settings):
            shiboken6.delete(part)


@pytest.fixture
def start(
    private_home: Path, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Any]:
    """A function that starts HoldSpace on this test's home, as another process after the one before."""
    font = QFont(qapp.font())
    started: list[Start] = []
    monkeypatch.setattr("holdspace.services.process_hygiene.keep_to_itself", lambda: KEPT.append(True))
    KEPT.clear()

    def start(what: str = "show", which: str = "", resume: dict[str, Any] | str | None = None) -> Start:
        if resume is not None:
            monkeypatch.setenv(RESUME_VARIABLE, resume if isinstance(resume, str) else json.dumps(resume))
        if started:
            started[-1].end()
            started.pop()
        started.append(Start(private_home, qapp, qtbot, Wish(what, which)))
        monkeypatch.setattr(app_module, "relaunch", started[-1].relaunches.append)
        return started[-1]

    yield start
    for each in started:
        each.end()
    qapp.setFont(font)
    gc.unfreeze()


@pytest.fixture
def vault_there(private_home: Path) -> Household:
    """A vault is made and closed."""
    return Household(private_home, LOCKED)


def texts(household: Household) -> list[str]:
    household.start()
    household.open()
    found = household.texts
    household.end()
    return sorted(found)


# Starting


def test_a_plain_start_shows_now_with_the_caret_in_the_box(start: Any) -> None:
    one = start()
    assert one.window.isVisible()
    assert QApplication.focusWidget() is one.now.entry
    assert one.running._pocket is None


def test_the_collector_looks_past_what_the_start_made(start: Any) -> None:
    gc.unfreeze()
    start()
    assert gc.get_freeze_count() > 10_000


def test_the_window_fills_a_small_screen(start: Any) -> None:
    one = start()
    screen = one.window.screen().availableGeometry()
    assert (screen.width(), screen.height()) == (800, 800)  # what the offscreen platform has
    assert one.window.isMaximized()


def test_quick_shows_the_pocket_window_alone_and_listens(start: Any, qtbot: QtBot) -> None:
    one = start("quick")
    assert one.pocket.isVisible()
    assert not one.window.isVisible()
    assert QApplication.focusWidget() is one.pocket.composer.entry
    with qtbot.waitSignal(one.running._server.wish_received):
        from PySide6.QtNetwork import QLocalSocket

        from holdspace.services.instance import server_name

        socket = QLocalSocket()
        socket.connectToServer(server_name(one.running._places.home))
        assert socket.waitForConnected(PATIENCE_MS)
        socket.write(b'{"do": "show"}\n')
    assert one.window.isVisible()


def test_quick_can_be_locked_and_comes_back_alone(start: Any, vault_there: Household) -> None:
    one = start("quick")
    one.unlock()
    one.type(one.pocket.composer, MARKER)
    one.running._vault.lock()
    [state] = one.relaunches
    assert (state["window"], state["pocket"]) == (False, True)
    again = start(resume=state)
    assert again.pocket.isVisible()
    assert not again.window.isVisible()
    assert again.pocket.composer._state.words == "Your unfinished words are sealed and safe."


@pytest.mark.parametrize(("wish", "place"), [("cards", "cards"), ("after", "doorway"), ("pause", "pause")])
def test_a_start_with_a_wish_leads_there(start: Any, wish: str, place: str) -> None:
    assert start(wish).window.place == place


def test_a_start_with_a_pattern_breathes(start: Any) -> None:
    one = start("breathe", "box")
    assert one.window.page("breathe").is_under_way
    one.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    one.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not one.window.page("breathe").is_under_way


def test_a_breath_is_recorded_as_it_ends_also_with_the_journal_locked(
    start: Any, vault_there: Household, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The session is sealed while the journal is locked, and there after it was unlocked."""
    monkeypatch.setattr("holdspace.domain.sessions.SHORTEST_SESSION", 0.0)
    one = start("breathe", "box")
    one.window.page("breathe")._session.stop()
    (sealed,) = vault_there.places.inbox.iterdir()
    assert "session" not in sealed.name
    vault = one.running._vault
    with one.qtbot.waitSignal(vault.inbox_emptied):
        one.unlock()
    one.window.do("breathe", "resonance_5")
    one.window.page("breathe")._session.stop()
    kept = vault.vault.entries.sessions.all()
    assert [(each.practice, each.place, each.sealed) for each in kept] == [
        ("box", "breathe", True),
        ("resonance_5", "breathe", False),
    ]


def test_a_session_that_could_not_be_kept_is_told(
    start: Any, vault_there: Household, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull

    monkeypatch.setattr("holdspace.domain.sessions.SHORTEST_SESSION", 0.0)
    monkeypatch.setattr("holdspace.storage.inbox.seal_session", full)
    warned: list[str] = []
    one = start("breathe", "box")
    monkeypatch.setattr(one.window, "warn", warned.append)
    one.window.page("breathe")._session.stop()
    assert warned == [one.running._say(DiskFull())]
    assert list(vault_there.places.inbox.glob("*")) == []


def test_every_start_keeps_its_process_to_itself(start: Any) -> None:
    start()
    start()
    assert KEPT == [True, True]


# What goes wrong


def test_what_nobody_foresaw_is_said_calmly_and_is_in_the_log(start: Any, qtbot: QtBot) -> None:
    one = start()
    one.running._watch_problems()
    try:
        with qtbot.waitSignal(one.running._problems.problem_met):
            sys.excepthook(ValueError, ValueError(MARKER), None)
        with qtbot.waitSignal(one.running._vault.unlock_failed):
            one.running._vault.unlock_failed.emit(VaultDamaged(MARKER))
        assert one.running._say(DiskFull()).startswith("The disk is full")
    finally:
        one.running._problems.uninstall()
    assert one.window.toast.words.startswith("Something unexpected went wrong. What was kept is safe.")
    log = (one.running._places.logs / "holdspace.log").read_text()
    assert [kind for kind in ("ValueError", "VaultDamaged", "DiskFull") if f"error={kind} " not in log] == []
    assert log.count("error=") == 3
    assert MARKER not in log


# A second start


def test_a_second_start_hands_its_wish_over_and_ends(
    private_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = InstanceLock(private_home / "instance.lock")
    assert first.acquire()
    handed: list[dict[str, str]] = []

    def hand_over(home: Path, words: dict[str, str]) -> bool:
        assert home == private_home
        handed.append(words)
        return True

    monkeypatch.setattr("holdspace.services.instance.hand_over", hand_over)
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "token")
    assert app_module.run(["--breathe", "box"]) == 0
    assert handed == [{"do": "breathe", "id": "box", "token": "token"}]
    first.release()


def test_where_the_first_does_not_answer_it_says_so(
    private_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first = InstanceLock(private_home / "instance.lock")
    assert first.acquire()
    monkeypatch.setattr("holdspace.services.instance.hand_over", lambda home, words: False)
    assert app_module.run([]) == 1
    assert "does not answer" in capsys.readouterr().err
    first.release()


def test_lock_where_nothing_runs_opens_no_window(private_home: Path) -> None:
    assert app_module.run(["--lock"]) == 0


def test_wishes_of_later_starts(start: Any, vault_there: Household) -> None:
    one = start()
    one.window.showMinimized()
    one.wish(do="cards", id="", token="")
    assert one.window.place == "cards"
    assert not one.window.isMinimized()
    one.wish(do="quick")
    assert one.pocket.isVisible()
    one.wish(do="breathe", id="box")
    assert one.window.page("breathe").is_under_way
    one.wish(do="show")
    assert one.window.isVisible()
    one.unlock()
    one.wish(do="lock")
    assert one.running._vault.state == LOCKED
    assert len(one.relaunches) == 1
    one.window.page("breathe").hide()


def test_a_window_that_comes_forward_stays_as_large_as_it_was(start: Any) -> None:
    one = start()
    assert one.window.isMaximized()
    one.window.setWindowState(one.window.windowState() | Qt.WindowState.WindowMinimized)
    one.wish(do="show")
    assert one.window.isMaximized()
    assert not one.window.isMinimized()


def test_the_wish_to_lock_brings_nothing_forward(start: Any, vault_there: Household) -> None:
    one = start("quick")
    one.unlock()
    one.wish(do="lock")
    assert not one.window.isVisible()


def test_the_token_to_come_forward_is_handed_to_qt(start: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "")
    start().wish(do="show", token="abc")
    assert os.environ["XDG_ACTIVATION_TOKEN"] == "abc"


# Reminders


def test_a_reminder_that_is_answered_breathes_once_in_the_pocket_window(
    start: Any, private_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "")
    Settings(private_home / "settings.ini").reminders_on = True
    one = start()
    one.qtbot.waitUntil(lambda: one.running._reminding is not None)
    assert one.running._wanted.reminders().is_running
    one.running._wanted.reminders().notifications.pressed.emit("breathe", "abc")
    assert os.environ["XDG_ACTIVATION_TOKEN"] == "abc"
    assert one.pocket.isVisible()
    assert one.pocket.snapshot()["pocket_exercise"]["session"]["id"] == "one_breath"
    one.running._wanted.end_exercises()
    assert not one.running._wanted.reminders().is_running


def test_a_reminder_that_is_answered_late_begins_nothing_beside_what_runs(
    start: Any, private_home: Path
) -> None:
    Settings(private_home / "settings.ini").reminders_on = True
    one = start("breathe", "box")
    one.qtbot.waitUntil(lambda: one.running._reminding is not None)
    one.running._wanted.reminders().notifications.pressed.emit("breathe", "")
    assert one.pocket.isVisible()
    assert not one.pocket.is_under_way
    assert one.window.page("breathe").is_under_way
    one.running._wanted.end_exercises()


def test_a_reminder_counts_on_after_a_lock(start: Any, private_home: Path, vault_there: Household) -> None:
    Settings(private_home / "settings.ini").reminders_on = True
    one = start()
    one.qtbot.waitUntil(lambda: one.running._reminding is not None)
    one.running._wanted.reminders()._last /= 2  # earlier, but not before the machine started
    one.unlock()
    one.running._vault.lock()
    [state] = one.relaunches
    last = one.running._wanted.reminders().snapshot()["last"]
    assert state["reminders"] == {"last": last, "shown": 0}
    again = start(resume=state)
    again.qtbot.waitUntil(lambda: again.running._reminding is not None)
    assert again.running._wanted.reminders().snapshot()["last"] == last


def test_without_reminders_nothing_of_them_is_loaded(start: Any) -> None:
    one = start()
    one.qtbot.waitUntil(lambda: one.running._reminding is not None)
    assert one.running._wanted._reminders is None
    assert one.running._reminding.snapshot() == {}


# The pocket window: one thought, one draft


def test_words_go_along_to_the_pocket_window_and_back(start: Any, vault_there: Household) -> None:
    one = start()
    one.unlock()
    one.type(one.now, MARKER)
    for identifier in ("now.audience.client", "now.load.4", "now.feeling.tired"):
        one.click(one.window, identifier)
    words = one.now.words()
    one.window.commands.run("pocket")
    assert one.pocket.isVisible()
    assert one.pocket.composer.words() == words
    assert one.now.words().is_empty
    one.running._capture.keep_draft_now()
    assert one.running._vault.vault.open_draft().feelings == ("tired",)
    one.qtbot.keyClick(one.pocket.composer.entry, Qt.Key.Key_Escape)
    assert not one.pocket.isVisible()
    assert one.now.words() == words
    assert one.has_draft


def test_asking_for_the_pocket_window_again_keeps_its_words(start: Any, vault_there: Household) -> None:
    one = start()
    one.wish(do="quick")
    one.type(one.pocket.composer, MARKER)
    one.wish(do="quick")
    assert one.pocket.composer.words().text == MARKER


def test_the_pocket_windows_words_are_the_draft(start: Any, vault_there: Household) -> None:
    one = start()
    one.wish(do="quick")
    one.type(one.pocket.composer, MARKER)
    one.running._capture.keep_draft_now()
    one.unlock()
    assert one.running._vault.vault.open_draft().text == MARKER


def test_writing_on_in_the_large_window_brings_the_pockets_words_along(
    start: Any, vault_there: Household
) -> None:
    one = start()
    one.wish(do="quick")
    one.type(one.pocket.composer, "one")
    one.type(one.now, "two")
    assert not one.pocket.isVisible()
    assert one.now.words().text == "one\n\ntwo"
    one.running._capture.keep_draft_now()
    one.unlock()
    assert one.running._vault.vault.open_draft().text == "one\n\ntwo"


def test_a_tap_in_the_large_window_is_not_lost_over_the_pockets_words(
    start: Any, vault_there: Household
) -> None:
    one = start()
    one.unlock()
    one.wish(do="quick")
    one.type(one.pocket.composer, "one")
    one.click(one.window, "now.audience.client")
    assert not one.pocket.isVisible()
    moments = [entry.audiences for _, entry in one.running._vault.vault.entries.page(None, 10)]
    assert moments == [("client",)]
    assert one.now.words().text == "one"


def test_pinning_takes_no_words_away(start: Any, vault_there: Household) -> None:
    one = start("quick")
    one.type(one.pocket.composer, MARKER)
    for _ in range(2):
        one.click(one.pocket, "pocket.pin")
        assert one.pocket.isVisible()
        assert one.pocket.composer.words().text == MARKER


def test_expanding_brings_the_words_into_the_large_window(start: Any, vault_there: Household) -> None:
    one = start("quick")
    one.type(one.pocket.composer, MARKER)
    one.click(one.pocket, "pocket.expand")
    assert one.window.isVisible()
    assert not one.pocket.isVisible()
    assert one.now.words().text == MARKER


def test_a_moment_counted_in_the_pocket_window_is_counted_once(start: Any, vault_there: Household) -> None:
    one = start("quick")
    one.unlock()
    one.click(one.pocket, "pocket.audience.client")
    one.click(one.pocket, "pocket.expand")
    assert one.now.words().is_empty
    assert len(one.running._vault.vault.entries.page(None, 10)) == 1


def test_the_draft_of_an_earlier_start_comes_back_into_the_pocket_window(
    start: Any, vault_there: Household
) -> None:
    one = start()
    one.type(one.now, MARKER)
    one.running._capture.keep_draft_now()
    again = start("quick")
    assert again.pocket.composer._state.words == "Your unfinished words are sealed and safe."
    again.unlock()
    assert again.pocket.composer.words().text == MARKER
    again.running._capture.keep_draft_now()
    assert again.has_draft


def test_other_words_in_the_pocket_window_file_the_earlier_ones(start: Any, vault_there: Household) -> None:
    one = start()
    one.type(one.now, "earlier")
    one.running._capture.keep_draft_now()
    again = start("quick")
    again.type(again.pocket.composer, "other")
    again.running._capture.keep_draft_now()
    again.unlock()
    assert again.pocket.composer.words().text == "other"
    again.qtbot.keyClick(again.pocket.composer.entry, ENTER, CTRL)
    kept = [entry.text for _, entry in again.running._vault.vault.entries.page(None, 10)]
    assert sorted(kept) == ["earlier", "other"]


def test_veiled_words_go_along_to_the_pocket_window(start: Any, vault_there: Household) -> None:
    vault_there.clock.pass_by(-86400)
    from holdspace.services.capture import Words

    vault_there.capture.read_words_from(lambda: Words(MARKER))
    vault_there.capture.keep_draft_now()
    one = start()
    one.unlock()
    one.wish(do="quick")
    assert one.pocket.composer.words().is_empty
    one.click(one.pocket, "pocket.show_draft")
    assert one.pocket.composer.words().text == MARKER
    assert not find(QWidget, one.window, "now.show_draft").isVisible()


def test_setting_down_in_the_pocket_window_before_a_vault_opens_set_up_with_the_words(start: Any) -> None:
    one = start("quick")
    one.type(one.pocket.composer, MARKER)
    assert one.pocket.composer._state.words == "Not kept yet"
    one.qtbot.keyClick(one.pocket.composer.entry, ENTER, CTRL)
    assert one.window.isVisible()
    assert one.window.place == "setup"
    assert not one.pocket.isVisible()
    assert one.now.words().text == MARKER
    assert not one.has_draft


def test_help_is_one_click_from_the_pocket_window(start: Any) -> None:
    one = start("quick")
    one.click(one.pocket, "pocket.help")
    assert one.window.isVisible()
    assert one.window.place == "help"


# Locking and the relaunch


def test_a_lock_hands_on_page_and_window_and_no_words(
    start: Any, vault_there: Household, qtbot: QtBot
) -> None:
    one = start()
    one.unlock()
    one.type(one.now, MARKER)
    one.window.show_place("pause")
    one.window.lock()
    [state] = one.relaunches
    assert MARKER not in json.dumps(state)
    kept = {"place", "geometry", "active", "window", "minimised", "pocket", "veiled"}
    assert set(state) == kept
    assert (state["place"], state["window"], state["active"]) == ("pause", True, True)
    second = InstanceLock(one.running._places.home / "instance.lock")
    assert second.acquire()  # the new process finds the lock free
    second.release()
    again = start(resume=state)
    assert again.window.place == "pause"
    assert again.window.geometry() == one_geometry(state, again)
    assert RESUME_VARIABLE not in os.environ  # what it starts itself knows nothing of it


def test_a_lock_records_the_silences_so_far_and_the_next_process_begins_anew(
    start: Any, vault_there: Household, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("holdspace.domain.sessions.SHORTEST_SESSION", 0.0)
    one = start("pause", "silence_trainer")
    one.unlock()
    one.click(one.window, "silence.press")
    assert one.window.page("pause").is_under_way
    one.window.lock()
    [state] = one.relaunches
    assert state["session"] == {"id": "silence_trainer", "hold": 5}
    assert len(list(vault_there.places.inbox.iterdir())) == 1
    again = start(resume=state)
    assert (again.window.place, again.window.page("pause").is_under_way) == ("pause", False)
    vault = again.running._vault
    with again.qtbot.waitSignal(vault.inbox_emptied):
        again.unlock()
    (kept,) = vault.vault.entries.sessions.all()
    assert (kept.practice, kept.place, kept.whole, kept.sealed) == ("silence_trainer", "silence", False, True)


def test_a_lock_hands_on_what_runs_in_the_pocket_window(start: Any, vault_there: Household) -> None:
    one = start()
    one.unlock()
    one.window.commands.run("pocket")
    one.running._pocket._exercises.start("sit")
    assert one.running._is_in_use()
    one.window.lock()
    [state] = one.relaunches
    assert state["pocket_exercise"]["session"]["id"] == "sit"
    one.running._pocket.close()
    again = start(resume=state)
    assert again.running._pocket.is_under_way
    assert not again.running._pocket.composer.isVisible()
    again.running._pocket.close()


def test_a_lock_at_the_end_of_the_day_says_so_in_the_pocket_window(
    start: Any, vault_there: Household
) -> None:
    one = start()
    one.unlock()
    one.window.commands.run("pocket")
    one.pocket._exercises.start("day_end")
    one.pocket._exercises._doorway._take_digit(1)
    assert one.running._vault.state == LOCKED
    [state] = one.relaunches
    again = start(resume=state)
    assert find(QWidget, again.pocket, "doorway.end").accessibleName() == "The day is closed."
    assert not again.pocket.composer.isVisible()
    again.pocket.close()


def test_the_link_on_now_goes_on_in_the_pocket_window_with_what_was_cut_off_there(
    start: Any, vault_there: Household
) -> None:
    one = start()
    one.window.commands.run("pocket")
    one.pocket._exercises.start("before")
    kept = one.running._places.interrupted.read_bytes()
    one.pocket.close()
    one.running._places.interrupted.write_bytes(kept)  # as a crash leaves it
    again = start()
    assert again.running._pocket is None, "it never reopens itself"
    link = find(QWidget, again.window, "now.go_on")
    assert link.isVisible()
    again.click(again.window, "now.go_on")
    assert again.pocket.is_under_way
    assert link.isHidden()
    again.pocket.close()


def test_more_room_takes_a_minute_into_the_large_window(start: Any, vault_there: Household) -> None:
    one = start("quick")
    one.pocket._exercises.start("after")
    one.pocket._exercises._doorway._take_digit(4)
    one.click(one.pocket, "pocket.doorway_more")
    page = one.window.page("doorway")
    assert (one.window.place, one.window.isVisible(), one.pocket.isVisible()) == ("doorway", True, False)
    assert (page.doorway, page._session.step.id, page._visit.load) == ("after", "way", 4)
    page.stop()


class SilentDevice:
    """A sound device that never asks for anything."""

    def __init__(self) -> None:
        self.is_running = True

    def close(self) -> None:
        self.is_running = False


def test_what_sounds_is_let_go_before_the_process_is_replaced(
    start: Any, vault_there: Household, qtbot: QtBot
) -> None:
    one, opened = start(), []
    tones = one.running._wanted.tones()
    assert one.running._house.tones() is tones
    tones._open_device = lambda take: opened.append(SilentDevice()) or opened[-1]
    tones.sample()
    qtbot.waitUntil(tones._watch.isActive)
    one.unlock()
    one.window.lock()
    assert len(one.relaunches) == 1
    assert [device.is_running for device in opened] == [False]
    assert not tones._watch.isActive()


def one_geometry(state: dict[str, Any], again: Start) -> Any:
    from PySide6.QtCore import QByteArray

    probe = QWidget()
    probe.restoreGeometry(QByteArray.fromHex(QByteArray(state["geometry"].encode())))
    return probe.geometry() if not again.window.isMaximized() else again.window.geometry()


def test_a_window_that_was_not_in_front_does_not_take_the_keyboard_after(start: Any) -> None:
    one = start(resume={"place": "now", "active": False, "window": True})
    assert one.window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)


def test_a_minimised_window_stays_minimised(start: Any) -> None:
    one = start(resume={"place": "cards", "active": False, "window": True, "minimised": True})
    assert one.window.isMinimized()
    assert one.window.place == "cards"


@pytest.mark.parametrize(
    "resume", ["", "no json", "[]", "7", '{"place": 3}', '{"geometry": "zz"}', '{"window": false}']
)
def test_whatever_is_handed_on_a_window_shows(start: Any, resume: str) -> None:
    one = start(resume=resume)
    assert one.window.isVisible()
    assert one.window.place == "now"


@pytest.mark.parametrize("stands", [{"held": 99}, OSError()])
def test_a_window_is_covered_before_it_is_left_standing(
    start: Any, vault_there: Household, monkeypatch: Any, stands: Any
) -> None:
    covered: list[bool] = []

    def leave_standing() -> dict[str, Any]:
        covered.append(one.window.findChild(LockCover).isVisible())
        if isinstance(stands, OSError):
            raise stands
        return dict(stands)

    monkeypatch.setattr("holdspace.ui.standing.can_stand", lambda: True)
    monkeypatch.setattr("holdspace.ui.standing.leave_standing", leave_standing)
    one = start()
    one.unlock()
    one.window.lock()
    assert covered == [True]
    assert one.relaunches[0].get("held") == (None if isinstance(stands, OSError) else 99)


@pytest.mark.parametrize("is_asked", [True, False])
def test_only_after_a_lock_that_was_asked_for_the_keyboard_is_not_in_the_box(
    start: Any, vault_there: Household, is_asked: bool, qtbot: QtBot
) -> None:
    asked = {"lock_asked": True} if is_asked else {}
    one = start(resume={"window": True, "place": "now"} | asked)
    row = find(QWidget, one.window, "nav.lock")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is (row if is_asked else one.now.entry))


@pytest.mark.parametrize("is_on", [True, False])
def test_what_the_guard_knows_is_loaded_before_someone_rests(
    start: Any, is_on: bool, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    loaded: list[int] = []
    monkeypatch.setattr(identifier_guard, "load_ahead", lambda: loaded.append(threading.get_ident()))
    monkeypatch.setattr(Settings, "guard", is_on)
    one = start()
    qtbot.waitUntil(lambda: hasattr(one.running, "_locking"))
    one.running._background.wait()
    assert len(loaded) == is_on
    assert threading.get_ident() not in loaded


def test_locked_words_of_the_pocket_window_leave_memory_too(start: Any, vault_there: Household) -> None:
    one = start()
    one.wish(do="quick")
    one.type(one.pocket.composer, MARKER)
    one.qtbot.keyClick(one.pocket.composer.entry, ENTER, CTRL)
    one.type(one.pocket.composer, "two")
    one.qtbot.keyClick(one.pocket.composer.entry, ENTER, CTRL)
    assert one.relaunches == []  # it can still be undone
    one.quiet()
    one.pocket._toast.dismiss()
    [state] = one.relaunches
    assert state["pocket"]


def test_closing_the_pocket_window_over_locked_words_brings_the_large_one_back_alone(
    start: Any, vault_there: Household
) -> None:
    one = start()
    one.wish(do="quick")
    one.type(one.pocket.composer, MARKER)
    one.qtbot.keyClick(one.pocket.composer.entry, ENTER, CTRL)
    one.qtbot.keyClick(one.pocket.composer.entry, Qt.Key.Key_Escape)
    one.quiet()
    one.window.leave_no_words()
    [state] = one.relaunches
    assert (state["window"], state["pocket"]) == (True, False)


def test_undo_in_the_pocket_window_brings_the_words_back(start: Any, vault_there: Household) -> None:
    one = start("quick")
    one.type(one.pocket.composer, MARKER)
    one.qtbot.keyClick(one.pocket.composer.entry, ENTER, CTRL)
    one.click(one.pocket, "journal.undo")
    assert one.pocket.composer.words().text == MARKER
    assert one.relaunches == []


# The end


def test_closing_the_window_ends_it_with_the_vault_closed_and_the_log_empty(
    private_home: Path,
    vault_there: Household,
    qapp: QApplication,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    font = QFont(qapp.font())
    monkeypatch.setattr(app_module, "_application", lambda: qapp)
    relaunches: list[Any] = []
    monkeypatch.setattr(app_module, "relaunch", relaunches.append)
    lock = InstanceLock(private_home / "instance.lock")
    assert lock.acquire()
    from holdspace.storage.places import Places

    running = _Running(Places(private_home), lock, Wish())
    states: list[str] = []
    devices: list[SilentDevice] = []

    def write_and_close() -> None:
        running._vault.unlock(PASSPHRASE)
        running._background.wait()
        QApplication.processEvents()
        states.append(running._vault.state)
        qtbot.keyClicks(running._window.now.composer.entry, MARKER)
        qtbot.keyClick(running._window.now.composer.entry, ENTER, CTRL)
        tones = running._wanted.tones()
        tones._open_device = lambda take: devices.append(SilentDevice()) or devices[-1]
        tones.sample()
        running._background.wait()
        monkeypatch.setattr("holdspace.domain.sessions.SHORTEST_SESSION", 0.0)
        running._window.do("breathe", "box")
        running._window.close()

    QTimer.singleShot(200, write_and_close)
    assert running.run() == 0
    assert states == [UNLOCKED]
    assert [device.is_running for device in devices] == [False]
    assert running._vault.state == LOCKED
    assert relaunches == []
    log = private_home / "vault.db-wal"
    assert not log.exists() or log.stat().st_size == 0
    assert texts(vault_there) == [MARKER]
    vault_there.open()
    (session,) = vault_there.vault.vault.entries.sessions.all()
    assert (session.practice, session.whole) == ("box", False), "what was under way is recorded"
    vault_there.end()
    assert lock.acquire()
    lock.release()
    shiboken6.delete(running._window)
    running._capture._timer.stop()
    qapp.setFont(font)


def test_a_home_that_cannot_be_written_still_opens_the_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("HOLDSPACE_HOME", str(tmp_path / "file" / "home"))
    ran: list[str] = []
    monkeypatch.setattr(_Running, "run", lambda running: ran.append(running._wish.what) or 0)
    assert app_module.run([]) == 0
    assert ran == ["show"]


def test_commands_open_no_window(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []
    monkeypatch.setattr("holdspace.cli.run.run_command", lambda wish: ran.append(wish.id) or 4)
    assert app_module.run(["doctor"]) == 4
    assert ran == ["doctor"]


def test_no_vault_no_unlocking(start: Any) -> None:
    assert start().running._vault.state == NONE


# Locking by itself


def test_eight_hours_asleep_the_first_key_finds_it_locked(start: Any, vault_there: Household) -> None:
    """TRUST 41, in the window: nothing of the evening before is there for the first key."""
    one = start()
    one.qtbot.waitUntil(lambda: hasattr(one.running, "_locking"))
    one.unlock()
    one.type(one.now, MARKER)
    assert one.running._locking.idle.is_running
    one.sleep(8 * 3600)
    one.type(one.now, "x")
    assert one.running._vault.state == LOCKED
    assert len(one.relaunches) == 1
    assert one.has_draft
    one.now._clear()


@pytest.mark.parametrize("told", ["session_locked", "sleep_announced"])
def test_what_the_session_tells_locks_the_journal_and_seals_what_is_unsaved(
    start: Any, vault_there: Household, told: str
) -> None:
    """TRUST 40, in the window."""
    one = start()
    one.qtbot.waitUntil(lambda: hasattr(one.running, "_locking"))
    one.unlock()
    one.type(one.now, MARKER)
    getattr(one.running._locking.session, told).emit()
    assert one.running._vault.state == LOCKED
    assert len(one.relaunches) == 1
    again = start(resume=one.relaunches[0])
    again.unlock()
    again.qtbot.waitUntil(lambda: again.now.words().text == MARKER)


def test_words_written_while_locked_leave_memory_too_when_the_session_locks(
    start: Any, vault_there: Household
) -> None:
    one = start()
    one.qtbot.waitUntil(lambda: hasattr(one.running, "_locking"))
    one.running._locking.session.session_locked.emit()
    assert one.relaunches == []  # there is nothing to take out of sight
    assert one.window.place == "now"
    one.type(one.now, MARKER)
    one.running._locking.session.session_locked.emit()
    assert len(one.relaunches) == 1
    assert one.has_draft


def test_sleep_is_held_up_again_after_each(
    start: Any, vault_there: Household, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = start()
    one.qtbot.waitUntil(lambda: hasattr(one.running, "_locking"))
    held: list[bool] = []
    monkeypatch.setattr(type(one.running._locking.session), "hold_sleep", lambda self: held.append(True))
    one.running._locking.session.woken.emit()
    assert held == [True]
    one.unlock()
    one.sleep(3600)
    one.running._locking.session.woken.emit()
    assert one.running._vault.state == LOCKED
    assert held == [True, True]


def test_signs_of_a_person_in_any_of_our_windows_put_the_lock_off(start: Any, vault_there: Household) -> None:
    one = start()
    one.qtbot.waitUntil(lambda: hasattr(one.running, "_locking"))
    one.unlock()
    one.wish(do="quick")
    dialog = QDialog(one.window)
    dialog.show()
    dialog.activateWindow()
    QApplication.processEvents()
    for widget in (one.window, one.pocket, dialog):
        one.sleep(250)
        one.qtbot.keyClick(widget.windowHandle(), Qt.Key.Key_Shift)
        one.running._locking.idle.look_if_due()
        assert one.running._vault.state == UNLOCKED
    dialog.close()
    one.sleep(250)
    one.pocket.composer.written.emit()  # as an input method writes, without a key
    one.running._locking.idle.look_if_due()
    assert one.running._vault.state == UNLOCKED


def test_what_was_veiled_comes_back_veiled(start: Any, vault_there: Household) -> None:
    one = start()
    one.unlock()
    one.wish(do="quick")
    one.window.commands.run("veil")
    one.running._vault.lock()
    again = start(resume=one.relaunches[0])
    for window in (again.window, again.pocket):
        assert find(QWidget, window, "veil").isVisible()
    again.window.commands.run("veil")
    for window in (again.window, again.pocket):
        assert not find(QWidget, window, "veil").isVisible()
