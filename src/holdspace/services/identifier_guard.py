# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The identifier guard: what may identify a client in one's words, and the words that one said are fine.

It sends nothing, stops nobody and says "may". Not before the first paint.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QObject, Signal

from holdspace.domain.entries import Entry
from holdspace.domain.identifiers.finding import find_identifiers
from holdspace.domain.identifiers.findings import Finding, fold
from holdspace.domain.identifiers.in_place import places_of, whole
from holdspace.domain.identifiers.replacing import redact_entry, suggestions
from holdspace.domain.timing import Clock
from holdspace.services.identifier_lexicon import load_lexicon
from holdspace.services.taking_turns import window_first
from holdspace.services.vault import UNLOCKED, VaultService
from holdspace.storage.errors import StorageError

_ANY = "Mrs. Okafor called from 555-014-2231."  # what has each pattern built


def load_ahead() -> None:
    """Load the words and build the patterns, on a helper's thread, so that no look waits for them.

    Raises BadContent.
    """
    with window_first():
        find_identifiers(_ANY, load_lexicon(), frozenset())


class GuardService(QObject):
    """Looks for identifiers, with the words that are fine while the vault is open, and without while locked.

    *Signals*: `fine_words_changed()` where a text may have fewer or more findings than before.
    """

    fine_words_changed = Signal()

    def __init__(self, vault: VaultService, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vault = vault
        self._clock = clock
        self._kept: frozenset[str] | None = None
        self._said: set[str] = set()  # while locked, or where the vault did not take them
        vault.state_changed.connect(self._on_state_changed)

    def findings(self, text: str) -> list[Finding]:
        """Return what may be an identifier in `text`, in order; a paragraph at a time is enough.

        About 2 ms for 200 words; the first time some 30 ms more, where `load_ahead` was not called.
        """
        return find_identifiers(text, load_lexicon(), self.fine_words())

    def suggestions(self, finding: Finding, text: str) -> tuple[str, ...]:
        """Return ways to replace what was found in `text`, the likeliest first."""
        return suggestions(finding, text, load_lexicon())

    def whole(self, finding: Finding, text: str) -> tuple[int, int]:
        """Return from where to where a role takes the place of what was found: with its title."""
        return whole(finding, text, load_lexicon())

    def standing(self, kind: str, words: str, text: str) -> list[tuple[int, int]]:
        """Return where `words`, found as `kind`, stand in `text`, each with what a role replaces along."""
        return [self.whole(Finding(kind, *place), text) for place in places_of(words, text)]

    def fine_words(self) -> frozenset[str]:
        """Return the folded words that a person has said are none, as far as they can be read now."""
        if self._kept is None:
            is_open = self._vault.state == UNLOCKED
            try:
                self._kept = self._vault.vault.fine_words.all() if is_open else frozenset()
            except StorageError:
                return frozenset(self._said)  # who writes is not held up by it; read at the next look
        return self._kept | self._said

    def this_is_fine(self, words: str) -> None:
        """Never underline these words again: remembered in the vault, or until it opens while it is locked.

        Raises StorageError where they cannot be kept; they are then fine until the journal is locked, and so
        are more than 200 characters.
        """
        word = fold(words)
        if not word or word in self.fine_words():
            return
        self._said.add(word)
        self.fine_words_changed.emit()
        if self._vault.state == UNLOCKED:
            self._keep_said()

    def redact(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """Yield each entry with neutral words for what was found, its times cut down to the month.

        What is fine in one's own diary is replaced too: these are for other eyes.
        """
        lexicon = load_lexicon()
        for entry in entries:
            yield redact_entry(entry, lexicon)

    def _keep_said(self) -> None:
        from holdspace.storage.fine_words import LONGEST

        for word in sorted(word for word in self._said if len(word) <= LONGEST):
            self._vault.vault.fine_words.add(word, self._clock.now())
            self._said.discard(word)
            self._kept = None
        self._vault.note_saved()

    def _on_state_changed(self, state: str) -> None:
        self._kept = None
        if state != UNLOCKED:
            self._said.clear()
        elif self._said:
            try:
                self._keep_said()
            except StorageError:
                return  # they stay fine until the lock
        self.fine_words_changed.emit()
