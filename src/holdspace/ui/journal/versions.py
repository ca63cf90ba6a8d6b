# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""How two versions of an entry differ, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

from holdspace.domain.diff_excerpt import count_words
from holdspace.domain.entries import Entry
from holdspace.domain.feelings import Feelings, feeling_words
from holdspace.domain.word_diff import Piece
from holdspace.ui.journal.words import audience_words
from holdspace.ui.widgets.dates import moment_words


def goes_back_words(then: Entry, now: Entry) -> str:
    """Return what an entry gets back beside its words where it was otherwise then, or ""."""
    pairs = (
        (_tr("With"), then.audiences, now.audiences),
        (_tr("How heavy"), then.load, now.load),
        (_tr("It felt"), then.feelings, now.feelings),
        (_tr("Tags"), then.tags, now.tags),
    )
    names = [name for name, before, after in pairs if before != after]
    if not names:
        return ""
    both = then.text != now.text
    said = _tr("Goes back with the words: {what}.") if both else _tr("Goes back: {what}.")
    return said.replace("{what}", ", ".join(names))


def step_words(pieces: Sequence[Piece], locale: QLocale) -> str:
    """Return how many words came and went with a version, as `3 words added then, one taken out then`."""
    added, removed = count_words(pieces)
    if not (added or removed):
        return _tr("The words are those of the version before.")
    parts = (
        _number(added, _tr("one word added then"), _tr("{number} words added then"), locale),
        _number(removed, _tr("one word taken out then"), _tr("{number} words taken out then"), locale),
    )
    said = ", ".join(part for part in parts if part)
    return f"{said[:1].upper()}{said[1:]}."


def change_words(pieces: Sequence[Piece], locale: QLocale) -> str:
    """Return how many words came and went since, as `3 words added since, 2 taken out`."""
    added, removed = count_words(pieces)
    if not (added or removed):
        return _tr("The words are the same.")
    parts = (
        _number(added, _tr("one word added since"), _tr("{number} words added since"), locale),
        _number(removed, _tr("one word taken out since"), _tr("{number} words taken out since"), locale),
    )
    said = ", ".join(part for part in parts if part)
    return f"{said[:1].upper()}{said[1:]}."


def other_changes(
    then: Entry, now: Entry, feelings: Feelings, today: date, locale: QLocale, *, is_step: bool = False
) -> list[str]:
    """Return what differs beside the words, a line each, as `How heavy: 3 then, 4 now`.

    Of two versions that came one after the other, as `How heavy: 3 before, 4 then`.
    """

    def load(entry: Entry) -> str:
        return str(entry.load or "")

    def felt(entry: Entry) -> str:
        return ", ".join(feeling_words(feelings, entry.feelings))

    def when(entry: Entry) -> str:
        return moment_words(entry.created_at, today, locale)

    pairs = (
        (_tr("With"), audience_words(then.audiences), audience_words(now.audiences)),
        (_tr("How heavy"), load(then), load(now)),
        (_tr("It felt"), felt(then), felt(now)),
        (_tr("Tags"), ", ".join(then.tags), ", ".join(now.tags)),
        (_tr("Time"), when(then), when(now)),
    )
    line = _tr("{what}: {then} before, {now} then") if is_step else _tr("{what}: {then} then, {now} now")
    none = _tr("nothing")
    return [
        line.replace("{what}", what).replace("{then}", before or none).replace("{now}", after or none)
        for what, before, after in pairs
        if before != after
    ]


def _number(count: int, one: str, many: str, locale: QLocale) -> str:
    if not count:
        return ""
    return one if count == 1 else many.replace("{number}", locale.toString(count))


def _tr(text: str) -> str:
    return QCoreApplication.translate("versions", text)
