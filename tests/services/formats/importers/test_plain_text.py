# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Plain text files: one entry each, or one for each line that is only a date."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import KEEPS_FIXTURES
from holdspace.domain.imports import Dropped, Finding, Found, ImportOptions, Skipped, SkipReason
from holdspace.services.formats import dated_text
from holdspace.services.formats.errors import AmbiguousDates, FileRefused, NotThisFormat
from holdspace.services.formats.importers import plain_text
from holdspace.services.formats.source import Source
from holdspace.storage.progress import no_progress

PARIS = ImportOptions(time_zone="Europe/Paris")


def read(folder: Path, files: Mapping[str, str | bytes], options: ImportOptions = PARIS) -> list[Finding]:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        os.utime(path, (1_700_000_000, 1_700_000_000))
    with Source(folder) as source:
        return list(plain_text.read(source, options, no_progress))


def lines(findings: list[Finding]) -> list[tuple[str, str]]:
    return [
        (f.entry.created_at.isoformat(), f.entry.text)
        if isinstance(f, Found)
        else (f.where, f.reason)
        if isinstance(f, Skipped)
        else (f.what, str(f.count))
        for f in findings
    ]


@pytest.mark.parametrize(
    ("name", "moment"),
    [
        ("2024-03-05.txt", "2024-03-05T12:00:00+01:00"),
        ("notes 2024-03-05 1410.txt", "2024-03-05T14:10:00+01:00"),
        ("2024-07-05T14.10.22 home.txt", "2024-07-05T14:10:22+02:00"),
        ("20240305_091500.txt", "2024-03-05T09:15:00+01:00"),
        ("2024/03/05.txt", "2024-03-05T12:00:00+01:00"),
        ("March 5, 2024.txt", "2024-03-05T12:00:00+01:00"),
        ("5 Mar 2024.txt", "2024-03-05T12:00:00+01:00"),
        ("2024-03-05 call 123456.txt", "2024-03-05T12:00:00+01:00"),
        ("room 12.txt", "2023-11-14T23:13:20+01:00"),
    ],
)
def test_the_day_is_in_the_name_or_that_of_the_file(tmp_path: Path, name: str, moment: str) -> None:
    found = read(tmp_path, {name: "Some words.\r\n"})
    assert lines(found) == [(moment, "Some words.")]
    (entry,) = [f.entry for f in found if isinstance(f, Found)]
    assert entry.time_zone == "Europe/Paris"


JOURNAL = """Thoughts of a year.

2024-03-05
==========
A long day. 5 calls.
 20 minutes outside.

# Wednesday, March 6, 2024 2:10 PM

Better. #walk #rest

2024-03-07

2024-03-08 was not a line of its own.
"""


def test_lines_that_are_only_a_date_begin_an_entry(tmp_path: Path) -> None:
    found = read(tmp_path, {"journal.txt": JOURNAL})
    assert lines(found) == [
        ("2023-11-14T23:13:20+01:00", "Thoughts of a year."),
        ("2024-03-05T12:00:00+01:00", "A long day. 5 calls.\n 20 minutes outside."),
        ("2024-03-06T14:10:00+01:00", "Better. #walk #rest"),
        ("2024-03-07T12:00:00+01:00", "2024-03-08 was not a line of its own."),
    ]
    assert [f.entry.tags for f in found if isinstance(f, Found)] == [(), (), ("walk", "rest"), ()]


def test_what_does_not_come_in_is_named(tmp_path: Path) -> None:
    files = {
        "2024-03-05.txt": "words",
        "b/2024-03-05.txt": "words",
        "2024-03-06.txt": " \n",
        "2024-03-07.txt": b"\x00\x01",
        "picture.png": b"\x89PNG",
        ".hidden.txt": "no",
    }
    assert lines(read(tmp_path, files)) == [
        ("2024-03-05T12:00:00+01:00", "words"),
        ("2024-03-06.txt", SkipReason.EMPTY),
        ("2024-03-07.txt", SkipReason.NOT_TEXT),
        ("b/2024-03-05.txt", SkipReason.REPEATED),
        ("file", "1"),
    ]


def test_old_encodings_are_read(tmp_path: Path) -> None:
    files = {"2024-03-05.txt": "Café".encode("cp1252"), "2024-03-06.txt": "Thé".encode("utf-16")}
    assert [text for _, text in lines(read(tmp_path, files))] == ["Café", "Thé"]


def test_a_file_past_all_bounds_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dated_text, "LARGEST_PAGE", 10)
    assert lines(read(tmp_path, {"2024-03-05.txt": "x" * 11})) == [("2024-03-05.txt", SkipReason.TOO_LARGE)]


def test_ids_stay_the_same_wherever_the_files_lie(tmp_path: Path) -> None:
    files = {"2024-03-05.txt": "words", "other.txt": "more", "j.txt": JOURNAL}
    ids = [
        [f.entry.id for f in read(tmp_path / place, files) if isinstance(f, Found)] for place in ("a", "b/c")
    ]
    assert ids[0] == ids[1]
    assert len(set(ids[0])) == 6


def test_which_comes_first_is_a_persons_to_say(tmp_path: Path) -> None:
    files = {"j.txt": "03/04/2024\nwords"}
    with pytest.raises(AmbiguousDates):
        read(tmp_path, files)
    (found,) = read(tmp_path, files, ImportOptions(day_first=True))
    assert isinstance(found, Found)
    assert found.entry.created_at.month == 4


def test_it_is_known_by_its_content(tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\x00")
    (tmp_path / "words").write_text("words")
    with Source(tmp_path / "picture.png") as source:
        assert not plain_text.recognises(source)
    with Source(tmp_path / "words") as source:
        assert plain_text.recognises(source)
    with Source(tmp_path) as source:
        assert not plain_text.recognises(source)
        with pytest.raises(NotThisFormat):
            list(plain_text.read(source, PARIS, no_progress))


@pytest.mark.parametrize(
    ("name", "words", "is_text"),
    [
        ("a.json", "words", False),
        ("a.csv", "a,b", False),
        ("a.html", "words", False),
        ("a.txt", ' {"a": 1}', False),
        ("a.txt", "[1]", False),
        ("a.txt", "\ufeff<p>", False),
        ("a", "<?xml", False),
        ("a.TXT", "[ ] walk", True),
        ("5.3.2024", "words", True),
        ("a.text", "words", True),
    ],
)
def test_what_programs_wrote_is_not_taken_for_a_persons_words(
    tmp_path: Path, name: str, words: str, is_text: bool
) -> None:
    (tmp_path / name).write_text(words, encoding="utf-8")
    with Source(tmp_path / name) as source:
        assert plain_text.recognises(source) is is_text


@settings(max_examples=60, deadline=None, suppress_health_check=KEEPS_FIXTURES)
@given(data=st.binary(max_size=200) | st.text("2024-035/ \n#a", max_size=80).map(str.encode))
def test_any_bytes_are_read_or_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "j.txt").write_bytes(data)
    with contextlib.suppress(FileRefused), Source(tmp_path) as source:
        plain_text.recognises(source)
        for found in plain_text.read(source, PARIS, no_progress):
            assert isinstance(found, Found | Skipped | Dropped)
