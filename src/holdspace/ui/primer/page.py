# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The primer to read: ten pages of two minutes, each ending in one thing to try."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from holdspace.services.primer import PrimerPage, place_of
from holdspace.services.settings import Settings
from holdspace.ui.primer.sheet import PrimerSheet
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.announce import announce
from holdspace.ui.widgets.closable_page import ClosablePage
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.scrolled import fill_scrolled

_COLUMN = 620  # of the design: some 75 letters a line
_SMALL_WIDTH, _SMALL_HEIGHT = 960, 680
_STEP = 48  # of the design, for an arrow key
_KEPT = 40  # of the design, that stay in view when a screenful is turned


class PrimerReader(ClosablePage):
    """Shows one page; the arrow keys turn them and scroll, Esc goes back. Remembers the page in `settings`.

    *Signals*: `closed()`, by Back, Esc, or Done on the last page.
    """

    def __init__(self, theme: Theme, settings: Settings, pages: tuple[PrimerPage, ...]) -> None:
        super().__init__(theme)
        self._settings = settings
        self._pages = pages
        self._place = place_of(pages, settings.primer_page)
        self._build()
        self._connect()
        self._show()
        self._fit()

    @property
    def page_id(self) -> str:
        """Return the id of the page shown."""
        return self._pages[self._place].id

    def go(self, step: int) -> None:
        """Turn to a page after (1) or before (-1), where there is one, and remember it."""
        place = self._place + step
        if 0 <= place < len(self._pages):
            self._place = place
            self._settings.primer_page = self.page_id
            self._show()
            announce(self, f"{self._where.text()}. {self._pages[place].title}")

    def showEvent(self, event: QShowEvent) -> None:
        """Give the keyboard to what leads on."""
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a hairline above the foot where the words go on below it."""
        if self._area.verticalScrollBar().maximum() > 0:
            below = self._middle.geometry().bottom()
            side = self._foot.contentsMargins().left()
            line = self._theme.colour("line")
            QPainter(self).fillRect(side, below, self.width() - 2 * side, self._theme.tokens.border, line)

    def _build(self) -> None:
        theme = self._theme
        self._back = self.make_back("primer.back")
        self._where = Text(theme, "label")
        self._where.setAccessibleIdentifier("primer.page")
        self._sheet = PrimerSheet(theme)
        self._before = Button(theme, self.tr("The page before"), "secondary", identifier="primer.before")
        self._next_words = (self.tr("Next page"), self.tr("Done"))
        self._next = Button(theme, self._next_words[0], "primary", identifier="primer.next")
        self._lay_out()
        for first, second in ((self._back, self._before), (self._before, self._next)):
            QWidget.setTabOrder(first, second)
        self.setFocusProxy(self._next)

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self._back)
        self._head.addStretch(1)
        self._head.addWidget(self._where)
        page, self._middle = QWidget(), QWidget()
        self._row = QHBoxLayout(page)
        self._row.addStretch(1)
        self._row.addWidget(self._sheet, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addStretch(1)
        self._area = fill_scrolled(self._middle, page)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self._before)
        self._foot.addStretch(1)
        self._foot.addWidget(self._next)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self._middle, 1)
        column.addLayout(self._foot)

    def _connect(self) -> None:
        self._before.clicked.connect(self._on_before_clicked)
        self._next.clicked.connect(self._on_next_clicked)
        self._theme.changed.connect(self._fit)
        for keys, slot in (
            (Qt.Key.Key_Left, partial(self.go, -1)),
            (Qt.Key.Key_Right, partial(self.go, 1)),
            (Qt.Key.Key_Up, partial(self._scroll, -1)),
            (Qt.Key.Key_Down, partial(self._scroll, 1)),
            (Qt.Key.Key_PageUp, partial(self._turn_screen, -1)),
            (Qt.Key.Key_PageDown, partial(self._turn_screen, 1)),
        ):
            self._add_key(keys, slot)

    def _add_key(self, key: Qt.Key, slot: Callable[[], None]) -> None:
        # A shortcut, because a button takes the arrow keys to go to the button beside it.
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(slot)

    def _scroll(self, step: int) -> None:
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + step * self._theme.px(_STEP))

    def _turn_screen(self, step: int) -> None:
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + step * max(1, bar.pageStep() - self._theme.px(_KEPT)))

    def _show(self) -> None:
        page, is_last = self._pages[self._place], self._place == len(self._pages) - 1
        self._where.setText(self.tr("{0} of {1}").format(self._place + 1, len(self._pages)))
        self._sheet.show_page(page)
        self._next.setText(self._next_words[is_last])
        self._before.setVisible(self._place > 0)
        self._area.verticalScrollBar().setValue(0)

    def _fit(self) -> None:
        px = self._theme.px
        small = self.width() < px(_SMALL_WIDTH) or self.height() < px(_SMALL_HEIGHT)
        wide = max(1, min(px(_COLUMN), self.width() - 2 * px(32)))
        side = (self.width() - wide) // 2
        self._head.setContentsMargins(side - px(10), px(12 if small else 28), side, px(4))
        self._foot.setContentsMargins(side, px(12), side, px(16 if small else 24))
        self._row.setContentsMargins(0, px(4 if small else 14), 0, px(20))
        self._sheet.fit(wide, small=small)
        self._next.setFixedWidth(max(self._width_of(words) for words in self._next_words))

    def _width_of(self, words: str) -> int:
        shown = self._next.text()
        self._next.setText(words)
        width = self._next.sizeHint().width()
        self._next.setText(shown)
        return width

    def _on_before_clicked(self) -> None:
        self.go(-1)
        if self._before.isHidden():
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_next_clicked(self) -> None:
        if self._place < len(self._pages) - 1:
            self.go(1)
            return
        self._place = 0
        self._settings.primer_page = self.page_id
        self._show()
        self.closed.emit()
