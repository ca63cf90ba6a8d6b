# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Pages: built when they are first wanted, wired to the window, every control named, nothing flashing up."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QTextEdit,
    QWidget,
)

from holdspace.services.settings import TEXT_PERCENTS
from holdspace.services.vault import LOCKED, NONE, UNLOCKED
from holdspace.ui.main_window import PLACES
from holdspace.ui.pages import _MAKERS
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from window_house import MakeWindow

EVERY = ("now", *_MAKERS)
CONTROLS = (QAbstractButton, QLineEdit, QTextEdit, QComboBox, QAbstractItemView)
# INTERFACES.md, "Accessible identifiers", as far as they are built: where each is to be found.
AUDIENCES = ("client", "physician", "adjuster", "employer", "coworker", "myself")
IDENTIFIERS: dict[str, tuple[str, ...]] = {
    "now": (
        *(f"nav.{place}" for place in PLACES),
        "nav.lock",
        "now.entry",
        "now.save",
        *(f"now.audience.{audience}" for audience in AUDIENCES),
        *(f"now.load.{load}" for load in range(1, 6)),
        "now.before",
        "now.after",
        "now.day_end",
    ),
    "setup": ("vault.passphrase", "vault.passphrase_repeat", "vault.create"),
    "code": ("vault.passphrase", "vault.show_code", "vault.message"),
    "safety": ("safety.back", "safety.code", "safety.privacy"),
    "breathe": ("breathe.pattern", "breathe.minutes", "breathe.start"),
    "pause": ("pause.kind", "pause.start"),
    "cards": (
        *("cards.list", "cards.search", "cards.audience", "cards.moment", "cards.copy", "cards.more"),
        *("cards.all", "cards.draw", "cards.large", "cards.breath_first", "cards.unlock"),
    ),
    "card_editor": ("card_editor.say", "card_editor.moment.crying", "card_editor.keep", "card_editor.leave"),
    "practice": ("practice.line", "practice.reply", "practice.look", "practice.another", "practice.audience"),
}


