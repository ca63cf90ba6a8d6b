# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A bot that waits longer than its maker meant to: the machines that run this are shared."""

from __future__ import annotations

from typing import Any

from pytestqt.qtbot import QtBot

PATIENCE_MS = 30_000
"""How long a signal or a condition may take; five seconds were too short now and then, on two busy cores."""


class PatientBot(QtBot):
    """pytest-qt's bot; where a test says no time of its own, it waits half a minute before it gives up."""

    def waitSignal(self, *args: Any, **kwargs: Any) -> Any:
        """Wait for one signal."""
        return super().waitSignal(*args, **({"timeout": PATIENCE_MS} | kwargs))

    def waitSignals(self, *args: Any, **kwargs: Any) -> Any:
        """Wait for several signals."""
        return super().waitSignals(*args, **({"timeout": PATIENCE_MS} | kwargs))

    def waitUntil(self, *args: Any, **kwargs: Any) -> Any:
        """Wait until a condition holds."""
        return super().waitUntil(*args, **({"timeout": PATIENCE_MS} | kwargs))
