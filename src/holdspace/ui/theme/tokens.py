# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Colour roles and line widths of a theme, as read from resources/themes."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QColor, QPalette

ROLES: tuple[str, ...] = (
    "paper", "rail", "sheet", "ink", "ink2", "ink3", "line", "edge", "hover", "sage", "sage_hover",
    "sage_press", "on_sage", "sage_soft", "clay", "clay_soft", "focus", "bloom",
)  # fmt: skip
SCHEMES: tuple[str, ...] = ("light", "dark", "high-contrast")

_R = QPalette.ColorRole
PALETTE_ROLES: dict[QPalette.ColorRole, str] = {
    _R.Window: "paper",
    _R.WindowText: "ink",
    _R.Base: "sheet",
    _R.AlternateBase: "rail",
    _R.Text: "ink",
    _R.Button: "sheet",
    _R.ButtonText: "ink",
    _R.BrightText: "on_sage",
    _R.Light: "hover",
    _R.Midlight: "line",
    _R.Mid: "edge",
    _R.Dark: "ink2",
    _R.Shadow: "sage_press",
    _R.PlaceholderText: "ink3",
    _R.Highlight: "sage_soft",
    _R.HighlightedText: "ink",
    _R.Link: "sage",
    _R.LinkVisited: "clay",
    _R.Accent: "focus",
    _R.ToolTipBase: "ink",
    _R.ToolTipText: "paper",
}


class BadTheme(ValueError):  # noqa: N818 - named for what it says
    """A theme file that lacks a role or holds what is not a colour."""


class Tokens(NamedTuple):
    """The colours of one theme by role, and its line widths in pixels."""

    colours: dict[str, QColor]
    dark: bool
    border: int
    checked: int
    focus: int

    def palette(self) -> QPalette:
        """Return the Qt palette that carries these roles to style sheet and standard widgets."""
        palette = QPalette()
        for role, name in PALETTE_ROLES.items():
            palette.setColor(role, self.colours[name])
        for role in (_R.WindowText, _R.Text, _R.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colours["ink3"])
        return palette


def load_tokens(path: Path) -> Tokens:
    """Read a theme file. Raises BadTheme where a role is missing or is not a colour."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    colours = {role: QColor(data.get("colours", {}).get(role, "")) for role in ROLES}
    wrong = [role for role, colour in colours.items() if not colour.isValid()]
    if wrong:
        raise BadTheme(f"{path.name}: no colour for " + ", ".join(wrong))
    widths = data["widths"]
    return Tokens(colours, data["dark"], widths["border"], widths["checked"], widths["focus"])


def tokens_from_system(palette: QPalette, base: Tokens) -> Tokens:
    """Return the system's own contrast palette as tokens; it wins where the system asks for contrast.

    `base` gives the line widths and the colours for which the system has no role.
    """
    window, text = palette.color(_R.Window), palette.color(_R.WindowText)
    highlight, on_highlight = palette.color(_R.Highlight), palette.color(_R.HighlightedText)
    link = palette.color(_R.Link)
    colours = dict(base.colours)
    colours.update(dict.fromkeys(("paper", "rail", "sheet", "hover", "sage_soft", "clay_soft"), window))
    colours.update(dict.fromkeys(("ink", "ink2", "ink3", "line", "edge", "clay"), text))
    colours.update(dict.fromkeys(("sage", "sage_hover", "sage_press", "focus"), highlight))
    colours.update(on_sage=on_highlight, bloom=link if link.isValid() else highlight)
    return Tokens(colours, window.lightnessF() < text.lightnessF(), base.border, base.checked, base.focus)
