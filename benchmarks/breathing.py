# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What a breath costs: share of a core at 60 frames a second, frame times, phase error after a blocked loop.

    python benchmarks/breathing.py [SECONDS]

It shows the page Breathe in a real window of 1366 x 768, on the display where there is one (`xvfb-run -a`
gives one) and offscreen otherwise. A line for each figure and pattern, then one JSON document. The goals:
p99 frame at most 20 ms, at most 10 % of a core, phase error at most 20 ms after any stall.

The goal of a core was written on a machine where one bare circle of 400 px at 60 frames a second cost 3.6 %
of it (measured together with the goals: Debian 12, two virtual cores, Python 3.11, PySide6 6.11.3). Shares of
different machines, or of different hours on a busy one, cannot be compared. So the same circle is measured
here before and after the figures: each figure is told as so many circles, and judged by what that is of a
core at the speed the goal was written on, its share x 3.6 / the circle's.
"""

from __future__ import annotations

import json
import math
import os
import sys
import time
from dataclasses import asdict, dataclass, replace
from itertools import pairwise

if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from phase import SIZE, Painted, place, shown_page
from PySide6.QtCore import QEventLoop, QObject, QPointF, Qt, QTimer, QTimerEvent
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from holdspace.domain.breathing import phase_at
from holdspace.services.breathing import BreathingSession
from holdspace.services.clock import SystemClock
from holdspace.services.resources import resources_folder
from holdspace.ui.breathe.page import BreathePage
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.running_frame import FRAME_MS

BLOCKED_SECONDS = 2.0
RUNS = (
    ("breath", "cyclic_sighing"),
    ("breath", "box"),
    ("breath", "resonance_5"),
    ("tide", "cyclic_sighing"),
    ("tide", "resonance_5"),
    ("doorway", "cyclic_sighing"),
    ("doorway", "resonance_5"),
)
CIRCLE_THEN = 3.6
"""Percent of a core that one bare circle cost where the goals were written."""
GOALS = {"cpu_percent_then": 10.0, "frame_p99_ms": 20.0, "phase_error_ms": 20.0}


@dataclass
class Measured:
    """What one figure cost with one pattern."""

    figure: str
    pattern: str
    frames_per_second: float
    cpu_percent: float
    frame_median_ms: float
    frame_p99_ms: float
    paint_median_ms: float
    paint_p99_ms: float
    phase_error_ms: float
    circles: float = 0.0
    cpu_percent_then: float = 0.0

    def in_circles(self, circle: float) -> Measured:
        """Return it with its share as a ratio to a circle's, and of a core where the goals were written."""
        ratio = self.cpu_percent / circle
        return replace(self, circles=round(ratio, 2), cpu_percent_then=round(CIRCLE_THEN * ratio, 1))


class Circle(QWidget):
    """One circle that grows and shrinks, painted as plainly as can be."""

    def timerEvent(self, event: QTimerEvent) -> None:
        """Ask for the next frame."""
        middle = self.rect().center()
        self.update(middle.x() - 202, middle.y() - 202, 404, 404)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the circle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self.palette().highlight())
        side = 195 + 5 * math.sin(time.perf_counter())
        painter.drawEllipse(QPointF(self.rect().center()), side, side)


class Blocker(QObject):
    """Blocks the event loop, as a busy window would, and notes when it was free again."""

    free_at = math.inf

    def block(self) -> None:
        """Block it for BLOCKED_SECONDS."""
        time.sleep(BLOCKED_SECONDS)
        self.free_at = time.perf_counter()


