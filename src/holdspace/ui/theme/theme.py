# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The theme in force: one object that colours the application and tells widgets when to look again."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QPainter, QPixmap, QShowEvent
from PySide6.QtWidgets import QApplication, QLabel

from holdspace.services.collector import COLLECTOR
from holdspace.ui.theme.fonts import load_serif, serif_font
from holdspace.ui.theme.icons import IconSet
from holdspace.ui.theme.tokens import SCHEMES, Tokens, load_tokens, tokens_from_system

_DESIGN_PIXELS = 14.0  # the font size at which the pictures of the design were drawn
_DP = re.compile(r"(\d+)dp")


class Theme(QObject):
    """Colours, fonts and sizes of the window.

    `choice` is "system" or one of SCHEMES; `text_percent` scales the system font (100 is its own size). With
    `sheet_later` the style sheet waits for `put_sheet_on`: to polish every widget by it takes a twentieth of
    a start, and what the first frame shows paints itself. What has Qt go through all widgets is done while
    nothing is collected: one that went meanwhile would end the process.
    *Signals*: `changed` after colours or fonts were put in force.
    """

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        resources: Path,
        choice: str = "system",
        text_percent: int = 100,
        *,
        sheet_later: bool = False,
    ) -> None:
        super().__init__(app)
        self._app = app
        self._has_sheet = not sheet_later
        self._folder = resources / "themes"
        self._sheet = (resources / "styles" / "holdspace.qss").read_text(encoding="utf-8")
        self._icons = IconSet(resources / "icons")
        self._system_font = QFont(app.font())
        self._system_palette = app.palette()
        self._serif = load_serif()
        self._choice = choice
        self._text_percent = text_percent
        self._loaded: dict[str, Tokens] = {}
        self._set_font()
        self._apply()
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        accessibility = getattr(app.styleHints(), "accessibility", None)
        if accessibility is not None:  # Qt 6.10 and later
            accessibility().contrastPreferenceChanged.connect(self._on_system_changed)

    @property
    def scheme(self) -> str:
        """Return the scheme in force: light, dark or high-contrast."""
        if self._choice in SCHEMES:
            return self._choice
        if self._system_wants_contrast():
            return "high-contrast"
        dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return "dark" if dark else "light"

    @property
    def choice(self) -> str:
        """Return what was chosen: "system" or a scheme."""
        return self._choice

    @property
    def text_percent(self) -> int:
        """Return the size of text, in percent of the system's."""
        return self._text_percent

    @property
    def tokens(self) -> Tokens:
        """Return the tokens in force."""
        return self._tokens

    def put_sheet_on(self) -> None:
        """Put the style sheet in force, once; widgets then put right what it took from them."""
        if not self._has_sheet:
            self._has_sheet = True
            with COLLECTOR:
                self._app.setStyleSheet(self._style_sheet())
            self.changed.emit()

    def choose(self, choice: str) -> None:
        """Put a scheme, or "system", in force."""
        self._choice = choice
        self._apply()

    def scale_text(self, percent: int) -> None:
        """Put text at `percent` of the system's size."""
        self._text_percent = percent
        self._set_font()
        self._apply()

    def colour(self, role: str) -> QColor:
        """Return the colour of a role."""
        return self._tokens.colours[role]

    def px(self, length: float) -> int:
        """Return a length of the design, in pixels at the present font size; it never shrinks."""
        return round(length * max(1.0, self._pixels / _DESIGN_PIXELS))

    @property
    def font_pixels(self) -> float:
        """Return F, the size of the interface's font in pixels."""
        return self._pixels

    def font(self, factor: float = 1.0, weight: int = 400) -> QFont:
        """Return the interface's font at `factor` times its size."""
        font = QFont(self._app.font())
        font.setPixelSize(max(1, round(self._pixels * factor)))
        font.setWeight(QFont.Weight(weight))
        return font

    def serif(self, factor: float, weight: int = 500) -> QFont:
        """Return the serif at `factor` times the interface's size."""
        return serif_font(self._serif, self._pixels * factor, weight)

    def icon(self, name: str, role: str, size: int = 19, ratio: float = 1.0) -> QPixmap:
        """Return an icon in a colour role; `size` is of the design and grows with the font."""
        return self._icons.icon_pixmap(name, self.colour(role), self.px(size), ratio)

    def draw_icon(self, painter: QPainter, name: str, role: str, rect: QRect, size: int = 19) -> None:
        """Draw an icon in the middle of `rect`."""
        side = self.px(size)
        pixmap = self.icon(name, role, size, painter.device().devicePixelRatioF())
        target = QRect(rect.topLeft(), QSize(side, side))
        target.moveCenter(rect.center())
        painter.drawPixmap(target.topLeft(), pixmap)

    def _system_wants_contrast(self) -> bool:
        accessibility = getattr(self._app.styleHints(), "accessibility", None)
        return accessibility is not None and (
            accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
        )

    def _set_font(self) -> None:
        self._pixels = QFontInfo(self._system_font).pixelSize() * self._text_percent / 100
        font = QFont(self._system_font)
        font.setPixelSize(max(1, round(self._pixels)))
        with COLLECTOR:
            self._app.setFont(font)

    def _apply(self) -> None:
        scheme = self.scheme
        if scheme not in self._loaded:
            self._loaded[scheme] = load_tokens(self._folder / f"{scheme}.toml")
        self._tokens = self._loaded[scheme]
        if self._choice == "system" and scheme == "high-contrast":
            self._tokens = tokens_from_system(self._system_palette, self._tokens)
        with COLLECTOR:
            self._app.setPalette(self._tokens.palette())
            # Set again after every change of palette: widgets polished before keep the old colours otherwise.
            if self._has_sheet:
                self._app.setStyleSheet(self._style_sheet())
        self.changed.emit()

    def _style_sheet(self) -> str:
        sheet = self._sheet.replace("@border", f"{self._tokens.border}px").replace(
            "@focus", f"{self._tokens.focus}px"
        )
        return _DP.sub(lambda found: f"{self.px(int(found[1]))}px", sheet)

    def _on_system_changed(self) -> None:
        if self._choice == "system":
            self._apply()


