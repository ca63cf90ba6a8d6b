# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A notebook is read wherever it lies, its log too, and nothing is left beside it or elsewhere."""

from __future__ import annotations

import random
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from holdspace.services.formats.errors import (
    BadFile,
    FileTooLarge,
    InUse,
    NeedsSecret,
    NotThisFormat,
    UnpackFirst,
    WrongSecret,
)
from holdspace.services.formats.importers.bouquin_notebook import Saved, is_notebook, saved_pages
from holdspace.services.formats.records import Losses
from holdspace.services.formats.source import Source
from holdspace.storage import bouquin
from holdspace.storage.errors import Cancelled
from holdspace.storage.progress import Progress, no_progress
from services.formats.importers.reading_files import BERLIN
from services.formats.zips import make_zip
from storage.bouquin_notebooks import FILLED, TABLES, leave_log, make_notebook

KEY = "x'" + "5f" * 32 + "'"
WITH_KEY = replace(BERLIN, secret=KEY)
LAST = "UPDATE versions SET content = 'last words' WHERE id = 2"


def read(path: Path, name: str = "notebook.db", progress: Progress = no_progress) -> list[Saved]:
    with Source(path) as source:
        return list(saved_pages(source, name, WITH_KEY, Losses(), progress))


@pytest.fixture
def temp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A temp folder of the test's own, which is to be empty in the end."""
    folder = tmp_path / "temp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_a_log_beside_it_is_read_and_neither_is_changed(tmp_path: Path, temp: Path) -> None:
    folder = tmp_path / "bouquin"
    folder.mkdir()
    path = make_notebook(folder / "notebook.db", KEY)
    leave_log(path, KEY, LAST)
    (folder / "notebook.db-shm").unlink(missing_ok=True)
    before = files_in(folder)
    assert set(before) == {"notebook.db", "notebook.db-wal"}
    assert read(path)[0].text == "last words"
    assert read(folder)[0].text == "last words"
    assert files_in(folder) == before
    assert list(temp.iterdir()) == []
    archive = make_zip(tmp_path / "bouquin.zip", before)
    assert read(archive)[0].text == "last words"
    assert list(temp.iterdir()) == []


def test_words_that_are_not_encrypted_are_never_copied(
    tmp_path: Path, temp: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_notebook(tmp_path / "plain.db", None)
    archive = make_zip(tmp_path / "bouquin.zip", {"plain.db": path.read_bytes()})
    monkeypatch.setattr(tempfile, "TemporaryDirectory", lambda **_: pytest.fail("it was copied"))
    with Source(archive) as source:
        assert is_notebook(source, "plain.db")
    with pytest.raises(UnpackFirst):
        read(archive, "plain.db")
    assert len(read(path, "plain.db")) == 3
    (tmp_path / "plain.db-wal").write_bytes(b"a log")
    with pytest.raises(InUse):
        read(path, "plain.db")


def test_nothing_is_left_of_a_copy_when_it_is_stopped_or_refused(tmp_path: Path, temp: Path) -> None:
    path = make_notebook(tmp_path / "notebook.db", KEY)
    leave_log(path, KEY, LAST)

    def stop(done: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read(path, progress=stop)
    data = bytearray(path.read_bytes())
    data[:64] = bytes(64)
    path.write_bytes(data)
    with pytest.raises(WrongSecret):
        read(path)
    assert list(temp.iterdir()) == []


def test_what_can_be_one_is_told_by_its_bytes(tmp_path: Path) -> None:
    chance = random.Random(7)
    files = {
        "encrypted": (make_notebook(tmp_path / "a.db", KEY).read_bytes(), True),
        "plain": (make_notebook(tmp_path / "b.db", None).read_bytes(), True),
        "other": (make_notebook(tmp_path / "c.db", None, ["CREATE TABLE notes (words)"]).read_bytes(), False),
        "one page": (chance.randbytes(4096), True),
        "short": (chance.randbytes(2048), False),
        "odd": (chance.randbytes(8193), False),
        "zeros": (bytes(8192), False),
        "nothing": (b"", False),
    }
    for name, (data, wanted) in files.items():
        (tmp_path / name).write_bytes(data)
        with Source(tmp_path / name) as source:
            assert is_notebook(source, name) == wanted, name


def test_refusals_say_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make_notebook(tmp_path / "notebook.db", KEY)
    with Source(path) as source, pytest.raises(NeedsSecret):
        list(saved_pages(source, path.name, BERLIN, Losses(), no_progress))
    make_notebook(tmp_path / "other.db", KEY, ["CREATE TABLE notes (words)"])
    with pytest.raises(NotThisFormat):
        read(tmp_path / "other.db", "other.db")
    monkeypatch.setattr(bouquin, "MOST_ROWS", 2)
    with pytest.raises(FileTooLarge):
        read(path)
    monkeypatch.undo()
    wrong = [*TABLES, *FILLED, "UPDATE pages SET date = 7 WHERE current_version_id = 2"]
    broken = make_notebook(tmp_path / "broken.db", KEY, wrong)
    damaged = bytearray(broken.read_bytes())
    damaged[4096 * 2 : 4096 * 3] = bytes(4096)
    broken.write_bytes(damaged)
    with pytest.raises(BadFile):
        read(broken, "broken.db")
