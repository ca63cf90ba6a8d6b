# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A wish: what a start asks for, and what of it a running window is handed."""

from __future__ import annotations

import subprocess
import sys

from holdspace.cli.wish import WINDOW_WISHES, Wish


def test_nothing_asked_for_is_the_window() -> None:
    assert Wish() == Wish("show", "", None)


def test_a_window_is_handed_words_only() -> None:
    assert Wish("breathe", "box").as_words() == {"do": "breathe", "id": "box"}
    assert {wish.isascii() and wish.islower() for wish in WINDOW_WISHES} == {True}


def test_a_plain_start_loads_no_parser() -> None:
    program = "import sys, holdspace.cli.wish; print({'argparse', 'dataclasses'} & {*sys.modules})"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
