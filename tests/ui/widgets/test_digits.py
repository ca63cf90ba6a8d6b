# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Digits of equal width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont

from holdspace.ui.widgets.digits import Digits, tabular

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

TAG = QFont.Tag("tnum")


def test_digits_ask_for_equal_widths(theme: Theme) -> None:
    font = theme.font(1.0)
    assert not font.isFeatureSet(TAG)
    assert tabular(font).featureValue(TAG) == 1


def test_a_label_keeps_them_when_the_theme_changes(theme: Theme, qtbot: QtBot) -> None:
    label = Digits(theme, "label", "2:24 left")
    qtbot.addWidget(label)
    theme.scale_text(150)
    assert label.font().featureValue(TAG) == 1
    assert label.font().pixelSize() == round(14 * 1.5 * 0.93)
