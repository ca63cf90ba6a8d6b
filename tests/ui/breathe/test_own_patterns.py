# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Patterns of one's own on the page Breathe, in a real window with a real vault."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from holdspace.domain.breathing import PhaseStep
from holdspace.services.errors import DiskFull
from holdspace.ui.widgets.messages import say
from practised import PATTERN, keep_of_a_later_version, twin
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from household import Household
    from window_house import Make, MakeWindow

PHASES = (PhaseStep("in", 3.0), PhaseStep("hold", 2.0), PhaseStep("out", 4.5))


@pytest.fixture
def household(household_in: Make) -> Household:
    return household_in("unlocked")


@pytest.fixture
def window(window_in: MakeWindow, household: Household) -> Any:
    made = window_in(household)
    made.show_breathe()
    return made


@pytest.fixture
def patterns(window: Any) -> Any:
    return window._house.patterns()


def press(window: Any, name: str, qtbot: QtBot) -> None:
    qtbot.mouseClick(find(QAbstractButton, window, name), Qt.MouseButton.LeftButton)


def all_words(window: QWidget) -> str:
    texts = [label.text() for label in window.findChildren(QLabel)]
    texts += [button.text() for button in window.findChildren(QAbstractButton)]
    texts += [line.text() for line in window.findChildren(QLineEdit)]
    texts += [each.accessibleName() for each in window.findChildren(QWidget)]
    return " ".join(texts)


def test_one_is_made_breathed_changed_removed_and_put_back(window: Any, patterns: Any, qtbot: QtBot) -> None:
    page = window.page("breathe")
    press(window, "breathe.own.make", qtbot)
    find(QLineEdit, window, "breathe.own.name").setText("Quiet one")
    press(window, "breathe.own.keep", qtbot)
    (made,) = patterns.all()
    assert made.name == "Quiet one"
    assert page._chooser.pattern_id == made.id
    press(window, "breathe.own.change", qtbot)
    find(QLineEdit, window, "breathe.own.name").setText("Quieter")
    press(window, "breathe.own.keep", qtbot)
    assert [each.name for each in patterns.all()] == ["Quieter"]
    press(window, "breathe.own.remove", qtbot)
    assert patterns.all() == []
    assert page._chooser.pattern_id == "cyclic_sighing"
    window.undo()
    assert [each.name for each in patterns.all()] == ["Quieter"]


def test_its_id_starts_it_from_elsewhere(window: Any, patterns: Any) -> None:
    made = patterns.add("Quiet one", PHASES)
    window.do("breathe", made.id)
    page = window.page("breathe")
    assert page._session.pattern == made.pattern
    page._session.stop()


def test_without_holds_an_own_one_is_breathed_without_them(window: Any, patterns: Any) -> None:
    made = patterns.add("Quiet one", PHASES)
    window._house.settings.no_holds = True
    window.do("breathe", made.id)
    page = window.page("breathe")
    assert [step.kind for step in page._session.pattern.phases] == ["in", "out"]
    page._session.stop()


def test_locking_takes_its_name_off_the_screen_and_the_breath_goes_on(
    window: Any, patterns: Any, household: Household
) -> None:
    made = patterns.add("Quiet one", PHASES)
    window.do("breathe", made.id)
    assert "Quiet one" in all_words(window)
    page = window.page("breathe")
    household.vault.lock()
    assert page._session.is_under_way
    assert "Quiet one" not in all_words(window)
    assert "A pattern of your own" in all_words(window)
    page._session.stop()
    assert find(QAbstractButton, window, "breathe.own.unlock").isVisibleTo(page._chooser)


def test_locking_takes_what_is_being_made_off_the_screen(
    window: Any, household: Household, qtbot: QtBot
) -> None:
    press(window, "breathe.own.make", qtbot)
    find(QLineEdit, window, "breathe.own.name").setText("Half a name")
    household.vault.lock()
    assert "Half a name" not in all_words(window)
    assert find(QAbstractButton, window, "breathe.own.unlock").isVisible()
    press(window, "breathe.own.unlock", qtbot)
    assert window.place == "journal"


def test_one_that_is_locked_away_is_not_forgotten(
    window: Any, patterns: Any, household: Household, qtbot: QtBot
) -> None:
    made = patterns.add("Quiet one", PHASES)
    window._house.settings.pattern = made.id
    household.vault.lock()
    for asked in (made.id, ""):
        window.do("breathe", asked)
        page = window.page("breathe")
        assert page._session.pattern.id == "cyclic_sighing"
        page._session.stop()
    press(window, "breathe.back", qtbot)
    press(window, "breathe.start", qtbot)
    assert page._session.pattern.id == "cyclic_sighing"
    page._session.stop()
    assert window._house.settings.pattern == made.id


def test_again_breathes_what_ran_through_a_lock(
    window: Any, patterns: Any, household: Household, qtbot: QtBot
) -> None:
    made = patterns.add("Quiet one", PHASES)
    window.do("breathe", made.id)
    page = window.page("breathe")
    household.vault.lock()
    page._session.stop()
    page.do_again()
    assert page._session.pattern == made.pattern
    page._session.stop()
    window._house.settings.no_holds = True
    page.do_again()
    assert [step.kind for step in page._session.pattern.phases] == ["in", "out"]
    page._session.stop()


def test_one_that_cannot_be_put_back_says_so(
    window: Any, patterns: Any, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = patterns.add("Quiet one", PHASES)
    page = window.page("breathe")
    page._chooser.choose(made.id)
    press(window, "breathe.own.remove", qtbot)

    def full(pattern: object) -> None:
        raise DiskFull

    monkeypatch.setattr(patterns, "keep", full)
    with qtbot.waitSignal(page.warning_wanted) as warned:
        window.undo()
    assert warned.args == [say(DiskFull()), None]
    assert patterns.all() == []


def test_handed_on_by_a_lock_it_goes_on_and_says_once_that_the_journal_is_locked(
    window_in: MakeWindow, household_in: Make, qtbot: QtBot
) -> None:
    household = household_in("locked")
    window = window_in(household)
    window._house.settings.warm_up = False
    window.do("breathe", "box")
    page: Any = window.page("breathe")
    assert page._running._note.text() == "", "who begins while it is locked knows"
    snapshot = page.snapshot()
    page._session.stop()
    page.restore(snapshot)
    locked = "Your journal is locked meanwhile."
    assert (page.is_running, page._running._note.text()) == (True, locked)
    page._session.pause()
    assert page._running._note.text() == "Paused. Space goes on."
    page._session.resume()
    assert page._running._note.text() == locked
    household.open()
    assert page._running._note.text() == ""
    page._session.stop()


def test_patterns_of_a_newer_version_are_told_of_below_the_list(window: Any, patterns: Any) -> None:
    told = find(QLabel, window, "breathe.own.newer")
    assert not told.isVisible()
    keep_of_a_later_version(patterns._store, PATTERN)
    patterns.add("Quiet one", PHASES)
    assert told.isVisible()
    assert told.text() == "1 pattern was made with a newer version of HoldSpace. It is kept."
    keep_of_a_later_version(patterns._store, twin(PATTERN, 2))
    patterns.changed.emit()
    assert told.text() == "2 patterns were made with a newer version of HoldSpace. They are kept."
    window._house.vault.lock()
    assert not told.isVisible()
