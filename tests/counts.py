# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Saying what a search or a fault test counted, past pytest's capture, so that a run leaves its figures."""

from __future__ import annotations

import pytest


def tell(capsys: pytest.CaptureFixture[str], line: str) -> None:
    """Print one line of figures."""
    with capsys.disabled():
        print(f"\n  {line}")  # noqa: T201 - for whoever runs the tests
