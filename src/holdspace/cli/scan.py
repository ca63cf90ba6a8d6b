# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""`scan`: says what may identify a client in a text; needs no vault and no passphrase, and keeps nothing."""

from __future__ import annotations

import argparse

from holdspace.cli import output
from holdspace.cli.errors import CommandError, Exit
from holdspace.cli.input import as_typed, is_typed, read_stdin

LONGEST = 20 * 1024 * 1024
"""Bytes of UTF-8, as for a note."""


def run(options: argparse.Namespace) -> int:
    """Print the findings; 0 whether there are any or none."""
    from holdspace.domain.identifiers.finding import find_identifiers
    from holdspace.services.identifier_lexicon import load_lexicon

    text = _text(options.text)
    findings = find_identifiers(text, load_lexicon())
    found = [(each, text[each.start : each.end]) for each in findings]
    if options.json:
        output.document(
            [
                {"kind": each.kind, "start": each.start, "end": each.end, "text": words}
                for each, words in found
            ]
        )
    else:
        # One line each, whatever the words hold.
        lines = [f"{each.start}-{each.end}  {each.kind}  {output.one_line(words)}" for each, words in found]
        output.lines(*lines or ["Nothing here looks like an identifier. It may have missed some."])
    return Exit.DONE


def _text(given: str | None) -> str:
    if given is not None and given != "-":
        return as_typed(given)
    if given is None and is_typed():
        raise CommandError(Exit.USAGE, "There is nothing to look at. See holdspace scan --help.")
    data = read_stdin(LONGEST + 1)
    if len(data) > LONGEST:
        limit = f"{LONGEST // 2**20} MiB"
        raise CommandError(
            Exit.REFUSED, f"The text is longer than {limit}, so it was not looked at. Split it."
        )
    return data.decode("utf-8", "replace")
