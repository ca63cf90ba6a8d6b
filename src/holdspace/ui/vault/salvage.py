# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Saving what can be read of a damaged journal, and putting what was saved in the journal's place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent

from holdspace.domain.passphrases import BadPassphrase
from holdspace.domain.recovery_code import BadRecoveryCode
from holdspace.services.errors import (
    ChangedSince,
    StorageError,
    VaultDamaged,
    WrongPassphrase,
    WrongRecoveryCode,
)
from holdspace.services.home import documents_folder
from holdspace.services.salvage import SalvageService, free_folder
from holdspace.services.vault import VaultService
from holdspace.ui.theme.theme import Theme
from holdspace.ui.vault.salvage_panel import SalvagePanel, SavedPanel
from holdspace.ui.widgets.aside_page import AsidePage, Panel
from holdspace.ui.widgets.choose_file import FileChooser
from holdspace.ui.widgets.messages import say

if TYPE_CHECKING:
    from holdspace.services.salvage import Salvaged

_COLUMN = 520
_TYPED_WRONG = (WrongPassphrase, WrongRecoveryCode, BadPassphrase, BadRecoveryCode)


class SalvagePage(AsidePage):
    """Saves what can be read into a folder, with the journal open or closed.

    `first` are panels that come before. `show_folder` opens a folder in the system's file manager.
    *Signals*: `closed()`; `placed()` once a saved journal is in the journal's place; `restore_wanted()`.
    """

    placed = Signal()
    restore_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        vault: VaultService,
        salvage: SalvageService,
        show_folder: Callable[[Path], None],
        *,
        first: Sequence[Panel] = (),
    ) -> None:
        super().__init__(theme, column=_COLUMN)
        self._vault = vault
        self._salvage = salvage
        self._show_folder = show_folder
        self._work: Any = None  # a LongWork or a ClosedWork
        self._folder = Path()
        self._ask = SalvagePanel(theme)
        self._saved = SavedPanel(theme)
        self._choice = FileChooser(self)
        self.fill((*first, self._ask, self._saved))
        self._connect()

    def show_salvage(self) -> None:
        """Ask where to, and for the passphrase."""
        if self._work is None:
            self._take_folder(free_folder(documents_folder(self._salvage.home)))
            self.show_panel(self._ask)

    def show_saved_elsewhere(self, entries: int, folder: Path) -> None:
        """Say that what is open was saved in `folder`, and how to go on."""
        self._folder = folder
        self._salvage.note_saved_elsewhere(folder)
        self._saved.show_saved(entries, folder)
        self.show_panel(self._saved)

    def forget(self) -> None:
        """Drop what was typed; what is being saved goes on, and its end is still told here."""
        if self._work is None:
            self._ask.forget()

    def showEvent(self, event: QShowEvent) -> None:
        """Have a folder to offer."""
        if self._folder == Path():
            self._take_folder(free_folder(documents_folder(self._salvage.home)))
        super().showEvent(event)

    def _connect(self) -> None:
        self._ask.folder_wanted.connect(self._on_folder_wanted)
        self._ask.entered.connect(self._on_entered)
        self._choice.chosen.connect(self._on_folder_chosen)
        self._saved.folder_wanted.connect(self._on_saved_folder_wanted)
        self._saved.put_in_place_wanted.connect(self._on_put_wanted)
        self._saved.restore_wanted.connect(self.restore_wanted)
        for panel in (self._ask, self._saved):
            panel.stop_wanted.connect(self._on_stop_wanted)
        self._vault.lock_asked.connect(self._on_lock_asked)

    def _take_folder(self, folder: Path) -> None:
        self._ask.offer_aside(self._salvage.kept_aside())
        self._folder = folder
        self._ask.show_folder(folder)

    def _on_folder_wanted(self) -> None:
        self._choice.choose_folder(self.tr("Where to save it"), self._folder.parent)

    def _on_folder_chosen(self, inside: Path) -> None:
        self._take_folder(free_folder(inside))

    def _on_saved_folder_wanted(self) -> None:
        self._show_folder(self._folder)

    def _on_entered(self, secret: str, by_code: bool) -> None:
        source, service = self._ask.source, self._salvage
        self._begin(
            self._ask,
            lambda: (
                service.salvage(self._folder, secret, by_code=by_code)
                if source is None
                else service.salvage_aside(source, self._folder, secret, by_code=by_code)
            ),
        )
        if self._work is not None:
            self._ask.forget()
            self._ask.set_busy(True)
            self.show_panel(self._ask)
            self._work.done.connect(self._on_salvaged)
            self._work.failed.connect(self._on_salvage_failed)
            self._work.cancelled.connect(self._on_salvage_cancelled)

    def _on_put_wanted(self) -> None:
        self._begin(self._saved, lambda: self._salvage.put_in_place(self._folder))
        if self._work is not None:
            self._saved.set_busy(True)
            self.show_panel(self._saved)
            self._work.done.connect(self._on_placed)
            self._work.failed.connect(self._on_put_failed)
            self._work.cancelled.connect(self._on_put_cancelled)

    def _begin(self, panel: SalvagePanel | SavedPanel, start: Callable[[], Any]) -> None:
        try:
            self._work = start()
        except StorageError as error:
            panel.refuse(say(error))
            return
        self._work.progressed.connect(panel.show_share)

    def _on_stop_wanted(self) -> None:
        if self._work is not None:
            self._work.cancel()

    def _on_salvaged(self, done: Salvaged) -> None:
        self._work = None
        self._ask.forget()
        self._saved.show_salvaged(done, self._folder, self._salvage.backups())
        self.show_panel(self._saved)

    def _on_salvage_failed(self, error: Exception) -> None:
        self._work = None
        self._ask.forget()
        if isinstance(error, _TYPED_WRONG):
            self._ask.take_up(error)
        else:
            self._ask.refuse(self._why_not(error))
        self.show_panel(self._ask)

    def _on_salvage_cancelled(self) -> None:
        self._work = None
        self._ask.forget()
        self._ask.refuse(self.tr("Stopped. Nothing was saved, and the damaged journal is as it was."))
        self.show_panel(self._ask)

    def _why_not(self, error: Exception) -> str:
        if isinstance(error, VaultDamaged):
            return self.tr("No part of it can be read any more. It was left as it is. Restore a backup.")
        return say(error)

    def _on_placed(self) -> None:
        self._work = None
        self.placed.emit()

    def _on_put_failed(self, error: Exception) -> None:
        self._work = None
        if isinstance(error, ChangedSince):
            self._saved.set_busy(False)
            self._take_folder(free_folder(self._folder.parent))
            self._ask.refuse(say(error))
            self.show_panel(self._ask)
            return
        self._saved.refuse(say(error))
        self.show_panel(self._saved)

    def _on_put_cancelled(self) -> None:
        self._work = None
        self._saved.refuse(self.tr("Stopped. What lies in the journal’s place is as it was."))
        self.show_panel(self._saved)

    def _on_lock_asked(self) -> None:
        self._ask.forget()
