# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What a file would bring."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QAbstractButton, QLabel

from holdspace.domain.imports import ImportOptions
from holdspace.services.formats.intake import Fate, Preview
from holdspace.ui.moving.preview_step import PreviewStep
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


def preview(**others: Any) -> Preview:
    fields: dict[str, Any] = {
        "path": Path("x"),
        "format": "dayone",
        "options": ImportOptions(),
        "fates": {Fate.NEW: 1200, Fate.KNOWN: 4},
        "first": None,
        "last": None,
        "skipped": (),
        "skipped_count": 0,
        "dropped": {"photo": 12},
        "moods": (),
        "samples": (),
        "digest": b"",
    }
    return Preview(**(fields | others))


@pytest.fixture
def step(qtbot: QtBot, theme: Theme) -> PreviewStep:
    made = PreviewStep(theme)
    made.setLocale(QLocale("en_GB"))
    qtbot.addWidget(made)
    made.show()
    return made


def said(step: PreviewStep) -> str:
    return " ".join(label.text() for label in step.findChildren(QLabel) if label.isVisible())


def test_counts_stand_beside_words(step: PreviewStep) -> None:
    step.show_preview(preview())
    assert "1,204 entries from Day One (JSON)" in said(step)
    assert step._fates.lines() == ["new: 1,200", "already here: 4"]
    assert step._dropped.lines() == ["Photos: 12"]
    assert find(QAbstractButton, step, "bring_in.go").text() == "Bring in 1,200 entries"


@pytest.mark.parametrize(
    ("others", "words"),
    [
        ({"fates": {Fate.NEW: 1}}, "One entry from Day One (JSON)"),
        ({"fates": {}}, "There is nothing in it to bring in."),
        ({"fates": {Fate.IN_TRASH: 2}}, "Nothing in it is new here"),
    ],
)
def test_one_none_and_nothing_new(step: PreviewStep, others: dict[str, Any], words: str) -> None:
    step.show_preview(preview(**others))
    assert words in said(step)


def test_without_anything_new_there_is_no_button(step: PreviewStep) -> None:
    step.show_preview(preview(fates={Fate.KNOWN: 2}))
    assert not find(QAbstractButton, step, "bring_in.go").isVisible()
    step.show_preview(preview(fates={Fate.KNOWN: 2}, has_records=True))
    assert find(QAbstractButton, step, "bring_in.go").text() == "Bring in its history"


def test_a_file_that_changed_is_looked_at_again(qtbot: QtBot, step: PreviewStep) -> None:
    step.show_preview(preview())
    go = find(QAbstractButton, step, "bring_in.go")
    with qtbot.waitSignal(step.wanted):
        go.click()
    step.ask_to_look_again()
    with qtbot.waitSignal(step.look_wanted), qtbot.assertNotEmitted(step.wanted):
        go.click()


def test_busy_it_takes_nothing_and_stop_is_not_in_its_way(step: PreviewStep) -> None:
    step.show_preview(preview())
    step.set_busy(True)
    assert not find(QAbstractButton, step, "bring_in.go").isEnabled()
    assert step.isEnabled()
    assert step.work_place is not None
