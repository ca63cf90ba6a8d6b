# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Putting a backup in place: which one, what opens it, what it holds; and only then is anything touched."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent

from holdspace.domain.timing import Clock
from holdspace.services.backups import KeptBackup, describe
from holdspace.services.long_work import LongWork
from holdspace.services.safety import Safety
from holdspace.services.vault import VaultService
from holdspace.ui.safety.restore_steps import ChooseStep, PreviewStep
from holdspace.ui.safety.words import backup_words
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.either_field import MakeCodeField
from holdspace.ui.widgets.messages import say
from holdspace.ui.widgets.open_step import OpenStep
from holdspace.ui.widgets.stepped_page import Step, SteppedPage


class RestorePage(SteppedPage):
    """Three steps; it works with the journal open, closed, damaged or not made yet."""

    works_closed = True

    def __init__(
        self,
        theme: Theme,
        vault: VaultService,
        safety: Safety,
        clock: Clock,
        make_code_field: MakeCodeField,
    ) -> None:
        super().__init__(theme, vault, self.tr("Restore a backup"), "restore")
        self._service = safety.restoring
        self._backups = safety.backups
        self._clock = clock
        self._path: Path | None = None
        self._found: Path | None = None  # what is offered in the place of a damaged one
        self._choose = ChooseStep(theme, clock)
        self._open = OpenStep(theme, make_code_field, "restore", self.tr("See what it holds"))
        self._preview = PreviewStep(theme, clock)
        self._other = Button(theme, "", "link", identifier="restore.other")
        self.fill((self._choose, self._open, self._preview))
        self._foot.addWidget(self._other, 0, Qt.AlignmentFlag.AlignLeft)
        self._connect()

    def choose(self, path: Path) -> None:
        """Take up a backup: ask for what opens it."""
        self._path = path
        kept = describe(path)
        words = backup_words(kept, self._clock.now(), self.locale()) if kept else path.name
        self._open.ask_for(words, self._what_opens())
        self.show_step(self._open)

    def show_step(self, step: Step) -> None:
        """Show a step, and offer no other backup than its own."""
        self._other.hide()
        super().show_step(step)

    def start_over(self) -> None:
        """Forget the backup, what was typed, and its key."""
        self._service.forget()
        self._path = None
        super().start_over()

    def showEvent(self, event: QShowEvent) -> None:
        """Read the list anew."""
        self._choose.say_place(has_database=self._has_database())
        self._backups.list_again()
        super().showEvent(event)

    def _connect(self) -> None:
        self._choose.chosen.connect(self.choose)
        self._open.passphrase_entered.connect(self._on_passphrase_entered)
        self._open.code_entered.connect(self._on_code_entered)
        self._preview.wanted.connect(self._on_restore_wanted)
        self._other.clicked.connect(self._on_other_clicked)
        self._backups.listed.connect(self._on_listed)
        service = self._service
        service.previewed.connect(self._on_previewed)
        service.restored.connect(self._on_restored)
        service.refused.connect(self._on_refused)
        service.restore_failed.connect(self._on_failed)
        service.stopped.connect(self._on_stopped)

    def _has_database(self) -> bool:
        places = self._vault.places
        return places.database.exists() or places.incoming_mark.exists()

    def _has_keys(self) -> bool:
        places = self._vault.places
        return any(path.exists() for path in (places.key_file, places.key_file_backup, places.incoming_mark))

    def _what_opens(self) -> str:
        if self._has_keys():
            return self.tr("The passphrase of today opens it, or the one of the day it was made.")
        return self.tr("Here only the passphrase of the day it was made opens it, or the recovery code.")

    def _on_listed(self, backups: Sequence[KeptBackup]) -> None:
        focus = self.window().focusWidget()
        has_focus = focus is None or self._choose.isAncestorOf(focus)
        self._choose.show_backups(backups)
        if self._step is self._choose:
            self.setFocusProxy(self._choose.first_control())
            if has_focus and self.isVisible():
                self._focus_step()

    def _on_passphrase_entered(self, passphrase: str) -> None:
        path = self._path
        if path is not None:
            self.begin(lambda: self._service.open_with_passphrase(path, passphrase))

    def _on_code_entered(self, code: str) -> None:
        path = self._path
        if path is not None:
            self.begin(lambda: self._service.open_with_code(path, code))

    def _on_restore_wanted(self) -> None:
        self.begin(self._service.restore)

    def _on_work_began(self, work: LongWork) -> None:
        self._other.hide()
        super()._on_work_began(work)

    def _on_previewed(self, seen: Any) -> None:
        self._open.forget()
        places = self._vault.places
        self._preview.show_preview(seen, has_vault=places.has_vault(), has_database=self._has_database())
        self.show_step(self._preview)

    def _on_refused(self, error: Exception, other: Path | None) -> None:
        self.say_wrong(say(error))
        self._open.take_up(error)
        self._found = other
        kept = describe(other) if other is not None else None
        self._other.setVisible(kept is not None)
        if kept is not None:
            words = backup_words(kept, self._clock.now(), self.locale())
            self._other.setText(self.tr("Take this one: {words}").format(words=words))

    def _on_other_clicked(self) -> None:
        if self._found is not None:
            self.choose(self._found)

    def _on_restored(self) -> None:
        # Read only where words in the box cannot be sealed yet; otherwise a new process begins now.
        self.start_over()
        self.say(
            self.tr(
                "The backup is in place. Open it with its recovery code: your words on Now are kept then."
            )
        )

    def _on_failed(self, error: Exception) -> None:
        self.start_over()
        self.say_wrong(say(error))

    def _on_stopped(self) -> None:
        self.say(self.tr("Stopped. Nothing was changed."))
