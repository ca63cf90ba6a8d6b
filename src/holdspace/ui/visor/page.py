# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Making a visor sheet: cards to choose on one side, the page as it will come out on the other."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from holdspace.services.visor_sheet import VisorSheet
from holdspace.ui.theme.theme import Theme
from holdspace.ui.visor.choosing import VisorChoosing
from holdspace.ui.visor.leaving import VisorLeaving
from holdspace.ui.widgets.closable_page import ClosablePage
from holdspace.ui.widgets.paragraph import Paragraph
from holdspace.ui.widgets.scrolled import bring_into_view_later, fill_scrolled

_STACKED = 820  # of the design: below this the page stands under the cards
_LIST_WIDE, _LIST_HIGH, _PAGE_WIDE = 380, 300, 500
_BESIDE = 110  # of the design, that is seen above and below the row that has the keyboard
_RING = 6  # pixels round a control in which the ring of focus is not cut off


class VisorPage(ClosablePage):
    """Chooses cards and lets the sheet leave. `language` is that of the cards listed, "" for every one.

    *Signals*: `closed()` by Back or Esc; `unlock_wanted()`.
    """

    unlock_wanted = Signal()

    def __init__(self, theme: Theme, sheet: VisorSheet, language: str = "") -> None:
        super().__init__(theme)
        self._sheet = sheet
        self._back = self.make_back("visor.back")
        self._title = Paragraph(theme, "title", self.tr("A sheet for the visor"))
        self._about = Paragraph(
            theme,
            "soft",
            self.tr(
                "Up to twelve cards on a page, in letters you can read from the driver’s seat. For when you"
                " are parked. Fewer cards, larger words."
            ),
        )
        self.choosing = VisorChoosing(theme, sheet, language)
        self.leaving = VisorLeaving(theme, sheet)
        self._lay_out()
        self.choosing.unlock_wanted.connect(self.unlock_wanted)
        theme.changed.connect(self._fit)
        for first, second in pairwise((self._back, *self.choosing.stops, *self.leaving.stops)):
            QWidget.setTabOrder(first, second)
        self.setFocusProxy(self.choosing.list)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the favourites, and give the keyboard to the list."""
        super().showEvent(event)
        self._sheet.begin()
        self.choosing.look_again()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_view_later(self.choosing.list, self._theme.px(_BESIDE))  # the keys go there

    def _lay_out(self) -> None:
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self._head = QVBoxLayout()
        self._head.addWidget(self._title)
        self._head.addWidget(self._about)
        self._column.addLayout(self._head)
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.addWidget(self.choosing)
        self._pair.addWidget(self.leaving)
        self._pair.addStretch(1)
        self._column.addLayout(self._pair, 1)
        fill_scrolled(self, page)

    def _fit(self) -> None:
        px, wide = self._theme.px, self.width()
        small = wide < px(960)
        side = px(32 if small else 48)
        self._column.setContentsMargins(side - px(10), px(12 if small else 24), side, px(24))
        self._column.setSpacing(px(10))
        self._head.setContentsMargins(px(10), 0, 0, 0)
        self._head.setSpacing(px(6))
        self._title.restyle("title_small" if small else "title")
        stacked = wide < px(_STACKED)
        self._pair.setDirection(
            QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        )
        self._pair.setSpacing(px(24 if stacked else 36))
        self._pair.setContentsMargins(px(10) - _RING, px(4), 0, 0)
        room = max(1, wide - 2 * side)
        beside = room - px(_LIST_WIDE) - self._pair.spacing()
        self.choosing.setFixedWidth(room if stacked else px(_LIST_WIDE))
        self.leaving.setFixedWidth(max(1, min(px(_PAGE_WIDE), room if stacked else beside)))
        self.choosing.list.setFixedHeight(px(_LIST_HIGH)) if stacked else self._let_list_grow()

    def _let_list_grow(self) -> None:
        self.choosing.list.setMinimumHeight(self._theme.px(200))
        self.choosing.list.setMaximumHeight(16_777_215)
