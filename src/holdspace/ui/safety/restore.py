# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Putting a backup in place: which one, what opens it, what it holds; and only then is anything touched."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from holdspace.domain.timing import Clock
from holdspace.services.backups import KeptBackup, describe
from holdspace.services.errors import VaultBusy
from holdspace.services.long_work import LongWork
from holdspace.services.safety import Safety
from holdspace.services.vault import VaultService
from holdspace.ui.safety.restore_steps import ChooseStep, MakeCodeField, OpenStep, PreviewStep
from holdspace.ui.safety.words import backup_words, work_words
from holdspace.ui.safety.work_view import WorkView
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.messages import say
from holdspace.ui.widgets.scrolled import fill_scrolled
from holdspace.ui.widgets.spaced_column import SpacedColumn

_WIDEST = 640
_SIDE, _TOP, _FOOT = 48, 40, 24


class RestorePage(QWidget):
    """Three steps on one page; Esc stops what is under way, goes a step back, or leaves.

    It works with the journal open, closed, damaged or not made yet. *Signals*: `closed()`.
    """

    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        vault: VaultService,
        safety: Safety,
        clock: Clock,
        make_code_field: MakeCodeField,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._vault = vault
        self._service = safety.restoring
        self._backups = safety.backups
        self._clock = clock
        self._path: Path | None = None
        self._found: Path | None = None  # what is offered in the place of a damaged one
        self._choose = ChooseStep(theme, clock)
        self._open = OpenStep(theme, make_code_field)
        self._preview = PreviewStep(theme, clock)
        self._build()
        self._connect()
        self._show_step(self._choose)

    def choose(self, path: Path) -> None:
        """Take up a backup: ask for what opens it."""
        self._path = path
        kept = describe(path)
        words = backup_words(kept, self._clock.now(), self.locale()) if kept else path.name
        self._open.ask_for(words, has_keys=self._has_keys())
        self._show_step(self._open)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the list anew."""
        super().showEvent(event)
        self._choose.say_place(has_database=self._has_database())
        self._backups.list_again()
        self._focus_step()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep nothing that was typed, and no key, on a page nobody sees."""
        super().hideEvent(event)
        if not event.spontaneous() and not self._bar.is_running:
            self._start_over()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column inside the page."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Stop, go a step back, or leave on Esc."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._bar.is_running:
            self._bar.ask_to_stop()
        else:
            self._on_back()

    def _build(self) -> None:
        theme = self._theme
        inner = QWidget()
        self._area = fill_scrolled(self, inner)
        row = QHBoxLayout(inner)
        row.setContentsMargins(theme.px(_SIDE), theme.px(_TOP), theme.px(_SIDE), theme.px(_FOOT))
        self._column = QWidget()
        row.addWidget(self._column)
        row.addStretch(1)
        column = SpacedColumn(theme, self._column)
        self._back = Button(theme, self.tr("Back"), "quiet", icon="chevron-left", identifier="restore.back")
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        column.add_gap(16)
        for step in (self._choose, self._open, self._preview):
            column.addWidget(step)
        column.add_gap(12)
        self._bar = WorkView(theme, "restore")
        column.addWidget(self._bar)
        self._bar.keep_room(False)
        self._other = Button(theme, "", "link", identifier="restore.other")
        self._other.hide()
        column.addWidget(self._other, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def _connect(self) -> None:
        self._back.clicked.connect(self._on_back)
        self._choose.chosen.connect(self.choose)
        self._open.passphrase_entered.connect(self._on_passphrase_entered)
        self._open.code_entered.connect(self._on_code_entered)
        self._preview.wanted.connect(self._on_restore_wanted)
        self._other.clicked.connect(self._on_other_clicked)
        self._bar.ended.connect(self._on_work_ended)
        self._backups.listed.connect(self._on_listed)
        service = self._service
        service.previewed.connect(self._on_previewed)
        service.restored.connect(self._on_restored)
        service.refused.connect(self._on_refused)
        service.restore_failed.connect(self._on_failed)
        service.stopped.connect(self._on_stopped)
        self._vault.lock_asked.connect(self._on_lock_asked)
        self._vault.work_began.connect(self._on_work_began)
        self._theme.changed.connect(self._fit)

    def _has_database(self) -> bool:
        places = self._vault.places
        return places.database.exists() or places.incoming_mark.exists()

    def _has_keys(self) -> bool:
        places = self._vault.places
        return any(path.exists() for path in (places.key_file, places.key_file_backup, places.incoming_mark))

    def _show_step(self, step: ChooseStep | OpenStep | PreviewStep) -> None:
        self._bar.clear()
        self._other.hide()
        for each in (self._choose, self._open, self._preview):
            each.setVisible(each is step)
        self._step = step
        # On what it holds, the way back: a second Enter puts nothing in place.
        self.setFocusProxy(self._back if isinstance(step, PreviewStep) else step.first_control())
        self._area.verticalScrollBar().setValue(0)
        if self.isVisible():
            self._focus_step()

    def _focus_step(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _start_over(self) -> None:
        self._service.forget()
        self._open.forget()
        self._path = None
        self._show_step(self._choose)

    def _on_listed(self, backups: Sequence[KeptBackup]) -> None:
        focus = self.window().focusWidget()
        has_focus = focus is None or self._choose.isAncestorOf(focus)
        self._choose.show_backups(backups)
        if self._step is self._choose:
            self.setFocusProxy(self._choose.first_control())
            if has_focus and self.isVisible():
                self._focus_step()

    def _begin(self, begin: Callable[[], LongWork]) -> None:
        try:
            begin()
        except VaultBusy as error:
            self._bar.say_wrong(say(error))

    def _on_back(self) -> None:
        if self._bar.is_running:
            return
        if self._step is self._choose:
            self.closed.emit()
        else:
            self._start_over()

    def _on_passphrase_entered(self, passphrase: str) -> None:
        path = self._path
        if path is not None:
            self._begin(lambda: self._service.open_with_passphrase(path, passphrase))

    def _on_code_entered(self, code: str) -> None:
        path = self._path
        if path is not None:
            self._begin(lambda: self._service.open_with_code(path, code))

    def _on_restore_wanted(self) -> None:
        self._begin(self._service.restore)

    def _on_work_began(self, work: LongWork) -> None:
        self._other.hide()
        self._bar.follow(work, work_words(work.objectName()))
        for each in (self._open, self._preview):
            each.set_busy(True)
        self._back.setEnabled(False)

    def _on_work_ended(self) -> None:
        self._back.setEnabled(True)
        for each in (self._open, self._preview):
            each.set_busy(False)
        if self._step is self._preview and self.isVisible():
            self._focus_step()

    def _on_previewed(self, seen: Any) -> None:
        self._open.forget()
        places = self._vault.places
        self._preview.show_preview(seen, has_vault=places.has_vault(), has_database=self._has_database())
        self._show_step(self._preview)

    def _on_refused(self, error: Exception, other: Path | None) -> None:
        self._bar.say_wrong(say(error))
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
        self._start_over()
        self._bar.say(
            self.tr(
                "The backup is in place. Open it with its recovery code: your words on Now are kept then."
            )
        )

    def _on_failed(self, error: Exception) -> None:
        self._start_over()
        self._bar.say_wrong(say(error))

    def _on_stopped(self) -> None:
        self._bar.say(self.tr("Stopped. Nothing was changed."))

    def _on_lock_asked(self) -> None:
        if not self._bar.is_running:
            self._start_over()

    def _fit(self) -> None:
        wanted = self._theme.px(_WIDEST)
        self._column.setFixedWidth(max(1, min(wanted, self.width() - 2 * self._theme.px(_SIDE))))
