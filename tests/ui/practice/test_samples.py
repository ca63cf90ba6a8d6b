# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Samples unfold one after the other below a button that stays where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from holdspace.services.practice_lines import SAMPLES, load_practice_lines
from holdspace.ui.practice.samples import SampleList

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme
    from ui.screen_reader import Reader

WHOLE = next(line for line in load_practice_lines() if len(line.samples) == len(SAMPLES))


@pytest.fixture
def samples(qtbot: QtBot, theme: Theme) -> SampleList:
    samples = SampleList(theme)
    qtbot.addWidget(samples)
    samples.resize(700, 600)
    samples.offer(WHOLE.samples)
    samples.show()
    return samples


def shown(samples: SampleList) -> dict[str, str]:
    """Return the words of each sample that is to be seen, by its kind."""
    return {
        label.accessibleIdentifier().removeprefix("practice.sample."): label.text()
        for label in samples.findChildren(QLabel)
        if label.accessibleIdentifier().startswith("practice.sample.") and label.isVisible()
    }


def test_one_press_shows_a_sample_of_each_kind_and_the_button_stays(
    qtbot: QtBot, samples: SampleList
) -> None:
    assert shown(samples) == {}
    at = samples.next.pos()
    with qtbot.waitSignal(samples.unfolded) as told:
        qtbot.mouseClick(samples.next, Qt.MouseButton.LeftButton)
    assert told.args == [samples]
    assert shown(samples) == {kind: f"“{words}”" for kind, words in WHOLE.samples.items()}
    assert samples.next.pos() == at


def test_the_button_says_that_it_hides_them_before_it_does(qtbot: QtBot, samples: SampleList) -> None:
    assert samples.next.text() == "Show ways to say it"
    samples.next.click()
    assert samples.next.text() == "Hide them"
    with qtbot.waitSignal(samples.unfolded) as told:
        samples.next.click()
    assert told.args == [None]
    assert shown(samples) == {}


def test_another_line_begins_folded_and_has_its_own_kinds(samples: SampleList) -> None:
    samples.next.click()
    samples.offer({"simple": "One.", "boundary": "No."})
    assert shown(samples) == {}
    samples.next.click()
    assert shown(samples) == {"simple": "“One.”", "boundary": "“No.”"}


def test_they_are_told_with_their_kinds(samples: SampleList, reader: Reader) -> None:
    samples.next.click()
    [(words, _)] = reader.heard
    assert words.startswith(f"A simple reflection: {WHOLE.samples['simple']} A complex reflection: ")
    assert words.endswith(f"A boundary: {WHOLE.samples['boundary']}")
