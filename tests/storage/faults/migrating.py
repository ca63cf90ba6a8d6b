# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Killing a migration at its calls, each of them or every so many.

Started under the preloaded library: `python -m storage.faults.migrating FOLDER [SETTING [STEP]]`.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from holdspace.domain.backups import Reason
from holdspace.storage import opening, schema
from holdspace.storage.backups import list_backups, verify_backup
from holdspace.storage.connection import Connection
from holdspace.storage.errors import NotKept, StorageError, VaultTooNew
from holdspace.storage.places import Places
from holdspace.storage.vault import open_vault
from storage.faults.life import Told, entry_of, look_through, make_vault
from storage.faults.preload import CALLS, Action, Call, Preload

OURS, FAILING, WITHOUT_BACKUP, IN_STEPS = "ours", "failing", "without backup", "in steps"
_ENTRIES = range(120)
_BEFORE_EVERY, _HALF_EVERY = 12, 3
_OLD = schema.SCHEMA_VERSION


def use_next_schema(setting: str) -> None:
    """Let this process know one migration more, which writes every page of the entries and a new table."""

    def more(connection: Connection) -> None:
        if setting == FAILING:
            raise NotKept
        connection.run("CREATE TABLE more (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT")
        if setting == IN_STEPS:  # what was done so far is kept, without the record that it was
            connection.run("COMMIT")
            connection.run("BEGIN IMMEDIATE")
        connection.run("INSERT INTO more SELECT id, randomblob(600) FROM entries")
        connection.run("CREATE INDEX more_time ON entries (modified_at)")

    schema.MIGRATIONS = (*schema.MIGRATIONS, more)
    schema.SCHEMA_VERSION = len(schema.MIGRATIONS)
    if setting == WITHOUT_BACKUP:
        opening.back_up = lambda *_, **__: None  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class End:
    """How a child ended: held at a call of this kind, done, or, with neither, by itself."""

    held: Call | None = None
    done: bool = False


class Migrations:
    """One vault of the old schema, a fresh copy of it for each kill, and what was found."""

    def __init__(self, folder: Path, setting: str, step: int) -> None:
        self._folder, self._setting, self._step = folder, setting, step
        self._preload = Preload()
        self._root = make_vault(folder / "model")
        with open_vault(Places(folder / "model"), self._root) as vault:
            for number in _ENTRIES:
                vault.entries.add(entry_of(number))
        self._places = Places(folder / "try")
        self._preload.watch(self._places.home)
        self.kills: Counter[str] = Counter()
        self.schemas: Counter[str] = Counter()
        self.backups: Counter[str] = Counter()
        self.complaints: list[str] = []
        self._is_backed_up = False

    def run(self) -> dict[str, Any]:
        """Kill after every step-th call, half through each write and before some, until one comes through."""
        nth = 1
        while (end := self._kill(nth, Action.HOLD_AFTER)).held is not None:
            # What is cut short before the backup has its name is a temporary file of it.
            if end.held == Call.WRITE and (self._is_backed_up or nth % _HALF_EVERY == 0):
                self._kill(nth, Action.HOLD_HALF)
            if nth % _BEFORE_EVERY == 1:
                self._kill(nth, Action.HOLD_BEFORE)
            nth += self._step
        return {
            "came_through": end.done,
            "kills": self.kills,
            "complaints": self.complaints,
            "schemas": self.schemas,
            "backups": self.backups,
        }

    def _kill(self, nth: int, action: Action) -> End:
        shutil.rmtree(self._places.home, ignore_errors=True)
        shutil.copytree(self._folder / "model", self._places.home)
        end, status = self._migrate(nth, action)
        if end.held is not None:
            self.kills[action.name.lower()] += 1
            self._look(f"{action.name.lower()} call {nth}")
        elif not end.done:
            self.complaints.append(f"call {nth}: the process ended by itself: {status}")
        return end

    def _migrate(self, nth: int, action: Action) -> tuple[End, int]:
        """Open in a child that is killed at the nth call of any kind, and return how it ended."""
        out, into = os.pipe()
        child = os.fork()
        if not child:
            try:
                use_next_schema(self._setting)
                self._preload.report_to(into)
                self._preload.arm(CALLS, nth, action)
                open_vault(self._places, self._root).checkpoint()
                self._preload.disarm()
                os.write(into, b"done")
                signal.pause()
            finally:
                os._exit(1)
        os.close(into)
        said = os.read(out, 64)
        os.close(out)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        held = Call(int(said[5:6])) if said.startswith(b"HELD") else None
        return End(held, said == b"done"), status

    def _look(self, where: str) -> None:
        """Ask for the old schema or the new, every entry, and the backup once anything was written."""
        log = self._places.database.with_name(self._places.database.name + "-wal")
        is_written = log.exists() and log.stat().st_size > 0
        try:
            open_vault(self._places, self._root).close()
            found = "old"
        except VaultTooNew:
            found = "new"
        except StorageError as error:
            found = f"none: {type(error).__name__}"
            self.complaints.append(f"{where}: opening raised {type(error).__name__}")
        self.schemas[found] += 1
        self._look_at_backups(where, must_be=is_written or found == "new")
        self.complaints += [f"{where}: {said}" for said in self._looked_through_anew()]

    def _look_at_backups(self, where: str, *, must_be: bool) -> None:
        paths = list_backups(self._places)
        for path in paths:
            try:
                manifest = verify_backup(self._places, path, self._root)
            except StorageError as error:
                self.complaints.append(f"{where}: the backup is no good: {type(error).__name__}")
                continue
            said = (manifest.schema_version, manifest.entries, manifest.reason)
            if said != (_OLD, len(_ENTRIES), Reason.BEFORE_MIGRATION):
                self.complaints.append(f"{where}: the backup is not of the vault as it was")
        if must_be and not paths:
            self.complaints.append(f"{where}: there is no backup of the vault as it was")
        self._is_backed_up = bool(paths)
        self.backups["there" if paths else "not begun"] += 1

    def _looked_through_anew(self) -> list[str]:
        """Look through the vault in a child that knows the next schema, for it migrates again."""
        out, into = os.pipe()
        child = os.fork()
        if not child:
            try:
                use_next_schema(OURS)
                said = look_through(self._places, self._root, Told(set(_ENTRIES)))
                os.write(into, json.dumps(said).encode())
            finally:
                os._exit(0)
        os.close(into)
        heard = b""
        while more := os.read(out, 65536):
            heard += more
        os.close(out)
        os.waitpid(child, 0)
        return list(json.loads(heard or b'["the process that looked ended by itself"]'))


def main() -> None:
    """Kill, and print one JSON document."""
    folder, *how = sys.argv[1:]
    setting, step = (*how, *(OURS, "1")[len(how) :])
    sys.stdout.write(json.dumps(Migrations(Path(folder), setting, int(step)).run()))


if __name__ == "__main__":
    main()
