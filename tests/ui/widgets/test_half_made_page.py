# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What is half made is sealed as it grows, let go and brought back, whatever it is; a lock takes it away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from holdspace.domain.practice_drafts import PracticeDraft
from holdspace.services.begun_things import NEW
from holdspace.services.errors import DiskFull
from holdspace.services.own_practices import OwnPracticeService
from holdspace.ui.widgets.aside_page import Panel
from holdspace.ui.widgets.half_made_page import HalfMadePage
from holdspace.ui.widgets.message_row import MessageRow
from holdspace.ui.widgets.messages import say, say_held

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme
    from household import Household
    from window_house import Make

EMPTY = PracticeDraft()


class Line(Panel):
    """A form with one line."""

    changed = Signal()
    let_go_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.message = MessageRow(theme, "test.message")
        self.line = QLineEdit()
        self.line.textChanged.connect(self.changed)
        self.offered = False
        column = QVBoxLayout(self)
        column.addWidget(self.line)
        column.addWidget(self.message)

    def draft(self) -> PracticeDraft:
        return PracticeDraft(self.line.text())

    def show_draft(self, draft: PracticeDraft) -> None:
        self.line.setText(draft.name)

    def offer_to_let_go(self, offered: bool) -> None:
        self.offered = offered

    def clear(self) -> None:
        self.message.clear()
        self.line.clear()


class Page(HalfMadePage[PracticeDraft]):
    """A page with it, over the real drafts of practices."""

    def __init__(self, theme: Theme, own: OwnPracticeService) -> None:
        super().__init__(theme, own, own.drafts)
        self.form = Line(theme)
        self._connect_form()
        self.fill((self.form,))
        self.show_panel(self.form, back=False)

    @property
    def _form(self) -> Line:
        return self.form

    def begin(self) -> None:
        unsealed = self._put_away()
        self.form.clear()
        self._go_on(EMPTY, self._drafts.of(self._about), unsealed)


@pytest.fixture
def home(household_in: Make) -> Household:
    return household_in("unlocked")


@pytest.fixture
def own(home: Household) -> OwnPracticeService:
    return OwnPracticeService(home.vault, home.clock, home.vault)


@pytest.fixture
def page(theme: Theme, own: OwnPracticeService, qtbot: QtBot) -> Page:
    page = Page(theme, own)
    qtbot.addWidget(page)
    page.show()
    page.begin()
    return page


def fill_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_anything: object) -> None:
        raise DiskFull

    monkeypatch.setattr("holdspace.storage.begun.write_durably", refuse)
    monkeypatch.setattr("holdspace.storage.begun.remove_durably", refuse)


def test_what_grows_is_sealed_a_moment_later_and_there_again(
    page: Page, own: OwnPracticeService, qtbot: QtBot
) -> None:
    assert page.form.message.text == ""
    qtbot.keyClicks(page.form.line, "Half")
    assert page.form.offered
    qtbot.waitUntil(lambda: own.drafts.of(NEW) == PracticeDraft("Half"))
    page.begin()
    assert (page.form.line.text(), page.form.offered) == ("Half", True)
    assert page.form.message.text == (
        "Here is what you had begun. It waits here until you keep it or let it go."
    )
    page.form.line.clear()
    assert page.seal()
    assert (own.drafts.are_waiting, page.form.offered) == (False, False)


def test_what_is_let_go_is_gone_and_waits_again_with_undo(
    page: Page, own: OwnPracticeService, qtbot: QtBot
) -> None:
    page.form.line.setText("Half")
    page.seal()
    with qtbot.waitSignals([page.closed, page.let_go]), qtbot.waitSignal(page.let_go) as let_go:
        page.form.let_go_wanted.emit()
    assert (own.drafts.are_waiting, page.form.line.text()) == (False, "")
    assert let_go.args is not None
    assert "Half" not in repr(let_go.args[0].args)
    let_go.args[0]()
    let_go.args[0]()
    assert own.drafts.of(NEW) == PracticeDraft("Half")


def test_on_a_full_disk_it_is_said_and_nothing_is_lost(
    page: Page, own: OwnPracticeService, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.form.line.setText("Hal")
    assert page.seal()
    page.form.line.setText("Half")
    with monkeypatch.context() as full:
        fill_disk(full)
        assert not page.seal()
        assert page.form.message.text == say(DiskFull())
        page.begin()
        assert page.form.message.text == say_held(say(DiskFull()))
        page.form.let_go_wanted.emit()
        assert page.form.message.text == say(DiskFull())
        assert page.form.line.text() == "Half"
    page.form.let_go_wanted.emit()
    assert (page.form.line.text(), own.drafts.are_waiting) == ("", False)


def test_it_is_sealed_at_the_lock_and_nothing_is_left_on_the_page(
    page: Page, own: OwnPracticeService, home: Household, qtbot: QtBot
) -> None:
    page.form.line.setText("Let go")
    with qtbot.waitSignal(page.let_go) as let_go:
        page.form.let_go_wanted.emit()
    page.begin()
    page.form.line.setText("Half")
    with qtbot.waitSignal(page.closed):
        home.vault.lock()
    assert (page.form.line.text(), page._begun, page._dropped) == ("", None, {})
    home.open()
    assert let_go.args is not None
    let_go.args[0]()
    assert own.drafts.of(NEW) == PracticeDraft("Half"), "what was let go before the lock stays so"


def test_esc_leads_back(page: Page, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.closed):
        qtbot.keyClick(page.form.line, Qt.Key.Key_Escape)
