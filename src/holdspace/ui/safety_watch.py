# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What the window does when a check, a backup or a restore by itself has something to say.

Imported once the journal is open or the page Safety is wanted: not before the first paint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from holdspace.services import errors
from holdspace.services.backups import Shrink
from holdspace.ui.house import House
from holdspace.ui.safety.words import shrink_words
from holdspace.ui.widgets.messages import say

if TYPE_CHECKING:
    from holdspace.services.safety import Safety
    from holdspace.ui.main_window import MainWindow


class SafetyWatch(QObject):
    """Says once what cannot wait for the page Safety; hands the outcome of a restore to the next process."""

    def __init__(self, house: House, window: MainWindow) -> None:
        super().__init__(window)
        self._house = house
        self._window = window
        self._news = ""
        self._safety = house.safety()
        self._safety.health.damage_found.connect(self._on_damage_found)
        self._safety.backups.shrink_noticed.connect(self._on_shrink_noticed)
        restoring = self._safety.restoring
        restoring.restored.connect(self._on_restored)
        restoring.restore_failed.connect(self._on_restore_failed)
        restoring.stopped.connect(self._on_restore_stopped)

    @property
    def services(self) -> Safety:
        """Return the services that are watched."""
        return self._safety

    @property
    def news(self) -> str:
        """Return the outcome of a restore as it is handed on: no words, see `news_words`."""
        return self._news

    def look_after(self) -> None:
        """Check the journal and back it up, once after each unlock, a little later."""
        self._safety.look_after()

    def _on_damage_found(self, health: Any) -> None:
        words = (
            self.tr("Some of the journal’s file is damaged. Nothing was changed. Safety offers what helps.")
            if health.is_damaged
            else self.tr(
                "The journal is not as HoldSpace left it. Nothing was changed. Safety offers what helps."
            )
        )
        self._window.warn(words)
        # Not under the hands of someone who writes: the words of the toast stand until they look.
        if self._window.writing.words().is_empty:
            self._window.vault_pages.show_health(health)

    def _on_shrink_noticed(self, shrink: Shrink) -> None:
        self._window.warn(shrink_words(shrink))

    def _on_restored(self, done: Any) -> None:
        kept = "before" if done.before is not None else "none"
        # Where its file was missing there was nothing to be read, and only keys were kept aside.
        if done.before is None and done.kept_aside is not None and (done.kept_aside / "vault.db").exists():
            kept = "aside"
        self._news = f"restored:{done.passphrase}:{kept}"

    def _on_restore_failed(self, error: Exception) -> None:
        self._tell_next(f"failed:{type(error).__name__}")

    def _on_restore_stopped(self) -> None:
        self._tell_next("stopped")

    def _tell_next(self, news: str) -> None:
        """Hand it on if the process is replaced now; where it goes on, the page has said it."""
        self._news = news
        QTimer.singleShot(0, self, self._forget_news)

    def _forget_news(self) -> None:
        self._news = ""


def news_words(news: str) -> str:
    """Return what the unlock page says of a restore; "" for anything that is not known."""
    kind, _, rest = news.partition(":")
    words = _Words()
    if kind == "restored":
        return words.of_restored(*rest.partition(":")[::2])
    if kind == "failed":
        error: Any = getattr(errors, rest, None) if rest in errors.__all__ else None
        return words.of_failed(say(error()) if error is not None else "")
    return words.of_stopped() if kind == "stopped" else ""


class _Words(QObject):
    """The sentences, in one context of translation."""

    def of_restored(self, passphrase: str, kept: str) -> str:
        opens = {
            "today's": self.tr("The backup is in place. Your passphrase opens it."),
            "then": self.tr("The backup is in place. The passphrase it was made with opens it."),
            "code only": self.tr(
                "The backup is in place. Your recovery code opens it: choose “Use the recovery code”."
            ),
        }
        before = {
            "before": self.tr("What was here until now is kept in a backup."),
            "aside": self.tr(
                "The journal that was here could not be read, so its files were kept aside. Safety saves what"
                " can be read of it."
            ),
        }
        return " ".join(filter(None, (opens.get(passphrase, ""), before.get(kept, ""))))

    def of_failed(self, why: str) -> str:
        words = self.tr("The backup was not put in place, and your journal is as it was.")
        return f"{words} {why}".strip()

    def of_stopped(self) -> str:
        return self.tr("It was stopped. Your journal is as it was.")
