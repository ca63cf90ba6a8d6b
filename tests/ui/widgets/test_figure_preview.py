# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The preview is the figure that is set, at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from holdspace.services.content import load_patterns
from holdspace.services.settings import BREATH_FORMS, Settings
from holdspace.ui.widgets.breath_words import BreathWords
from holdspace.ui.widgets.figure_preview import FigurePreview
from holdspace.ui.widgets.figures import FIGURES

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


def test_it_changes_with_the_setting_and_stands_still(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    preview = FigurePreview(theme, settings)
    qtbot.addWidget(preview)
    preview.show_pattern(load_patterns()[0].pattern)
    for form in (*BREATH_FORMS[1:], BREATH_FORMS[0]):
        settings.figure = form
        assert preview.currentWidget() is preview.figure
        assert type(preview.figure) is FIGURES.get(form, BreathWords)
        assert (preview.figure.moment is None) == (form in FIGURES)
    assert not [timer for timer in preview.findChildren(QTimer) if timer.isActive()]


def test_before_it_has_a_pattern_another_figure_can_be_set(
    theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    settings = Settings(tmp_path / "settings.ini")
    preview = FigurePreview(theme, settings)
    qtbot.addWidget(preview)
    settings.figure = "words"
    assert preview.figure.moment is None
