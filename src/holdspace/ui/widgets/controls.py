# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Buttons, chips and segmented boxes, painted from the theme."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.load_mark import paint_load

RADIUS = 10


class Painted(QAbstractButton):
    """A button that paints itself from the theme. Focus is shown by the window's one focus ring.

    `corner` is the radius of its corners, of the design. What assistive technology checks is clicked: Qt only
    sets the state there, and nothing that waits for a click would happen.
    """

    corner = RADIUS
    _is_told = False  # whether the check comes from us, or from a click that is under way

    def __init__(self, theme: Theme, text: str = "", identifier: str = "") -> None:
        super().__init__()
        self._theme = theme
        self.setText(text)
        if identifier:
            self.setAccessibleIdentifier(identifier)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self._on_theme_changed)

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button as Space does: both mean "do it", once for each press."""
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)

    def setChecked(self, checked: bool) -> None:
        """Check it or not; nobody clicked."""
        self._is_told = True
        super().setChecked(checked)
        self._is_told = False

    def nextCheckState(self) -> None:
        """Change the check, as a click does."""
        self._is_told = True
        super().nextCheckState()
        self._is_told = False

    def checkStateSet(self) -> None:
        """Turn a check that neither we nor a click made into a click."""
        group = self.group()
        is_one_of = self.autoExclusive() or (group is not None and group.exclusive())
        gives_way = is_one_of and not self.isChecked()
        if not self._is_told and not gives_way:
            QTimer.singleShot(0, self, self._click_instead)

    def _click_instead(self) -> None:
        self.setChecked(not self.isChecked())
        self.click()

    def font_metrics(self, font: QFont) -> QFontMetrics:
        """Return the metrics of `font` on this widget's screen."""
        return QFontMetrics(font, self)

    def minimumSizeHint(self) -> QSize:
        """Return the size at which nothing is cut off."""
        return self.sizeHint()


class ReadingStop:
    """What is no button and has the window's focus ring all the same, as the keyboard stops there."""

    corner: float = RADIUS


