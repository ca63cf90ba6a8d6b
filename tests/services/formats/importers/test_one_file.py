# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What holds of every importer of one file: it is found, the same twice, stopped at once, and unharmed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import KEEPS_FIXTURES
from holdspace.services.formats.errors import FileRefused
from holdspace.services.formats.registry import Importer, importer
from services.formats.importers.reading_files import (
    FIXTURES,
    check_that_it_can_be_stopped,
    format_of,
    is_read_or_refused,
    is_recognised,
    read_all,
    with_changes,
)

MARKS = b'{}[]:,"\\-05<\xff\n\t*@'
SAMPLES = {
    "mini-diary": FIXTURES / "mini_diary/mini-diary.json",
    "mini-diarium": FIXTURES / "mini_diarium/mini-diarium.json",
    "dayone-text": FIXTURES / "day_one/english.txt",
    "jrnl": FIXTURES / "jrnl/journal.json",
    "jrnl-text": FIXTURES / "jrnl/journal.txt",
}
"""A file of each format."""
DATA = {format_id: path.read_bytes() for format_id, path in SAMPLES.items()}
quick = settings(max_examples=40, deadline=None, suppress_health_check=KEEPS_FIXTURES)


@pytest.fixture(params=sorted(SAMPLES))
def format_id(request: pytest.FixtureRequest) -> str:
    """Each of the formats."""
    return str(request.param)


@pytest.fixture
def module(format_id: str) -> Importer:
    """The importer of the format."""
    return importer(format_id)


def put(folder: Path, format_id: str, data: bytes) -> Path:
    path = folder / SAMPLES[format_id].name
    path.write_bytes(data)
    return path


def test_the_registry_finds_it(format_id: str, module: Importer) -> None:
    assert format_of(SAMPLES[format_id]) == format_id
    assert is_recognised(module, SAMPLES[format_id])


def test_reading_again_gives_the_same(format_id: str, module: Importer) -> None:
    found = read_all(module, SAMPLES[format_id])
    assert found
    assert read_all(module, SAMPLES[format_id]) == found


def test_progress_is_told_to_the_end_and_can_stop_it(format_id: str, module: Importer) -> None:
    told: list[float] = []
    read_all(module, SAMPLES[format_id], progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0
    check_that_it_can_be_stopped(module, SAMPLES[format_id])


@quick
@given(data=st.data())
def test_a_file_with_bytes_changed_is_read_or_refused(
    tmp_path: Path, format_id: str, module: Importer, data: st.DataObject
) -> None:
    is_read_or_refused(module, put(tmp_path, format_id, data.draw(with_changes(DATA[format_id], MARKS))))


@quick
@given(data=st.data())
def test_a_file_with_bytes_put_in_and_left_out_is_read_or_refused(
    tmp_path: Path, format_id: str, module: Importer, data: st.DataObject
) -> None:
    whole = DATA[format_id]
    at, cut = data.draw(st.integers(0, len(whole))), data.draw(st.integers(0, 40))
    changed = whole[:at] + data.draw(st.binary(max_size=4)) + whole[at + cut :]
    is_read_or_refused(module, put(tmp_path, format_id, changed))


@quick
@given(data=st.binary(max_size=200))
def test_bytes_of_any_kind_are_refused(tmp_path: Path, format_id: str, module: Importer, data: bytes) -> None:
    with pytest.raises(FileRefused):
        read_all(module, put(tmp_path, format_id, data))
