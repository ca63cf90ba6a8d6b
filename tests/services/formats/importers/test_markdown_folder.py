# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Markdown of several programs, and HoldSpace's own, which comes back as it was."""

from __future__ import annotations

import contextlib
import json
import os
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import KEEPS_FIXTURES
from holdspace.domain.audiences import AUDIENCES
from holdspace.domain.entries import KINDS, Entry, entry_to_json, in_fixed_order, new_id
from holdspace.domain.imports import Dropped, Finding, Found, ImportOptions, Skipped, SkipReason
from holdspace.domain.text import clean_text
from holdspace.services.formats.errors import AmbiguousDates, FileRefused, NotThisFormat
from holdspace.services.formats.importers import markdown_folder
from holdspace.services.formats.source import Source
from holdspace.storage.progress import no_progress
from services.formats.zips import make_zip

PARIS = ImportOptions(time_zone="Europe/Paris")
WIDE = settings(max_examples=60, deadline=None, suppress_health_check=KEEPS_FIXTURES)


def read(folder: Path, files: Mapping[str, str | bytes], options: ImportOptions = PARIS) -> list[Finding]:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
        os.utime(path, (1_700_000_000, 1_700_000_000))
    with Source(folder) as source:
        return list(markdown_folder.read(source, options, no_progress))


def only_entry(folder: Path, name: str, text: str, options: ImportOptions = PARIS) -> Entry:
    found = [each.entry for each in read(folder, {name: text}, options) if isinstance(each, Found)]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("name", "text", "moment", "words"),
    [
        ("x.md", "---\ndate: 2024-03-05 14:10\n---\nwords\n", "2024-03-05T14:10:00+01:00", "words"),
        ("x.md", "---\ncreated: 2024-03-05T14:10:00Z\n---\nwords", "2024-03-05T15:10:00+01:00", "words"),
        ("2024-03-05.md", "words", "2024-03-05T12:00:00+01:00", "words"),
        ("2024-03-05-a-title.markdown", "words", "2024-03-05T12:00:00+01:00", "words"),
        ("Daily/2024-03-05T1410-1a2b3c4d.md", "words", "2024-03-05T14:10:00+01:00", "words"),
        ("x.md", "---\ncreated: 2024-03-05T14:10:00-05:00\n---\nwords", "2024-03-05T14:10:00-05:00", "words"),
        ("2024-03-05.md", "# 2024-03-06\nwords", "2024-03-05T12:00:00+01:00", "# 2024-03-06\nwords"),
        ("2024-03-05.md", "# 2024-03-05 14:10\nwords", "2024-03-05T14:10:00+01:00", "words"),
        ("2024-03-05 0900.md", "# 2024-03-05\nwords", "2024-03-05T09:00:00+01:00", "words"),
        (
            "2024-03-05 0900.md",
            "# 2024-03-05 14:10\nwords",
            "2024-03-05T09:00:00+01:00",
            "# 2024-03-05 14:10\nwords",
        ),
        (
            "2024-03-05.md",
            "---\nNote: words\nMore: words\n---\nwords",
            "2024-03-05T12:00:00+01:00",
            "---\nNote: words\nMore: words\n---\nwords",
        ),
        (
            "x.md",
            "---\nid: 7\ncreated_at: 2024-03-05\nmodified_at: 2024-03-06\n---\nwords",
            "2024-03-05T12:00:00+01:00",
            "words",
        ),
        ("x.md", "# Tuesday, March 5, 2024\n\nwords", "2024-03-05T12:00:00+01:00", "words"),
        ("2024-03-05.md", "# 2024-03-05\nwords", "2024-03-05T12:00:00+01:00", "words"),
        ("x.md", "# A title\n\nwords", "2023-11-14T23:13:20+01:00", "# A title\n\nwords"),
        ("x.md", "---\ndate: never\n---\nwords", "2023-11-14T23:13:20+01:00", "words"),
        (
            "A title 0123456789abcdef0123456789abcdef.md",
            "# A title\n\nCreated: March 5, 2024 2:10 PM\nTags: walk, rest\n\nwords",
            "2024-03-05T14:10:00+01:00",
            "# A title\n\n\nwords",
        ),
    ],
)
def test_the_day_is_found_where_programs_put_it(
    tmp_path: Path, name: str, text: str, moment: str, words: str
) -> None:
    entry = only_entry(tmp_path, name, text)
    assert (entry.created_at.isoformat(), entry.text) == (moment, words)


