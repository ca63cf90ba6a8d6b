# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Tokens: read from the theme files, turned into a palette, or taken from a system that asks for contrast."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette
from pytestqt.qtbot import QtBot

from holdspace.services.resources import resources_folder
from holdspace.ui.theme.tokens import (
    PALETTE_ROLES,
    ROLES,
    SCHEMES,
    BadTheme,
    Tokens,
    load_tokens,
    tokens_from_system,
)

THEMES = resources_folder() / "themes"


def tokens(scheme: str) -> Tokens:
    return load_tokens(THEMES / f"{scheme}.toml")


def test_every_scheme_has_a_file_and_every_file_is_a_scheme() -> None:
    assert {path.stem for path in THEMES.glob("*.toml")} == set(SCHEMES)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_role_is_a_colour_without_transparency(scheme: str) -> None:
    colours = tokens(scheme).colours
    assert set(colours) == set(ROLES)
    assert all(colour.isValid() and colour.alpha() == 255 for colour in colours.values())


@pytest.mark.parametrize(
    ("scheme", "dark", "widths"),
    [("light", False, (1, 1, 2)), ("dark", True, (1, 1, 2)), ("high-contrast", True, (2, 3, 3))],
)
def test_widths_are_those_of_the_design(scheme: str, dark: bool, widths: tuple[int, int, int]) -> None:
    found = tokens(scheme)
    assert found.dark is dark
    assert (found.border, found.checked, found.focus) == widths


@pytest.mark.parametrize("wrong", ['ink = "#2A2823"', 'ink = "no colour"'])
def test_a_theme_without_a_role_names_it(tmp_path: Path, wrong: str) -> None:
    text = (THEMES / "light.toml").read_text(encoding="utf-8")
    changed = text.replace('ink = "#2A2823"', "" if wrong.endswith('2823"') else wrong)
    assert changed != text
    (tmp_path / "odd.toml").write_text(changed, encoding="utf-8")
    with pytest.raises(BadTheme, match=r"odd\.toml: no colour for ink$"):
        load_tokens(tmp_path / "odd.toml")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_palette_carries_the_roles(qtbot: QtBot, scheme: str) -> None:
    found = tokens(scheme)
    palette = found.palette()
    for role, name in PALETTE_ROLES.items():
        assert palette.color(QPalette.ColorGroup.Active, role) == found.colours[name]
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled == found.colours["ink3"]


@pytest.mark.parametrize(("window", "text"), [("black", "yellow"), ("white", "black")])
def test_the_systems_contrast_palette_wins(qtbot: QtBot, window: str, text: str) -> None:
    system = QPalette()
    system.setColor(QPalette.ColorRole.Window, QColor(window))
    system.setColor(QPalette.ColorRole.WindowText, QColor(text))
    system.setColor(QPalette.ColorRole.Highlight, QColor("cyan"))
    system.setColor(QPalette.ColorRole.HighlightedText, QColor("navy"))
    found = tokens_from_system(system, tokens("high-contrast"))
    assert all(found.colours[role] == QColor(window) for role in ("paper", "rail", "sheet"))
    assert all(found.colours[role] == QColor(text) for role in ("ink", "ink2", "ink3", "edge", "line"))
    assert (found.colours["sage"], found.colours["on_sage"]) == (QColor("cyan"), QColor("navy"))
    assert found.dark is (window == "black")
    assert (found.border, found.focus) == (2, 3)
    assert all(colour.isValid() for colour in found.colours.values())
