# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""How strong a passphrase is, told while it is typed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from holdspace.domain.passphrases import BadPassphrase, check_length, is_strong_enough
from holdspace.services.background import Background

_PAUSE_MS = 150  # so that a quick typist is measured once a word, not once a key
_GUESSABLE = 1  # zxcvbn scores up to this one fall to a guess online


@dataclass(frozen=True, slots=True)
class Strength:
    """What is known of a passphrase: its `level`, 0 (nothing typed) to 4, and whether that is `enough`.

    `saying` is "empty", "guessable", "more", "long", "enough", or what BadPassphrase gives as its reason.
    """

    level: int
    enough: bool
    saying: str


EMPTY = Strength(0, False, "empty")


def strength_of(passphrase: str, score: int | None) -> Strength:
    """Return the strength of a passphrase; `score` is zxcvbn's, 0 to 4, or None where it cannot be had."""
    try:
        check_length(passphrase)
    except BadPassphrase as bad:
        return Strength(0, False, bad.reason)
    enough = is_strong_enough(passphrase, score)
    if score is None:
        return Strength(3, True, "enough") if enough else Strength(1, False, "more")
    level = max(1, score)
    if enough:
        # Length alone is accepted, but the bar does not praise fifteen times the same letter.
        return Strength(level, True, "enough" if is_strong_enough("", score) else "long")
    return Strength(level, False, "guessable" if score <= _GUESSABLE else "more")


class PassphraseStrength(QObject):
    """Measures what is typed, shortly after the last key, on the background helper.

    *Signals*: `measured(Strength)`, only ever for the passphrase given last.
    """

    measured = Signal(object)

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._passphrase = ""
        self._turn = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.measure_now)

    def measure_soon(self, passphrase: str) -> None:
        """Measure a passphrase once no other comes for 150 ms. The empty one is answered at once."""
        self.forget()
        self._passphrase = passphrase
        if passphrase:
            self._timer.start()
        else:
            self.measured.emit(EMPTY)

    def measure_now(self) -> None:
        """Measure the passphrase given last without waiting."""
        self._timer.stop()
        passphrase, self._passphrase = self._passphrase, ""
        if not passphrase:
            return
        try:
            check_length(passphrase)
        except BadPassphrase as bad:
            self.measured.emit(Strength(0, False, bad.reason))
            return
        turn = self._turn
        self._background.run(
            self,
            partial(_measure, passphrase),
            partial(self._on_measured, turn),
            partial(self._on_not_measured, turn, strength_of(passphrase, None)),
        )

    def forget(self) -> None:
        """Drop the passphrase, and the answer about it that may still be on its way."""
        self._timer.stop()
        self._passphrase = ""
        self._turn += 1

    def _on_measured(self, turn: int, strength: Strength) -> None:
        if turn == self._turn:
            self.measured.emit(strength)

    def _on_not_measured(self, turn: int, by_length: Strength, _error: Exception) -> None:
        self._on_measured(turn, by_length)


def _measure(passphrase: str) -> Strength:
    # zxcvbn reads its word lists at import: here, off the window's thread, and only once someone types.
    from holdspace.storage.passphrase_strength import score

    return strength_of(passphrase, score(passphrase))
