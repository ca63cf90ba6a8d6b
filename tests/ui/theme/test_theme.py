# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The theme: schemes, sizes, fonts, and labels that keep up with it."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QStyleHints
from PySide6.QtWidgets import QLineEdit, QWidget

from holdspace.services.resources import resources_folder
from holdspace.ui.theme.theme import TEXT_STYLES, Text, Theme
from holdspace.ui.theme.tokens import SCHEMES, load_tokens

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


class System:
    """Stands in for the system's choice of scheme, which the offscreen platform does not have."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, app: QApplication) -> None:
        self._hints = app.styleHints()
        self._scheme = Qt.ColorScheme.Light
        monkeypatch.setattr(QStyleHints, "colorScheme", lambda hints: self._scheme)

    def choose(self, scheme: Qt.ColorScheme) -> None:
        self._scheme = scheme
        self._hints.colorSchemeChanged.emit(scheme)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_choosing_a_scheme_puts_its_colours_in_force(
    qtbot: QtBot, qapp: QApplication, theme: Theme, scheme: str
) -> None:
    wanted = load_tokens(resources_folder() / "themes" / f"{scheme}.toml")
    with qtbot.waitSignal(theme.changed):
        theme.choose(scheme)
    assert (theme.scheme, theme.choice) == (scheme, scheme)
    assert theme.tokens == wanted
    assert qapp.palette().window().color() == wanted.colours["paper"]


def test_it_follows_the_systems_scheme_live(
    qtbot: QtBot, qapp: QApplication, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = System(monkeypatch, qapp)
    theme.choose("system")
    assert theme.scheme == "light"
    with qtbot.waitSignal(theme.changed):
        system.choose(Qt.ColorScheme.Dark)
    assert theme.scheme == "dark"
    assert theme.tokens.dark
    theme.choose("light")
    with qtbot.assertNotEmitted(theme.changed):
        system.choose(Qt.ColorScheme.Light)
        system.choose(Qt.ColorScheme.Dark)
    assert not theme.tokens.dark
    theme.choose("system")
    assert theme.tokens.dark


def test_widgets_shown_before_take_the_new_colours(qtbot: QtBot, theme: Theme) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.resize(200, 42)
    field.show()
    light = field.grab().toImage().pixelColor(100, 21)
    theme.choose("dark")
    dark = field.grab().toImage().pixelColor(100, 21)
    assert (light, dark) == (QColor("#FFFDF8"), QColor("#2D2C37"))


def test_no_widget_is_collected_while_qt_goes_through_all_of_them(qtbot: QtBot, theme: Theme) -> None:
    class Watching(QWidget):
        def changeEvent(self, event: QEvent) -> None:
            super().changeEvent(event)
            collecting.append(gc.isenabled())

    collecting: list[bool] = []
    widget = Watching()
    qtbot.addWidget(widget)
    widget.show()
    collecting.clear()
    gc.enable()
    theme.scale_text(150)
    theme.choose("dark")
    assert collecting
    assert not any(collecting)
    assert gc.isenabled()


def test_lengths_grow_with_the_font_and_never_shrink(theme: Theme) -> None:
    assert (theme.font_pixels, theme.px(40)) == (14, 40)
    theme.scale_text(200)
    assert (theme.font_pixels, theme.px(40), theme.text_percent) == (28, 80, 200)
    assert theme.font(0.9, 600).pixelSize() == 25
    assert theme.font(0.9, 600).weight() == 600
    theme.scale_text(100)
    assert theme.px(40) == 40


def test_a_small_system_font_makes_nothing_smaller_than_the_design(qapp: QApplication, theme: Theme) -> None:
    font = qapp.font()
    font.setPixelSize(9)
    qapp.setFont(font)
    small = Theme(qapp, resources_folder(), "light")
    assert small.font_pixels == 9
    assert small.px(40) == 40


def test_the_style_sheet_has_no_placeholder_left(qapp: QApplication, theme: Theme) -> None:
    theme.scale_text(150)
    assert "dp" not in qapp.styleSheet().split("*/")[1]
    assert "@" not in qapp.styleSheet().split("*/")[1]
    assert "min-height: 57px" in qapp.styleSheet()


@pytest.mark.parametrize("style", TEXT_STYLES)
def test_labels_keep_up(qtbot: QtBot, theme: Theme, style: str) -> None:
    label = Text(theme, style, "words")
    qtbot.addWidget(label)
    before, size = label.palette().windowText().color(), label.font().pixelSize()
    theme.choose("dark")
    theme.scale_text(200)
    assert label.palette().windowText().color() == theme.colour(TEXT_STYLES[style][3]) != before
    assert label.font().pixelSize() >= 2 * size - 1


def test_a_label_shows_marks_as_they_are(qtbot: QtBot, theme: Theme) -> None:
    label = Text(theme, "ui", "<b>not bold</b>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_icons_are_drawn_in_the_colour_of_their_role(theme: Theme) -> None:
    image = QImage(24, 24, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    theme.draw_icon(painter, "check", "sage", image.rect())
    painter.end()
    sage = theme.colour("sage")
    inked = [
        image.pixelColor(x, y) for x in range(24) for y in range(24) if image.pixelColor(x, y).alpha() == 255
    ]
    assert inked
    assert all(
        abs(colour.red() - sage.red()) < 3 and abs(colour.blue() - sage.blue()) < 3 for colour in inked
    )


def test_a_label_that_is_shown_after_text_was_scaled_has_the_new_size(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    label = Text(theme, "ui", "words")
    label.setParent(window)
    theme.scale_text(200)
    label.show()
    assert label.font().pixelSize() == theme.font().pixelSize()
