# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Compares what a figure painted part by part with all of it painted at once, on the screen itself.

    QT_QPA_PLATFORM=offscreen QT_SCALE_FACTOR=1.25 python tests/ui/painted_parts.py

It leads each figure through a whole breath and through what may come between: a blocked loop, another size,
another theme, a pause. One JSON line: for each form the pixels of the device to one of the widget, and the
worst difference of any colour of any pixel, 0 to 255.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from holdspace.domain.breathing import Pattern, phase_at
from holdspace.services.content import load_patterns
from holdspace.services.resources import resources_folder
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.figures import FIGURES
from holdspace.ui.widgets.ring_figure import RingFigure

FRAME = 0.016


def on_screen(figure: RingFigure) -> QImage:
    """Return what was painted by what the figure asked for; `grab` would paint all of it anew."""
    QApplication.processEvents()
    return figure.screen().grabWindow(figure.winId()).toImage()


def difference(figure: RingFigure) -> int:
    """Return by how much the screen differs from all painted at once, 0 to 255 in the worst pixel."""
    seen = on_screen(figure).convertToFormat(QImage.Format.Format_RGB888)
    figure.update()
    painter = QPainter(seen)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    painter.drawImage(0, 0, on_screen(figure))
    painter.end()
    wide = 3 * seen.width()  # a row may end in bytes that are no pixels
    return max(max(bytes(seen.constScanLine(row))[:wide]) for row in range(seen.height()))


def through_a_breath(figure: RingFigure, theme: Theme, pattern: Pattern) -> list[int]:
    """Lead a figure through a breath and more, frame by frame, and return the differences met."""
    figure.show_pattern(pattern)
    met, frames = [], round((pattern.cycle_seconds + 1.0) / FRAME)
    for frame in range(frames):
        figure.show_moment(phase_at(pattern, frame * FRAME))
        QApplication.processEvents()
        if frame % 23 == 11:
            met.append(difference(figure))
    for number, change in enumerate(_changes(figure, theme)):
        for step in (0.0, FRAME, 2 * FRAME, 2.5, 2.5 + FRAME):  # between the last the loop is blocked
            figure.show_moment(phase_at(pattern, 0.9 * number + step))
            if step in (FRAME, 2.5 + FRAME):
                change()
            QApplication.processEvents()
        met.append(difference(figure))
    return met


def _changes(figure: RingFigure, theme: Theme) -> tuple[Callable[[], object], ...]:
    return (
        partial(figure.resize, 420, 371),
        partial(theme.choose, "dark"),
        partial(theme.choose, "light"),
        partial(theme.scale_text, 150),
        partial(theme.scale_text, 100),
        partial(figure.resize, 200, 200),
        partial(figure.update, 30, 30, 90, 90),  # as where another window lay above
        QApplication.processEvents,  # a pause: the same moment stays
    )


def worst(form: str, theme: Theme) -> tuple[float, int]:
    """Return the ratio of pixels, and the worst difference that a figure of a form met."""
    figure = FIGURES[form](theme)
    figure.resize(433, 401)
    figure.show()
    pattern = next(each.pattern for each in load_patterns() if each.pattern.id == "cyclic_sighing")
    met = through_a_breath(figure, theme, pattern)
    ratio = figure.devicePixelRatioF()
    figure.close()
    return ratio, max(met)


def main() -> int:
    """Print how each form does at the scale of the environment."""
    app = QApplication([])
    app.setStyle("Fusion")
    theme = Theme(app, resources_folder(), "light")
    sys.stdout.write(json.dumps({form: worst(form, theme) for form in FIGURES}) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
