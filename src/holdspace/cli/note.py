# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""`note`: seals one entry into the inbox, without a passphrase, whether the vault is open or not."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import datetime

from holdspace.cli import output
from holdspace.cli.errors import CommandError, Exit
from holdspace.cli.input import as_typed, is_typed, read_stdin, without_newline
from holdspace.cli.reading import find_vault
from holdspace.domain.entries import Entry, new_entry
from holdspace.domain.text import clean_text

LONGEST = 20 * 1024 * 1024
"""Bytes of UTF-8. JSON can make them six times as many, and a sealed file ends at 128 MiB."""


def run(options: argparse.Namespace) -> int:
    """Seal the entry and print its id."""
    from holdspace.storage.inbox import seal_entry

    places = find_vault()
    entry = _entry(options, _text(options.text))
    seal_entry(places, entry)
    if options.json:
        output.document({"id": entry.id})
    else:
        output.lines(entry.id)
    return Exit.DONE


def _entry(options: argparse.Namespace, text: str) -> Entry:
    from holdspace.services.time_zone import time_zone_of

    feelings, tags = _words(options.feelings), _words(options.tags)
    if not (text.strip() or options.audiences or options.load or feelings or tags):
        raise CommandError(Exit.USAGE, "There is nothing to note. See holdspace note --help.")
    now = options.at or datetime.now().astimezone()
    return new_entry(
        text,
        now=now,
        time_zone=time_zone_of(now),
        audiences=options.audiences,
        load=options.load,
        feelings=_as_offered(feelings),
        tags=tags,
        sealed=True,
    )


def _text(given: str | None) -> str:
    if given is None and is_typed():
        return ""  # a moment without words, if anything else is said of it
    if given is None or given == "-":
        # Three more bytes: a line's end, and one by which a longer text shows.
        text = without_newline(read_stdin(LONGEST + 3).decode("utf-8", "replace"))
    else:
        text = as_typed(given)
    if len(text.encode("utf-8", "surrogatepass")) > LONGEST:
        limit = f"{LONGEST // 2**20} MiB"
        raise CommandError(Exit.REFUSED, f"The text is longer than {limit}, so it was not kept. Split it.")
    return text


def _words(given: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for each in given if (word := " ".join(clean_text(as_typed(each)).split())))


def _as_offered(words: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of feelings that the window offers, and every other word as it is."""
    from holdspace.services.content import BadContent, load_feelings
    from holdspace.services.resources import MissingResources

    if not words:
        return ()
    try:
        offered = {
            each.casefold(): feeling.id
            for feeling in load_feelings().all
            for each in (feeling.word, feeling.id)
        }
    except (BadContent, MissingResources):
        return tuple(words)
    return tuple(offered.get(word.casefold(), word) for word in words)
