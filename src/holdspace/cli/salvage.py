# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""`salvage`: takes what can be read of a damaged vault into a new one."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from holdspace.cli import output
from holdspace.cli.errors import Exit
from holdspace.cli.passphrases import read_code, read_passphrase
from holdspace.cli.reading import find_vault, refuse_early, refuse_in_use

if TYPE_CHECKING:
    from holdspace.storage.places import Places
    from holdspace.storage.salvaging import Salvaged


def run(options: argparse.Namespace) -> int:
    """Make the new vault and say what came of it; the damaged one stays as it is."""
    from holdspace.storage.keys import wiped
    from holdspace.storage.new_home import refuse_taken_home
    from holdspace.storage.salvaging import salvage

    places = find_vault()
    destination = Path(options.destination).absolute()
    refuse_taken_home(destination)
    with wiped(_root(places, options)) as root:
        done = salvage(places, destination, root)
    if options.json:
        output.document(_document(destination, done))
    else:
        output.lines(*_words(destination, done))
    return Exit.DONE


def _root(places: Places, options: argparse.Namespace) -> bytearray:
    from holdspace.storage.key_file import root_from_code, unwrap_root

    if options.code_file is not None:
        refuse_in_use(places)
        return root_from_code(places, read_code(options.code_file))
    refuse_early(places)
    return unwrap_root(places, read_passphrase(options.passphrase_file))


def _document(destination: Path, done: Salvaged) -> dict[str, object]:
    return {
        "home": str(destination),
        "kept": done.kept,
        "lost": done.lost,
        "shortened": done.shortened,
        "sealed_files": done.sealed_files,
        "files_left": done.files_left,
        "has_key_file": done.has_key_file,
    }


def _words(destination: Path, done: Salvaged) -> Iterator[str]:
    lost = "how many there were cannot be told" if done.lost is None else f"{done.lost} could not be read"
    yield f"A new vault is in {destination}. Entries kept: {done.kept}; {lost}."
    if done.shortened:
        yield f"Of these, {done.shortened} lost the end of their text; a mark stands there."
    if done.sealed_files:
        yield f"Sealed notes and drafts that came along: {done.sealed_files}."
    if done.files_left:
        yield f"Sealed files that could not be read and stayed behind: {done.files_left}."
    yield "The damaged vault was left as it is. To open the new one, set HOLDSPACE_HOME to its folder."
    if not done.has_key_file:
        yield "It has no passphrase yet. Set one there with: holdspace recover"
