# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The recovery code as it is read."""

from __future__ import annotations

import itertools

from PySide6.QtGui import QAccessible, QFontMetricsF
from pytestqt.qtbot import QtBot

from holdspace.domain.recovery_code import ALPHABET, encode_code
from holdspace.ui.theme.theme import Theme
from holdspace.ui.vault.recovery_code_view import RecoveryCodeView, cell_width

CODE = encode_code(bytes(range(20)))


def view_of(qtbot: QtBot, theme: Theme, code: str) -> RecoveryCodeView:
    view = RecoveryCodeView(theme)
    qtbot.addWidget(view)
    view.setText(code)
    view.resize(432, view.sizeHint().height())
    return view


def test_tools_read_the_whole_code(qtbot: QtBot, theme: Theme) -> None:
    view = view_of(qtbot, theme, CODE)
    face = QAccessible.queryAccessibleInterface(view)
    assert face.text(QAccessible.Text.Name) == CODE
    assert face.role() == QAccessible.Role.StaticText


def test_three_rows_of_three_groups_are_painted_inside(qtbot: QtBot, theme: Theme) -> None:
    image = view_of(qtbot, theme, CODE).grab().toImage()
    empty = view_of(qtbot, theme, "").grab().toImage()
    inked_rows = [
        y
        for y in range(image.height())
        if any(image.pixel(x, y) != empty.pixel(x, y) for x in range(image.width()))
    ]
    bands = 1 + sum(after - before > 3 for before, after in itertools.pairwise(inked_rows))
    assert bands == 3
    inked = [
        x
        for x in range(image.width())
        if any(image.pixel(x, y) != empty.pixel(x, y) for y in range(image.height()))
    ]
    columns = 1 + sum(after - before > theme.px(24) for before, after in itertools.pairwise(inked))
    assert columns == 3
    assert inked[0] > theme.px(24)
    assert inked[-1] < image.width() - theme.px(24)


def test_it_grows_with_the_font(qtbot: QtBot, theme: Theme) -> None:
    view = view_of(qtbot, theme, CODE)
    before = view.sizeHint()
    theme.scale_text(200)
    assert view.sizeHint().height() > 1.8 * before.height()
    assert view.minimumSizeHint().width() <= 2 * 432


def test_every_character_is_as_wide_as_every_other(theme: Theme, qtbot: QtBot) -> None:
    metrics = QFontMetricsF(view_of(qtbot, theme, CODE)._font())
    assert len({metrics.horizontalAdvance(character) for character in ALPHABET}) == 1
    assert cell_width(metrics) > metrics.horizontalAdvance("0")