def wait(seconds: float) -> None:
    """Let the event loop run for some seconds."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def cpu_share(seconds: float) -> float:
    """Let the event loop run for some seconds and return the median of what 2 s took, in percent of a core.

    The median, since whatever else runs on the machine makes single stretches dearer.
    """
    shares = []
    for _ in range(max(1, round(seconds / 2))):
        cpu, wall = time.process_time(), time.perf_counter()
        wait(2.0)
        shares.append(100 * (time.process_time() - cpu) / (time.perf_counter() - wall))
    return quantile(shares, 0.5)


def circle_share(seconds: float) -> float:
    """Return what one plain circle of 400 px costs in this run, in percent of a core: the yardstick."""
    circle = Circle()
    circle.resize(*SIZE)
    circle.show()
    circle.startTimer(16, Qt.TimerType.PreciseTimer)
    wait(0.5)
    share = cpu_share(seconds)
    circle.close()
    return share


def quantile(values: list[float], share: float) -> float:
    """Return the value below which a share of the values lies."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def phase_error(page: BreathePage, session: BreathingSession, painted: Painted) -> float:
    """Return by how many seconds the picture is away from the breath, one frame after a blocked loop is free.

    The very first may have been asked for before the loop was blocked; it shows what stood there meanwhile.
    """
    blocker = Blocker()
    painted.frames.clear()
    QTimer.singleShot(0, blocker.block)
    while not (painted.frames and painted.frames[-1].at > blocker.free_at + FRAME_MS / 1000):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    pattern, figure = session.pattern, page._running.figure
    assert pattern is not None
    assert figure.moment is not None
    return abs(place(pattern, phase_at(pattern, session.elapsed())) - place(pattern, figure.moment))


def measure(
    page: BreathePage, session: BreathingSession, painted: Painted, figure: str, name: str, seconds: float
) -> Measured:
    """Breathe a pattern with a figure for some seconds and return what it cost."""
    page._settings.figure = figure
    page.start(name, 10)
    wait(1.0)
    painted.frames.clear()
    begun = time.perf_counter()
    cpu = cpu_share(seconds)
    wall = time.perf_counter() - begun
    frames = list(painted.frames)
    gaps = [after.at - before.at for before, after in pairwise(frames)]
    lengths = [frame.took for frame in frames]
    error = max(phase_error(page, session, painted) for _ in range(3))
    session.stop()
    return Measured(
        figure=figure,
        pattern=name,
        frames_per_second=round(len(lengths) / wall, 1),
        cpu_percent=round(cpu, 1),
        frame_median_ms=round(1000 * quantile(gaps, 0.5), 1),
        frame_p99_ms=round(1000 * quantile(gaps, 0.99), 1),
        paint_median_ms=round(1000 * quantile(lengths, 0.5), 2),
        paint_p99_ms=round(1000 * quantile(lengths, 0.99), 2),
        phase_error_ms=round(1000 * error, 1),
    )


def main(argv: list[str]) -> int:
    """Measure each figure with a pattern of its own, and the first with three, and print what they cost."""
    seconds = float(argv[1]) if len(argv) > 1 else 12.0
    app = QApplication(argv[:1])
    app.setStyle("Fusion")
    app.setQuitOnLastWindowClosed(False)  # the circle's window closes before the page is shown
    theme = Theme(app, resources_folder(), "light")
    painted = Painted(time.perf_counter)
    session = BreathingSession(SystemClock())
    before = circle_share(seconds)
    with shown_page(theme, session) as page:
        wait(0.5)
        results = [measure(page, session, painted, figure, name, seconds) for figure, name in RUNS]
    circles = (before, circle_share(seconds))
    circle = sum(circles) / 2
    results = [each.in_circles(circle) for each in results]
    for each in results:
        print(
            f"{each.figure}, {each.pattern}: "
            f"{each.frames_per_second} frames/s, {each.cpu_percent} % of a core, "
            f"{each.circles} x the circle, {each.cpu_percent_then} % of a core at the goal's speed, "
            f"frame p99 {each.frame_p99_ms} ms, phase error {each.phase_error_ms} ms after a stall of 2 s"
        )
    print("a bare circle of 400 px in this run: {:.1f} and {:.1f} % of a core".format(*circles))
    missed = [
        f"{each.figure} {each.pattern} {key}"
        for each in results
        for key, most in GOALS.items()
        if asdict(each)[key] > most
    ]
    document = {
        "platform": app.platformName(),
        "size": SIZE,
        "seconds": seconds,
        "goals": GOALS,
        "circle_cpu_percent": [round(each, 1) for each in circles],
        "circle_cpu_percent_then": CIRCLE_THEN,
        "results": [asdict(each) for each in results],
        "missed": missed,
    }
    print(json.dumps(document, indent=1))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
