# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The composer: entry box, audiences, load and feelings, as Now and the pocket window show it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from holdspace.domain.feelings import Feelings
from holdspace.services.capture import CaptureService, EarlierDraft, SetDown, Words
from holdspace.services.errors import VaultDamaged
from holdspace.services.vault import LOCKED, NONE, UNLOCKED, VaultService
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.beside_words import BesideWords
from holdspace.ui.widgets.composer_sheet import ComposerSheet
from holdspace.ui.widgets.entry_edit import EntryEdit, is_editable, is_set_down_key
from holdspace.ui.widgets.private_clipboard import words_clipboard

if TYPE_CHECKING:
    from holdspace.ui.widgets.start_links import StartLinks
    from holdspace.ui.widgets.two_minutes import TwoMinutes


class Composer(QWidget):
    """The entry box with all that can be said beside the words.

    *Signals*: `setup_wanted()` where words are to be set down before a vault exists;
    `toast_wanted(str, object)` with a sentence and what undoes it, and
    `warning_wanted(str, object)` where something went wrong; `toast_withdrawn()`; `written()` when what
    is held changes; `emptied(str)` when the box was emptied by setting down, with the kind of that;
    `long_page_wanted()`.
    """

    setup_wanted = Signal()
    toast_wanted = Signal(str, object)
    warning_wanted = Signal(str, object)
    toast_withdrawn = Signal()
    written = Signal()
    emptied = Signal(str)
    long_page_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        vault: VaultService,
        capture: CaptureService,
        feelings: Feelings,
        say: Callable[[Exception], str],
        *,
        prefix: str = "now",
        compact: bool = False,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._vault = vault
        self._capture = capture
        self._say = say
        self._prefix = prefix
        self._compact = compact
        self._kind = "note"
        self._moment: SetDown | None = None
        self._veiled: EarlierDraft | None = None
        self._failed = ""  # why setting down did not work, until the words change
        self._stays_sealed = False  # whether unfinished words could not be taken up
        self._not_kept = ""  # why the draft is not on disk, until it is
        self._two_minutes: TwoMinutes | None = None
        self._beside = BesideWords(theme, feelings, prefix, compact=compact)
        self._build()
        self._connect()
        self._refresh()

    @property
    def entry(self) -> EntryEdit:
        """Return the entry box."""
        return self._entry

    def words(self) -> Words:
        """Return what is held."""
        return Words(
            self._entry.plain_text(),
            self._beside.audiences,
            self._beside.load,
            self._beside.feelings,
            self._kind,
        )

    def draft_words(self) -> Words:
        """Return what is held and not kept: nothing while it stands as a moment counted by one tap."""
        return Words() if self._moment is not None else self.words()

    def fill(self, words: Words) -> None:
        """Show `words`; what was in the box follows after an empty line, what was checked stays checked."""
        if self._moment is not None:
            self._settle_moment()
        present = self.words()
        self._entry.show_text(
            f"{words.text}\n\n{present.text}"
            if present.text.strip() and words.text
            else words.text or present.text
        )
        self._beside.fill(
            (*words.audiences, *present.audiences),
            words.load or present.load,
            tuple(dict.fromkeys((*words.feelings, *present.feelings))),
        )
        self._kind = words.kind if words.kind != "note" else present.kind
        self._refresh()

    def hand_on_to(self, other: Composer) -> None:
        """Empty the box: what is held, and what waits veiled, goes on in `other`."""
        words, veiled = self.draft_words(), self._veiled
        self._moment = self._veiled = None
        self._show_draft.hide()
        self._clear()
        other.fill(words)
        if veiled is not None:
            other.fill_with_draft(veiled)

    def fill_with_draft(self, draft: EarlierDraft) -> None:
        """Show the unfinished words of an earlier start; older ones stay veiled until they are asked for.

        Words that are too many for the box stay sealed, and join the journal once others are begun.
        """
        fits = is_editable(draft.words.text)
        if fits and not draft.is_stale:
            self._capture.adopt(draft)
            self.fill(draft.words)
            return
        self._veiled = draft
        self._show_draft.setVisible(fits)
        self._refresh()

    def leave_draft_sealed(self) -> None:
        """Say that unfinished words of an earlier start are still sealed: they could not be taken up."""
        self._stays_sealed = True
        self._refresh()

    @property
    def label_width(self) -> int:
        """Return the width of the column of labels, in pixels."""
        return self._beside.label_width

    def arrange(self, *, roomy: bool) -> None:
        """Set the room between box and rows; low windows get less."""
        self._column.setSpacing(self._theme.px(22 if roomy else 12))
        self._beside.arrange(roomy=roomy)

    def offer_two_minutes(self, two_minutes: TwoMinutes) -> None:
        """Offer two minutes of writing, and a long page."""
        self._two_minutes = two_minutes
        self._sheet.offer_two_minutes(two_minutes, self._prefix)
        self._sheet.long_page_wanted.connect(self.long_page_wanted)
        two_minutes.said.connect(self._refresh)

    @property
    def start_links(self) -> StartLinks | None:
        """Return the links to what an entry can be begun with; there are none in the small window."""
        return self._sheet.start_links

    def offer_start(self, panel: QWidget) -> None:
        """Put the question that an entry can be begun with below the words."""
        self._sheet.offer_start(panel)

    def toggle_two_minutes(self) -> None:
        """Begin the two minutes, or leave them, with the caret in the box."""
        if self._two_minutes is not None:
            self._two_minutes.toggle()
        self._entry.setFocus()

    def set_long(self, on: bool) -> None:
        """Show the sheet alone, in all the room there is; or what stands beside the words, too."""
        self._sheet.set_long(on)
        self._beside.setHidden(on)

    def show_focus(self) -> None:
        """Show by the box's edge whether it has the keyboard."""
        self._sheet.refresh()

    def ask(self, question: str, kind: str) -> None:
        """Ask `question` in the empty box; what is set down is of `kind`."""
        self._kind = kind
        self._sheet.ask(question)

    def stop_asking(self) -> None:
        """Take a question back that nobody has begun to answer."""
        if self._kind != "note" and self.words().is_empty:
            self._clear()

    def set_down(self) -> None:
        """Set the words down; where that fails they stay, and the state line says why."""
        words = self.words()
        if words.is_empty or self._moment is not None:
            self._entry.setFocus()
            return
        if self._vault.state == NONE:
            self.setup_wanted.emit()
            return
        try:
            done = self._capture.set_down(words)
        except VaultDamaged as error:
            self._tell_damaged(error)
            return
        except Exception as error:  # noqa: BLE001 - whatever it is, the words stay and it is said
            self._tell_failed(error)
            return
        self._clear()
        sentence = self.tr("Set down and sealed.") if done.sealed else self.tr("Set down.")
        self.toast_wanted.emit(sentence, self._undo_of(done))
        self.emptied.emit(words.kind)

    def let_go(self) -> None:
        """Keep none of the words, and count the moment."""
        words = self.words()
        if not words.text.strip():
            return
        if self._vault.state == NONE:
            self._clear()
            self.toast_wanted.emit(self.tr("Let go."), self._refill_of(words))
            return
        try:
            done = self._capture.let_go(words)
        except Exception as error:  # noqa: BLE001 - whatever it is, the words stay and it is said
            self._capture.words_changed()  # their draft went first
            self._tell_failed(error)
            return
        self._clear()
        self.toast_wanted.emit(self.tr("Let go. The moment counts."), self._undo_of(done))
        self.emptied.emit(words.kind)

    def toast_gone(self) -> None:
        """Let go of a moment that was counted by one tap: it can no longer be taken along."""
        if self._moment is not None:
            kind = self._moment.words.kind
            self._moment = None
            self._clear()
            self.emptied.emit(kind)

    def tell_draft_kept(self) -> None:
        """Say that what is in the box is on disk."""
        self._not_kept = ""
        self._refresh()

    def tell_draft_failed(self, error: Exception) -> None:
        """Say that what is in the box is not on disk."""
        self._not_kept = self._say(error)
        self._refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Set the words down on Ctrl+Enter from what stands beside them too."""
        if is_set_down_key(event):
            self.set_down()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        theme = self._theme
        self._sheet = ComposerSheet(theme, self._prefix, self._copy_words, compact=self._compact)
        self._entry, self._state = self._sheet.entry, self._sheet.state
        self._show_draft, self._let_go, self._save = (
            self._sheet.show_draft,
            self._sheet.let_go,
            self._sheet.save,
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(14))
        self._column.addWidget(self._sheet, 1000)
        self._column.addWidget(self._beside)
        self._column.addStretch(1)

    def _connect(self) -> None:
        self._entry.textChanged.connect(self._on_text_changed)
        self._entry.set_down_wanted.connect(self.set_down)
        self._entry.paste_refused.connect(self._on_paste_refused)
        self._save.clicked.connect(self.set_down)
        self._let_go.clicked.connect(self.let_go)
        self._show_draft.clicked.connect(self._on_show_draft_clicked)
        self._capture.draft_kept.connect(self.tell_draft_kept)
        self._capture.draft_failed.connect(self.tell_draft_failed)
        self._beside.audience_clicked.connect(self._on_audience_clicked)
        self._beside.changed.connect(self._on_beside_changed)
        self._vault.state_changed.connect(self._on_vault_changed)

    def _on_vault_changed(self, state: str) -> None:
        self._stays_sealed = False
        if state == UNLOCKED and not self.draft_words().is_empty:
            self._capture.words_changed()  # words typed before there was a vault are not on disk yet
        self._refresh()

    def _on_text_changed(self) -> None:
        if self._moment is not None and self._entry.plain_text():
            self._take_moment_along()
        if self._veiled is not None and self._entry.plain_text():
            # Other words were begun: the veiled ones become an entry of their own.
            self._veiled = None
            self._show_draft.hide()
        self._words_changed()

    def _on_paste_refused(self, limit: int) -> None:
        self._show_failed(self._entry.refusal(limit))

    def _copy_words(self, words: str) -> None:
        words_clipboard(self._vault).copy(words)

    def _on_audience_clicked(self) -> None:
        counts = self._vault.state != NONE and not self._entry.plain_text().strip()
        if not counts or self._count_moment():
            self._words_changed()

    def _on_beside_changed(self) -> None:
        if self._moment is None or self._count_moment():
            self._words_changed()

    def _words_changed(self) -> None:
        self._failed = ""
        if self._two_minutes is not None:
            self._two_minutes.go_on()
        self._capture.words_changed()
        self._refresh()
        self.written.emit()

    def _count_moment(self) -> bool:
        """Count the tapped audiences as a moment at once, in place of the one counted just before.

        Where that fails nothing stays checked that was not counted, and the state line says why.
        """
        try:
            if self._moment is not None:
                self._capture.take_back(self._moment)
                self._moment = None
            if self.words().audiences:
                self._moment = self._capture.set_down(self.words())
        except Exception as error:  # noqa: BLE001 - whatever it is, it is said
            if self._moment is None:
                self._beside.clear()
            self._tell_failed(error)
            return False
        if self._moment is None:
            self.toast_withdrawn.emit()
            return True
        moment, self._moment = self._moment, None  # a toast that goes now must not clear the chips
        self.toast_wanted.emit(self.tr("One moment, counted."), self._undo_moment)
        self._moment = moment
        return True

    def _take_moment_along(self) -> None:
        """Words follow the tap: the moment joins them instead of standing alone."""
        moment, self._moment = self._moment, None
        if moment is not None:
            try:
                self._capture.take_back(moment)
            except Exception as error:  # noqa: BLE001 - it stays a moment of its own, and that is said
                self._beside.clear()
                self.warning_wanted.emit(self._say(error), None)
                return
        self.toast_withdrawn.emit()

    def _settle_moment(self) -> None:
        """Let the moment stand as it was counted: what comes into the box is something else."""
        self._moment = None
        self._beside.clear()
        self.toast_withdrawn.emit()

    def _undo_moment(self) -> None:
        moment = self._moment
        if moment is not None and not self._undo(moment, self._undo_moment):
            return
        self._moment = None
        self._clear()

    def _undo_of(self, done: SetDown) -> Callable[[], None]:
        def erase() -> None:
            self._undo(done, erase)

        def undo() -> None:
            self.fill(done.words)
            self._entry.setFocus()
            # The words are on the disk again before the entry goes: at no moment are they nowhere.
            if self._capture.keep_draft_now():
                erase()

        return undo

    def _refill_of(self, words: Words) -> Callable[[], None]:
        def refill() -> None:
            self.fill(words)
            self._entry.setFocus()

        return refill

    def _undo(self, done: SetDown, again: Callable[[], None]) -> bool:
        """Take an entry back; where that fails, say so and offer to do it `again`."""
        try:
            self._capture.take_back(done)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is said
            self.warning_wanted.emit(self._say(error), again)
            return False
        return True

    def _clear(self) -> None:
        self._failed = ""
        if self._two_minutes is not None:
            self._two_minutes.leave()
        self._entry.forget()
        self._beside.clear()
        self._kind = "note"
        self._sheet.ask()
        self._refresh()

    def _tell_failed(self, error: Exception) -> None:
        self._show_failed(self._say(error))

    def _tell_damaged(self, error: Exception) -> None:
        """Say first what becomes of these words: the journal does not take them, and the draft does."""
        if self._capture.keep_draft_now():
            self._show_failed(f"{self.tr('The words in the box are sealed and safe.')} {self._say(error)}")
        else:
            self._tell_failed(error)

    def _show_failed(self, words: str) -> None:
        self._failed = ""  # the same words again are said again to whoever listens
        self._refresh()
        self._failed = words
        self._refresh()

    def _refresh(self) -> None:
        words = self.words()
        typed = bool(words.text.strip())
        self._beside.show_begun(typed or bool(words.audiences))
        if not typed and self.window().focusWidget() is self._let_go:
            self._entry.setFocus()  # else the keyboard lands on what stands next, as that goes
        self._let_go.setVisible(typed)
        self._tell_state(typed)

    def _tell_state(self, typed: bool) -> None:
        wrong = self._failed or self._not_kept
        if wrong:
            self._state.tell(wrong, "error", wrong=True)
        elif self._two_minutes is not None and self._two_minutes.line:
            self._state.tell(self._two_minutes.line, polite=True)
        elif self._veiled is not None and not is_editable(self._veiled.words.text):
            self._state.tell(
                self.tr(
                    "Your unfinished words are too long to go on with here."
                    " They join your journal when you write something else."
                ),
                "locked",
            )
        elif self._veiled is not None or (self._stays_sealed and not typed):
            self._state.tell(self.tr("Your unfinished words are sealed and safe."), "locked")
        elif self._vault.state == NONE:
            self._state.tell(self.tr("Not kept yet") if typed else "")
        elif self._vault.state == LOCKED:
            if not typed and self._capture.has_earlier_draft():
                self._state.tell(self.tr("Your unfinished words are sealed and safe."), "locked")
            else:
                self._state.tell(
                    self.tr("Locked. You can still write: it is sealed until you unlock."), "locked"
                )
        else:
            self._state.tell(self.tr("Kept as you type"), "kept", shown=not self._capture.is_draft_pending)

    def _on_show_draft_clicked(self) -> None:
        draft, self._veiled = self._veiled, None
        self._show_draft.hide()
        if draft is not None:
            self._capture.adopt(draft)
            self.fill(draft.words)
        self._entry.setFocus()
