# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Settings > Sound: tones with a breath, a sound at the end, and how loud."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from holdspace.services.settings import Settings
from holdspace.services.tones import Tones
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.choice_group import chip_row
from holdspace.ui.widgets.numbers import percent_text
from holdspace.ui.widgets.slider import Slider


class SoundSection(QWidget):
    """The choices, in force at once, and a word where nothing can sound.

    *Signals*: `chosen()` once a choice is set.
    """

    chosen = Signal()

    def __init__(self, theme: Theme, settings: Settings, tones: Tones) -> None:
        super().__init__()
        self._theme = theme
        self._settings = settings
        self._tones = tones
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(10))
        self._column.addSpacing(theme.px(18))
        self._column.addWidget(Text(theme, "strong", self.tr("Sound")))
        self._add_tones()
        self._add_end()
        self._add_volume()
        self._silent = self._line(
            self.tr(
                "HoldSpace finds nothing to sound on right now, so it is silent. All else works as always."
                " Once headphones or speakers are there, move the volume to try again."
            )
        )
        self._silent.setAccessibleIdentifier("settings.sound_silent")
        tones.possible_changed.connect(self._on_possible_changed)
        self._on_possible_changed(tones.is_possible)

    def _add_tones(self) -> None:
        self._line(
            self.tr(
                "Soft tones with a breath: rising in, falling out, silent while you hold."
                " You can close your eyes. They go with Breathe, in the pocket window too;"
                " One breath, and the few breaths of a doorway, stay silent."
            )
        )
        self._add_switch(
            self.tr("Tones with a breath"), "settings.sound_on", self._settings.sound_on, self._on_tones
        )

    def _add_end(self) -> None:
        self._line(self.tr("A sound at the end: a gong after a breath, a chime after five minutes."))
        self._add_switch(
            self.tr("A sound at the end"), "settings.end_gong", self._settings.end_gong, self._on_end_gong
        )

    def _add_volume(self) -> None:
        self._line(self.tr("Volume of these sounds. That of the computer stays as it is."))
        self._volume = Slider(self._theme, self.tr("Volume"), "settings.volume")
        self._volume.setValue(self._settings.volume)
        self._volume.setMaximumWidth(self._theme.px(420))
        self._percent = Text(self._theme, "soft", "")
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(12))
        row.addWidget(self._volume, 1)
        row.addWidget(self._percent)
        row.addStretch()
        self._column.addLayout(row)
        self._volume.valueChanged.connect(self._show_percent)
        self._volume.settled.connect(self._on_volume_settled)
        self._show_percent(self._volume.value())

    def _add_switch(self, about: str, identifier: str, is_on: bool, chosen: Callable[[str], None]) -> None:
        choices = [("no", self.tr("Off")), ("yes", self.tr("On"))]
        group, row = chip_row(self._theme, self, about, identifier, choices, "yes" if is_on else "no")
        group.chosen.connect(chosen)
        group.chosen.connect(self.chosen)
        self._column.addLayout(row)

    def _line(self, words: str) -> Text:
        line = Text(self._theme, "soft", words, wraps=True)
        self._column.addWidget(line)
        return line

    def _show_percent(self, percent: int) -> None:
        self._percent.setText(percent_text(percent))
        self._percent.setAlignment(Qt.AlignmentFlag.AlignVCenter)

    def _on_tones(self, value: str) -> None:
        self._settings.sound_on = value == "yes"

    def _on_end_gong(self, value: str) -> None:
        self._settings.end_gong = value == "yes"

    def _on_volume_settled(self, percent: int) -> None:
        self._settings.volume = percent
        self._tones.sample()
        self.chosen.emit()

    def _on_possible_changed(self, is_possible: bool) -> None:
        self._silent.setVisible(not is_possible)
