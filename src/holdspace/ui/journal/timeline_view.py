# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The timeline's list: rows of any height over any number of entries, measured only where they show.

QListView asks for the height of every row before it paints one. This view holds on to a place instead, the
first row shown and how much of it is scrolled away, and measures from there; its scroll bar counts rows.
So it opens as fast at 100,000 entries as at ten, and rows that come in above move nothing under the
reader's hand.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QListView, QStyle, QStyleOptionViewItem

from holdspace.ui.journal.delegate import RowDelegate
from holdspace.ui.journal.model import TimelineModel
from holdspace.ui.journal.row_heights import RowHeights, Shown
from holdspace.ui.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_UNITS = 1000  # of the scroll bar, a row
_FAR = 60  # rows from the end at which nobody sees where exactly it is
_NOTCH = 120  # eighths of a degree, a step of a wheel
_LINE = 20  # pixels of the design that a wheel scrolls for a line of text
_END, _END_LEFT = 52, 16  # what stands below the last row
_END_MS = 150  # after a list was filled anew, its last rows are measured for the scroll bar
_Move = QAbstractItemView.CursorAction


class TimelineView(QListView):
    """The list. It stays where the reader left it; untouched and at the top, it stays at the top.

    *Signals*, for the current row: `opened()` on a click, `entered()` on Enter, `edit_wanted()` on E and
    `delete_wanted()` on Delete; `row_shown(int)` when another row became current, -1 where there is none.
    """

    opened = Signal()
    entered = Signal()
    edit_wanted = Signal()
    delete_wanted = Signal()
    row_shown = Signal(int)

    def __init__(self, theme: Theme, model: TimelineModel, delegate: RowDelegate) -> None:
        super().__init__()
        self._theme = theme
        self._delegate = delegate
        self._anchor = 0  # the first row in view
        self._hidden = 0  # pixels of it above the edge
        self._held: tuple[QPersistentModelIndex, int] | None = None
        self._is_touched = False
        self._is_placing = False
        self._is_quiet = False
        self._is_following = False
        self._end = ""
        self._walked: tuple[tuple[int, ...], list[Shown]] | None = None
        self._heights = RowHeights(self._measured)
        self._is_new = False  # whether the list was just filled anew, and its end not yet looked for
        self._end_due = QTimer(self)
        self._end_due.setSingleShot(True)
        self._end_due.setInterval(_END_MS)
        self._build(model)
        theme.changed.connect(self._on_theme_changed)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._end_due.timeout.connect(self._on_end_due)

    @property
    def is_touched(self) -> bool:
        """Say whether the reader has scrolled or chosen a row since the list was made."""
        return self._is_touched

    @property
    def is_following(self) -> bool:
        """Say whether another row is current only since the one before goes."""
        return self._is_following

    def shown_rows(self) -> list[Shown]:
        """Return the rows in view, from the top down."""
        return self._walk()

    def show_row(self, row: int) -> None:
        """Make a row current, as if it had been there from the start."""
        self.setCurrentIndex(self.model().index(row, 0))

    def choose_quietly(self, row: int) -> None:
        """Make a row current and tell nobody."""
        self._is_quiet = True
        self.show_row(row)
        self._is_quiet = False

    def jump_to(self, row: int) -> None:
        """Make a row current, at the upper edge."""
        self._is_touched = True
        self.show_row(row)
        self._hold(row, 0)

    def show_end(self, words: str) -> None:
        """Say something below the last row, or nothing."""
        if words != self._end:
            self._end = words
            self._hold(self._anchor, self._hidden)

    # -- what Qt asks ----------------------------------------------------------------------------------------

    def visualRect(self, index: Index) -> QRect:
        """Return where a row is, heading included; empty where it is out of view."""
        for shown in self._walk():
            if shown.row == index.row():
                return QRect(0, shown.top, self.viewport().width(), shown.heading + shown.height)
        return QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Return the row at a point of the viewport; a heading belongs to none."""
        for shown in self._walk():
            if shown.top + shown.heading <= point.y() < shown.bottom:
                return self.model().index(shown.row, 0)
        return QModelIndex()

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a row into view, with its heading."""
        if not index.isValid():
            return
        found = next((shown for shown in self._walk() if shown.row == index.row()), None)
        if found is not None and found.top >= 0 and found.bottom <= self.viewport().height():
            return
        if index.row() > self._anchor:
            anchor, hidden = self._place_ending_at(index.row())
            if found is None or found.top >= 0:
                self._hold(anchor, hidden)
                return
        self._hold(index.row(), 0)

    def verticalOffset(self) -> int:
        """Return 0: rows are measured from the viewport's edge."""
        return 0

    def horizontalOffset(self) -> int:
        """Return 0: nothing is ever wider than the list."""
        return 0

    def visualRegionForSelection(self, selection: object) -> QRegion:
        """Return the whole viewport: one row more or less is all that changes."""
        return QRegion(self.viewport().rect())

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Return the row that a key leads to."""
        last = self.model().rowCount() - 1
        if last < 0:
            return QModelIndex()
        page = max(1, len(self.shown_rows()) - 1)
        step = {
            _Move.MoveUp: -1, _Move.MovePrevious: -1, _Move.MoveDown: 1, _Move.MoveNext: 1,
            _Move.MovePageUp: -page, _Move.MovePageDown: page, _Move.MoveHome: -last, _Move.MoveEnd: last,
        }.get(action, 0)  # fmt: skip
        current = self.currentIndex().row() if self.currentIndex().isValid() else 0
        return self.model().index(max(0, min(last, current + step)), 0)

    def doItemsLayout(self) -> None:
        """Lay nothing out: what is in view is measured when it is wanted.

        Qt asks after every row that came, wherever it is, and would paint all anew.
        """
        if self._walked is None or self._walked[0] != self._place(self.model().rowCount()):
            QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        """Fit the scroll bar to the number of rows, and keep the place."""
        self._settle()
        count = self.model().rowCount()
        is_far = count - self._anchor > _FAR or (self._is_new and self._goes_on_below())
        last, hidden = (count, 0) if is_far else self._last_place()
        bar = self.verticalScrollBar()
        self._is_placing = True
        bar.setPageStep(_UNITS * max(1, len(self.shown_rows()) - 1))
        bar.setSingleStep(_UNITS // 3)
        bar.setRange(0, self._units(last, hidden))
        bar.setValue(self._units(self._anchor, self._hidden))
        self._is_placing = False

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Paint anew: what moved is found out by walking, not by copying pixels."""
        self.viewport().update()

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: looking for a row by its first letter would read every entry."""

    def sizeHint(self) -> QSize:
        """Return the width of the design and a modest height; the page gives what it has."""
        return QSize(self._theme.px(380), self._theme.px(240))

    # -- painting and hands ----------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in view."""
        painter = QPainter(self.viewport())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        under = self._row_under_pointer()
        current, selection = self.currentIndex().row(), self.selectionModel()
        for shown in self._walk():
            index = self.model().index(shown.row, 0)
            option.rect = QRect(0, shown.top, self.viewport().width(), shown.heading + shown.height)
            state = QStyle.StateFlag.State_Enabled
            if selection.isSelected(index):
                state |= QStyle.StateFlag.State_Selected
            if shown.row == current and self.hasFocus():
                state |= QStyle.StateFlag.State_HasFocus
            if shown.row == under:
                state |= QStyle.StateFlag.State_MouseOver
            option.state = state
            self._delegate.paint(painter, option, index)
            if self._end and shown.row == self.model().rowCount() - 1:
                self._paint_end(painter, shown.bottom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the place; at another width the rows have other heights."""
        QAbstractItemView.resizeEvent(self, event)
        self.updateGeometries()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll by pixels, a few lines a notch."""
        pixels = event.pixelDelta().y()
        if not pixels:
            lines = QApplication.wheelScrollLines()
            pixels = round(event.angleDelta().y() / _NOTCH * lines * self._theme.px(_LINE))
        self._is_touched = True
        self._hold(self._anchor, self._hidden - pixels)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrow keys; Enter goes in, E edits, Delete deletes."""
        self._is_touched = True
        self._show_focus(shows=True)
        wanted = {
            Qt.Key.Key_Return: self.entered, Qt.Key.Key_Enter: self.entered, Qt.Key.Key_E: self.edit_wanted,
            Qt.Key.Key_Delete: self.delete_wanted,
        }.get(Qt.Key(event.key()))  # fmt: skip
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if wanted is not None and plain and self.currentIndex().isValid():
            wanted.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a row without its focus ring."""
        self._is_touched = True
        self._show_focus(shows=False)
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring where the keyboard came by a key."""
        by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self._show_focus(shows=by_key)
        super().focusInEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Follow the pointer with the hover fill."""
        if event.type() in (
            QEvent.Type.HoverMove,
            QEvent.Type.HoverLeave,
            QEvent.Type.Leave,
            QEvent.Type.MouseMove,
        ):
            self.viewport().update()
        return super().viewportEvent(event)

    def rowsAboutToBeRemoved(self, parent: Index, first: int, last: int) -> None:
        """Make another row current where that one goes: nobody has chosen it."""
        self._is_following = True
        super().rowsAboutToBeRemoved(parent, first, last)
        self._is_following = False

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select the row at a rectangle's corner: QListView would look for it in a layout of its own."""
        self.selectionModel().select(self.indexAt(rect.topLeft()), command)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which row is current."""
        super().currentChanged(current, previous)
        if self._is_quiet:
            return
        self.row_shown.emit(current.row() if current.isValid() else -1)

    # -- the place -------------------------------------------------------------------------------------------

    def _build(self, model: TimelineModel) -> None:
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setViewportMargins(0, 0, self._theme.px(4), 0)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        model.rowsAboutToBeInserted.connect(self._on_rows_about_to_change)
        model.rowsAboutToBeRemoved.connect(self._on_rows_about_to_change)
        model.rowsInserted.connect(self._on_rows_inserted)
        model.rowsRemoved.connect(self._on_rows_changed)
        model.dataChanged.connect(self._on_data_changed)
        model.modelReset.connect(self._on_model_reset)
        self.clicked.connect(self._on_clicked)

    def _walk(self) -> list[Shown]:
        """Return the rows in view, measured once for each place and size."""
        count = self.model().rowCount()
        place = self._place(count)
        if self._walked is None or self._walked[0] != place:
            rows: list[Shown] = []
            row, top, height = self._anchor, -self._hidden, self.viewport().height()
            while row < count and top < height:
                rows.append(self._heights.shown(row, self.viewport().width(), top))
                row, top = row + 1, rows[-1].bottom
            self._walked = (place, rows)
        return self._walked[1]

    def _place(self, count: int) -> tuple[int, ...]:
        """Return what the rows in view depend on, where there are so many in all."""
        size = self.viewport().size()
        return self._anchor, -self._hidden, count, size.width(), size.height()

    def _measured(self, row: int, width: int) -> tuple[int, int]:
        index = self.model().index(row, 0)
        return self._delegate.heading_height(index), self._delegate.row_height(index, width)

    def _height(self, row: int) -> int:
        return self._heights.shown(row, self.viewport().width()).bottom

    def _hold(self, anchor: int, hidden: int) -> None:
        """Make `anchor` the first row in view, with `hidden` pixels of it above the edge."""
        self._anchor, self._hidden = anchor, hidden
        self.updateGeometries()
        self.viewport().update()

    def _settle(self) -> None:
        """Bring the place within the rows there are: no gap above the first or below the last."""
        count = self.model().rowCount()
        if not count:
            self._anchor = self._hidden = 0
            return
        self._anchor = max(0, min(count - 1, self._anchor))
        while self._hidden < 0 and self._anchor:
            self._anchor -= 1
            self._hidden += self._height(self._anchor)
        self._hidden = max(0, self._hidden)
        while self._anchor < count - 1 and self._hidden >= (height := self._height(self._anchor)):
            self._hidden -= height
            self._anchor += 1
        if count - self._anchor <= _FAR and not self._goes_on_below():
            self._anchor, self._hidden = min((self._anchor, self._hidden), self._last_place())

    def _goes_on_below(self) -> bool:
        """Return whether rows follow below those in view, so that none needs measuring to know the place."""
        shown = self._walk()
        return bool(shown) and shown[-1].row < self.model().rowCount() - 1

    def _last_place(self) -> tuple[int, int]:
        """Return the place at which the last row ends at the lower edge."""
        count = self.model().rowCount()
        return self._place_ending_at(count - 1) if count else (0, 0)

    def _place_ending_at(self, row: int) -> tuple[int, int]:
        """Return the place at which `row` ends at the lower edge, or the top where all above fits."""
        room = self.viewport().height() - self._height(row)
        if self._end and row == self.model().rowCount() - 1:
            room -= self._theme.px(_END)
        while room > 0 and row:
            row -= 1
            room -= self._height(row)
        return row, max(0, -room)

    def _units(self, row: int, hidden: int) -> int:
        share = hidden / max(1, self._height(row)) if hidden else 0.0
        return row * _UNITS + min(_UNITS - 1, round(share * _UNITS))

    def _paint_end(self, painter: QPainter, top: int) -> None:
        theme = self._theme
        painter.setFont(theme.font(0.9))
        painter.setPen(theme.colour("ink3"))
        box = QRect(theme.px(_END_LEFT), top, self.viewport().width(), theme.px(_END))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._end)

    def _row_under_pointer(self) -> int:
        if not self.viewport().underMouse():
            return -1
        return self.indexAt(self.viewport().mapFromGlobal(self.cursor().pos())).row()

    def _show_focus(self, *, shows: bool) -> None:
        self._delegate.shows_focus = shows
        self.viewport().update()

    # -- slots -----------------------------------------------------------------------------------------------

    def _on_scrolled(self, value: int) -> None:
        if self._is_placing or not self.model().rowCount():
            return
        self._is_touched = True
        row = min(value // _UNITS, self.model().rowCount() - 1)
        self._anchor, self._hidden = row, round(value % _UNITS / _UNITS * self._height(row))
        if self.model().rowCount() - row <= _FAR:
            self._anchor, self._hidden = min((self._anchor, self._hidden), self._last_place())
        self.viewport().update()

    def _on_rows_about_to_change(self) -> None:
        """Remember by its upper edge a row that stays in view, unless the list is untouched and at the
        top."""
        at_top = self._anchor == 0 and self._hidden == 0
        self._held = None
        if at_top and not self._is_touched and not self.viewport().underMouse():
            return
        shown = self.shown_rows()
        held = next((each for each in shown if each.top + each.heading >= 0), shown[0] if shown else None)
        if held is not None:
            index = QPersistentModelIndex(self.model().index(held.row, 0))
            self._held = (index, held.top + held.heading)

    def _on_rows_inserted(self, parent: Index, first: int, last: int) -> None:
        """Fit the scroll bar alone where all that came is below what is in view: nothing moves there.

        After an unlock the older entries come in a dozen steps; painting at each took longer than reading.
        """
        count = self.model().rowCount()
        place, shown = self._walked or ((), [])
        is_in_view = not shown or first <= shown[-1].row or shown[-1].bottom < self.viewport().height()
        if is_in_view or place != self._place(count - (last - first + 1)):
            self._on_rows_changed(parent, first)
            return
        self._held = None
        self._heights.forget(first)
        self._walked = (self._place(count), shown)
        self.updateGeometries()

    def _on_rows_changed(self, _parent: Index, first: int) -> None:
        self._walked = None
        self._heights.forget(first)
        if self._held is not None and self._held[0].isValid():
            index, edge = self._held
            # Without its heading: that can come or go with the rows above.
            self._hold(index.row(), self._delegate.heading_height(index) - edge)
        else:
            self._hold(self._anchor, self._hidden)
        self._held = None

    def _on_data_changed(self) -> None:
        self._forget()
        self._hold(self._anchor, self._hidden)

    def _on_model_reset(self) -> None:
        self._forget()
        self._held, self._is_touched, self._is_new = None, False, True
        self._end_due.start()
        self.executeDelayedItemsLayout()  # else Qt does so while it paints, and paints all once more
        self._hold(0, 0)

    def _on_end_due(self) -> None:
        self._is_new = False
        self.updateGeometries()

    def _on_clicked(self, _index: QModelIndex) -> None:
        self.opened.emit()

    def _on_theme_changed(self) -> None:
        self._forget()
        self._hold(self._anchor, self._hidden)

    def _forget(self) -> None:
        self._delegate.forget()
        self._heights.forget()
        self._walked = None