def test_tags_title_star_and_change_come_along(tmp_path: Path) -> None:
    front = "---\ntitle: 'A walk'\ntags: [walk, '#rest']\nmodified: 2024-03-06\nfavorite: true\n---\n"
    entry = only_entry(tmp_path, "2024-03-05.md", front + "Words #one two\nmore #three #four\n")
    assert entry.text == "# A walk\n\nWords #one two\nmore #three #four"
    assert entry.tags == ("walk", "rest", "three", "four")
    assert (entry.starred, entry.modified_at.isoformat()) == (True, "2024-03-06T12:00:00+01:00")


def test_properties_that_do_not_come_along_are_counted(tmp_path: Path) -> None:
    front = "---\ntitle: A\ncreated: never\nweather: rain\nmood: low\nempty:\n---\nwords"
    found = read(tmp_path, {"2024-03-05.md": front})
    assert [each for each in found if isinstance(each, Dropped)] == [Dropped("property", 3)]


def test_a_title_is_not_said_twice(tmp_path: Path) -> None:
    assert only_entry(tmp_path, "2024-03-05.md", "---\ntitle: A\n---\n# A\nwords").text == "# A\nwords"


def test_one_file_of_many_days_is_divided(tmp_path: Path) -> None:
    found = read(tmp_path, {"journal.md": "# Journal\n\n## 2024-03-05\n\none\n\n## 2024-03-06\ntwo\n"})
    assert [(f.entry.created_at.day, f.entry.text) for f in found if isinstance(f, Found)] == [
        (14, "# Journal"),
        (5, "one"),
        (6, "two"),
    ]


def test_what_does_not_come_in_is_named(tmp_path: Path) -> None:
    moment = "2024-03-05T12:00:00+01:00"
    own = f"---\nid: {new_id()}\ncreated_at: {moment}\nmodified_at: {moment}\nload: 9\n---\nwords\n"
    files = {
        "2024-03-05.md": "a",
        "b/2024-03-05.md": "a",
        "c.md": b"\xff\x00",
        "d.md": own,
        "e.md": "",
        "f.png": b"",
    }
    found = read(tmp_path, files)
    assert [(f.where, f.reason) for f in found if isinstance(f, Skipped)] == [
        ("b/2024-03-05.md", SkipReason.REPEATED),
        ("c.md", SkipReason.NOT_TEXT),
        ("d.md", SkipReason.BAD_RECORD),
        ("e.md", SkipReason.EMPTY),
    ]
    assert found[-1] == Dropped("file", 1)


def test_an_archive_reads_as_the_folder_does(tmp_path: Path) -> None:
    files = {"2024-03-05.md": "one", "b/x.md": "---\ndate: 2024-03-06\n---\ntwo"}
    folder = [f for f in read(tmp_path / "a", files) if isinstance(f, Found)]
    path = make_zip(tmp_path / "a.zip", {name: text.encode() for name, text in files.items()})
    with Source(path) as source:
        assert markdown_folder.recognises(source)
        assert list(markdown_folder.read(source, PARIS, no_progress)) == folder


