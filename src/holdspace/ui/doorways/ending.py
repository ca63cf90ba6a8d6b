# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""How a doorway ended: what is told of it, here and in the process that comes after a lock."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from holdspace.domain.entries import LOADS, is_id
from holdspace.services.doorways import Outcome
from holdspace.services.practice_content import PracticeContent

translate = QCoreApplication.translate
_TOLD = ("of", "stopped", "sooner", "kept", "sealed", "loads")


class Ending:
    """What is said of an end: by ids, numbers, yes and no, so that another process can tell it; no words."""

    def __init__(self, content: PracticeContent, told: dict[str, Any]) -> None:
        self.content = content
        self._told = {key: told[key] for key in _TOLD if told.get(key)}

    @classmethod
    def of(cls, content: PracticeContent, outcome: Outcome, before: int | None, after: int | None) -> Ending:
        """Return the end of a practice; how heavy it was `before` and `after`, where that was said."""
        took, whole = _minutes(outcome.seconds), _minutes(content.practice.seconds)
        told = {
            "of": outcome.session_id if content.practice.then else "",
            "stopped": outcome.stopped and not outcome.whole,
            "sooner": bool(content.sooner) and took < whole,
            "kept": outcome.kept,
            "sealed": outcome.sealed,
            "loads": [before, after] if before and after else [],
        }
        return cls(content, told)

    def snapshot(self) -> dict[str, Any]:
        """Return what another process needs to tell it, beside the practice."""
        return dict(self._told)

    @property
    def session_id(self) -> str:
        """Return the session that ended, for what follows it, or ""."""
        session_id = self._told.get("of")
        return session_id if isinstance(session_id, str) and is_id(session_id) else ""

    @property
    def sentence(self) -> str:
        """Return the sentence that says that it is over."""
        if self._told.get("stopped"):
            return stopped_words()
        return (self.content.sooner if self._told.get("sooner") else "") or self.content.end

    @property
    def kept(self) -> str:
        """Return what became of words, or ""."""
        if not self._told.get("kept"):
            return ""
        return (
            translate("doorway_end", "Set down and sealed.")
            if self._told.get("sealed")
            else translate("doorway_end", "Set down.")
        )

    @property
    def loads(self) -> str:
        """Return how heavy it was and is: the step that asked shows it to nobody who answered by a digit."""
        loads = self._told.get("loads")
        if not (isinstance(loads, list) and len(loads) == 2 and all(each in LOADS for each in loads)):
            return ""
        words = translate("doorway_end", "How heavy: {before} before, {after} now.")
        return words.format(before=loads[0], after=loads[1])


def stopped_words() -> str:
    """Return what is said of one that was ended before it was over."""
    return translate("doorway_end", "A moment. It counts too.")


def _minutes(seconds: float) -> int:
    return round(seconds / 60)
