# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Each form a breath can be followed in is there, under the id of the settings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from holdspace.services.settings import BREATH_FORMS, Settings
from holdspace.ui.widgets.breath_figure import BreathFigure
from holdspace.ui.widgets.breath_words import BreathWords
from holdspace.ui.widgets.eyes_closed import EyesClosed
from holdspace.ui.widgets.figures import EYES_CLOSED, FIGURES, WORDS, form_as_set, make_followed

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


def test_the_settings_offer_each_figure_and_words() -> None:
    assert set(BREATH_FORMS) == {*FIGURES, WORDS}


@pytest.mark.parametrize(
    ("form", "kind"),
    [*FIGURES.items(), (WORDS, BreathWords), (EYES_CLOSED, EyesClosed), ("of a later one", BreathFigure)],
)
def test_each_is_made_by_its_id(theme: Theme, qtbot: QtBot, form: str, kind: type) -> None:
    made = make_followed(theme, form)
    qtbot.addWidget(made)
    assert type(made) is kind


def test_closed_eyes_are_for_where_tones_can_be_heard(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    settings = Settings(tmp_path / "settings.ini")
    settings.figure = "tide"
    assert form_as_set(settings, lambda: True) == "tide"
    settings.eyes_closed = True
    assert form_as_set(settings, lambda: True) == EYES_CLOSED
    assert form_as_set(settings, lambda: False) == "tide"
    settings.volume = 0
    assert form_as_set(settings, lambda: True) == "tide"
