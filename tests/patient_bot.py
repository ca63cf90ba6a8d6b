# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A bot that waits longer than its maker meant to: the machines that run this are shared."""

from __future__ import annotations

from typing import Any

from pytestqt.qtbot import QtBot

from patience import PATIENCE_MS


class PatientBot(QtBot):
    """pytest-qt's bot with our patience; its own five seconds were too short now and then."""

    def waitSignal(self, *args: Any, **kwargs: Any) -> Any:
        """Wait for one signal."""
        return super().waitSignal(*args, **({"timeout": PATIENCE_MS} | kwargs))

    def waitSignals(self, *args: Any, **kwargs: Any) -> Any:
        """Wait for several signals."""
        return super().waitSignals(*args, **({"timeout": PATIENCE_MS} | kwargs))

    def waitUntil(self, *args: Any, **kwargs: Any) -> Any:
        """Wait until a condition holds."""
        return super().waitUntil(*args, **({"timeout": PATIENCE_MS} | kwargs))

    def waitCallback(self, *args: Any, **kwargs: Any) -> Any:
        """Wait until a function is called."""
        return super().waitCallback(*args, **({"timeout": PATIENCE_MS} | kwargs))

    def waitExposed(self, *args: Any, **kwargs: Any) -> Any:
        """Wait until a window is shown."""
        return super().waitExposed(*args, **({"timeout": PATIENCE_MS} | kwargs))

    def waitActive(self, *args: Any, **kwargs: Any) -> Any:
        """Wait until a window has the keyboard."""
        return super().waitActive(*args, **({"timeout": PATIENCE_MS} | kwargs))
