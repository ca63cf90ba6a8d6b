# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Choosing a pattern and the minutes for it."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from holdspace.domain.breathing import Pattern
from holdspace.services.breathing import MOST_MINUTES
from holdspace.services.content import PatternContent
from holdspace.services.settings import Settings
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.breath_figure import BreathFigure
from holdspace.ui.widgets.check_box import CheckBox
from holdspace.ui.widgets.choice_rows import Choice, ChoiceRows
from holdspace.ui.widgets.chooser_frame import ChooserFrame
from holdspace.ui.widgets.controls import Button, Segmented

FIRST_PATTERN = "cyclic_sighing"
_SEGMENT = 34
_ROW = 680


class BreatheChooser(QWidget):
    """The patterns as a list, the minutes, and the way in.

    *Signals*: `start_wanted(str, int)` with a pattern's id and the minutes.
    """

    start_wanted = Signal(str, int)

    def __init__(self, theme: Theme, settings: Settings, patterns: tuple[PatternContent, ...]) -> None:
        super().__init__()
        self._theme = theme
        self._settings = settings
        self._patterns = {content.pattern.id: content for content in patterns}
        self._build()
        self._connect()
        self._on_setting_changed("breathing/no_holds")
        self.choose(settings.pattern)

    def _build(self) -> None:
        theme = self._theme
        rows = tuple(self._choice(content) for content in self._patterns.values())
        self._list = ChoiceRows(theme, (("", rows),), "breathe.pattern", self.tr("Pattern"))
        self._preview = BreathFigure(theme)
        self._panel = BreathePanel(theme, tuple(content.caution for content in self._patterns.values()))
        self._panel.minutes.choose(self._settings.breathing_minutes)
        frame = ChooserFrame(theme, self.tr("A few slow breaths"), self._list, self._preview, self._panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)

    def _connect(self) -> None:
        self._list.chosen.connect(self._on_chosen)
        self._panel.start.clicked.connect(self._on_start)
        self._list.entered.connect(self._on_start)
        self._panel.no_holds.clicked.connect(self._on_no_holds)
        self._settings.changed.connect(self._on_setting_changed)

    @property
    def pattern_id(self) -> str:
        """Return the pattern chosen."""
        return self._list.value

    def choose(self, pattern_id: str) -> None:
        """Choose a pattern; what is breathed in its place is chosen instead (see `in_place_of`)."""
        wanted = self.in_place_of(pattern_id)
        self._list.choose(wanted.pattern.id)
        self._preview.show_pattern(wanted.pattern)
        self._panel.show_caution(wanted.caution)

    def in_place_of(self, pattern_id: str) -> PatternContent:
        """Return the pattern to breathe when `pattern_id` is asked for."""
        content = self._patterns.get(pattern_id) or self._patterns[FIRST_PATTERN]
        instead = content.pattern.without_holds
        if self._settings.no_holds and content.pattern.has_holds and instead:
            return self._patterns[instead]
        return content

    def focus(self) -> None:
        """Give the keyboard to the list."""
        self._list.row(self._list.value).setFocus(Qt.FocusReason.OtherFocusReason)

    def _choice(self, content: PatternContent) -> Choice:
        return Choice(content.pattern.id, content.name, self._counts(content.pattern), content.line)

    def _counts(self, pattern: Pattern) -> str:
        forms = {
            "in": self.tr("{seconds} in"),
            "sip": self.tr("{seconds} sip"),
            "hold": self.tr("{seconds} hold"),
            "out": self.tr("{seconds} out"),
        }
        locale = QLocale()
        counts = [
            forms[step.kind].format(seconds=locale.toString(step.seconds, "g", 3)) for step in pattern.phases
        ]
        return "  ·  ".join(counts)

    def _on_chosen(self, pattern_id: str) -> None:
        self.choose(pattern_id)

    def _on_start(self) -> None:
        minutes = self._panel.minutes.value
        self._settings.breathing_minutes = minutes
        self.start_wanted.emit(self._list.value, minutes)

    def _on_no_holds(self) -> None:
        self._settings.no_holds = self._panel.no_holds.isChecked()

    def _on_setting_changed(self, name: str) -> None:
        if name != "breathing/no_holds":
            return
        without = self._settings.no_holds
        self._panel.no_holds.setChecked(without)
        self._list.show_only(
            {each for each, content in self._patterns.items() if not (without and content.pattern.has_holds)}
        )
        self.choose(self._list.value)


class BreathePanel(QWidget):
    """Minutes, Start, the switch for holds, and a caution where the pattern holds the breath."""

    def __init__(self, theme: Theme, cautions: tuple[str, ...]) -> None:
        super().__init__()
        self._theme = theme
        self._cautions = cautions
        values = tuple(range(1, MOST_MINUTES + 1))
        self.minutes = Segmented(theme, values, "breathe.minutes")
        self.minutes.setAccessibleIdentifier("breathe.minutes")
        self.minutes.setAccessibleName(self.tr("Minutes"))
        for value in values:
            name = self.tr("{count} minutes").format(count=value) if value > 1 else self.tr("1 minute")
            self.minutes.part(value).setAccessibleName(name)
        self.start = Button(theme, self.tr("Start"), "primary", icon="breathe", identifier="breathe.start")
        self.no_holds = CheckBox(theme, self.tr("No holds"), "breathe.no_holds")
        self._label = Text(theme, "label", self.tr("Minutes"))
        self._caution = Text(theme, "small", wraps=True)
        self._caution.setAccessibleIdentifier("breathe.caution")
        self._build()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def _build(self) -> None:
        self._times = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._times.addWidget(self._label)
        self._times.addWidget(self.minutes)
        way_in = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        way_in.setSpacing(self._theme.px(18))
        way_in.addWidget(self.start)
        way_in.addWidget(self.no_holds)
        way_in.addStretch(1)
        self._parts = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._parts.addLayout(self._times)
        self._parts.addLayout(way_in)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(14))
        column.addLayout(self._parts)
        column.addWidget(self._caution)
        column.addStretch(1)

    def show_caution(self, caution: str) -> None:
        """Show a caution, or none; its room is kept."""
        self._caution.setText(caution)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put minutes and Start in one row where there is room."""
        super().resizeEvent(event)
        in_row = self.width() >= self._theme.px(_ROW)
        ways = QBoxLayout.Direction
        self._times.setDirection(ways.LeftToRight if in_row else ways.TopToBottom)
        self._times.setSpacing(self._theme.px(16 if in_row else 8))
        self._parts.setDirection(ways.LeftToRight if in_row else ways.TopToBottom)
        self._parts.setSpacing(self._theme.px(24 if in_row else 18))
        self._fit_caution()

    def _fit_caution(self) -> None:
        room = QRect(0, 0, max(1, self.width()), 10_000)
        metrics, wraps = self._caution.fontMetrics(), Qt.TextFlag.TextWordWrap
        heights = [metrics.boundingRect(room, wraps, caution).height() for caution in self._cautions]
        self._caution.setFixedHeight(max(heights, default=0) + 2)

    def _on_theme_changed(self) -> None:
        self._fit_caution()
        for value in range(1, MOST_MINUTES + 1):
            self.minutes.part(value).setMinimumWidth(self._theme.px(_SEGMENT))
        self._caution.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
