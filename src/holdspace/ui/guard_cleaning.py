# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""After words were replaced for good: the journal is written anew on the helper, so that no page holds them.

Not before the first paint.
"""

from __future__ import annotations

from PySide6.QtCore import QLocale, QObject, Signal

from holdspace.services.errors import VaultBusy
from holdspace.services.vault import UNLOCKED
from holdspace.ui.house import House


class Cleaning(QObject):
    """Begins it as soon as no other work is under way; what a lock or a crash ended begins again once open.

    *Signals*: `done(str)` with a sentence on what still holds the words; `failed(Exception)`.
    """

    done = Signal(str)
    failed = Signal(object)

    def __init__(self, house: House, parent: QObject) -> None:
        super().__init__(parent)
        self._house = house
        house.vault.inbox_emptied.connect(self._on_open)

    def expect(self) -> None:
        """Note on the disk that traces may be left from now on."""
        self._house.settings.erasing_unfinished = True

    def begin(self) -> None:
        """Write the journal anew, now or once the work that is under way is over."""
        vault = self._house.vault
        if vault.state != UNLOCKED or not self._house.settings.erasing_unfinished:
            return
        try:
            work = self._house.safety().erasing.clean_up()
        except VaultBusy:
            if vault.work_under_way is not None:
                vault.work_under_way.over.connect(self.begin)
            return
        work.done.connect(self._on_done)
        work.failed.connect(self.failed)

    def _on_open(self) -> None:
        if self._house.settings.erasing_unfinished:
            self.begin()

    def _on_done(self) -> None:
        from holdspace.ui.widgets.erasing_words import holding_words

        held = self._house.safety().erasing.still_hold()
        words = self.tr("Replaced, in what was kept before too.")
        self.done.emit(f"{words} {holding_words(held, QLocale())}" if held.backups else words)
