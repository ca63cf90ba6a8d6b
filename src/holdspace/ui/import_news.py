# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Imported before the first paint: keep it light. What became of an import that a lock came upon."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from holdspace.services.vault import LOCKED, UNLOCKED

if TYPE_CHECKING:
    from holdspace.ui.house import House
    from holdspace.ui.main_window import MainWindow

# The names of services/importing.py and services/merging.py, which are not imported before they are needed.
IMPORTS = ("import", "bringing in of a backup")
DROPPED, CAME_IN, UNKNOWN = "dropped", "came in", "unknown"


class ImportNews(QObject):
    """Remembers how an import ended that a lock came upon, also for the next process, and tells it once."""

    def __init__(self, house: House, window: MainWindow) -> None:
        super().__init__(window)
        self._vault = house.vault
        self._window = window
        self._ended = ""
        house.vault.state_changed.connect(self._on_state_changed)

    def snapshot(self) -> dict[str, Any]:
        """Return what the next process is to tell; no words."""
        return {"import": self._ended} if self._ended else {}

    def resume(self, state: dict[str, Any]) -> None:
        """Take what the process before could not tell any more."""
        self._ended = str(state.get("import", ""))

    def _on_state_changed(self, state: str) -> None:
        work = self._vault.work_under_way
        if state == UNLOCKED:
            QTimer.singleShot(0, self, self._tell)  # after what else an unlock has to say
        elif state == LOCKED and work is not None and work.objectName() in IMPORTS:
            self._ended = UNKNOWN if work.is_running else CAME_IN if work.came_through else DROPPED

    def _tell(self) -> None:
        if self._vault.state != UNLOCKED:
            return
        ended, self._ended = self._ended, ""
        if ended == DROPPED:
            self._window.warn(
                self.tr(
                    "Nothing came in: the journal was locked while entries were brought in. It is as it was."
                )
            )
        elif ended == CAME_IN:
            self._window.tell(self.tr("All entries had come in before the journal was locked."))
        elif ended == UNKNOWN:
            self._window.warn(
                self.tr(
                    "The journal was locked while entries were brought in. Have a look: either all of them"
                    " are in it, or none."
                )
            )