def test_a_file_of_an_archive_that_knows_no_time_has_no_date(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(zipfile.ZipInfo("x.md"), "words")
    with Source(path) as source:
        assert list(markdown_folder.read(source, PARIS, no_progress)) == [Skipped("x.md", SkipReason.NO_DATE)]


def test_which_comes_first_is_a_persons_to_say(tmp_path: Path) -> None:
    text = "---\ndate: 03/04/2024\n---\nwords"
    with pytest.raises(AmbiguousDates):
        read(tmp_path, {"x.md": text})
    assert only_entry(tmp_path, "x.md", text, ImportOptions(day_first=False)).created_at.month == 3


def test_a_folder_without_any_is_another_format(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")
    with Source(tmp_path) as source:
        assert not markdown_folder.recognises(source)
        with pytest.raises(NotThisFormat):
            list(markdown_folder.read(source, PARIS, no_progress))


def as_holdspace_writes(entry: Entry) -> str:
    """Return an entry as the Markdown export writes it: JSON values in the front matter, then its text."""
    values = entry_to_json(entry)
    text = values.pop("text")
    front = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in values.items())
    return f"---\n{front}---\n{text}\n"


plain = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r\u2029"), max_size=60)
tag = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1, max_size=12)
moments = st.datetimes(datetime(1950, 1, 1), datetime(2090, 1, 1))
zones = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
entries = st.builds(
    Entry,
    id=st.builds(new_id),
    created_at=st.builds(lambda moment, zone: moment.replace(tzinfo=zone), moments, zones),
    time_zone=st.sampled_from(["Europe/Paris", "UTC", "Etc/GMT+7"]),
    modified_at=moments.map(lambda moment: moment.replace(tzinfo=UTC)),
    text=plain.map(clean_text),
    kind=st.sampled_from(KINDS),
    audiences=st.lists(st.sampled_from(AUDIENCES)).map(in_fixed_order),
    load=st.none() | st.integers(1, 5),
    load_after=st.none() | st.integers(1, 5),
    feelings=st.lists(tag, max_size=3, unique=True).map(tuple),
    tags=st.lists(tag, max_size=3, unique=True).map(tuple),
    starred=st.booleans(),
    sealed=st.booleans(),
)


@WIDE
@given(entry=entries)
def test_what_holdspace_wrote_comes_back_without_loss(tmp_path: Path, entry: Entry) -> None:
    back = only_entry(tmp_path, "e.md", as_holdspace_writes(entry), ImportOptions(time_zone="Asia/Tokyo"))
    assert entry_to_json(back) == entry_to_json(entry)


@WIDE
@given(
    data=st.binary(max_size=200) | st.text("-id:#2024/03 \n[]'\"a", max_size=120).map(str.encode),
    named=st.booleans(),
)
def test_any_bytes_are_read_or_refused(tmp_path: Path, data: bytes, named: bool) -> None:
    (tmp_path / "x.md").write_bytes(b"---\ndate: 2024-03-05\n" + data if named else data)
    with contextlib.suppress(FileRefused), Source(tmp_path) as source:
        markdown_folder.recognises(source)
        for found in markdown_folder.read(source, PARIS, no_progress):
            assert isinstance(found, Found | Skipped | Dropped)


@WIDE
@given(entry=entries, places=st.lists(st.tuples(st.integers(0, 500), st.integers(0, 255)), max_size=4))
def test_broken_exports_are_read_or_refused(
    tmp_path: Path, entry: Entry, places: list[tuple[int, int]]
) -> None:
    data = bytearray(as_holdspace_writes(entry).encode())
    for place, value in places:
        data[place % len(data)] = value
    (tmp_path / "x.md").write_bytes(data)
    with contextlib.suppress(FileRefused), Source(tmp_path) as source:
        list(markdown_folder.read(source, PARIS, no_progress))


def test_it_is_known_again_in_another_time_zone_and_with_another_time_of_the_file(tmp_path: Path) -> None:
    files = {
        "2024-03-05.md": "one",
        "x.md": "undated",
        "journal.md": "Above.\n\n## 2024-03-05 14:10\n\ntwo\n\n## 2024-03-06\n\nthree\n",
    }
    first = {f.entry.id for f in read(tmp_path, files) if isinstance(f, Found)}
    for name in files:
        os.utime(tmp_path / name, (1_600_000_000, 1_600_000_000))
    with Source(tmp_path) as source:
        found = markdown_folder.read(source, ImportOptions(time_zone="Asia/Tokyo"), no_progress)
        assert {f.entry.id for f in found if isinstance(f, Found)} == first
    assert len(first) == 5
