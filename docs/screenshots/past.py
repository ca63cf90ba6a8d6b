# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Poses for take.py: earlier versions, what was deleted, tags and a time, and how an entry is begun."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

PASSPHRASE = "kettle orchard quiet tram"
IN_EVERY_SIZE = ("history", "tagging", "trash", "question", "forms")
CHANGING = ("history", "tagging", "trash", "trash-question")  # the journal is put back after each


def unlock(running: Any, passphrase: str = PASSPHRASE) -> None:
    """Open the journal of a running app."""
    running._vault.unlock(passphrase)
    running._background.wait()
    for _ in range(12):
        running._app.processEvents()


def journal(running: Any, window: Any) -> None:
    """Show the open journal."""
    unlock(running)
    window.show_place("journal")
    for _ in range(12):
        running._app.processEvents()
    window.page("journal").browser.list.setFocus()


def _history(running: Any, window: Any) -> None:
    journal(running, window)
    browser = window.page("journal").browser
    for before, after in (
        (" after a while", ""),
        ("before the next one", "before I went on to the next one"),
    ):
        browser.edit()
        words = browser.editor.words.plain_text().replace(before, after)
        browser.editor.words.setPlainText(words)
        browser.editor.keep()
        browser.leave_edit()
    window.commands.run("history")


def _tagging(running: Any, window: Any) -> None:
    journal(running, window)
    browser = window.page("journal").browser
    browser.edit()
    browser.editor._tags.show_tags(("phone", "silence"))
    browser.editor.change_when()


def _trash(running: Any, window: Any) -> None:
    journal(running, window)
    browser = window.page("journal").browser
    for _ in range(3):
        browser.delete_shown()
    window.toast.dismiss()
    window.commands.run("trash")


def _trash_question(running: Any, window: Any) -> None:
    _trash(running, window)
    window.page("journal").browser.layers.page._on_all_clicked()


def _question(running: Any, window: Any) -> None:
    unlock(running)
    random.seed(5)  # the same question in every picture
    window.commands.run("question")


def _forms(running: Any, window: Any) -> None:
    unlock(running)
    window.commands.run("forms")


POSES: dict[str, Callable[[Any, Any], None]] = {
    "history": _history,
    "tagging": _tagging,
    "trash": _trash,
    "trash-question": _trash_question,
    "question": _question,
    "forms": _forms,
}
