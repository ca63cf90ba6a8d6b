# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What would leave, and where to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

from holdspace.services.formats.outlook import Outlook
from holdspace.ui.moving.outlook_step import OutlookStep
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


@pytest.fixture
def step(qtbot: QtBot, theme: Theme) -> OutlookStep:
    made = OutlookStep(theme)
    qtbot.addWidget(made)
    made.show()
    return made


def said(step: OutlookStep) -> str:
    return " ".join(label.text() for label in step.findChildren(QLabel) if label.isVisible())


def test_what_the_guard_may_have_found_is_counted(step: OutlookStep) -> None:
    step.show_outlook(Outlook(214, found={"name": 31, "phone": 2}), Path("x.pdf"), is_folder=False)
    assert "33 names, numbers and dates may point to someone" in said(step)
    assert step._found.lines() == ["Names: 31", "Phone numbers: 2"]
    step.show_outlook(Outlook(214, found={}), Path("x.pdf"), is_folder=False)
    assert "The guard found nothing. It may have missed some" in said(step)


def test_without_the_guard_nothing_is_said_of_it(step: OutlookStep) -> None:
    step.show_outlook(Outlook(1), Path("x.json"), is_folder=False)
    assert "missed" not in said(step)
    assert "It will not be encrypted." in said(step)


def test_without_a_place_nothing_is_written(qtbot: QtBot, step: OutlookStep) -> None:
    step.show_outlook(Outlook(1), Path("x.json"), is_folder=False)
    line = find(QLineEdit, step, "take_out.path")
    line.setText("")
    with qtbot.assertNotEmitted(step.wanted):
        find(QAbstractButton, step, "take_out.write").click()
    line.setText("/tmp/elsewhere.json")
    with qtbot.waitSignal(step.wanted) as told:
        find(QAbstractButton, step, "take_out.write").click()
    assert told.args == [Path("/tmp/elsewhere.json"), False]


def test_no_entries_offer_no_place(step: OutlookStep) -> None:
    step.show_outlook(Outlook(0), Path("x.json"), is_folder=False)
    assert "There are no such entries" in said(step)
    assert not find(QAbstractButton, step, "take_out.write").isVisible()
    step.forget()
    assert find(QLineEdit, step, "take_out.path").text() == ""
