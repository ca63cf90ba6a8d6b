# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The line under a box that tells of words which could point to a person. Not before the first paint."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QWidget

from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.announce import announce
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.flow import FlowLayout

_BESIDE_FROM = 520  # pixels of the design from which the ways stand beside the sentence
_LONGEST = 40  # characters of what was found that are shown
_HINT = "Alt ↵"


class GuardLine(QWidget):
    """A sentence, and the quick ways: a role in the place of the words, other roles, or leaving them.

    *Signals*: `role_wanted(str)`, `fine_wanted()`; `roles_wanted(object)` with a menu to be filled;
    `fitted()` where it came, went or has another height.
    """

    role_wanted = Signal(str)
    fine_wanted = Signal()
    roles_wanted = Signal(object)
    fitted = Signal()

    def __init__(self, theme: Theme, prefix: str) -> None:
        super().__init__()
        self._theme = theme
        self._role = ""
        self._height = 0
        self.setAccessibleIdentifier(f"{prefix}.guard")
        self._text = Text(theme, "small", wraps=True)
        self._say = Button(theme, "", "link", hint=_HINT, identifier=f"{prefix}.guard_say")
        self._more = Button(theme, self.tr("Other words for it"), "icon", icon="more")
        self._more.setAccessibleIdentifier(f"{prefix}.guard_more")
        self._fine = Button(theme, self.tr("It’s fine"), "quiet", identifier=f"{prefix}.guard_fine")
        self._fine.setToolTip(self.tr("Never underline these words again"))
        self._ways = QWidget()
        flow = FlowLayout(self._ways, gap=theme.px(4))
        for button in (self._say, self._more, self._fine):
            flow.addWidget(button)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.addWidget(self._text, 1)
        self._box.addWidget(self._ways)
        self._say.clicked.connect(self._on_say_clicked)
        self._more.clicked.connect(self._on_more_clicked)
        self._fine.clicked.connect(self.fine_wanted)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.hide()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Return what Tab leads to, in order."""
        return self._say, self._more, self._fine

    @property
    def sentence(self) -> str:
        """Return what is said, or "" where nothing is."""
        return "" if self.isHidden() else self._text.text()

    def tell(self, words: str, role: str, *, has_more: bool) -> None:
        """Tell of these words, very long ones cut in the middle, and offer a role to say instead.

        `has_more` says that there are other roles.
        """
        self._role = role
        if len(words) > _LONGEST:
            words = f"{words[: _LONGEST // 2]}…{words[-_LONGEST // 2 + 1 :]}"
        self._text.setText(self.tr("“{words}” could point to a person.").replace("{words}", words))
        self._say.setText(self.tr("Say “{role}”").replace("{role}", role))
        self._say.updateGeometry()
        self._more.setVisible(has_more)
        self.setAccessibleName(self._text.text())
        self.show()
        self._fit()

    def put_away(self) -> None:
        """Tell of nothing."""
        self._text.setText("")
        self._say.setText("")
        self.setAccessibleName("")
        self.hide()
        self._fit()

    def read_out(self) -> None:
        """Have it said politely, with the key that puts the role there."""
        key = self.tr("Alt and Enter says “{role}”.").replace("{role}", self._role)
        announce(self, f"{self._text.text()} {key}")

    def show_roles(self) -> None:
        """Show every role that could be said instead, in a menu."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.roles_wanted.emit(menu)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def height_for(self, width: int) -> int:
        """Return the height that it needs at a width, in pixels; 0 while it is away."""
        return (
            0 if self.isHidden() else max(self._box.heightForWidth(width), self._box.minimumSize().height())
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the ways beside the sentence where there is room."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for room."""
        super().showEvent(event)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the room back."""
        super().hideEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon beside the first line."""
        side, height = self._theme.px(16), self._text.height()
        place = QRect(0, self._text.y(), side, height)
        self._theme.draw_icon(QPainter(self), "guard", "clay", place, 15)

    def _fit(self) -> None:
        beside = self.width() >= self._theme.px(_BESIDE_FROM) * self._theme.font_pixels / 14
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._box.setDirection(across if beside else down)
        height = self.height_for(self.width())
        if height != self._height:
            self._height = height
            self.fitted.emit()

    def _on_theme_changed(self) -> None:
        self._box.setContentsMargins(self._theme.px(23), 0, 0, 0)
        self._box.setSpacing(self._theme.px(4))
        self._fit()

    def _on_say_clicked(self) -> None:
        self.role_wanted.emit(self._role)

    def _on_more_clicked(self) -> None:
        self.show_roles()