class Button(Painted):
    """A button with words: primary (one a page), secondary, quiet, small, link, icon; each takes an icon.

    `hint` is a key shown after the words ("Esc"), where all of it has room.
    """

    def __init__(
        self,
        theme: Theme,
        text: str,
        kind: str = "secondary",
        *,
        icon: str = "",
        hint: str = "",
        identifier: str = "",
    ) -> None:
        super().__init__(theme, "" if kind == "icon" else text, identifier)
        self._kind = kind
        self._icon_name = icon
        self._hint = hint
        if kind == "icon":
            self.setAccessibleName(text)
            self.setToolTip(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_hint(self, hint: str) -> None:
        """Show another key after the words."""
        if hint != self._hint:
            self._hint = hint
            self.updateGeometry()
            self.update()

    def show_icon(self, name: str) -> None:
        """Show another icon."""
        self._icon_name = name
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of words, icon and key with the padding of the kind."""
        theme = self._theme
        if self._kind == "icon":
            return QSize(theme.px(36), theme.px(36))
        metrics = self.font_metrics(self._words_font())
        width = metrics.horizontalAdvance(self.text()) + 2 * self._padding()
        if self._icon_name:
            width += theme.px(self._icon_room) if self.text() else theme.px(19)
        if self._hint:
            width += theme.px(9) + self.font_metrics(theme.font(0.9)).horizontalAdvance(self._hint)
        height = theme.px({"primary": 40, "secondary": 40, "small": 34}.get(self._kind, 32))
        return QSize(width + 2, max(height, metrics.height() + theme.px(8)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint box, icon, words and key."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect()
        if self.isDown():
            painter.translate(0, 1)
        self._paint_box(painter, box)
        role = self._words_role()
        x = box.left() + self._padding()
        if self._kind == "icon":
            self._theme.draw_icon(painter, self._icon_name, role, box)
            return
        content = self.sizeHint().width() - 2 - 2 * self._padding()
        if box.width() > content + 2 * self._padding():
            x = box.left() + (box.width() - content) // 2
        if self._icon_name:
            size = 15 if self._kind == "small" else 19
            where = QRect(x, box.top(), self._theme.px(size), box.height())
            self._theme.draw_icon(painter, self._icon_name, role, where, size)
            x += self._theme.px(self._icon_room)
        font = self._words_font()
        painter.setFont(font)
        painter.setPen(self._theme.colour(role))
        metrics = self.font_metrics(font)
        words = QRect(x, box.top(), metrics.horizontalAdvance(self.text()) + 2, box.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        if self._kind == "link":
            y = box.center().y() + metrics.ascent() // 2 + 3
            painter.setPen(QPen(self._theme.colour(role), 1))
            painter.drawLine(words.left(), y, words.right() - 2, y)
        rest = QRect(words.right() + self._theme.px(9), box.top(), box.width(), box.height())
        keys = self._theme.font(0.9)
        # Pressed together, as with text twice as large, half a key would say less than none.
        if self._hint and rest.left() + self.font_metrics(keys).horizontalAdvance(self._hint) <= box.right():
            painter.setFont(keys)
            painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._hint)

    @property
    def _icon_room(self) -> int:
        return 21 if self._kind == "small" else 28

    def _padding(self) -> int:
        return self._theme.px(
            {"primary": 18, "secondary": 16, "quiet": 10, "small": 7, "link": 1, "icon": 8}[self._kind]
        )

    def _words_font(self) -> QFont:
        return self._theme.font(1.0, 500 if self._kind in ("primary", "secondary") else 400)

    def _words_role(self) -> str:
        if not self.isEnabled():
            return "ink3"
        return {
            "primary": "on_sage",
            "secondary": "ink",
            "quiet": "ink2",
            "small": "ink2",
            "link": "sage",
            "icon": "ink2",
        }[self._kind]

    def _paint_box(self, painter: QPainter, box: QRect) -> None:
        theme, edge = self._theme, theme_border(self._theme)
        inner = QRectF(box).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._kind == "primary" and self.isEnabled():
            painter.setBrush(
                theme.colour("sage_press" if self.isDown() else "sage_hover" if self.underMouse() else "sage")
            )
        elif self._kind in ("secondary", "primary"):
            painter.setPen(QPen(theme.colour("edge" if self.isEnabled() else "line"), edge))
            painter.setBrush(theme.colour("hover" if self.underMouse() and self.isEnabled() else "sheet"))
        elif self.underMouse() and self._kind in ("quiet", "small", "icon"):
            painter.setBrush(theme.colour("hover"))
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(inner, theme.px(RADIUS), theme.px(RADIUS))


def theme_border(theme: Theme) -> int:
    """Return the width of a control's border in pixels."""
    return theme.tokens.border


class Chip(Painted):
    """A pill that is checked or not. Its width is fixed by its layout, so a check moves nothing."""

    def __init__(self, theme: Theme, text: str, identifier: str = "") -> None:
        super().__init__(theme, text, identifier)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the caret in the entry box
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return room for the check and the words."""
        metrics = self.font_metrics(self._theme.font(1.0, 500))
        width = metrics.horizontalAdvance(self.text()) + self._theme.px(2 * 14 + 24)
        return QSize(width, max(self._theme.px(34), metrics.height() + self._theme.px(10)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pill, its check and its words."""
        theme, checked = self._theme, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isDown():
            painter.translate(0, 1)
        width = theme.tokens.checked if checked else theme_border(theme)
        painter.setPen(QPen(theme.colour("sage" if checked else "edge"), width))
        fill = "sage_soft" if checked else "hover" if self.underMouse() else ""
        painter.setBrush(theme.colour(fill) if fill else QColor(Qt.GlobalColor.transparent))
        inner = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(inner, inner.height() / 2, inner.height() / 2)
        self._paint_words(painter)

    def minimumSizeHint(self) -> QSize:
        """Return a width to which a narrow window may press the pill; its words then get smaller."""
        return QSize(self._theme.px(96), self.sizeHint().height())

    def least_width(self) -> int:
        """Return the pixels in which its words, smaller, and the check stand whole."""
        words = self.font_metrics(self._theme.font(0.92, 500)).horizontalAdvance(self.text())
        return words + sum(self._theme.px(each) for each in (8, 8, 15, 4))

    def _paint_words(self, painter: QPainter) -> None:
        theme, checked = self._theme, self.isChecked()
        check, gap, edge = theme.px(15), theme.px(4), theme.px(8)
        room = self.width() - 2 * edge - (check + gap if checked else 0)
        font = theme.font(1.0, 500 if checked else 400)
        if self.font_metrics(font).horizontalAdvance(self.text()) > room:
            font = theme.font(0.92, 500 if checked else 400)
        metrics = self.font_metrics(font)
        words = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        length = metrics.horizontalAdvance(words)
        left = (self.width() - length) // 2
        if checked:
            left = max(edge + check + gap, left)
            theme.draw_icon(painter, "check", "sage", QRect(left - check - gap, 0, check, self.height()), 15)
        painter.setFont(font)
        painter.setPen(theme.colour("ink"))
        painter.drawText(QRect(left, 0, length + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, words)


class WordChip(Painted):
    """A feeling: a serif word without a border; checked it is a filled pill."""

    def __init__(self, theme: Theme, text: str, identifier: str = "") -> None:
        super().__init__(theme, text, identifier)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the caret in the entry box
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the word with the room of its pill."""
        metrics = self.font_metrics(self._theme.serif(1.1))
        width = metrics.horizontalAdvance(self.text()) + self._theme.px(22)
        return QSize(width, max(self._theme.px(34), metrics.height() + self._theme.px(6)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the word, in its pill where checked."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isDown():
            painter.translate(0, 1)
        if self.isChecked() or self.underMouse():
            width = theme.tokens.checked
            painter.setPen(QPen(theme.colour("sage"), width) if self.isChecked() else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("sage_soft" if self.isChecked() else "hover"))
            inner = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
            painter.drawRoundedRect(inner, inner.height() / 2, inner.height() / 2)
        painter.setFont(theme.serif(1.1))
        painter.setPen(theme.colour("ink" if self.isChecked() else "ink2"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class Segment(Painted):
    """One part of a segmented box."""

    def __init__(self, theme: Theme, text: str, load: int, identifier: str) -> None:
        super().__init__(theme, text, identifier)
        self._load = load
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the caret in the entry box
        self.first = self.last = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return room for the number and, where it stands for a load, its circle."""
        metrics = self.font_metrics(self._theme.font(1.0, 600))
        width = metrics.horizontalAdvance(self.text()) + self._theme.px(25 + 24 if self._load else 40)
        return QSize(width, max(self._theme.px(36), metrics.height() + self._theme.px(12)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrow keys to the box: a button by itself would lead out of it."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint fill, edge and content of this part; the ends are round."""
        theme, checked = self._theme, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_shape(painter)
        ink = theme.colour("sage" if checked and self._load else "ink" if checked else "ink2")
        x = (self.width() - self.sizeHint().width()) // 2 + theme.px(12)
        if self._load:
            side = theme.px(15)
            paint_load(painter, QRectF(x, (self.height() - side) / 2, side, side), self._load, ink)
            x += theme.px(25)
        painter.setFont(theme.font(1.0, 600 if checked else 400))
        painter.setPen(theme.colour("ink" if checked else "ink2"))
        where = QRect(x, 0, self.width() - x, self.height()) if self._load else self.rect()
        align = Qt.AlignmentFlag.AlignLeft if self._load else Qt.AlignmentFlag.AlignHCenter
        painter.drawText(where, align | Qt.AlignmentFlag.AlignVCenter, self.text())

    def _paint_shape(self, painter: QPainter) -> None:
        theme, edge = self._theme, theme_border(self._theme)
        radius = theme.px(RADIUS)
        whole = QRectF(self.rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
        painter.save()
        painter.setClipRect(self.rect())
        if not self.first:
            whole.setLeft(whole.left() - 2 * radius)
        if not self.last:
            whole.setRight(whole.right() + 2 * radius)
        fill = "sage_soft" if self.isChecked() else "hover" if self.underMouse() else "paper"
        painter.setBrush(theme.colour(fill))
        painter.setPen(QPen(theme.colour("edge"), edge))
        painter.drawRoundedRect(whole, radius, radius)
        if not self.last:
            painter.setPen(QPen(theme.colour("line"), edge))
            x = self.width() - 0.5
            painter.drawLine(
                QRectF(x, edge, 0, self.height() - 2 * edge).topLeft(),
                QRectF(x, edge, 0, self.height() - 2 * edge).bottomLeft(),
            )
        painter.restore()
        if self.isChecked():
            inset = max(1.5, float(theme.tokens.checked))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("sage"), inset))
            box = QRectF(self.rect()).adjusted(inset / 2, inset / 2, -inset / 2, -inset / 2)
            corner = radius if self.first or self.last else 0
            painter.drawRoundedRect(box, corner, corner) if corner else painter.drawRect(box)


class Segmented(QWidget):
    """One box of numbers of which at most one is chosen.

    With `loads` each number has its circle, and choosing the chosen one again clears it; else one stays, and
    Tab leads to that one alone. Left and right move between them.
    *Signals*: `chosen(int)`, 0 where nothing is chosen any more.
    """

    chosen = Signal(int)

    def __init__(
        self, theme: Theme, values: tuple[int, ...], identifier: str, *, loads: bool = False
    ) -> None:
        super().__init__()
        self._loads = loads
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._parts: dict[int, Segment] = {}
        for value in values:
            part = Segment(theme, str(value), value if loads else 0, f"{identifier}.{value}")
            part.first, part.last = value == values[0], value == values[-1]
            part.clicked.connect(self._on_clicked)
            row.addWidget(part)
            self._parts[value] = part
        self.mark_stop()

    @property
    def value(self) -> int:
        """Return the number chosen, or 0."""
        return next((value for value, part in self._parts.items() if part.isChecked()), 0)

    def choose(self, value: int) -> None:
        """Choose a number, or none with 0, without telling anyone."""
        for number, part in self._parts.items():
            part.setChecked(number == value)
        if not self._loads:
            self.mark_stop()

    def follow_in_tab_order(self, before: QWidget) -> QWidget:
        """Come after `before` in the order of the Tab key; return the part that others are to come after."""
        for part in self._parts.values():
            part.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Qt passes over what is no stop
            QWidget.setTabOrder(before, part)
            before = part
        return before

    def mark_stop(self) -> None:
        """Have the Tab key stop at the part chosen, or at the first; with loads at each."""
        stop = self.value or next(iter(self._parts), 0)
        for value, part in self._parts.items():
            is_stop = self._loads or value == stop
            part.setFocusPolicy(Qt.FocusPolicy.TabFocus if is_stop else Qt.FocusPolicy.NoFocus)

    def part(self, value: int) -> Segment:
        """Return the part of a number, for names and tests."""
        return self._parts[value]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move along the box with the arrow keys."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        parts = list(self._parts.values())
        held = next((index for index, part in enumerate(parts) if part.hasFocus()), None)
        if step and held is not None:
            parts[max(0, min(len(parts) - 1, held + step))].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _on_clicked(self) -> None:
        pressed = self.sender()
        value = next(number for number, part in self._parts.items() if part is pressed)
        now = value if self._parts[value].isChecked() or not self._loads else 0
        self.choose(now)
        self.chosen.emit(now)
