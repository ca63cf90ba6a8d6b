# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A calm list of which one is chosen: a name, a detail at the right, and a line of words."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.controls import RADIUS, Painted
from holdspace.ui.widgets.digits import tabular
from holdspace.ui.widgets.mark import paint_held
from holdspace.ui.widgets.scrolled import bring_into_view

_SIDE, _TOP, _LABEL = 18, 9, 104
_EDGE = 6  # room that stays between the row walked to and the edge it was scrolled in over
_WRAP = Qt.TextFlag.TextWordWrap
_FAR = 10_000  # rows further than any list goes
_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Home: -_FAR,
    Qt.Key.Key_End: _FAR,
}
_OF_LIST = {*_STEPS, Qt.Key.Key_Return, Qt.Key.Key_Enter}


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: id, name, a detail such as its length, one line, and an icon or ""."""

    id: str
    name: str
    detail: str = ""
    line: str = ""
    icon: str = ""


class ChoiceRow(Painted):
    """A row of the list. Chosen, it is a sheet with a hairline and the held arc."""

    def __init__(self, theme: Theme, choice: Choice, identifier: str) -> None:
        super().__init__(theme, choice.name, identifier)
        self.choice = choice
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(", ".join(part for part in (choice.name, choice.detail) if part))
        self.setAccessibleDescription(choice.line)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter and the arrows to the list: Qt would choose the next row and not scroll to it."""
        if event.key() in _OF_LIST:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return the size of a row that need not wrap."""
        width = self._theme.px(320)
        return QSize(width, self.heightForWidth(self.width() or width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask anew where the height was meant for another width, as while the text is made larger."""
        super().resizeEvent(event)
        if self.height() < self.heightForWidth(self.width()):
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Return the size below which words would be cut."""
        return QSize(self._theme.px(220), self._theme.px(40))

    def hasHeightForWidth(self) -> bool:
        """Say that a narrow row is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of name and line at a width."""
        top = 2 * self._theme.px(_TOP) + self._name_height(width)
        return top + (self._line_rect(width).height() + self._theme.px(2) if self.choice.line else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the row."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_box(painter)
        head = QRect(
            self._text_left(), theme.px(_TOP), self._text_width(self.width()), self._name_height(self.width())
        )
        if self.choice.icon:
            icon = QRect(theme.px(_SIDE), head.top(), theme.px(19), head.height())
            theme.draw_icon(painter, self.choice.icon, "sage" if self.isChecked() else "ink2", icon)
        self._paint_head(painter, head)
        if self.choice.line:
            painter.setFont(self._line_font())
            painter.setPen(theme.colour("ink2"))
            line = self._line_rect(self.width()).translated(head.left(), head.bottom() + 1 + theme.px(2))
            painter.drawText(line, _WRAP, self.choice.line)

    def _paint_box(self, painter: QPainter) -> None:
        theme = self._theme
        if not (self.isChecked() or self.underMouse()):
            return
        edge = theme.tokens.border
        box = QRectF(self.rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
        painter.setPen(QPen(theme.colour("line"), edge) if self.isChecked() else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("sheet" if self.isChecked() else "hover"))
        painter.drawRoundedRect(box, theme.px(RADIUS), theme.px(RADIUS))
        if self.isChecked():
            height = min(theme.px(28), self.height() - 2 * theme.px(8))
            held = QRectF(theme.px(3), (self.height() - height) / 2, theme.px(8), height)
            paint_held(painter, held, theme.colour("sage"))

    def _paint_head(self, painter: QPainter, head: QRect) -> None:
        theme = self._theme
        painter.setFont(self._name_font())
        painter.setPen(theme.colour("ink"))
        painter.drawText(head, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, self.choice.name)
        painter.setFont(self._detail_font())
        painter.setPen(theme.colour("ink2"))
        if self._stacks(self.width()):
            below = head.adjusted(0, self.font_metrics(self._name_font()).height(), 0, 0)
            painter.drawText(
                below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, self.choice.detail
            )
        else:
            align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(head, align, self.choice.detail)

    def _stacks(self, width: int) -> bool:
        """Say whether name and detail need a line each."""
        name = self.font_metrics(self._name_font()).horizontalAdvance(self.choice.name)
        detail = self.font_metrics(self._detail_font()).horizontalAdvance(self.choice.detail)
        return name + detail + self._theme.px(16) > self._text_width(width)

    def _name_height(self, width: int) -> int:
        height = self.font_metrics(self._name_font()).height()
        return height + (self.font_metrics(self._detail_font()).height() if self._stacks(width) else 0)

    def _line_rect(self, width: int) -> QRect:
        room = QRect(0, 0, self._text_width(width), 10_000)
        return self.font_metrics(self._line_font()).boundingRect(room, _WRAP, self.choice.line)

    def _text_left(self) -> int:
        return self._theme.px(_SIDE + (19 + 12 if self.choice.icon else 0))

    def _text_width(self, width: int) -> int:
        return max(1, width - self._text_left() - self._theme.px(_SIDE))

    def _name_font(self) -> QFont:
        return self._theme.serif(1.14)

    def _detail_font(self) -> QFont:
        return tabular(self._theme.font(0.93))

    def _line_font(self) -> QFont:
        return self._theme.font(0.93)


class ChoiceRows(QWidget):
    """Rows in labelled groups, of which one is always chosen; the one that keys choose is in sight.

    *Signals*: `chosen(str)` with the id a person chose; `entered()` on Enter, which means "this one, now".
    """

    chosen = Signal(str)
    entered = Signal()

    def __init__(
        self, theme: Theme, groups: tuple[tuple[str, tuple[Choice, ...]], ...], identifier: str, name: str
    ) -> None:
        super().__init__()
        self._theme = theme
        self._stacked: bool | None = None
        self.setAccessibleIdentifier(identifier)
        self.setAccessibleName(name)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._groups: list[tuple[Text | None, list[ChoiceRow]]] = []
        self._rows: dict[str, ChoiceRow] = {}
        for label, choices in groups:
            rows = [ChoiceRow(theme, choice, f"{identifier}.{choice.id}") for choice in choices]
            self._groups.append((Text(theme, "label", label) if label else None, rows))
            self._rows |= {row.choice.id: row for row in rows}
        for row in self._rows.values():
            row.clicked.connect(self._on_clicked)
        theme.changed.connect(self._on_theme_changed)
        self._arrange(False)

    @property
    def value(self) -> str:
        """Return the id chosen, or ""."""
        return next((each for each, row in self._rows.items() if row.isChecked()), "")

    @property
    def rows(self) -> list[ChoiceRow]:
        """Return the rows in their order."""
        return list(self._rows.values())

    def row(self, choice_id: str) -> ChoiceRow:
        """Return the row of a choice."""
        return self._rows[choice_id]

    def choose(self, choice_id: str) -> None:
        """Choose without telling anyone. Only the chosen row is a stop of the Tab key."""
        for each, row in self._rows.items():
            row.setAutoExclusive(False)
            row.setChecked(each == choice_id)
            row.setAutoExclusive(True)
            chosen = each == choice_id
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the next or the previous row with the arrow keys, the first or the last with Home or End."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            return
        step = _STEPS.get(Qt.Key(event.key()), 0)
        shown = self.rows
        held = next((index for index, row in enumerate(shown) if row.hasFocus()), None)
        if not step or held is None:
            super().keyPressEvent(event)
            return
        row = shown[max(0, min(len(shown) - 1, held + step))]
        row.click()
        row.setFocus(Qt.FocusReason.TabFocusReason)
        bring_into_view(row, self._theme.px(_EDGE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put labels above their rows where there is no room beside them."""
        super().resizeEvent(event)
        self._arrange(self.width() < self._theme.px(_LABEL + 300))

    def _arrange(self, stacked: bool) -> None:
        if stacked == self._stacked:
            return
        self._stacked = stacked
        labelled = any(label is not None for label, _ in self._groups)
        beside = labelled and not stacked
        self._grid.setColumnMinimumWidth(0, self._theme.px(_LABEL) if beside else 0)
        self._grid.setColumnStretch(1, 1)
        self._grid.setVerticalSpacing(self._theme.px(2))
        line = 0
        for number, (label, rows) in enumerate(self._groups):
            if number:
                self._grid.setRowMinimumHeight(line, self._theme.px(10))
                line += 1
            line = self._place(label, rows, line, beside)

    def _place(self, label: Text | None, rows: list[ChoiceRow], line: int, beside: bool) -> int:
        if label is not None:
            label.setContentsMargins(
                0, self._theme.px(12 if beside else 4), 0, self._theme.px(0 if beside else 4)
            )
            top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
            self._grid.addWidget(label, line, 0, 1, 1 if beside else 2, top)
            line += 0 if beside else 1
        for row in rows:
            self._grid.addWidget(row, line, 1 if beside else 0, 1, 1 if beside else 2)
            line += 1
        return line

    def _on_theme_changed(self) -> None:
        self._stacked = None
        self._arrange(self.width() < self._theme.px(_LABEL + 300))

    def _on_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, ChoiceRow):
            self.choose(row.choice.id)
            self.chosen.emit(row.choice.id)
