# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""One page that leaves. What is printed with it is tried where it is printed: code panel and visor sheet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QPagedPaintDevice, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QWidget

from holdspace.ui.widgets.sheet_out import Orientation, SheetOut, is_letter_usual, paint_on

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def in_country(qtbot: QtBot) -> Iterator[None]:
    before = QLocale()
    yield
    QLocale.setDefault(before)


def dot(device: QPagedPaintDevice) -> bool:
    painter = QPainter(device)
    painter.drawPoint(10, 10)
    return painter.end()


@pytest.mark.parametrize(("country", "portrait"), [("en_US", (612, 792)), ("de_DE", (595, 842))])
@pytest.mark.parametrize("orientation", [Orientation.Portrait, Orientation.Landscape])
def test_a_pdf_has_the_paper_that_is_usual_here_turned_as_is_wanted(
    qtbot: QtBot,
    tmp_path: Path,
    in_country: None,
    country: str,
    portrait: tuple[int, int],
    orientation: Orientation,
) -> None:
    QLocale.setDefault(QLocale(country))
    window = QWidget()
    qtbot.addWidget(window)
    out = SheetOut(window, dot, lambda: True, orientation)
    with qtbot.waitSignal(out.saved):
        out.save(tmp_path / "a.pdf")
    box = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", (tmp_path / "a.pdf").read_bytes())[0]
    size = tuple(round(float(each)) for each in box)
    assert size == (portrait if orientation == Orientation.Portrait else portrait[::-1])
    assert is_letter_usual() == (country == "en_US")


def test_a_dialog_that_is_left_prints_nothing(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    painted: list[QPagedPaintDevice] = []
    out = SheetOut(window, lambda device: bool(painted.append(device)), lambda: True, Orientation.Landscape)
    out.ask_printer()
    dialog = window.findChild(QPrintDialog)
    assert dialog.printer().pageLayout().orientation() == Orientation.Landscape
    assert (dialog.minPage(), dialog.maxPage()) == (1, 1)
    dialog.reject()
    assert painted == []
    qtbot.waitUntil(lambda: window.findChild(QPrintDialog) is None)


def test_a_device_that_was_painted_on_is_left_also_where_that_fails(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    writer = QPdfWriter(str(tmp_path / "a.pdf"))

    def fail(_painter: QPainter) -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        paint_on(writer, fail)
    assert not writer.paintingActive()
    assert paint_on(writer, lambda painter: painter.drawPoint(10, 10))
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
