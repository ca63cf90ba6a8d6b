# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Taking entries out, with the real services behind: said first, whole or absent, and nothing left behind."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit

from holdspace.domain.entries import new_entry
from holdspace.services.formats.exporters import holdspace_csv
from holdspace.services.vault import LOCKED, UNLOCKED
from holdspace.ui.moving.take_out import TakeOutPage, free_name
from holdspace.ui.moving.words import format_words
from ui.moving.alone import Alone
from window_house import find, make_house

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme
    from household import Household
    from window_house import Make

WORDS = ("Maria Lopez called from 555-201-4567.", "a quiet day", "the kettle sang")


@pytest.fixture
def household(household_in: Make) -> Household:
    """A journal with an entry a day, the last of them today."""
    made = household_in(UNLOCKED)
    for number, text in enumerate(WORDS):
        now = made.clock.now() - timedelta(days=2 - number)
        made.vault.vault.entries.add(new_entry(text, now=now, time_zone="UTC"))
    return made


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, household: Household, tmp_path: Path) -> Alone:
    """The page alone."""
    house = make_house(theme, household)
    page = TakeOutPage(
        theme, house.vault, house.moving(), house.clock, tmp_path, lambda: None, lambda folder: None
    )
    made = Alone(house, page)
    qtbot.addWidget(made)
    return made


def pick(window: Alone, format_id: str) -> None:
    choice = find(QComboBox, window, "take_out.format")
    choice.setCurrentIndex(choice.findText(format_words(format_id)))


def write_to(qtbot: QtBot, window: Alone, target: Path) -> None:
    window.enter(qtbot, "take_out.path", target)


def test_all_leaves_once_it_is_said_that_anyone_can_read_it(
    qtbot: QtBot, window: Alone, tmp_path: Path
) -> None:
    assert "whoever gets the file can read it" in window.words()
    pick(window, "json")
    window.press(qtbot, "take_out.go")
    assert "3 entries go into the file. They stay in the journal." in window.words()
    assert "It will not be encrypted." in window.words()
    assert window.focused() == "take_out.write"
    offered = find(QLineEdit, window, "take_out.path").text()
    assert offered.endswith(".json")
    assert Path(offered).name.startswith("HoldSpace 20")
    write_to(qtbot, window, tmp_path / "out.json")
    assert "3 entries are written out." in window.words()
    assert str(tmp_path / "out.json") in window.words()
    assert "It is not encrypted: whoever gets it can read it." in window.words()
    document = json.loads((tmp_path / "out.json").read_text())
    assert sorted(entry["text"] for entry in document["entries"]) == sorted(WORDS)
    with qtbot.waitSignal(window.shown.left):
        window.press(qtbot, "take_out.go_on")


def test_days_can_be_chosen(qtbot: QtBot, window: Alone, household: Household, tmp_path: Path) -> None:
    assert not find(QLineEdit, window, "take_out.first").isVisible()
    window.press(qtbot, "take_out.days")
    first, last = (find(QLineEdit, window, f"take_out.{which}") for which in ("first", "last"))
    first.setText("the day before")
    window.press(qtbot, "take_out.go")
    assert "“From the day” holds no day. Nothing was written. Type it like" in window.words()
    assert window.focusWidget() is first
    day = (household.clock.now() - timedelta(days=1)).date()
    first.setText(day.isoformat())
    last.setText(day.isoformat())
    window.press(qtbot, "take_out.go")
    assert "One entry goes into the file." in window.words()
    assert find(QAbstractButton, window, "take_out.write").text() == "Write one entry out"
    window.press(qtbot, "take_out.back")
    assert first.text() == day.isoformat()
    first.clear()
    last.setText("1999-12-31")
    window.press(qtbot, "take_out.go")
    assert "There are no such entries" in window.words()
    assert not find(QAbstractButton, window, "take_out.write").isVisible()


def test_the_guard_says_what_it_may_have_found_and_replaces_it(
    qtbot: QtBot, window: Alone, tmp_path: Path
) -> None:
    pick(window, "csv")
    window.press(qtbot, "take_out.redact")
    window.press(qtbot, "take_out.go")
    said = window.words()
    assert "1 Names" in said
    assert "1 Phone numbers" in said
    assert "Neutral words take their place. It may have missed some: read the file first." in said
    write_to(qtbot, window, tmp_path / "out.csv")
    assert "The guard may have missed some" in window.words()
    written = (tmp_path / "out.csv").read_text()
    assert "Lopez" not in written
    assert "555-201-4567" not in written


def test_a_pdf_has_a_title_of_ones_own(qtbot: QtBot, window: Alone, tmp_path: Path) -> None:
    pick(window, "csv")
    assert not find(QLineEdit, window, "take_out.title").isVisible()
    pick(window, "pdf")
    title = find(QLineEdit, window, "take_out.title")
    assert title.isVisible()
    title.setText("For Thursday")
    window.press(qtbot, "take_out.go")
    assert window.shown._wish.title == "For Thursday"
    write_to(qtbot, window, tmp_path / "out.pdf")
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")


