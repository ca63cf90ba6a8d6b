# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Poses for pictures of practising to listen; take.py takes them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Pose = Callable[[Any, Any], Any]
_LINE = "plastic_ruler"
_REPLY = "You cut hair for nineteen years. But don’t worry, have you asked for a second opinion?"


def _practice(window: Any) -> Any:
    """Show the page with one line, always the same."""
    window.show_aside("practice")
    page = window.page("practice")
    page._passed = [line.id for line in page._practice._lines if line.id != _LINE]
    page._say_line()
    return page


def _line(_running: Any, window: Any) -> None:
    _practice(window)


def _looked(_running: Any, window: Any) -> None:
    page = _practice(window)
    page._reply.box.show_text(_REPLY)
    page._on_look_wanted()


def _samples(_running: Any, window: Any) -> None:
    _looked(_running, window)
    window.page("practice")._samples.next.click()


POSES: dict[str, Pose] = {"practice": _line, "practice-looked": _looked, "practice-samples": _samples}
IN_EVERY_SIZE = tuple(POSES)
