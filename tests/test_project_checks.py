# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Each house rule finds the fault it is there for, and leaves the next thing to it alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import project_checks as checks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Check = Callable[[str], Iterator[str]]

SPDX = "# SPDX-FileCopyrightText: 2026 The HoldSpace founders\n# SPDX-License-Identifier: MIT\n"

FAULTS: list[tuple[Check, str]] = [
    (checks.head, '"""No licence."""\n'),
    (checks.head, SPDX + "import os\n"),
    (checks.length, "x\n" * 500),
    (checks.style_sheets, "self.button.setStyleSheet(sheet)"),
    (checks.colours, "BAR = '#1a2b3c'"),
    (checks.colours, "css = f'color: #1a2b3c; width: {x}'"),
    (checks.colours, "BAR = '#fff'"),
    (checks.colours, "c = QColor('red')"),
    (checks.colours, "c = QtGui.QColor(1, 2, 3)"),
    (checks.colours, "c = QColor.fromRgb(255)"),
    (checks.colours, "c = Qt.GlobalColor.red"),
    (checks.lambdas, "button.clicked.connect(lambda: self.go())"),
    (checks.prints, "def f():\n    print('x')"),
    (checks.sleeps, "qtbot.wait(100)"),
    (checks.sleeps, "self.qtbot.wait(100)"),
    (checks.sleeps, "time.sleep(1)"),
    (checks.sleeps, "from time import sleep\nsleep(1)"),
    (checks.sleeps, "QTest.qWait(5)"),
    (checks.clocks, "from time import process_time"),
    (checks.clocks, "began = time.monotonic()"),
    (checks.clocks, "since = QElapsedTimer()"),
    (checks.impatience, "process.communicate(timeout=20)"),
    (checks.impatience, "with qtbot.waitSignal(saved, timeout=3000): pass"),
    (checks.impatience, "assert begun.wait(20)"),
    (checks.impatience, "thread.join(10)"),
    (checks.health_checks, "@settings(suppress_health_check=[HealthCheck.too_slow])"),
    (checks.unfinished, "x = 1  # TO" + "DO later"),
    (checks.unfinished, "FIX" + "ME: x"),
    (checks.machine, "cd /ro" + "ot/project"),
    (checks.machine, "open('/ho" + "me/maria/x')"),
    (checks.machine, "see https://py" + "pi.org/simple"),
    (checks.words_in_code, "self.tr('Well done!')"),
    (checks.words_in_code, "QT_TRANSLATE_NOOP('Cards', 'Fine \U0001f600')"),
    (checks.words_in_content, "[[card]]\ntext = ['Well done!']"),
]

FINE: list[tuple[Check, str]] = [
    (checks.head, "#!/usr/bin/env python3\n" + SPDX + '"""Both."""\n'),
    (checks.length, "x\n" * 499),
    (checks.style_sheets, "theme.apply(app)"),
    (checks.colours, '"""Fixes #123456."""\nc = QColor(token.colour)\nd = Qt.GlobalColor.transparent'),
    (checks.lambdas, "button.clicked.connect(self._on_clicked)\nkey = sorted(x, key=lambda y: y)"),
    (checks.prints, "printer.print(document)"),
    (checks.sleeps, "qtbot.waitUntil(done)\nqtbot.waitSignal(saved)\nprocess.wait(5)"),
    (checks.clocks, "clock.seconds() == session.elapsed()"),
    (checks.impatience, "process.communicate(timeout=PATIENCE)\nbegun.wait(PATIENCE)\nstop.wait(0.05)"),
    (checks.impatience, "walk = Walk(qtbot)\nwalk.wait(33)"),
    (checks.health_checks, "@settings(suppress_health_check=KEEPS_FIXTURES)"),
    (checks.unfinished, "todo = mastodon"),
    (checks.machine, "cd ~/holdspace-root/root/x; ls /usr/lib; $ROOT/home/you/x"),
    (checks.words_in_code, "self.tr('Kept.')\nlog('!')"),
    (checks.words_in_content, "text = 'Kept.'"),
]


@pytest.mark.parametrize(("check", "text"), FAULTS)
def test_fault_is_found(check: Check, text: str) -> None:
    assert list(check(text))


@pytest.mark.parametrize(("check", "text"), FINE)
def test_neighbour_is_left_alone(check: Check, text: str) -> None:
    assert list(check(text)) == []


def test_broken_links_are_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "# First part\n[a](gone.md) [b](#first-part) [c](#none) [d](https://example.org) ![e](page.md)\n"
    )
    assert list(checks.broken_links(page)) == ["page.md: no gone.md", "page.md: no heading for #none"]


def test_mirrors_name_where_tests_may_stand() -> None:
    assert "domain/test_breathing.py" in checks.mirrors(Path("domain/breathing.py"))
    assert checks.mirrors(Path("ui/now/entry_box.py")) == [
        "ui/test_entry_box.py",
        "ui/test_now.py",
        "ui/now/test_entry_box.py",
    ]
    assert checks.mirrors(Path("app.py")) == ["test_app.py", "test_app.py"]


def test_pins_are_read() -> None:
    text = "a==1.0 ; sys_platform == 'win32' \\\n    --hash=sha256:0\nB-c==2\n"
    assert checks.pins(text) == {"a": "1.0", "b-c": "2"}
    assert checks.bare_pins(text) == ["B-c"]
