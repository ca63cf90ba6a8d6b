# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What the page Safety offers, as data: add a row here and its page in ui/pages.py."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from holdspace.domain.text import QT_TRANSLATE_NOOP
from holdspace.services.vault import LOCKED, NONE, UNLOCKED

ANY = (NONE, LOCKED, UNLOCKED)
MADE = (LOCKED, UNLOCKED)
CHECK, ERASE = "check", "erase"
HERE = (CHECK,)
"""Rows that are done on the page itself, and open no other."""


@dataclass(frozen=True, slots=True)
class Row:
    """One thing a person can do: the page it opens, its name, half a sentence, the words on its button.

    `states` are those of the vault in which it is offered.
    """

    id: str
    name: str
    why: str
    button: str
    states: tuple[str, ...] = ANY


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under one heading."""

    id: str
    heading: str
    rows: tuple[Row, ...]


SECTIONS: tuple[Section, ...] = (
    Section(
        "backups",
        QT_TRANSLATE_NOOP("safety", "Backups"),
        (
            Row(
                "restore",
                QT_TRANSLATE_NOOP("safety", "Restore a backup"),
                QT_TRANSLATE_NOOP("safety", "You see what it holds before anything is touched."),
                QT_TRANSLATE_NOOP("safety", "Restore a backup"),
            ),
        ),
    ),
    Section(
        "keys",
        QT_TRANSLATE_NOOP("safety", "Your keys"),
        (
            Row(
                "code",
                QT_TRANSLATE_NOOP("safety", "Recovery code"),
                QT_TRANSLATE_NOOP("safety", "It opens the journal when the passphrase is forgotten."),
                QT_TRANSLATE_NOOP("safety", "Show it again"),
                MADE,
            ),
            Row(
                "change_passphrase",
                QT_TRANSLATE_NOOP("safety", "Passphrase"),
                QT_TRANSLATE_NOOP("safety", "Another one; nothing you wrote is touched."),
                QT_TRANSLATE_NOOP("safety", "Change it"),
                MADE,
            ),
            Row(
                "recover",
                QT_TRANSLATE_NOOP("safety", "Passphrase forgotten"),
                QT_TRANSLATE_NOOP("safety", "The recovery code sets a new one."),
                QT_TRANSLATE_NOOP("safety", "Set a new one"),
                MADE,
            ),
            Row(
                "reencrypt",
                QT_TRANSLATE_NOOP("safety", "New keys"),
                QT_TRANSLATE_NOOP("safety", "If someone may know the passphrase or the code."),
                QT_TRANSLATE_NOOP("safety", "Re-encrypt"),
                MADE,
            ),
        ),
    ),
    Section(
        "wrong",
        QT_TRANSLATE_NOOP("safety", "If something is wrong"),
        (
            Row(
                CHECK,
                QT_TRANSLATE_NOOP("safety", "Check the journal"),
                QT_TRANSLATE_NOOP("safety", "Reads all of it. It also happens by itself after you open it."),
                QT_TRANSLATE_NOOP("safety", "Check it now"),
                (UNLOCKED,),
            ),
            Row(
                "salvage",
                QT_TRANSLATE_NOOP("safety", "A damaged journal"),
                QT_TRANSLATE_NOOP("safety", "What can be read of it goes into a new one."),
                QT_TRANSLATE_NOOP("safety", "Save it"),
                MADE,
            ),
            Row(
                "privacy",
                QT_TRANSLATE_NOOP("safety", "What is protected"),
                QT_TRANSLATE_NOOP("safety", "And what is not, in plain words."),
                QT_TRANSLATE_NOOP("safety", "Read it"),
            ),
        ),
    ),
)


def translated(words: str) -> str:
    """Return words of this table in the person's language."""
    return QCoreApplication.translate("safety", words)
