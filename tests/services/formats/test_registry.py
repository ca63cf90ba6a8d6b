# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Formats are told apart by content, whatever a file is called; each importer is loaded when it is needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from holdspace.domain.formats import BACKUP, IMPORT_IDS
from holdspace.services.formats import registry
from holdspace.services.formats.errors import BadFile, CannotRead, DamagedMember, UnknownFormat
from holdspace.services.formats.importers import markdown_folder, plain_text
from holdspace.services.formats.registry import FORMATS, Format, importer, recognise
from holdspace.services.formats.source import Source
from services.formats.zips import make_zip


def test_every_name_has_its_module() -> None:
    assert (*(known.id for known in FORMATS), BACKUP) == IMPORT_IDS
    assert importer("markdown") is markdown_folder
    assert importer("text") is plain_text
    for known in FORMATS:
        if registry._loaded(known) is not None:
            assert callable(importer(known.id).recognises)
            assert callable(importer(known.id).read)


def test_a_format_that_is_not_there_is_unknown(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(registry, "FORMATS", (Format("gone", "gone"), *FORMATS))
    (tmp_path / "2024-03-05.md").write_text("words")
    with Source(tmp_path) as source:
        assert recognise(source) == "markdown"
    for name in ("gone", BACKUP, "", "../os"):
        with pytest.raises(UnknownFormat):
            importer(name)


def test_an_import_that_fails_within_a_module_is_no_format_that_is_not_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(name: str) -> None:
        raise ModuleNotFoundError("no module of another name", name="yaml")

    monkeypatch.setattr("importlib.import_module", fail)
    with pytest.raises(ModuleNotFoundError):
        importer("markdown")


def test_a_backup_is_known_by_what_is_in_it(tmp_path: Path) -> None:
    with Source(
        make_zip(tmp_path / "x.zip", {"vault.db": b"", "vault.json": b"", "manifest.json": b""})
    ) as source:
        assert recognise(source) == BACKUP
    with Source(make_zip(tmp_path / "y.zip", {"a.md": b"words", "vault.db": b""})) as source:
        assert recognise(source) == "markdown"


def test_what_no_program_wrote_is_unknown(tmp_path: Path) -> None:
    (tmp_path / "x.bin").write_bytes(b"\x00\x01\x02")
    with Source(tmp_path / "x.bin") as source, pytest.raises(UnknownFormat):
        recognise(source)
    (tmp_path / "empty").mkdir()
    with Source(tmp_path / "empty") as source, pytest.raises(UnknownFormat):
        recognise(source)


def test_a_file_that_is_broken_is_not_of_a_format_and_one_that_is_gone_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_text("words")
    with Source(tmp_path) as source:
        monkeypatch.setattr(markdown_folder, "recognises", lambda source: (_ for _ in ()).throw(BadFile))
        with pytest.raises(UnknownFormat):
            recognise(source)
        monkeypatch.setattr(markdown_folder, "recognises", lambda source: (_ for _ in ()).throw(CannotRead))
        with pytest.raises(CannotRead):
            recognise(source)


@pytest.mark.parametrize("other", ["notes.md", "entries.csv"])
def test_an_archive_with_a_damaged_file_is_damaged_and_not_something_else(tmp_path: Path, other: str) -> None:
    path = make_zip(tmp_path / "x.zip", {"Journal.json": b'{"entries": [], "metadata": {}}', other: b"words"})
    data = bytearray(path.read_bytes())
    at = data.index(b"Journal.json") + len("Journal.json")
    data[at : at + 4] = b"\xff\xff\xff\xff"
    path.write_bytes(data)
    with Source(path) as source, pytest.raises(DamagedMember) as refused:
        recognise(source)
    assert refused.value.member == "Journal.json"


def test_importers_are_loaded_when_they_are_needed() -> None:
    program = (
        "import sys, holdspace.services.formats.registry;"
        "print(*(name for name in sys.modules if 'formats.importers.' in name or name in ('yaml', 'csv')))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "\n"
