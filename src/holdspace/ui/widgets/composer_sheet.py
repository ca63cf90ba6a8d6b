# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Imported before the first paint: keep it light. The composer's sheet: the box, and what is done with it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.entry_edit import EntryEdit, Sheet
from holdspace.ui.widgets.start_links import StartLinks
from holdspace.ui.widgets.state_line import StateLine

if TYPE_CHECKING:
    from holdspace.ui.widgets.box_guard import BoxGuard
    from holdspace.ui.widgets.guard_line import GuardLine
    from holdspace.ui.widgets.two_minutes import TwoMinutes

_HIGHEST = 16_777_215  # what Qt takes for no limit
_MEASURE = 700  # longest line that reads well
_LARGE = 20.0  # pixels of font from which the line stands above the buttons
_FEWEST_LINES = 3
_TOP = Qt.AlignmentFlag.AlignTop


class ComposerSheet(Sheet):
    """The entry box, the line that says what becomes of the words, and the buttons.

    *Signals*: `long_page_wanted()`.
    """

    long_page_wanted = Signal()

    def __init__(self, theme: Theme, prefix: str, copy: Callable[[str], None], *, compact: bool) -> None:
        super().__init__(theme)
        self._compact = compact
        self._is_long = False
        self._two_minutes: Button | None = None
        self._start: QWidget | None = None
        self.start_links: StartLinks | None = None
        self._guard_line: GuardLine | None = None
        self.entry = EntryEdit(theme, f"{prefix}.entry", 1.1 if compact else 1.32, take_copy=copy)
        self.entry.setAccessibleName(self.tr("What are you carrying?"))
        self._say_placeholder()
        self.watch(self.entry)
        self.state = StateLine(theme)
        self.show_draft = Button(theme, self.tr("Show them"), "link", identifier=f"{prefix}.show_draft")
        self.show_draft.hide()
        self.let_go = Button(theme, self.tr("Let it go"), "quiet", identifier=f"{prefix}.let_go")
        self.let_go.setToolTip(self.tr("Not kept, but counted"))
        self.save = Button(
            theme,
            self.tr("Set it down"),
            "primary",
            hint="" if compact else self.tr("Ctrl ↵"),
            identifier=f"{prefix}.save",
        )
        self._lay_out()
        self._resize()
        theme.changed.connect(self._resize)

    def offer_two_minutes(self, two_minutes: TwoMinutes, prefix: str) -> None:
        """Put what is for Now and not for the small window beside the box: two minutes, and a long page."""
        self._long = Button(
            self._theme, self.tr("A long page"), "icon", icon="expand", identifier=f"{prefix}.long_page"
        )
        self._long.setToolTip(self.tr("A long page (F11)"))
        self._back = Button(
            self._theme, self.tr("Back"), "quiet", hint=self.tr("Esc"), identifier=f"{prefix}.long_page_back"
        )
        self._back.hide()
        for button in (self._long, self._back):
            button.clicked.connect(self.long_page_wanted)
        beside = QVBoxLayout()
        beside.setSpacing(self._theme.px(8))
        beside.addWidget(self._long, 0, _TOP)
        beside.addWidget(self._back, 0, _TOP)
        beside.addWidget(two_minutes.ring, 0, _TOP | Qt.AlignmentFlag.AlignHCenter)
        beside.addStretch(1)
        self._box.addLayout(beside)
        self._two_minutes = two_minutes.button
        self._put_links(StartLinks(self._theme, prefix))
        self._resize()

    def offer_start(self, panel: QWidget) -> None:
        """Put the question that an entry can be begun with below the words; the sheet makes room for it."""
        self._start = panel
        self._inside.insertWidget(1, panel)
        start: Any = panel
        start.resized.connect(self._on_start_resized)
        self._place_state()

    def ask(self, question: str = "") -> None:
        """Ask a question in the empty box, or what is asked at any time."""
        self._say_placeholder(question)
        self._fit_height()

    def take_guard(self, guard: BoxGuard) -> None:
        """Show what the guard tells right under the box, so that the buttons below stay where they are."""
        self._guard_line = guard.line
        self._inside.insertWidget(1, guard.line)
        guard.line.fitted.connect(self._fit_height)
        for one, two in pairwise((self.entry, *guard.line.stops)):
            self.setTabOrder(one, two)
        self._place_state()

    def set_long(self, on: bool) -> None:
        """Take all the height there is, with lines no longer than reads well; or the usual height."""
        self._is_long = on
        self._long.setHidden(on)
        self._back.setVisible(on)
        self._resize()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep long lines to their measure."""
        super().resizeEvent(event)
        self._fit_lines()
        self._fit_height()

    def _lay_out(self) -> None:
        px = self._theme.px
        self._foot = QHBoxLayout()
        self._foot.setSpacing(px(8))
        self._inside = inside = QVBoxLayout(self)
        inside.setSpacing(px(8))
        self._box = QHBoxLayout()
        self._box.setSpacing(0)
        self._words = QGridLayout()
        self._words.addWidget(self.entry, 0, 0)
        self._box.addLayout(self._words, 1)
        inside.addLayout(self._box, 1)
        self._above = QHBoxLayout()
        inside.addLayout(self._above)
        inside.addLayout(self._foot)
        self._foot.addStretch(0)
        for button in (self.show_draft, self.let_go, self.save):
            self._foot.addWidget(button)

    def _put_links(self, links: StartLinks) -> None:
        """Lay the links over the foot of the empty box: the words take their place, and nothing moves."""
        self.start_links = links
        self._words.addWidget(links, 0, 0, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
        links.raise_()
        self.entry.textChanged.connect(self._show_links)
        self._show_links()

    def _show_links(self) -> None:
        asks = self._start is not None and not self._start.isHidden()
        wanted = self.entry.document().isEmpty() and not asks
        if self.start_links is not None and wanted == self.start_links.isHidden():
            self.start_links.setVisible(wanted)

    def _say_placeholder(self, question: str = "") -> None:
        self.entry.setPlaceholderText(question or self.tr("A few words are enough."))

    def _on_start_resized(self) -> None:
        self._show_links()
        self._resize()

    def _resize(self) -> None:
        self._place_state()
        self._fit_height()
        self._fit_lines()

    def _fit_height(self) -> None:
        low, high = (self._theme.px(each) for each in ((148, 280) if self._compact else (136, 340)))
        if self._guard_line is not None and not self._guard_line.isHidden():
            low += self._guard_line.height_for(self._guard_line.width()) + self._inside.spacing()
        low += self._room_for_start()
        low = max(low, self._height_for_lines())
        self.setMinimumHeight(low)
        self.setMaximumHeight(_HIGHEST if self._is_long else max(low, high))

    def _height_for_lines(self) -> int:
        """Return the height in pixels that a few lines need with all that stands below them.

        Where the text is large, or the guard tells of words in them, one line alone would be left of the box;
        else they are there anyway.
        """
        tells = self._guard_line is not None and not self._guard_line.isHidden()
        wanted = not self._compact and (tells or self._theme.font_pixels > _LARGE)
        lines = ceil(_FEWEST_LINES * self.entry.line_height) + 4 if wanted else 0
        least = max(lines, self._height_above_links())
        if least != self.entry.minimumHeight():
            self.entry.setMinimumHeight(least)
            for layout in (self._words, self._box, self._inside):
                layout.invalidate()  # they would measure by what the box needed before
        return self._inside.totalMinimumHeightForWidth(max(1, self.width())) if least else 0

    def _height_above_links(self) -> int:
        """Return the height in pixels of a box in which the links do not cover what is asked; 0 without."""
        if self.start_links is None:
            return 0
        margins = self._inside.contentsMargins()
        width = self.width() - margins.left() - margins.right() - self._long.sizeHint().width()
        metrics = self.entry.fontMetrics()
        asked = metrics.boundingRect(
            QRect(0, 0, max(1, width), _HIGHEST), Qt.TextFlag.TextWordWrap, self.entry.placeholderText()
        )
        return asked.height() + 4 + self.start_links.heightForWidth(max(1, width))

    def _room_for_start(self) -> int:
        """Return the height in pixels that a question needs."""
        if self._start is None or self._start.isHidden():
            return 0
        margins = self._inside.contentsMargins()
        return self._start.heightForWidth(max(1, self.width() - margins.left() - margins.right()))

    def _place_state(self) -> None:
        """Put the line beside the buttons, or above them where there is no room for it."""
        above = self._compact or self._theme.font_pixels > _LARGE
        for part in (self.state, self._two_minutes):
            if part is not None:
                self._above.removeWidget(part)
                self._foot.removeWidget(part)
        self._foot.setStretch(0, 1 if above else 0)
        (self._above if above else self._foot).insertWidget(0 if above else 1, self.state, 1)
        if self._two_minutes is not None and above:
            self._above.addWidget(self._two_minutes)
        elif self._two_minutes is not None:
            # Right of what comes with the first word, so that it does not move then.
            self._foot.insertWidget(self._foot.indexOf(self.save), self._two_minutes)
        if self._two_minutes is not None:
            self._order_stops(self._two_minutes, above=above)

    def _order_stops(self, two_minutes: Button, *, above: bool) -> None:
        last = (self.show_draft, self.let_go)
        stops = (two_minutes, *last) if above else (*last, two_minutes)
        start: Any = self._start
        links = self.start_links.stops if self.start_links is not None else ()
        begin = start.stops if start is not None else links
        guard = () if self._guard_line is None else self._guard_line.stops
        for one, two in pairwise((self.entry, *guard, self._long, self._back, *begin, *stops, self.save)):
            self.setTabOrder(one, two)

    def _fit_lines(self) -> None:
        px = self._theme.px
        left, right = px(12 if self._compact else 26), px(11)
        if self._is_long:
            left = right = max(left, (self.width() - px(_MEASURE)) // 2)
        self._inside.setContentsMargins(left, px(10 if self._compact else 20), right, px(11))