def test_what_is_there_is_left_alone_unless_the_dialog_asked(
    qtbot: QtBot, window: Alone, tmp_path: Path
) -> None:
    target = tmp_path / "out.json"
    target.write_text("mine")
    pick(window, "json")
    window.press(qtbot, "take_out.go")
    write_to(qtbot, window, target)
    assert "Something of that name is there already" in window.words()
    assert target.read_text() == "mine"
    window.press(qtbot, "take_out.choose")
    chooser = window.shown._outlook._chooser
    chooser.dialog.fileSelected.emit(str(target))
    chooser.dialog.reject()
    window.press(qtbot, "take_out.write")
    assert "3 entries are written out." in window.words()
    assert "kettle" in target.read_text()


def test_a_folder_is_made_in_the_one_that_was_chosen(qtbot: QtBot, window: Alone, tmp_path: Path) -> None:
    pick(window, "markdown")
    window.press(qtbot, "take_out.go")
    window.press(qtbot, "take_out.choose")
    chooser = window.shown._outlook._chooser
    chooser.dialog.fileSelected.emit(str(tmp_path))
    chooser.dialog.reject()
    window.press(qtbot, "take_out.write")
    (folder,) = (path for path in tmp_path.iterdir() if path.name.startswith("HoldSpace "))
    assert len(list(folder.rglob("*.md"))) == 3


def test_a_full_disk_is_said_and_leaves_nothing(
    qtbot: QtBot, window: Alone, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(holdspace_csv, "write", full)
    pick(window, "csv")
    window.press(qtbot, "take_out.go")
    folder = tmp_path / "there"
    folder.mkdir()
    write_to(qtbot, window, folder / "out.csv")
    assert "The disk there is full. Nothing was left on it" in window.words()
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("how", ["esc", "lock"])
def test_stopped_or_locked_nothing_is_left(
    qtbot: QtBot, window: Alone, household: Household, tmp_path: Path, how: str
) -> None:
    folder = tmp_path / "there"
    folder.mkdir()
    window.press(qtbot, "take_out.go")
    find(QLineEdit, window, "take_out.path").setText(str(folder / "out.json"))
    find(QAbstractButton, window, "take_out.write").click()
    assert "Writing the entries out…" in window.words()
    if how == "esc":
        QTest.keyClick(window.shown, Qt.Key.Key_Escape)
    else:
        household.vault.lock()
    window.settle(qtbot)
    assert list(folder.iterdir()) == []
    if how == "esc":
        assert "Stopped. Nothing was written" in window.words()
    else:
        assert household.vault.state == LOCKED
        assert find(QLineEdit, window, "take_out.path").text() == ""


def test_the_present_search_can_be_taken_out(
    qtbot: QtBot, theme: Theme, household: Household, tmp_path: Path
) -> None:
    house = make_house(theme, household)
    ids: list[frozenset[str] | None] = [None]
    shown: list[Path] = []
    page = TakeOutPage(
        theme, house.vault, house.moving(), house.clock, tmp_path, lambda: ids[0], shown.append
    )
    qtbot.addWidget(page)
    page.show()
    chip = find(QAbstractButton, page, "take_out.found")
    assert not chip.isVisible()
    page.hide()
    ids[0] = frozenset(entry.id for entry in household.entries if "quiet" in entry.text)
    page.show()
    assert chip.isVisible()
    chip.click()
    with qtbot.waitSignal(house.moving().exporting.looked) as told:
        find(QAbstractButton, page, "take_out.go").click()
    assert told.args[0].entries == 1
    qtbot.waitUntil(lambda: house.vault.work_under_way is None)
    with qtbot.waitSignal(house.moving().exporting.exported):
        find(QAbstractButton, page, "take_out.write").click()
    qtbot.waitUntil(lambda: house.vault.work_under_way is None)
    find(QAbstractButton, page, "take_out.other").click()
    assert shown == [tmp_path]


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    (tmp_path / "HoldSpace.json").touch()
    (tmp_path / "HoldSpace 2.json").touch()
    assert free_name(tmp_path, "HoldSpace", ".json").name == "HoldSpace 3.json"


def test_going_back_keeps_what_was_chosen(qtbot: QtBot, window: Alone) -> None:
    pick(window, "csv")
    window.press(qtbot, "take_out.redact")
    window.press(qtbot, "take_out.go")
    QTest.keyClick(window.shown, Qt.Key.Key_Escape)
    assert find(QAbstractButton, window, "take_out.redact").isChecked()
    assert find(QComboBox, window, "take_out.format").currentData() == "csv"
