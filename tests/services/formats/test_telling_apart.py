# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Each program's files are known among all others, no importer minds those of another, broken or whole."""

from __future__ import annotations

import contextlib
import random
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import KEEPS_FIXTURES
from holdspace.domain.formats import IMPORT_IDS
from holdspace.domain.imports import Dropped, Found, ImportOptions, Skipped
from holdspace.services.formats import registry
from holdspace.services.formats.errors import FileRefused
from holdspace.services.formats.registry import FORMATS, importer, recognise
from holdspace.services.formats.source import Source
from holdspace.storage.progress import no_progress
from services.formats.zips import make_zip

FIXTURES = Path(__file__).parent / "importers" / "fixtures"
PROGRAMS = {
    "day_one/Journal.json": "dayone",
    "day_one/english.txt": "dayone-text",
    "day_one/german.txt": "dayone-text",
    "jrnl/journal.json": "jrnl",
    "jrnl/journal.txt": "jrnl-text",
    "jrnl/twelve_hours.txt": "jrnl-text",
    "rednotebook": "rednotebook",
    "mini_diary/mini-diary.json": "mini-diary",
    "mini_diarium/mini-diarium.json": "mini-diarium",
    "daylio/daylio_export_2026_04_12.csv": "daylio",
    "daylio/older.csv": "daylio",
    "bouquin/export.json": "bouquin",
    "bouquin/export.csv": "bouquin",
    "bouquin/export.md": "bouquin",
}
WHOLE = [name for name in PROGRAMS if (FIXTURES / name).exists()]
KNOWN = [known.id for known in FORMATS if registry._loaded(known) is not None]
OPTIONS = ImportOptions(time_zone="Europe/Paris", day_first=True, secret="a secret")
FILES = sorted(path for path in FIXTURES.rglob("*") if path.is_file() and path.stat().st_size > 1)


def take_all(path: Path, format_id: str) -> list[object]:
    with Source(path) as source:
        return list(importer(format_id).read(source, OPTIONS, no_progress))


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize("way", ["as it is", "under another name", "in an archive"])
def test_a_program_is_known_by_the_content_alone(tmp_path: Path, name: str, way: str) -> None:
    path = FIXTURES / name
    if way == "under another name" and path.is_file():
        path = Path(shutil.copy(path, tmp_path / f"x{path.suffix}"))
    elif way == "in an archive":
        files = [path] if path.is_file() else sorted(path.iterdir())
        path = make_zip(tmp_path / "x.zip", {file.name: file.read_bytes() for file in files})
    with Source(path) as source:
        assert recognise(source) == PROGRAMS[name]
        found = list(importer(PROGRAMS[name]).read(source, OPTIONS, no_progress))
    assert any(isinstance(finding, Found) for finding in found)


@pytest.mark.parametrize("format_id", KNOWN)
def test_no_importer_minds_the_files_of_another(format_id: str) -> None:
    for path in (*FILES, FIXTURES, *(folder for folder in FIXTURES.iterdir() if folder.is_dir())):
        with Source(path) as source:
            assert importer(format_id).recognises(source) in (True, False)
        with contextlib.suppress(FileRefused):
            for finding in take_all(path, format_id):
                assert isinstance(finding, Found | Skipped | Dropped)


@settings(max_examples=25, deadline=None, suppress_health_check=KEEPS_FIXTURES)
@given(seed=st.integers(0, 2**32), path=st.sampled_from(FILES), format_id=st.sampled_from(KNOWN))
def test_broken_files_are_read_or_refused(tmp_path: Path, seed: int, path: Path, format_id: str) -> None:
    chance = random.Random(seed)
    data = bytearray(path.read_bytes())
    for _ in range(chance.randrange(6)):
        place = chance.randrange(len(data) + 1)
        data[place : place + chance.randrange(3)] = chance.randbytes(chance.randrange(3))
    if chance.random() < 0.3:
        del data[chance.randrange(len(data) + 1) :]
    broken = tmp_path / path.name
    broken.write_bytes(data)
    with Source(broken) as source:
        importer(format_id).recognises(source)
    with contextlib.suppress(FileRefused):
        take_all(broken, format_id)


def test_every_format_that_is_there_is_tried() -> None:
    assert set(KNOWN) | {"backup"} <= set(IMPORT_IDS)
    assert {"markdown", "text"} <= set(KNOWN)
