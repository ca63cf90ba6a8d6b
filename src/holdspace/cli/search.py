# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""`search`: the newest entries that answer a query."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from holdspace.cli import output
from holdspace.cli.errors import Exit
from holdspace.cli.list import heading
from holdspace.cli.reading import open_to_work
from holdspace.domain.audiences import AUDIENCES
from holdspace.domain.entries import KINDS, Entry, entry_to_json
from holdspace.domain.find import FIELDS, Explanation, Problem, Query, parse
from holdspace.domain.find_words import snippet

if TYPE_CHECKING:
    from holdspace.storage.vault import Vault

# Without the words themselves: what is typed after "search" can be as private as an entry.
SENTENCES = {
    Problem.UNKNOWN_FIELD: "was taken as words. The fields are: " + ", ".join(FIELDS) + ".",
    Problem.EMPTY_FIELD: "has nothing after its colon, so it was left out.",
    Problem.BAD_AUDIENCE: "was left out. An audience is one of: " + ", ".join(AUDIENCES) + ".",
    Problem.BAD_KIND: "was left out. A kind is one of: " + ", ".join(KINDS) + ".",
    Problem.BAD_LOAD: "was left out. A load is 1 to 5, such as 4, >=4, <3 or 2..4.",
    Problem.BAD_DATE: "was left out. Write the date such as 2026-01-15, 2026-01 or 2026.",
    Problem.NO_SUCH_DAY: "was left out. That month has no such day.",
    Problem.BAD_IS: "was left out. It is is:starred or is:sealed.",
    Problem.BAD_HAS: "was left out. It is has:lesson.",
    Problem.NO_WORD: "was left out. It holds no letter or digit to look for.",
    Problem.LONE_MINUS: "is a minus with nothing after it, so it was left out.",
    Problem.UNCLOSED_QUOTE: "has no closing quote; it was taken up to the end.",
    Problem.ONLY_NOT: "names only what must not be there, so everything else is shown.",
    Problem.TOO_LONG: "was left out, because the query is very long.",
}


def run(options: argparse.Namespace) -> int:
    """Print the entries that answer the query, newest first."""
    query = parse(options.query)
    with open_to_work(options) as vault:
        found = [] if query.is_refused else newest(vault, query, options.limit)
    for explanation in query.explanations:
        output.complain(sentence(explanation))
    if options.json:
        output.document([entry_to_json(entry) for entry in found])
    elif found:
        output.lines(*(line(entry, query) for entry in found))
    elif output.is_terminal():
        output.lines("Nothing was found.")
    return Exit.DONE


def newest(vault: Vault, query: Query, limit: int) -> list[Entry]:
    """Return up to `limit` entries that answer the query, newest first."""
    from holdspace.storage.finding import Search

    search = Search(vault.connection, query)
    search.first()
    while not search.is_complete and len(search.positions) < limit:
        search.more()
    return vault.entries.by_positions(search.positions[:limit])


def sentence(explanation: Explanation) -> str:
    """Return what to say of a part of the query, named by its place."""
    first, last = explanation.start + 1, explanation.end
    where = f"Character {first}" if last <= first else f"Characters {first} to {last}"
    return f"{where} of the query: this {SENTENCES[explanation.problem]}"


def line(entry: Entry, query: Query) -> str:
    """Return the one line of an entry, with the words round its first hit."""
    return heading(entry, snippet(entry.text, query.words, _WORDS).text)


_WORDS = 60
