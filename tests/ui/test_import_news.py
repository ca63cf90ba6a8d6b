# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A lock that comes upon an import: what is told of it after the next unlock, by this process or the next."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest

from holdspace.services import vault as vault_service
from holdspace.services.background import InlineBackground, ThreadBackground
from holdspace.services.importing import IMPORT, PREVIEW
from holdspace.services.merging import MERGE
from holdspace.ui.import_news import CAME_IN, DROPPED, IMPORTS, UNKNOWN
from household import UNLOCKED, Household

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from holdspace.ui.main_window import MainWindow
    from window_house import Make, MakeWindow

NOTHING = "Nothing came in: the journal was locked while entries were brought in. It is as it was."
ALL = "All entries had come in before the journal was locked."


class Importing:
    """An import on a thread, until a lock comes upon it; `end` says how it takes that."""

    def __init__(self, household: Household, window: MainWindow, qtbot: QtBot) -> None:
        self.household = household
        self.window = window
        self.threads = ThreadBackground()
        self.release = threading.Event()
        self._qtbot = qtbot

    def lock_upon(self, name: str, end: Callable[[Importing, Any], None]) -> dict[str, Any]:
        """Begin, lock once it is under way, and return what the next process is handed."""
        begun = threading.Event()

        def work(progress: Any) -> None:
            begun.set()
            end(self, progress)

        vault = self.household.vault
        vault._background = self.threads
        self.work = vault.begin(work, name)
        self._qtbot.waitUntil(begun.is_set)
        with self._qtbot.waitSignal(self.window.relaunch_wanted) as told:
            vault.lock()
        vault._background = InlineBackground()
        return dict(told.args[0])

    def be_over(self) -> None:
        """Let it end, and be told of."""
        self.release.set()
        self._qtbot.waitUntil(lambda: self.household.vault.work_under_way is None)

    def said_after_unlock(self) -> str:
        """Unlock, let all be said, and return what is."""
        self.household.open()
        self._qtbot.waitUntil(lambda: not self.window.watch._imports.snapshot())
        return self.window.toast.words


def heeds_stop(importing: Importing, progress: Any) -> None:
    """Ask at every step whether to stop, as an import does."""
    while not importing.release.wait(0.001):
        progress(0.5)


def is_all_but_over(importing: Importing, progress: Any) -> None:
    """End well when it is asked to stop: the commit was done by then."""
    del progress
    while not importing.work.is_stop_wanted:
        importing.release.wait(0.001)


def holds_on(importing: Importing, progress: Any) -> None:
    """Ask nothing for longer than a lock waits."""
    del progress
    importing.release.wait()


@pytest.fixture
def importing(household_in: Make, window_in: MakeWindow, qtbot: QtBot) -> Iterator[Importing]:
    household = household_in(UNLOCKED)
    made = Importing(household, window_in(household), qtbot)
    yield made
    made.be_over()
    made.threads.wait()


def test_the_names_are_those_of_the_services() -> None:
    assert IMPORTS == (IMPORT, MERGE)


@pytest.mark.parametrize("name", IMPORTS)
def test_what_a_lock_dropped_is_told_of_once_after_the_unlock(importing: Importing, name: str) -> None:
    assert importing.lock_upon(name, heeds_stop)["import"] == DROPPED
    importing.be_over()
    assert importing.said_after_unlock() == NOTHING
    assert importing.window.toast.warns
    importing.window.toast.dismiss()
    importing.household.vault.lock()
    assert "import" not in importing.window.snapshot()


def test_the_next_process_tells_it_after_its_unlock(importing: Importing) -> None:
    state = importing.lock_upon(IMPORT, heeds_stop)
    importing.be_over()
    importing.window.watch._imports._ended = ""
    importing.window.resume(state)
    importing.window.toast.dismiss()
    assert importing.said_after_unlock() == NOTHING


def test_what_had_come_in_before_the_lock_is_told_of_as_that(importing: Importing) -> None:
    assert importing.lock_upon(IMPORT, is_all_but_over)["import"] == CAME_IN
    importing.be_over()
    assert importing.said_after_unlock() == ALL


def test_what_the_lock_could_not_wait_for_is_told_of_as_that(
    importing: Importing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vault_service, "_PATIENCE_SECONDS", 0.05)
    assert importing.lock_upon(MERGE, holds_on)["import"] == UNKNOWN
    importing.be_over()
    assert importing.said_after_unlock().endswith("either all of them are in it, or none.")


def test_a_look_at_a_file_that_a_lock_ends_is_not_told_of(importing: Importing) -> None:
    assert "import" not in importing.lock_upon(PREVIEW, heeds_stop)
