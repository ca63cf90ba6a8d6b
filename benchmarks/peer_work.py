# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""One peer at work, run by benchmarks/peers.py with that peer's own Python; of the standard library alone.

Reads one command a line and answers each with one line of JSON: `commit`, `search WORD`, `window WORD` (the
list of hits of Bouquin's window), `run add` and `run search WORD` (jrnl's whole command). Only what the peer
itself does is timed.
"""

from __future__ import annotations

import contextlib
import datetime
import json
import os
import subprocess
import sys
import time
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

SECRET = "kettle orchard quiet tram"
FIRST_DAY = datetime.date(1930, 1, 1)


class Peer(Protocol):
    """What is asked of each."""

    said: dict[str, Any]

    def prepare_commit(self, day: datetime.date, text: str) -> Callable[[], None]:
        """Return what commits one more entry."""

    def search(self, word: str) -> int:
        """Return how many entries hold the word."""

    def force(self) -> None:
        """Have what was committed on the disk, where the program does not see to that."""


class Bouquin:
    """Its DBManager, as its window uses it: one page a day, each save a version of it."""

    def __init__(self, _source: str, folder: Path, texts: list[str]) -> None:
        shim = _sqlcipher4()
        from bouquin import strings
        from bouquin.db import DBConfig, DBManager

        strings.load_strings("en")
        self._manager = DBManager(DBConfig(folder / "notebook.db", SECRET))
        if not self._manager.connect():
            raise RuntimeError("Bouquin did not open its notebook")
        connection = self._manager.conn
        connection.execute("PRAGMA synchronous = OFF")
        for number, text in enumerate(texts):
            self._manager.save_new_version(_day(number).isoformat(), text)
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        self.said = {
            "version": _version("bouquin"),
            "sqlcipher": "of the package sqlcipher3, as its own did not build" if shim else "its own",
            "journal_mode": connection.execute("PRAGMA journal_mode").fetchone()[0],
            "synchronous": connection.execute("PRAGMA synchronous").fetchone()[0],
            "has_window": self._open_window(),
        }

    def prepare_commit(self, day: datetime.date, text: str) -> Callable[[], None]:
        def commit() -> None:
            self._manager.save_new_version(day.isoformat(), text)

        return commit

    def search(self, word: str) -> int:
        return len(self._manager.search_entries(word))

    def _open_window(self) -> bool:
        """Show its list of hits, off screen; return whether its libraries are there."""
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        try:
            from bouquin.search import Search
            from PySide6.QtWidgets import QApplication
        except ImportError:
            return False
        self._app = QApplication([])
        self._list = Search(self._manager)
        self._list.resize(400, 700)
        self._list.show()
        self._app.processEvents()
        return True

    def window(self, word: str) -> int:
        """Type the word all at once, until it is painted."""
        self._list.search.setText(word)
        self._app.processEvents()
        return int(self._list.results.count())

    def clear(self) -> None:
        """Empty the field."""
        self._list.search.clear()
        self._app.processEvents()

    def force(self) -> None:
        """Its database does, as synchronous says."""


class RedNotebook:
    """Its storage and the search of its days, which its Journal goes through in this way, newest first."""

    def __init__(self, source: str, folder: Path, texts: list[str]) -> None:
        sys.path.insert(0, source)
        from rednotebook import data, info, storage

        self._storage, self._folder, self._data = storage, folder / "data", data
        self._folder.mkdir()
        months: dict[str, Any] = {}
        for number, text in enumerate(texts):
            _put(data, months, _day(number), text)
        storage.save_months_to_disk(months, str(self._folder))
        self._months = storage.load_all_months_from_disk(str(self._folder))
        self._last = ""
        self.said = {"version": info.version, "encrypted": False}

    def prepare_commit(self, day: datetime.date, text: str) -> Callable[[], None]:
        self._last = _put(self._data, self._months, day, text)

        def commit() -> None:
            self._storage.save_months_to_disk(self._months, str(self._folder))

        return commit

    def search(self, word: str) -> int:
        days = [
            day
            for _, month in sorted(self._months.items())
            for _, day in sorted(month.days.items())
            if not day.empty
        ]
        return sum(bool(results) for _, results in [day.search(word, []) for day in reversed(days)])

    def force(self) -> None:
        _force(self._folder / f"{self._last}.txt")


class Jrnl:
    """Its encrypted Journal: each command opens and reads all of it, and each add writes all of it."""

    def __init__(self, _source: str, folder: Path, texts: list[str]) -> None:
        from jrnl.config import get_default_config, save_config
        from jrnl.journals import Journal

        self._path, self._settings = folder / "journal.txt", folder / "jrnl.yaml"
        config = get_default_config() | {"encrypt": True}
        config["journals"] = {"default": {"journal": str(self._path)}}
        save_config(config, str(self._settings))
        self._new = lambda: _with_secret(Journal("default", **config | {"journal": str(self._path)}))
        journal = self._new()
        for number, text in enumerate(texts):
            journal.new_entry(text, date=_moment(_day(number)), sort=False)
        journal.write()
        self.said = {"version": _version("jrnl"), "encrypted": True}

    def prepare_commit(self, day: datetime.date, text: str) -> Callable[[], None]:
        def commit() -> None:
            journal = self._new().open()
            journal.new_entry(text, date=_moment(day))
            journal.write()

        return commit

    def search(self, word: str) -> int:
        journal = self._new().open()
        journal.filter(contains=[word])
        return len(journal)

    def force(self) -> None:
        _force(self._path)

    def run(self, what: str, word: str) -> None:
        """Run the whole command, as one does who types it; only the passphrase is not asked for."""
        words = ["-contains", word] if what == "search" else [word]
        command = [sys.executable, __file__, "jrnl-command", "--config-file", str(self._settings), *words]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL)


def _jrnl_command(words: list[str]) -> int:
    from jrnl.encryption import BasePasswordEncryption
    from jrnl.main import run

    BasePasswordEncryption.get_keyring_password = lambda _name: SECRET
    return run(words)


def _with_secret(journal: Any) -> Any:
    journal._reconfigure_encryption_method()
    journal.encryption_method.password = SECRET
    return journal


def _sqlcipher4() -> bool:
    """Let Bouquin find sqlcipher3 where its own build of it is not there; return whether that was needed."""
    with contextlib.suppress(ImportError):
        import sqlcipher4  # noqa: F401 - only whether it is there

        return False
    from sqlcipher3 import dbapi2

    package = types.ModuleType("sqlcipher4")
    package.dbapi2, package.Binary = dbapi2, dbapi2.Binary  # type: ignore[attr-defined]
    sys.modules |= {"sqlcipher4": package, "sqlcipher4.dbapi2": dbapi2}
    return True


def _put(data: Any, months: dict[str, Any], day: datetime.date, text: str) -> str:
    name = f"{day:%Y-%m}" if day.year > 999 else f"{day.year:04d}-{day.month:02d}"
    month = months.setdefault(name, data.Month(day.year, day.month))
    month.get_day(day.day).text = text
    month.edited = True
    return name


def _day(number: int) -> datetime.date:
    return FIRST_DAY + datetime.timedelta(days=number)


def _moment(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(9))


def _force(path: Path) -> None:
    for each in (path, path.parent):
        handle = os.open(each, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)


def _version(package: str) -> str:
    import importlib.metadata

    return importlib.metadata.version(package)


def _timed(work: Callable[[], Any]) -> tuple[Any, dict[str, float]]:
    began, worked, others = time.perf_counter(), time.process_time(), _of_children()
    result = work()
    wall, cpu = time.perf_counter() - began, time.process_time() - worked + _of_children() - others
    return result, {"ms": wall * 1e3, "cpu": cpu * 1e3}


def _of_children() -> float:
    """Return what processes that are over have worked, such as a whole command."""
    return sum(os.times()[2:4])


def _answer(peer: Any, command: str, rest: str, number: int, texts: list[str]) -> dict[str, Any]:
    if command == "commit":
        commit = peer.prepare_commit(_day(len(texts) + number), texts[number % len(texts)])
        _, took = _timed(commit)
        _, forced = _timed(peer.force)
        return took | {"forced_ms": took["ms"] + forced["ms"]}
    if command == "run":
        what, _, word = rest.partition(" ")
        return _timed(lambda: peer.run(what, word or texts[number % len(texts)]))[1]
    if command == "window":
        hits, took = _timed(lambda: peer.window(rest))
        peer.clear()
        return took | {"hits": hits}
    hits, took = _timed(lambda: peer.search(rest))
    return took | {"hits": hits}


def main() -> int:
    """Fill the peer's journal, say so, and do what is asked until nothing more is."""
    if sys.argv[1] == "jrnl-command":
        return _jrnl_command(sys.argv[2:])
    name, source, folder, texts_path = sys.argv[1:]
    answers, sys.stdout = sys.stdout, sys.stderr  # what the peer says is no answer
    texts = json.loads(Path(texts_path).read_text(encoding="utf-8"))
    kinds: dict[str, Any] = {"bouquin": Bouquin, "jrnl": Jrnl, "rednotebook": RedNotebook}
    peer = kinds[name](source, Path(folder), texts)
    print(json.dumps(peer.said), file=answers, flush=True)
    for number, line in enumerate(sys.stdin):
        command, _, rest = line.strip().partition(" ")
        print(json.dumps(_answer(peer, command, rest, number, texts)), file=answers, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
