# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The tags of an entry as pills, and a line to add one, which goes on with a tag that was used before."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QRect, QRectF, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCompleter, QSizePolicy, QWidget

from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.controls import Painted, theme_border
from holdspace.ui.widgets.flow import FlowLayout
from holdspace.ui.widgets.private_line import PrivateLine

LONGEST, MOST = 80, 64  # as an entry takes them
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_GONE = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class TagPill(Painted):
    """One tag. Pressed, or with Backspace or Delete on it, it goes. *Signals*: `gone(str)`."""

    gone = Signal(str)

    def __init__(self, theme: Theme, tag: str, identifier: str) -> None:
        super().__init__(theme, tag, identifier)
        self.setAccessibleName(self.tr("Take the tag {tag} away").replace("{tag}", tag))
        self.setToolTip(self.accessibleName())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)

    def sizeHint(self) -> QSize:
        """Return room for the words and the cross."""
        metrics, px = self.font_metrics(self._theme.font()), self._theme.px
        words = min(metrics.horizontalAdvance(self.text()) + 3, px(260))
        return QSize(words + px(14 + 8 + 14 + 10), max(px(30), metrics.height() + px(8)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go at Backspace and Delete too."""
        if event.key() in _GONE:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint pill, words and cross."""
        theme, edge, px = self._theme, theme_border(self._theme), self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("edge"), edge))
        painter.setBrush(theme.colour("hover" if self.underMouse() else "sheet"))
        box = QRectF(self.rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setFont(theme.font())
        painter.setPen(theme.colour("ink"))
        room = QRect(px(14), 0, self.width() - px(14 + 8 + 14 + 10), self.height())
        words = self.font_metrics(theme.font()).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        cross = QRect(self.width() - px(14 + 10), 0, px(14), self.height())
        theme.draw_icon(painter, "close", "ink2", cross, 13)

    def _on_clicked(self) -> None:
        self.gone.emit(self.text())


class _Line(PrivateLine):
    """*Signals*: `backed()` on Backspace where nothing is typed; `done()` on Enter, comma, and when left."""

    backed = Signal()
    done = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.backed.emit()
        elif event.text() == "," or (event.key() in _ENTER and plain and self.text()):
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.done.emit()


class TagField(QWidget):
    """Enter or a comma adds what is typed, Backspace in the empty line takes the last tag away.

    `known` gives the tags used before, the most frequent first; it is asked when the line gets the keyboard.
    *Signals*: `changed()` when a tag came or went.
    """

    changed = Signal()

    def __init__(self, theme: Theme, known: Callable[[], Iterable[str]], identifier: str) -> None:
        super().__init__()
        self._theme = theme
        self._known = known
        self._identifier = identifier
        self._pills: dict[str, TagPill] = {}
        self._model = QStringListModel(self)
        self.line = _Line()
        self.line.setMaxLength(LONGEST)
        self.line.setPlaceholderText(self.tr("Add a tag"))
        self.line.setAccessibleName(self.tr("Add a tag"))
        self.line.setAccessibleIdentifier(identifier)
        completer = QCompleter(self._model, self)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.line.setCompleter(completer)
        self.line.backed.connect(self._on_backed)
        self.line.done.connect(self.take_line)
        self.line.textEdited.connect(self._on_edited)
        self._flow = FlowLayout(self, gap=theme.px(8))
        self._flow.addWidget(self.line)
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def tags(self) -> tuple[str, ...]:
        """Return the tags, in the order in which they were added."""
        return tuple(self._pills)

    def show_tags(self, tags: Iterable[str]) -> None:
        """Show these tags and no others, without telling anyone."""
        for tag in tuple(self._pills):
            self._drop(tag)
        for tag in tags:
            self._add(tag)

    def take_line(self) -> None:
        """Make a tag of what is typed; nothing where that is none."""
        typed = " ".join(self.line.text().split()).lstrip("#").strip()
        self.line.clear()
        if not typed:
            return
        spelled = {tag.casefold(): tag for tag in (*self._known(), *self._pills)}
        tag = spelled.get(typed.casefold(), typed)
        if tag not in self._pills and len(self._pills) < MOST:
            self._add(tag)
            self.changed.emit()

    def pill(self, tag: str) -> TagPill:
        """Return the pill of a tag."""
        return self._pills[tag]

    def _add(self, tag: str) -> None:
        pill = TagPill(self._theme, tag, f"{self._identifier}.taken")
        pill.gone.connect(self._on_gone)
        self._pills[tag] = pill
        # A flow ends where it was added to: the line goes to the end again.
        self._flow.removeWidget(self.line)
        self._flow.addWidget(pill)
        self._flow.addWidget(self.line)
        pill.show()
        before = self.line.previousInFocusChain()
        if before is not None:
            QWidget.setTabOrder(before, pill)
        QWidget.setTabOrder(pill, self.line)
        self.updateGeometry()

    def _drop(self, tag: str) -> None:
        pill = self._pills.pop(tag)
        self._flow.removeWidget(pill)
        pill.hide()
        pill.deleteLater()
        self._flow.invalidate()
        self.updateGeometry()

    def _on_gone(self, tag: str) -> None:
        self._drop(tag)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _on_backed(self) -> None:
        if self._pills:
            self._on_gone(next(reversed(self._pills)))

    def _on_edited(self) -> None:
        if not self._model.rowCount():
            self._model.setStringList([tag for tag in self._known() if tag not in self._pills])

    def _fit(self) -> None:
        self.line.setFixedWidth(self._theme.px(170))
