# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Choosing a pattern and the minutes for it."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from holdspace.domain.pauses import clock_text
from holdspace.services.breathing import MOST_MINUTES
from holdspace.services.content import PatternContent
from holdspace.services.known_patterns import KnownPatterns
from holdspace.services.patterns import PatternService
from holdspace.services.settings import Settings
from holdspace.ui.breathe.pattern_list import PatternList
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.check_box import CheckBox
from holdspace.ui.widgets.chooser_frame import ChooserFrame
from holdspace.ui.widgets.controls import Button, Segmented
from holdspace.ui.widgets.figure_preview import FigurePreview
from holdspace.ui.widgets.scrolled import bring_into_view_later

_SEGMENT = 34
_ROOM = 12  # around the chosen row when the page opens
_ROW = 680


class BreatheChooser(QWidget):
    """The patterns as a list, the minutes, and the way in.

    *Signals*: `start_wanted(str, int)` with the id of what was chosen and the minutes; `settings_wanted()`;
    `edit_wanted(str)` with an own pattern's id, or "" for a new one; `remove_wanted(str)`; `unlock_wanted()`.
    """

    start_wanted = Signal(str, int)
    settings_wanted = Signal()
    edit_wanted = Signal(str)
    remove_wanted = Signal(str)
    unlock_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        settings: Settings,
        patterns: tuple[PatternContent, ...],
        own: PatternService | None = None,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._settings = settings
        self.known = KnownPatterns(patterns, settings, own)
        self._own = own
        self._wanted = ""
        self._build(patterns)
        self._connect()
        self._on_own_changed()

    def _build(self, patterns: tuple[PatternContent, ...]) -> None:
        theme = self._theme
        self._list = PatternList(theme)
        self._preview = FigurePreview(theme, self._settings)
        self._panel = BreathePanel(theme, tuple(content.caution for content in patterns))
        self._panel.minutes.choose(self._settings.breathing_minutes)
        frame = ChooserFrame(theme, self.tr("A few slow breaths"), self._list, self._preview, self._panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)

    def _connect(self) -> None:
        self._list.chosen.connect(self._on_chosen)
        self._panel.start.clicked.connect(self._on_start)
        self._list.entered.connect(self._on_start)
        self._panel.more.clicked.connect(self.settings_wanted)
        self._list.make_wanted.connect(self._on_make)
        self._list.change_wanted.connect(self._on_change)
        self._list.remove_wanted.connect(self._on_remove)
        self._list.unlock_wanted.connect(self.unlock_wanted)
        if self._own is not None:
            self._own.changed.connect(self._on_own_changed)
        self._panel.no_holds.clicked.connect(self._on_no_holds)
        self._panel.minutes.chosen.connect(self._show_length)
        self._settings.changed.connect(self._on_setting_changed)

    @property
    def pattern_id(self) -> str:
        """Return the pattern chosen."""
        return self._list.value

    def showEvent(self, event: QShowEvent) -> None:
        """Order the stops of the Tab key again: put into a window, some lose their place."""
        super().showEvent(event)
        self._order_stops()

    def choose(self, pattern_id: str) -> None:
        """Choose a pattern; while another has its place that one is shown, and the choice stands."""
        self._wanted = pattern_id
        wanted = self.known.in_place_of(pattern_id)
        self._list.choose(wanted.pattern.id)
        self._preview.show_pattern(wanted.pattern)
        self._panel.show_caution(wanted.caution)
        self._show_length()

    def name_of(self, pattern_id: str) -> str:
        """Return the name of a pattern; of an own one that cannot be seen, none that was given."""
        return self.known.name_of(pattern_id) or self.tr("A pattern of your own")

    def focus(self) -> None:
        """Give the keyboard to the list; what is chosen is in sight, also far below."""
        row = self._list.row(self._list.value)
        row.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_view_later(row, self._theme.px(_ROOM))

    def _show_length(self) -> None:
        """Say how long the minutes chosen are in the whole breaths that fit into them."""
        minutes = self._panel.minutes.value
        self._panel.show_length(self.known.seconds_for(self._wanted, minutes), minutes)

    def _on_own_changed(self) -> None:
        self.known.look_again()
        service = self._own
        self._list.offer(
            "" if service is None else "open" if service.can_be_seen else "locked" * service.are_locked
        )
        self._show_holds()

    def _order_stops(self) -> None:
        """Have Tab lead from the patterns to minutes and Start, then on: rows made anew would come last."""
        listed, panel = self._list, self._panel
        for row, below in pairwise(listed.rows):
            QWidget.setTabOrder(row, below)
        last = panel.minutes.follow_in_tab_order(listed.rows[-1])
        rest: list[QWidget] = [panel.start, panel.no_holds, panel.more]
        for before, after in pairwise(
            [last, *rest, listed.make, listed.change, listed.remove, listed.unlock]
        ):
            QWidget.setTabOrder(before, after)
        panel.minutes.mark_stop()

    def _on_make(self) -> None:
        self.edit_wanted.emit("")

    def _on_change(self) -> None:
        self.edit_wanted.emit(self._list.value)

    def _on_remove(self) -> None:
        self.remove_wanted.emit(self._list.value)

    def _on_chosen(self, pattern_id: str) -> None:
        self.choose(pattern_id)

    def _on_start(self) -> None:
        minutes = self._panel.minutes.value
        self._settings.breathing_minutes = minutes
        self.start_wanted.emit(self._wanted, minutes)

    def _on_no_holds(self) -> None:
        self._settings.no_holds = self._panel.no_holds.isChecked()

    def _on_setting_changed(self, name: str) -> None:
        if name == "breathing/no_holds":
            self._show_holds()
        elif name == "breathing/own_pace":
            self._show_length()

    def _show_holds(self) -> None:
        """Show every pattern as it is breathed, with its holds or without, and choose the same as before."""
        self._panel.no_holds.setChecked(self._settings.no_holds)
        had_keyboard = any(row.hasFocus() for row in self._list.rows)
        self._list.show_patterns(self.known)
        self._order_stops()
        self.choose(self._wanted or self._settings.pattern)
        if had_keyboard:
            self.focus()


class BreathePanel(QWidget):
    """Minutes, Start, the switch for holds, how long it really is, and a caution where breath is held."""

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
        self.more = Button(theme, self.tr("Figure, pace and sound"), "link", identifier="breathe.settings")
        self._label = Text(theme, "label", self.tr("Minutes"))
        self._length = Text(theme, "small", wraps=True)
        self._length.setAccessibleIdentifier("breathe.length")
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
        column.addWidget(self._length)
        column.addWidget(self._caution)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_length(self, seconds: float, minutes: int) -> None:
        """Show how long whole breaths take where that is not the minutes; its room is kept."""
        is_other = seconds != 60 * minutes
        words = (
            self.tr("{time}, so no breath is cut short.").format(time=clock_text(seconds)) if is_other else ""
        )
        self._length.setText(words)
        self.start.setAccessibleDescription(words)

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
        self._length.setFixedHeight(self._length.fontMetrics().lineSpacing() + 2)
        self._fit_caution()
        for value in range(1, MOST_MINUTES + 1):
            self.minutes.part(value).setMinimumWidth(self._theme.px(_SEGMENT))
        self._caution.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
