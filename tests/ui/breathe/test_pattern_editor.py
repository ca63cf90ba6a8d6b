# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A pattern of one's own is made by five lengths, and seen while it is."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import settings as given_settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QDoubleSpinBox, QLabel

from holdspace.domain.breathing import Pattern, PhaseStep, new_own_pattern
from holdspace.services.settings import Settings
from holdspace.ui.breathe.pattern_editor import PatternEditor, as_five
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

HALVES = st.integers(0, 120).map(lambda halves: halves / 2)
NEEDED = st.integers(1, 120).map(lambda halves: halves / 2)
KINDS = ("in", "sip", "hold", "out", "hold")


@pytest.fixture
def editor(theme: Theme, qtbot: QtBot, tmp_path: Path) -> PatternEditor:
    made = PatternEditor(theme, Settings(tmp_path / "settings.ini"), "Holding is not for everyone.")
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.begin(None)
    made.show()
    return made


def box(editor: PatternEditor, place: int) -> QDoubleSpinBox:
    return find(QDoubleSpinBox, editor, f"breathe.own.{place}")


def told(editor: PatternEditor, name: str) -> str:
    return find(QLabel, editor, f"breathe.own.{name}").text()


@given_settings(max_examples=60, deadline=None)
@given(st.tuples(NEEDED, HALVES, HALVES, NEEDED, HALVES))
def test_whatever_five_lengths_say_can_be_breathed(lengths: tuple[float, ...]) -> None:
    phases = tuple(PhaseStep(kind, each) for kind, each in zip(KINDS, lengths, strict=True) if each)
    assert Pattern("own", phases).cycle_seconds == sum(lengths)
    full, empty = lengths[2], lengths[4]
    assert as_five(phases) == lengths or (full, empty) != (0.0, 0.0)
    assert as_five(phases) == lengths


def test_another_row_of_phases_is_not_five_lengths() -> None:
    twice = (PhaseStep("in", 1.0), PhaseStep("in", 1.0), PhaseStep("out", 2.0))
    assert as_five(twice) is None


def test_it_is_seen_as_it_is_made(editor: PatternEditor) -> None:
    assert told(editor, "counts") == "4 in  ·  6 out. That is 6.0 breaths a minute."
    assert told(editor, "caution") == ""
    box(editor, 2).setValue(7.0)
    box(editor, 3).stepBy(4)
    assert told(editor, "counts") == "4 in  ·  7 hold  ·  8 out. That is 3.2 breaths a minute."
    assert told(editor, "caution") == "Holding is not for everyone."
    assert editor._preview.figure._pattern == Pattern("own", editor.phases)  # type: ignore[union-attr]


def test_lengths_are_half_seconds(editor: PatternEditor) -> None:
    box(editor, 0).setValue(3.3)
    assert editor.phases[0] == PhaseStep("in", 3.5)
    box(editor, 0).setValue(0.0)
    assert editor.phases[0] == PhaseStep("in", 0.5)
    assert box(editor, 1).text() == "none"


def test_a_sip_takes_three_seconds_at_most_and_that_is_said(editor: PatternEditor) -> None:
    box(editor, 1).setValue(12.0)
    assert editor.phases[1] == PhaseStep("sip", 3.0)
    assert any(label.text() == "a sip more,\n3 s at most" for label in editor.findChildren(QLabel))
    long = (PhaseStep("in", 9.0), PhaseStep("sip", 12.0), PhaseStep("out", 9.0))
    editor.begin(new_own_pattern("Kept before", long, now=datetime(2026, 5, 1, tzinfo=UTC)))
    assert editor.message.text.startswith("A sip takes 3 seconds at most")
    assert editor.phases[1] == PhaseStep("sip", 3.0)


def test_it_needs_a_name(editor: PatternEditor, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(editor.keep_wanted):
        find(QAbstractButton, editor, "breathe.own.keep").click()
    assert editor.message.text == "It needs a name to be found by. Nothing was kept yet."
    editor.name.setText("  Slow   one ")
    with qtbot.waitSignal(editor.keep_wanted) as kept:
        qtbot.keyClick(editor.name, Qt.Key.Key_Return)
    assert kept.args == ["Slow one", (PhaseStep("in", 4.0), PhaseStep("out", 6.0))]


def test_one_is_changed_and_forgotten(editor: PatternEditor, qtbot: QtBot) -> None:
    own = new_own_pattern(
        "Mine",
        (PhaseStep("in", 2.5), PhaseStep("sip", 0.5), PhaseStep("out", 5.0), PhaseStep("hold", 1.0)),
        now=datetime(2026, 5, 1, tzinfo=UTC),
    )
    editor.begin(own)
    assert editor.phases == own.phases
    assert editor.name.text() == "Mine"
    with qtbot.waitSignal(editor.left):
        qtbot.keyClick(editor.name, Qt.Key.Key_Escape)
    editor.forget()
    assert (editor.name.text(), editor.pattern) == ("", None)


def test_another_row_keeps_its_lengths_when_it_is_named_anew(editor: PatternEditor, qtbot: QtBot) -> None:
    row = (PhaseStep("in", 2.0), PhaseStep("out", 3.0), PhaseStep("in", 4.0), PhaseStep("out", 6.0))
    editor.begin(new_own_pattern("From elsewhere", row, now=datetime(2026, 5, 1, tzinfo=UTC)))
    assert told(editor, "counts") == "2 in  ·  3 out  ·  4 in  ·  6 out"
    assert told(editor, "fixed").startswith("Its lengths come from elsewhere")
    assert find(QLabel, editor, "breathe.own.fixed").isVisible()
    assert not box(editor, 0).isVisible()
    editor.name.setText("Mine now")
    with qtbot.waitSignal(editor.keep_wanted) as kept:
        qtbot.keyClick(editor.name, Qt.Key.Key_Return)
    assert kept.args == ["Mine now", row]
    editor.begin(None)
    assert box(editor, 0).isVisible()
    assert not find(QLabel, editor, "breathe.own.fixed").isVisible()
    assert editor.phases == (PhaseStep("in", 4.0), PhaseStep("out", 6.0))


@pytest.mark.parametrize("width", [360, 640, 1300])
def test_it_fits_every_width(editor: PatternEditor, width: int, qtbot: QtBot) -> None:
    editor.resize(width, 700)
    qtbot.waitUntil(lambda: editor.widget().width() <= editor.viewport().width())
