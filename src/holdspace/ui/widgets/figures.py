# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What a breath can be followed by, by its id in the settings."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from holdspace.services.settings import Settings
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.breath_figure import BreathFigure
from holdspace.ui.widgets.breath_words import BreathWords
from holdspace.ui.widgets.doorway_figure import DoorwayFigure
from holdspace.ui.widgets.eyes_closed import EyesClosed
from holdspace.ui.widgets.ring_figure import RingFigure
from holdspace.ui.widgets.tide_figure import TideFigure

WORDS, EYES_CLOSED = "words", "eyes_closed"
FIGURES: dict[str, type[RingFigure]] = {
    "breath": BreathFigure,
    "tide": TideFigure,
    "doorway": DoorwayFigure,
}

Followed = RingFigure | BreathWords | EyesClosed


def form_as_set(settings: Settings, can_sound: Callable[[], bool]) -> str:
    """Return the form that is set; for closed eyes only where tones could be heard."""
    if settings.eyes_closed and settings.volume and can_sound():
        return EYES_CLOSED
    return settings.figure


def make_followed(theme: Theme, form: str, parent: QWidget | None = None) -> Followed:
    """Return what shows a breath in a form: a figure of FIGURES, words, or for closed eyes."""
    if form == WORDS:
        return BreathWords(theme, parent)
    if form == EYES_CLOSED:
        return EyesClosed(theme, parent)
    return FIGURES.get(form, BreathFigure)(theme, parent)
