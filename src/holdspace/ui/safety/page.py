# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The page Safety: backups, keys, and what helps if something is wrong."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from holdspace.domain.timing import Clock
from holdspace.services.errors import VaultBusy
from holdspace.services.long_work import LongWork
from holdspace.services.safety import Safety
from holdspace.services.settings import Settings
from holdspace.services.vault import UNLOCKED, VaultService
from holdspace.ui.safety.backups_panel import BackupsPanel
from holdspace.ui.safety.erasing_panel import ErasingPanel
from holdspace.ui.safety.row_view import RowView
from holdspace.ui.safety.rows import CHECK, SECTIONS, Section, translated
from holdspace.ui.safety.words import when_words
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.messages import say
from holdspace.ui.widgets.scrolled import fill_scrolled
from holdspace.ui.widgets.spaced_column import SpacedColumn
from holdspace.ui.widgets.work_view import WorkView
from holdspace.ui.widgets.work_words import work_words

_WIDEST = 760
_SIDE, _TOP, _FOOT = 48, 40, 24


class SafetyPage(QWidget):
    """Backups, then sections of rows, each with one button. All long work shows one bar at the top.

    *Signals*: `action_wanted(str)` with the id of the page that a row opens; `closed()` on Esc or Back.
    """

    action_wanted = Signal(str)
    closed = Signal()

    def __init__(
        self, theme: Theme, vault: VaultService, safety: Safety, settings: Settings, clock: Clock
    ) -> None:
        super().__init__()
        self._theme = theme
        self._vault = vault
        self._safety = safety
        self._settings = settings
        self._clock = clock
        self._rows: dict[str, RowView] = {}
        self._back_to: QWidget | None = None  # what had the keyboard when work began
        self._build()
        self._connect()
        self._on_vault_changed(vault.state)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the list of backups anew, and show what is under way already."""
        super().showEvent(event)
        self._panel.look_again()
        self._say_last_check()
        self._say_whether_code_is_kept()
        work = self._vault.work_under_way
        if work is not None and not self._bar.is_running:
            self._on_work_began(work)

    def hideEvent(self, event: QHideEvent) -> None:
        """Say nothing of the last work to whoever comes back later."""
        super().hideEvent(event)
        if not event.spontaneous() and not self._bar.is_running:
            self._bar.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Stop what is under way on Esc, or go back."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._bar.is_running:
            self._bar.ask_to_stop()
        else:
            self.closed.emit()

    def _build(self) -> None:
        theme = self._theme
        inner = QWidget()
        inner.setMaximumWidth(theme.px(_WIDEST + 2 * _SIDE))
        self._area = fill_scrolled(self, inner)
        self._column = SpacedColumn(theme, inner)
        self._column.setContentsMargins(theme.px(_SIDE), theme.px(_TOP), theme.px(_SIDE), theme.px(_FOOT))
        self._back = Button(theme, self.tr("Back"), "quiet", icon="chevron-left", identifier="safety.back")
        self.setFocusProxy(self._back)
        self._column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.add_gap(16)
        self._column.addWidget(Text(theme, "title", self.tr("Safety")))
        self._column.add_gap(8)
        resting = self.tr("A backup is as well encrypted as the journal itself.")
        self._bar = WorkView(theme, "safety", resting=resting)
        self._column.addWidget(self._bar)
        self._panel = BackupsPanel(theme, self._vault, self._safety.backups, self._clock)
        self._erasing = ErasingPanel(theme, self._vault, self._safety.erasing)
        for section in SECTIONS:
            self._add_section(section)
            if section.id == "keys":
                self._column.addWidget(self._erasing)
        self._column.addStretch()

    def _add_section(self, section: Section) -> None:
        self._column.add_gap(12 if section is SECTIONS[0] else 32)
        self._column.addWidget(Text(self._theme, "strong", translated(section.heading)))
        if section.id == "backups":
            self._column.add_gap(10)
            self._column.addWidget(self._panel)
        for row in section.rows:
            view = RowView(self._theme, row)
            view.wanted.connect(self._on_wanted)
            self._rows[row.id] = view
            self._column.addWidget(view)

    def _connect(self) -> None:
        health = self._safety.health
        self._back.clicked.connect(self.closed)
        self._vault.state_changed.connect(self._on_vault_changed)
        self._vault.work_began.connect(self._on_work_began)
        self._bar.ended.connect(self._on_work_ended)
        self._panel.said.connect(self._on_said)
        self._erasing.said.connect(self._on_said)
        self._safety.backups.listed.connect(self._erasing.look_again)
        health.found_sound.connect(self._on_found_sound)
        health.damage_found.connect(self._on_damage_found)
        health.check_failed.connect(self._on_check_failed)
        health.stopped.connect(self._on_check_stopped)
        health.mended.connect(self._on_mended)

    def _say_whether_code_is_kept(self) -> None:
        row = self._rows["code"]
        if self._settings.code_kept:
            row.say(translated(row.row.why))
        else:
            row.say(self.tr("Your recovery code is not written down yet."), is_wrong=True)

    def _say_last_check(self) -> None:
        moment = self._settings.last_check
        if moment is not None:
            when = when_words(moment.astimezone(self._clock.now().tzinfo), self._clock.now(), self.locale())
            when = when[:1].lower() + when[1:]
            self._rows[CHECK].say(self.tr("Checked {when}, and all of it was in order.").format(when=when))

    def _on_wanted(self, row: str) -> None:
        if row != CHECK:
            self.action_wanted.emit(row)
            return
        try:
            if self._vault.state == UNLOCKED:
                self._safety.health.check(every_word=True)
        except VaultBusy as error:
            self._bar.say_wrong(say(error))

    def _on_work_began(self, work: LongWork) -> None:
        self._bar.follow(work, work_words(work.objectName()))
        focus = self.window().focusWidget()
        self._back_to = focus if focus is not None and self.isAncestorOf(focus) else None
        self._set_busy(True)
        if self._back_to is not None and not self._back_to.isEnabled():
            # Else the next button would have it, and take a second Enter.
            self._bar.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.isVisible():
            self._area.ensureWidgetVisible(self._bar)

    def _on_work_ended(self) -> None:
        self._set_busy(False)
        back_to, self._back_to = self._back_to, None
        if back_to is not None and isValid(back_to) and back_to.isVisible() and self._has_no_focus():
            back_to.setFocus(Qt.FocusReason.OtherFocusReason)

    def _has_no_focus(self) -> bool:
        focus = self.window().focusWidget()
        return focus is None or focus is self._bar or self._bar.isAncestorOf(focus)

    def _set_busy(self, busy: bool) -> None:
        self._panel.set_busy(busy)
        self._erasing.set_busy(busy)
        self._rows[CHECK].button.setEnabled(not busy)

    def _on_said(self, words: str, is_wrong: bool) -> None:
        if is_wrong:
            self._bar.say_wrong(words)
        else:
            self._bar.say(words)

    def _on_found_sound(self) -> None:
        self._say_last_check()
        health = self._safety.health.health
        if health is not None and health.index_was_filled:
            self._bar.say(
                self.tr("All your words are there. The list that Find uses had a fault, and was made anew.")
            )
        elif health is not None and health.index_was_left:
            self._bar.say(
                self.tr(
                    "All your words are there. The list that Find uses could not be put in order just now."
                )
            )
        elif self.isVisible():
            self._bar.say(self.tr("All of the journal is in order."))

    def _on_damage_found(self, health: object) -> None:
        del health
        self._bar.say_wrong(
            self.tr("Something in the journal is not in order. Nothing was changed. A backup may help.")
        )

    def _on_check_failed(self, error: Exception) -> None:
        self._bar.say_wrong(say(error))

    def _on_check_stopped(self) -> None:
        self._bar.say(self.tr("Stopped. Nothing was changed."))

    def _on_mended(self) -> None:
        self._rows[CHECK].say(self.tr("A torn spot that held nothing was mended. Nothing is lost."))

    def _on_vault_changed(self, state: str) -> None:
        self._bar.clear()
        for view in self._rows.values():
            view.setVisible(state in view.row.states)
