# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""CSV of any delimiter and encoding, with long fields; what is broken is refused whole."""

from __future__ import annotations

import contextlib
import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import KEEPS_FIXTURES
from holdspace.services.formats import csv_reading
from holdspace.services.formats.csv_reading import header, rows
from holdspace.services.formats.errors import BadFile, FileRefused, FileTooLarge
from holdspace.services.formats.source import Source

WIDE = settings(max_examples=60, deadline=None, suppress_health_check=KEEPS_FIXTURES)
Write = Callable[[bytes | str], Source]
cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufeff"), max_size=20)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that makes a source of one file, t.csv."""

    def put(data: bytes | str) -> Source:
        path = tmp_path / "t.csv"
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return Source(path)

    return put


def read_all(source: Source) -> list[dict[str, str]]:
    with source:
        return list(rows(source, "t.csv"))


@WIDE
@given(
    table=st.lists(st.lists(cells, min_size=3, max_size=3).filter(any), max_size=6),
    delimiter=st.sampled_from(",;\t"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_what_is_written_is_read(write: Write, table: list[list[str]], delimiter: str, encoding: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows([["date", "note title", "note"], *table])
    with write(out.getvalue().encode(encoding)) as source:
        assert header(source, "t.csv") == ("date", "note title", "note")
        found = [tuple(row.values()) for row in rows(source, "t.csv")]
    assert found == [tuple(row) for row in table]


def test_windows_text_and_blank_ends(write: Write) -> None:
    source = write("date, note ,\r\n2024-03-05,Café\r\n\r\n2024-03-06\r\n".encode("cp1252"))
    assert read_all(source) == [{"date": "2024-03-05", "note": "Café"}, {"date": "2024-03-06", "note": ""}]


def test_a_megabyte_in_one_field_is_read_and_the_limit_is_as_before(write: Write) -> None:
    """TRUST case 51: a 1 MB CSV field; an entry can be as long."""
    before = csv.field_size_limit()
    (row,) = read_all(write("note\n" + '"' + "x" * 1_000_000 + '"\n'))
    assert len(row["note"]) == 1_000_000
    assert csv.field_size_limit() == before


def test_a_field_past_all_bounds_is_refused_and_the_limit_is_as_before(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = csv.field_size_limit()
    monkeypatch.setattr(csv_reading, "LARGEST_FIELD", 1000)
    with pytest.raises(FileTooLarge):
        read_all(write("note\n" + "x" * 1001 + "\n"))
    assert csv.field_size_limit() == before


@pytest.mark.parametrize(
    "data",
    [b'a,b\n1,"2', b'a,b\n1,"2"3\n', b"a,a\n1,2\n", b"\x89PNG\x00", b"a,b\n1,\x002\n"],
    ids=["quote not closed", "more after a quote", "column twice", "no text", "NUL"],
)
def test_what_contradicts_itself_is_a_bad_file(write: Write, data: bytes) -> None:
    with pytest.raises(BadFile):
        read_all(write(data))


def test_a_row_of_too_many_values_is_none_and_the_others_are_read(write: Write) -> None:
    assert read_all(write("a,b\n1,2,3\n4,5,\n")) == [None, {"a": "4", "b": "5"}]


def test_rows_and_columns_have_bounds(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_reading, "MOST_ROWS", 2)
    assert len(read_all(write("a\n1\n2\n"))) == 2
    with pytest.raises(FileTooLarge):
        read_all(write("a\n1\n2\n3\n"))
    with pytest.raises(FileTooLarge):
        read_all(write(",".join(map(str, range(600)))))


def test_a_header_is_found_in_a_file_longer_than_its_head(write: Write) -> None:
    with write("a;b\n" + "é;2\n" * 40_000) as source:
        assert header(source, "t.csv") == ("a", "b")


def test_nothing_is_no_header(write: Write) -> None:
    for data in (b"", b"\x00\x01", b'"a'):
        with write(data) as source:
            assert header(source, "t.csv") == ()


@WIDE
@given(data=st.binary(max_size=200) | st.text('a",;\n\r\t1', max_size=60).map(str.encode))
def test_any_bytes_are_read_or_refused(write: Write, data: bytes) -> None:
    with write(data) as source:
        header(source, "t.csv")
        with contextlib.suppress(FileRefused):
            list(rows(source, "t.csv"))
