# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""No file under home and temp folders holds a word, a key or the code: running, after a crash, later."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from counts import tell
from desktop import safety
from desktop.desk import until
from desktop.searching import (
    Sampling,
    code_that_stands_still,
    copies_in_files,
    copies_in_open_files,
    files_below,
    of_root,
    of_text,
)
from desktop.session import OLD, UNFINISHED, Session, unlock
from desktop.test_failures import run_first
from desktop.test_locked_memory import SEALED
from holdspace.domain.recovery_code import decode_code
from holdspace.storage.backups import list_names

if TYPE_CHECKING:
    from desktop.conftest import Start
    from desktop.desk import Desk
    from desktop.searching import Needles
    from desktop.window import App

SHARED = (Path(tempfile.gettempdir()), Path("/var/tmp"), Path("/dev/shm"))
"""Folders that others write in too: there only files of these minutes, and only for texts of this session."""
OF_OTHER_TESTS = "pytest-of-"
"""Other tests run beside this one, each in folders of its own: not to be gone into by the thousand."""


class Search:
    """Looks through everything the app can have written to."""

    def __init__(self, own: tuple[Path, ...], needles: Needles) -> None:
        self._own = own
        self._needles = needles
        self._texts = {name: forms for name, forms in needles.items() if "words" in name}
        self._begun = time.time() - 1

    def found(self) -> dict[str, list[str]]:
        """Return the files that hold something, by what they hold."""
        own = copies_in_files(self._own, self._needles)
        shared = copies_in_files(SHARED, self._texts, self._begun, leave_out=OF_OTHER_TESTS)
        every = {name: sorted({*own[name], *shared.get(name, [])}) for name in own}
        return {name: files for name, files in every.items() if files}

    def files(self) -> int:
        """Return how many files are looked at."""
        shared = files_below(SHARED, self._begun, leave_out=OF_OTHER_TESTS)
        return len({*files_below(self._own), *shared})


def test_nothing_is_readable_in_any_file(
    start: Start, desk: Desk, home: Path, person: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    session = Session(home)
    search = Search((home, person, desk.folder), session.needles | {"sealed words": of_text(SEALED)})
    for name, form in (("one", "utf-16-le"), (OLD.split(" - ")[0], "utf-8")):
        planted = person / "tmp" / name
        planted.parent.mkdir(exist_ok=True)
        planted.write_bytes(b"..." + UNFINISHED.encode(form))
        assert search.found()["unfinished words"] == [str(planted)], "the search finds nothing"
        planted.unlink()
    app = start()
    session.work(app)
    running, looked_at = search.found(), search.files()
    app.kill()
    killed = search.found()
    app = start()
    app.wait_for(name="Your unfinished words are sealed and safe.")
    app.wait_until_active()
    app.find("now.entry").type(SEALED)
    app.keys("ctrl+Return")
    app.wait_for(name="Set down and sealed.")
    app.close()
    closed = search.found()
    found = f"running {len(running)}, after kill -9 {len(killed)}, after a further start {len(closed)}"
    tell(capsys, f"secrets readable in {looked_at} files: {found}")
    assert (running, killed, closed) == ({}, {}, {})
    assert looked_at > 8


LEAKING = """
import sys
from pathlib import Path
from holdspace.storage import keys
from holdspace.storage.connection import Connection
home, root = Path(sys.argv[1]), bytearray.fromhex(sys.stdin.readline())
connection = Connection(home / "vault.db", keys.raw_key(keys.database_key(root)))
connection.run(f"PRAGMA temp_store = {sys.argv[2]}")
connection.run("PRAGMA temp.cache_size = 1")
connection.run("CREATE TEMP TABLE copied AS SELECT * FROM entries")
print("copied", flush=True)
sys.stdin.readline()
"""
MANY = 400


@pytest.mark.parametrize(("store", "is_found"), [("FILE", True), ("MEMORY", False)])
def test_a_temporary_file_without_a_name_is_found(
    home: Path, person: Path, store: str, is_found: bool
) -> None:
    """Shown where such files are not kept in memory: else the search below would prove nothing."""
    session = Session(home, more=MANY)
    needles = {"old words": of_text(OLD)}
    leaking = subprocess.Popen(
        [sys.executable, "-c", LEAKING, str(home), store],
        env={**os.environ, "TMPDIR": str(person), "SQLITE_TMPDIR": str(person)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with leaking:
        assert leaking.stdin and leaking.stdout
        leaking.stdin.write(session.made.root.hex() + "\n")
        leaking.stdin.flush()
        assert leaking.stdout.readline() == "copied\n"
        with Sampling(leaking.pid, (home, person), needles) as sampling:
            until(lambda: sampling.looks > 2, "nobody looks")
        by_name = copies_in_files((home, person), needles)["old words"]
        without_name = copies_in_open_files(leaking.pid, needles)["old words"]
        leaking.stdin.write("\n")
    assert by_name == []
    assert bool(without_name) == is_found
    assert bool(sampling.found) == is_found


def open_journal(start: Start, session: Session, extra: Mapping[str, str]) -> App:
    """Start the app and open the journal."""
    app = start(extra=extra)
    app.find("now.entry").wait_for_focus()
    app.wait_until_active()
    unlock(app)
    return app


def back_up_erase_and_restore(app: App, person: Path) -> Needles:
    """Back up, erase a deleted entry for good, drop backups, put the one that is left in place."""
    safety.delete_newest(app)
    safety.open_safety(app)
    safety.back_up(app)
    safety.erase_for_good(app)
    safety.restore(app, _newest(app))
    return {}


def reencrypt_and_save_the_sheet(app: App, person: Path) -> Needles:
    """Re-encrypt, and save the new code as a PDF, which is what it is for: it is taken away again."""
    safety.open_safety(app)
    code = safety.reencrypt(app)
    sheet = person / "sheet.pdf"
    safety.save_pdf(app, sheet)
    sheet.unlink()
    return {f"new {name}": forms for name, forms in of_root(decode_code(code)).items()}


def save_what_can_be_read(app: App, person: Path) -> Needles:
    """Salvage the journal and put the saved one in its place."""
    safety.open_safety(app)
    safety.salvage(app)
    return {}


def _newest(app: App) -> int:
    return max(name.sequence for name in list_names(app.home / "backups"))


WORK = [
    (back_up_erase_and_restore, "/backups/."),
    (reencrypt_and_save_the_sheet, "/incoming/"),
    (save_what_can_be_read, "/incoming/"),
]


@pytest.mark.parametrize(("work", "writes"), WORK)
def test_nothing_is_readable_in_any_file_while_work_goes_on(
    start: Start,
    desk: Desk,
    home: Path,
    person: Path,
    capsys: pytest.CaptureFixture[str],
    work: Callable[[App, Path], Needles],
    writes: str,
) -> None:
    session = Session(home, more=MANY)
    mark = person / "stand still"
    app = open_journal(start, session, run_first(person, code_that_stands_still(mark, writes)))
    with Sampling(app.pid, (home, person), session.needles) as sampling:
        mark.touch()
        fresh = work(app, person)
    after = Search((home, person, desk.folder), {**session.needles, **fresh}).found()
    figures = f"{sampling.looks} looks, readable {len(sampling.found)}, after {len(after)}"
    tell(capsys, f"{work.__name__}: {figures}")
    assert sampling.found == set()
    assert after == {}
    assert any(writes in file for file in sampling.seen), "nobody looked while it was written"
    app.close()