# Kinds of text: font family (serif or not), times F, weight, palette colour role.
TEXT_STYLES: dict[str, tuple[bool, float, int, str]] = {
    "small": (False, 0.9, 400, "ink3"),
    "label": (False, 0.93, 400, "ink2"),
    "field": (False, 0.93, 400, "ink"),
    "ui": (False, 1.0, 400, "ink"),
    "soft": (False, 1.0, 400, "ink2"),
    "strong": (False, 1.0, 600, "ink"),
    "wrong": (False, 0.95, 400, "clay"),
    "voice": (True, 1.1, 500, "ink"),
    "voice_soft": (True, 1.1, 500, "ink2"),
    "number": (False, 1.45, 500, "ink"),
    "entry": (True, 1.32, 500, "ink"),
    "door": (True, 1.36, 500, "ink"),
    "title": (True, 1.93, 500, "ink"),
    "title_small": (True, 1.7, 500, "ink"),
    "welcome": (True, 2.4, 500, "ink"),
    "phase": (True, 2.6, 420, "ink"),
}


class Text(QLabel):
    """A label in one of TEXT_STYLES that keeps up with the theme."""

    def __init__(self, theme: Theme, style: str, text: str = "", *, wraps: bool = False) -> None:
        super().__init__(text)
        self._theme = theme
        self._style = style
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def restyle(self, style: str) -> None:
        """Show the same words in another of TEXT_STYLES."""
        self._style = style
        self._on_theme_changed()

    def showEvent(self, event: QShowEvent) -> None:
        """Put font and colour right: a style sheet polished after a change of theme brings back the old."""
        super().showEvent(event)
        is_stale = self.palette().color(self.foregroundRole()) != self._theme.colour(self._role)
        if is_stale or self.font().pixelSize() != self._wanted_font().pixelSize():
            self._on_theme_changed()

    def _on_theme_changed(self) -> None:
        self.setFont(self._wanted_font())
        palette = self.palette()
        palette.setColor(self.foregroundRole(), self._theme.colour(self._role))
        self.setPalette(palette)
        if self._style in ("title", "welcome") and not self.wordWrap():
            # The serif's own line is half as high again as its letters; a title stands at 1.25.
            self.setFixedHeight(round(self._theme.font_pixels * TEXT_STYLES[self._style][1] * 1.42))

    @property
    def _role(self) -> str:
        return TEXT_STYLES[self._style][3]

    def _wanted_font(self) -> QFont:
        serif, factor, weight, _ = TEXT_STYLES[self._style]
        return self._theme.serif(factor, weight) if serif else self._theme.font(factor, weight)
