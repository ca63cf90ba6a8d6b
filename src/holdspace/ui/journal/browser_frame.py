# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The journal's frame: the lists beside the entry, or one of the two, and what lies over both."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from holdspace.domain.feelings import Feelings
from holdspace.services.finding import FindService
from holdspace.services.journal import JournalService
from holdspace.ui.journal.editor import Editor
from holdspace.ui.journal.hit_marks import HitMarks
from holdspace.ui.journal.kept_documents import KeptDocuments
from holdspace.ui.journal.layers import JournalLayers
from holdspace.ui.journal.model import TimelineModel
from holdspace.ui.journal.no_entry import NoEntry
from holdspace.ui.journal.reader import Reader
from holdspace.ui.journal.timeline_pane import TimelinePane
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.empty import EmptyState
from holdspace.ui.widgets.message_row import MessageRow
from holdspace.ui.widgets.scrolled import ScrolledArea
from holdspace.ui.widgets.two_minutes import TwoMinutes

LIST_WIDTH = 380
BOTH_FROM = 800  # pixels of the design from which list and entry stand side by side
_ALL_FROM = 640  # pixels of the design from which an editor has room for all that is said beside the words
_MARGIN, _TOP, _FOOT, _GAP = 24, 20, 8, 20


class BrowserFrame(QWidget):
    """Where list and entry stand. It is made in parts, and reads nothing.

    Whoever fills it connects what is in it by `_connect`, once all parts are there.
    """

    def __init__(
        self,
        theme: Theme,
        journal: JournalService,
        feelings: Feelings,
        locale: QLocale,
        today: Callable[[], date],
        copy: Callable[[str], None],
        make_two_minutes: Callable[[QWidget], TwoMinutes],
        find: Callable[[], FindService],
        on_this_day: Callable[[], str],
    ) -> None:
        super().__init__()
        self._theme = theme
        self._journal = journal
        self._feelings = feelings
        self._locale = locale
        self._today = today
        self._copy = copy
        self._make_two_minutes = make_two_minutes
        self._find = find
        self._on_this_day = on_this_day
        self._editor: Editor | None = None
        self._kept = KeptDocuments()
        self._both = True
        self._is_long = False  # whether the editor has the whole page
        self._is_moving = False  # while an entry goes to another place in time: what is shown stays
        self._is_harmed = False  # whether damage left nothing to show at first
        self._reads = False  # where there is room for one: the entry, not the list
        self._is_open = False
        self._parts = self._build()

    def build_part(self) -> bool:
        """Build a further part of what is shown; return whether more is to be built."""
        return next(self._parts, None) is not None

    def _connect(self) -> None:
        raise NotImplementedError

    def _build(self) -> Iterator[bool]:
        """Give True after each part but the last: none takes a frame, also beside four lanes of Argon2id."""
        self._message = MessageRow(self._theme, "journal.message")
        self._model = TimelineModel(self._journal, self._today, self._locale, self, waits=True)
        self._reader = Reader(self._theme, self._feelings, self._locale, self._today, self._copy)
        # Whatever is begun goes with the browser, also where it is dropped between two parts.
        self._message.setParent(self)
        self._reader.setParent(self)
        yield True
        self._build_list()
        self._pane.setParent(self)
        yield True
        self._build_panes()
        self._panes.setParent(self)
        yield True
        self._build_stack()
        self._connect()
        self._arrange()

    def _build_list(self) -> None:
        self._pane = TimelinePane(
            self._theme,
            self._journal,
            self._model,
            self._find,
            self._today,
            self._locale,
            self._on_this_day,
        )
        self._hits = HitMarks(self._theme, self)

    def _build_panes(self) -> None:
        self._sheets = QStackedWidget()
        self._sheets.addWidget(self._reader)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(12))
        column.addWidget(self._message)
        column.addWidget(self._sheets, 1)
        self._right = ScrolledArea()
        self._right.setWidget(right)
        self._panes = QWidget()
        self._row = QHBoxLayout(self._panes)
        self._row.addWidget(self._pane)
        self._row.addWidget(self._right, 1)

    def _build_stack(self) -> None:
        theme = self._theme
        self._empty = EmptyState(
            theme, self.tr("Your words will be here."), self.tr("Write a few on Now"), "journal.write"
        )
        self._harmed = EmptyState(
            theme,
            self.tr("The journal’s file is damaged, so its entries cannot be shown. Nothing was changed."),
            self.tr("See what helps"),
            "journal.help",
        )
        self._sheets.addWidget(self._harmed)
        self._no_entry = NoEntry(theme)
        self._sheets.addWidget(self._no_entry)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._panes)
        self._stack.addWidget(self._empty)
        self._layers = JournalLayers(
            theme, self._journal, self._feelings, self._locale, self._today, self._copy, self._stack
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._layers)

    def _arrange(self) -> None:
        px = self._theme.px
        self._both = self.width() >= px(BOTH_FROM)
        self._row.setContentsMargins(px(_MARGIN), px(_TOP), px(_MARGIN), px(_FOOT))
        self._row.setSpacing(px(_GAP))
        if self._both:
            self._pane.setFixedWidth(px(LIST_WIDTH))
        else:
            self._pane.setMinimumWidth(0)
            self._pane.setMaximumWidth(16_777_215)
        self._pane.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._pane.setVisible((self._both or not self._reads) and not self._is_long)
        self._right.setVisible(self._both or self._reads)
        self._reader.show_back(shown=not self._both)
        if self._editor is not None:
            self._editor.set_short(self.height() < px(_ALL_FROM))
        self._show_which()

    def _show_which(self) -> None:
        """Show the panes, or the invitation where there is nothing in them."""
        empty = self._is_open and self._model.rowCount() == 0 and not self._is_harmed
        self._stack.setCurrentWidget(self._empty if empty else self._panes)
        below = self._empty if empty else self._first_control()
        self.setFocusProxy(below if self._layers.page is None else self._layers.page.first_control())

    def _first_control(self) -> QWidget:
        """Return what has the keyboard when the journal is shown again: words under way, or what is seen."""
        if self._editor is not None:
            return self._editor.words
        if self._both or not self._reads:
            return self._pane
        sheet = self._sheets.currentWidget()
        return self._reader.view if sheet is None or sheet is self._reader else sheet
