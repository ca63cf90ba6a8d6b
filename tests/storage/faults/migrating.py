# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Killing a migration at each of its calls.

Started under the preloaded library: `python -m storage.faults.migrating FOLDER`.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections import Counter
from pathlib import Path

from holdspace.storage import schema
from holdspace.storage.connection import Connection
from holdspace.storage.errors import VaultTooNew
from holdspace.storage.places import Places
from holdspace.storage.vault import open_vault
from storage.faults.life import Told, entry_of, look_through, make_vault
from storage.faults.preload import CALLS, Action, Preload

_ENTRIES = range(120)


def use_next_schema() -> None:
    """Let this process know one migration more, which writes every page of the entries and a new table."""

    def more(connection: Connection) -> None:
        connection.run("CREATE TABLE more (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT")
        connection.run("INSERT INTO more SELECT id, randomblob(600) FROM entries")
        connection.run("CREATE INDEX more_time ON entries (modified_at)")

    schema.MIGRATIONS = (*schema.MIGRATIONS, more)
    schema.SCHEMA_VERSION = len(schema.MIGRATIONS)


def main() -> None:
    """Kill, and print one JSON document."""
    folder = Path(sys.argv[1])
    preload = Preload()
    root = make_vault(folder / "model")
    told = Told(set(_ENTRIES))
    with open_vault(Places(folder / "model"), root) as vault:
        for number in _ENTRIES:
            vault.entries.add(entry_of(number))
    places = Places(folder / "try")
    preload.watch(places.home)
    found: Counter[str] = Counter()
    complaints: list[str] = []
    nth = 1
    while True:
        shutil.rmtree(places.home, ignore_errors=True)
        shutil.copytree(folder / "model", places.home)
        if not killed_in_migration(preload, places, root, nth):
            break
        try:
            open_vault(places, root).close()
            found["old"] += 1
        except VaultTooNew:
            found["new"] += 1
        complaints += looked_through_anew(places, root, told)
        nth += 1
    sys.stdout.write(json.dumps({"kills": nth - 1, "complaints": complaints, "schemas": found}))


def killed_in_migration(preload: Preload, places: Places, root: bytearray, nth: int) -> bool:
    """Open in a child that is killed at the nth call of any kind; False where it came through before."""
    out, into = os.pipe()
    child = os.fork()
    if not child:
        try:
            use_next_schema()
            preload.report_to(into)
            preload.arm(CALLS, nth, Action.HOLD_AFTER)
            vault = open_vault(places, root)
            vault.checkpoint()
            os.write(into, b"done")
        finally:
            os._exit(0)
    os.close(into)
    is_held = os.read(out, 64).startswith(b"HELD")
    os.close(out)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return is_held


def looked_through_anew(places: Places, root: bytearray, told: Told) -> list[str]:
    """Look through the vault in a child that knows the next schema, for it migrates again."""
    out, into = os.pipe()
    child = os.fork()
    if not child:
        try:
            use_next_schema()
            os.write(into, json.dumps(look_through(places, root, told)).encode())
        finally:
            os._exit(0)
    os.close(into)
    said = b""
    while more := os.read(out, 65536):
        said += more
    os.close(out)
    os.waitpid(child, 0)
    return list(json.loads(said or b'["the process that looked ended by itself"]'))


if __name__ == "__main__":
    main()
