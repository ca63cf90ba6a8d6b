# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Help when it is more than a hard day, or when someone visited is not safe. Who opens it is kept nowhere."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from holdspace.domain.help import HelpPage as HelpContent
from holdspace.domain.help import with_own_numbers
from holdspace.services.settings import Settings
from holdspace.services.sources import Source
from holdspace.ui.help.half import HELD_ROOM, HalfView
from holdspace.ui.help.number_row import NumberRow
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.closable_page import ClosablePage
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.scrolled import fill_scrolled

_STACKED = 760  # below this width of the design the halves stand one above the other
_SMALL = 960
_SETTING = "help/"


class HelpPage(ClosablePage):
    """The two halves, with the person's own numbers where they changed one; at the foot `sources`.

    *Signals*: `closed` by Back or Esc; `primer_wanted()`.
    """

    primer_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        settings: Settings,
        content: HelpContent,
        *,
        sources: tuple[Source, ...] = (),
    ) -> None:
        super().__init__(theme)
        self._content = content
        self._settings = settings
        self._sources = sources
        self._wanted = ""
        self.setAccessibleIdentifier("help.page")
        self._build()
        self._connect()
        self._show_numbers()
        self._fit()

    def show_half(self, half_id: str) -> None:
        """Bring a half ("hard_day" or "not_safe") into view and to the keyboard."""
        for each, view in self._halves.items():
            view.hold(each == half_id)
        self._wanted = half_id
        self._halves[half_id].title.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll_to_wanted()

    def showEvent(self, event: QShowEvent) -> None:
        """Go to the half asked for, whose place is known only now."""
        super().showEvent(event)
        self._scroll_to_wanted()

    def _build(self) -> None:
        theme = self._theme
        self._back = self.make_back("help.back")
        self._halves: dict[str, HalfView] = {}
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        seen: frozenset[str] = frozenset()
        for half in self._content.halves:
            self._halves[half.id] = HalfView(theme, half, seen)
            self._pair.addWidget(self._halves[half.id], 1)
            seen |= {number.id for number in half.numbers}
        self._foot = [Text(theme, "small", words, wraps=True) for words in self._content.foot]
        if self._sources:
            found = self.tr("Who found what is said in HoldSpace")
            self._foot.append(Text(theme, "label", found, wraps=True))
            self._foot[-1].setContentsMargins(0, theme.px(20), 0, 0)
        for each in self._sources:
            self._foot.append(Text(theme, "small", f"{each.says} {each.source}.", wraps=True))
        self._primer = Button(
            theme, self.tr("New to this work? Read the primer"), "link", identifier="help.primer"
        )
        self._lay_out()

    def _lay_out(self) -> None:
        sheet = QWidget()
        self._column = QVBoxLayout(sheet)
        self._column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addLayout(self._pair)
        self._foot_column = QVBoxLayout()
        for line in self._foot:
            self._foot_column.addWidget(line)
        self._column.addLayout(self._foot_column)
        self._below = QVBoxLayout()
        self._below.addWidget(self._primer, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addLayout(self._below)
        self._column.addStretch(1)
        self._scroll = fill_scrolled(self, sheet)

    def _connect(self) -> None:
        self._primer.clicked.connect(self.primer_wanted)
        self._settings.changed.connect(self._on_setting_changed)
        self._theme.changed.connect(self._on_theme_changed)
        for row in self._rows():
            row.kept.connect(self._on_number_kept)

    def _rows(self) -> tuple[NumberRow, ...]:
        return tuple(row for view in self._halves.values() for row in view.rows)

    def _show_numbers(self) -> None:
        own = {row.number_id: self._settings.help_number(row.number_id) for row in self._rows()}
        kept = {number: words for number, words in own.items() if words is not None}
        page = with_own_numbers(self._content, kept)
        for half in page.halves:
            for row, number in zip(self._halves[half.id].rows, half.numbers, strict=True):
                row.show_call(number.call)

    def _fit(self) -> None:
        px = self._theme.px
        small = self.width() < px(_SMALL)
        side = px(32 if small else 48)
        self._column.setContentsMargins(side - px(HELD_ROOM), px(20 if small else 32), side, px(32))
        self._column.setSpacing(px(16 if small else 20))
        stacked = self.width() < px(_STACKED)
        self._pair.setDirection(
            QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        )
        self._pair.setSpacing(px(36 if stacked else 24 if small else 48))
        self._foot_column.setContentsMargins(px(HELD_ROOM), px(8), 0, 0)
        self._below.setContentsMargins(px(HELD_ROOM), px(4), 0, 0)
        self._foot_column.setSpacing(px(2))

    def _scroll_to_wanted(self) -> None:
        if self._wanted:
            top = self._halves[self._wanted].y() - self._theme.px(24)
            stacked = self._pair.direction() == QBoxLayout.Direction.TopToBottom
            first = self._wanted == self._content.halves[0].id
            self._scroll.verticalScrollBar().setValue(top if stacked and not first else 0)

    def _on_number_kept(self, number: str, words: str | None) -> None:
        self._settings.keep_help_number(number, words)
        wrong = not self._settings.is_writable()
        for row in self._rows():
            if row.number_id == number:
                row.show_wrong(wrong)

    def _on_setting_changed(self, key: str) -> None:
        if key.startswith(_SETTING):
            self._show_numbers()

    def _on_theme_changed(self) -> None:
        self._fit()