class WindowWatch(QObject):
    """Remembers every top-level window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


def make(window_in: MakeWindow, place: str) -> Any:
    """Return the window showing a place."""
    window = window_in(NONE if place == "setup" else LOCKED)
    window.show_place(place)
    QApplication.processEvents()
    return window


def test_only_now_is_built_at_the_start(window_in: MakeWindow) -> None:
    window = window_in(LOCKED)
    assert list(window._pages) == ["now"]
    window.show_cards()
    cards = window.page("cards")
    window.show_now()
    window.show_cards()
    assert window.page("cards") is cards


@pytest.mark.parametrize("state", [LOCKED, UNLOCKED])
@pytest.mark.parametrize("place", EVERY)
def test_no_part_flashes_up_as_a_window_of_its_own(
    window_in: MakeWindow, qapp: QApplication, place: str, state: str
) -> None:
    window = window_in(NONE if place == "setup" else state)
    watch = WindowWatch()
    qapp.installEventFilter(watch)
    window.show_place(place)
    QApplication.processEvents()
    qapp.removeEventFilter(watch)
    assert watch.shown == []
    assert window.isActiveWindow()


@pytest.mark.parametrize("place", EVERY)
def test_every_control_that_is_shown_has_a_name(window_in: MakeWindow, place: str) -> None:
    from PySide6.QtGui import QAccessible

    window = make(window_in, place)
    controls = [
        child
        for child in window.findChildren(QWidget)
        if isinstance(child, CONTROLS) and child.isVisible() and child.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]
    assert controls
    for control in controls:
        name = QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name)
        assert name.strip(), control


@pytest.mark.parametrize("place", IDENTIFIERS)
def test_what_others_hold_on_to_is_there(window_in: MakeWindow, place: str) -> None:
    window = make(window_in, place)
    for identifier in IDENTIFIERS[place]:
        find(QWidget, window, identifier)


@pytest.mark.parametrize("place", EVERY)
def test_tab_goes_round_every_control_and_comes_back(window_in: MakeWindow, place: str) -> None:
    window = make(window_in, place)
    window.focusNextChild()
    first = QApplication.focusWidget()
    seen = []
    for _ in range(200):
        seen.append(QApplication.focusWidget())
        window.focusNextChild()
        if QApplication.focusWidget() is first:
            break
    assert QApplication.focusWidget() is first
    assert len(seen) > 3
    assert all(widget is not None and widget.isVisible() for widget in seen)


def test_on_now_tab_follows_the_reading_order(window_in: MakeWindow) -> None:
    window = make(window_in, "now")
    window.now.composer.entry.setPlainText("a few words")
    QApplication.processEvents()
    wanted = [
        "now.entry",
        "now.let_go",
        "now.save",
        *(f"now.audience.{audience}" for audience in AUDIENCES),
        *(f"now.load.{load}" for load in range(1, 6)),
        "now.feeling.tired",
        "now.feelings.more",
        "now.minutes.3",  # the row is one stop, at the one chosen
        "now.start",
        "now.before",
        "now.after",
        "now.day_end",
        "help.open",
    ]
    window.now.composer.entry.setFocus()
    met = []
    for _ in range(80):
        held = QApplication.focusWidget()
        assert held is not None
        met.append(held.accessibleIdentifier())
        window.focusNextChild()
    places = [met.index(identifier) for identifier in wanted]
    assert places == sorted(places)


@pytest.mark.parametrize("scheme", ["light", "dark", "high-contrast"])
@pytest.mark.parametrize("place", EVERY)
def test_every_page_takes_another_scheme_and_size_while_it_is_shown(
    window_in: MakeWindow, place: str, scheme: str
) -> None:
    window = make(window_in, place)
    window._house.theme.choose(scheme)
    for percent in (TEXT_PERCENTS[-1], 100):
        window._house.theme.scale_text(percent)
        QApplication.processEvents()
        window.grab()
    assert window.isVisible()


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1024, 600), (911, 512), (800, 600)])
@pytest.mark.parametrize("place", EVERY)
def test_every_page_fits_the_window_of_a_laptop(
    window_in: MakeWindow, place: str, width: int, height: int
) -> None:
    window = make(window_in, place)
    window.resize(width, height)
    QApplication.processEvents()
    assert (window.width(), window.height()) == (width, height)


@pytest.mark.parametrize("place", EVERY)
def test_at_two_hundred_percent_every_page_still_fits_1366(window_in: MakeWindow, place: str) -> None:
    window = make(window_in, place)
    window._house.theme.scale_text(200)
    QApplication.processEvents()
    window.resize(1366, 768)
    QApplication.processEvents()
    assert window.width() == 1366
    assert window.height() == 768


def test_pages_lead_where_they_say(window_in: MakeWindow) -> None:
    window = window_in(LOCKED)
    window.show_settings()
    find(QAbstractButton, window, "settings.privacy").click()
    assert window.place == "privacy"
    window.show_place_before()
    assert window.place == "settings"
    find(QAbstractButton, window, "settings.code").click()
    assert window.place == "code"
    find(QAbstractButton, window, "vault.back").click()
    assert window.place == "settings"
    window.show_aside("keys")
    find(QAbstractButton, window, "shortcuts.back").click()
    assert window.place == "settings"


def test_a_page_on_top_of_another_leads_back_to_it(window_in: MakeWindow) -> None:
    window = window_in(LOCKED)
    window.show_settings()
    find(QAbstractButton, window, "settings.safety").click()
    find(QAbstractButton, window, "safety.code").click()
    assert window.place == "code"
    window.show_aside("safety")  # again, from the menu: it lies under itself only once
    find(QAbstractButton, window, "safety.code").click()
    QTest.keyClick(window.page("code"), Qt.Key.Key_Escape)
    assert window.place == "safety"
    QTest.keyClick(window.page("safety"), Qt.Key.Key_Escape)
    assert window.place == "settings"


def test_without_a_vault_the_journal_leads_to_set_up(window_in: MakeWindow) -> None:
    window = window_in(NONE)
    window.show_journal()
    find(QAbstractButton, window, "journal.setup").click()
    assert window.place == "setup"


def test_no_two_places_share_a_page(window_in: MakeWindow) -> None:
    window = window_in(NONE)
    pages = [window.page(place) for place in EVERY]
    assert all(one is not other for one, other in itertools.combinations(pages, 2))


def test_backups_of_a_lost_journal_are_told_of_where_a_new_one_would_be_made(
    window_in: Any, household_in: Any
) -> None:
    household = household_in(NONE)
    household.places.prepare()
    for number in (1, 2, 3):
        (household.places.backups / f"00000{number}-2025101{number}T180000Z.hsbackup").touch()
    window = window_in(household)
    window.show_journal()
    assert "3 backups of an earlier journal are here." in said(window.page("journal"))
    find(QAbstractButton, window, "journal.restore").click()
    assert window.place == "restore"
    window.show_place("setup")
    assert find(QLabel, window, "vault.earlier_backups").text() == "3 backups of an earlier journal are here."
    find(QAbstractButton, window, "vault.restore_earlier").click()
    assert window.place == "restore"


def test_without_backups_a_first_run_is_one(window_in: Any, household_in: Any) -> None:
    window = window_in(household_in(NONE))
    window.show_place("setup")
    assert not find(QLabel, window, "vault.earlier_backups").isVisible()


def said(page: QWidget) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel))


@pytest.mark.parametrize("state", [NONE, LOCKED, UNLOCKED])
def test_no_keyboard_learns_from_what_a_person_writes(window_in: MakeWindow, state: str) -> None:
    window = window_in(state)
    for place in EVERY:
        window.page(place)
    window.open_palette()
    fields = [*window.findChildren(QLineEdit), *window.findChildren(QTextEdit)]
    assert len(fields) > 5
    for field in fields:
        hints = field.inputMethodHints()
        taught = field.isReadOnly() or hints & Qt.InputMethodHint.ImhSensitiveData
        assert taught, field.accessibleIdentifier() or field


def test_a_copied_card_leaves_the_clipboard_at_the_lock(window_in: MakeWindow) -> None:
    window = window_in(UNLOCKED)
    window.show_cards()
    find(QAbstractButton, window, "cards.copy").click()
    assert QApplication.clipboard().text()
    window.lock()
    assert QApplication.clipboard().text() == ""


def test_typing_the_passphrase_makes_the_journal_ready(window_in: MakeWindow, qtbot: QtBot) -> None:
    from holdspace.ui.journal.ahead import BrowserAhead

    window = window_in(LOCKED)
    window.show_journal()
    QTest.keyClicks(find(QLineEdit, window.page("journal"), "vault.passphrase"), "k")
    ahead = window.page("journal").findChild(BrowserAhead)
    qtbot.waitUntil(lambda: ahead.is_ready)


def test_cards_and_the_palette_lead_to_practice(window_in: MakeWindow, qtbot: QtBot) -> None:
    window = window_in(LOCKED)
    window.show_cards()
    qtbot.mouseClick(find(QAbstractButton, window.page("cards"), "cards.practice"), Qt.MouseButton.LeftButton)
    assert window.place == "practice"
    page: Any = window.page("practice")
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert window.place == "cards"
    window.show_now()
    window.commands.run("practise")
    assert window.place == "practice"


def test_figure_pace_and_sound_leads_to_them_and_back_to_breathe(window_in: MakeWindow, qtbot: QtBot) -> None:
    window = window_in("locked")
    window.resize(1024, 600)
    window._house.settings.figure = "tide"
    for way_back in ("link", "esc"):
        window.show_breathe()
        find(QAbstractButton, window, "breathe.settings").click()
        chip = find(QAbstractButton, window, "settings.figure.tide")
        assert QApplication.focusWidget() is chip
        qtbot.waitUntil(lambda chip=chip: not chip.visibleRegion().isEmpty())
        if way_back == "link":
            find(QAbstractButton, window, "settings.back_to_breathe").click()
        else:
            qtbot.keyClick(chip, Qt.Key.Key_Escape)
        assert window.place == "breathe"
        QApplication.processEvents()
    window.show_settings()
    assert not find(QAbstractButton, window, "settings.back_to_breathe").isVisible()
