# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""No file under home and temp folders holds a word, a key or the code: running, after a crash, later."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from counts import tell
from desktop.searching import copies_in_files, files_below, of_text
from desktop.session import OLD, UNFINISHED, Session
from desktop.test_locked_memory import SEALED

if TYPE_CHECKING:
    from desktop.conftest import Start
    from desktop.desk import Desk
    from desktop.searching import Needles

SHARED = (Path(tempfile.gettempdir()), Path("/var/tmp"), Path("/dev/shm"))
"""Folders that others write in too: there only files of these minutes, and only for texts of this session."""


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
        shared = copies_in_files(SHARED, self._texts, self._begun)
        every = {name: sorted({*own[name], *shared.get(name, [])}) for name in own}
        return {name: files for name, files in every.items() if files}

    def files(self) -> int:
        """Return how many files are looked at."""
        own, shared = set(files_below(self._own)), set(files_below(SHARED, self._begun))
        return len(own | shared)


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
