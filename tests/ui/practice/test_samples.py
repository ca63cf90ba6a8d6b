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


def test_each_press_unfolds_one_and_the_button_stays(qtbot: QtBot, samples: SampleList) -> None:
    assert shown(samples) == {}
    at, names = samples.next.pos(), []
    for count, kind in enumerate(SAMPLES, 1):
        names.append(samples.next.text())
        qtbot.mouseClick(samples.next, Qt.MouseButton.LeftButton)
        assert list(shown(samples)) == list(SAMPLES[:count])
        assert shown(samples)[kind] == f"“{WHOLE.samples[kind]}”"
        assert samples.next.pos() == at
    assert len(set(names)) == len(SAMPLES)
    assert [name.startswith("Show a") for name in names] == [True] * len(SAMPLES)


def test_after_the_last_they_can_be_folded_up(qtbot: QtBot, samples: SampleList) -> None:
    for _ in SAMPLES:
        samples.next.click()
    with qtbot.waitSignal(samples.unfolded) as told:
        samples.next.click()
    assert told.args == [None]
    assert shown(samples) == {}
    assert samples.next.text() == "Show a simple reflection"


def test_another_line_begins_folded_and_has_its_own_kinds(samples: SampleList) -> None:
    samples.next.click()
    samples.offer({"simple": "One.", "open_question": "And then?"})
    assert shown(samples) == {}
    samples.next.click()
    samples.next.click()
    assert shown(samples) == {"simple": "“One.”", "open_question": "“And then?”"}


def test_a_sample_is_told_with_its_kind(samples: SampleList, reader: Reader) -> None:
    samples.next.click()
    assert [words for words, _ in reader.heard] == [f"A simple reflection: {WHOLE.samples['simple']}"]
