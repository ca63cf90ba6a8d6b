# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""JSON that means harm is refused in bounded time; all other is read as it is, long arrays piece by piece."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import KEEPS_FIXTURES
from growth import assert_in_proportion
from holdspace.services.formats import json_reading
from holdspace.services.formats.errors import BadFile, FileRefused, FileTooLarge, NotThisFormat
from holdspace.services.formats.json_reading import (
    iterate_array,
    iterate_arrays,
    iterate_members,
    load_json,
)
from holdspace.services.formats.source import LARGEST_WHOLE, Source

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)
WIDE = settings(max_examples=60, deadline=None, suppress_health_check=KEEPS_FIXTURES)
Write = Callable[[bytes | str], Source]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that makes a source of one file, j.json."""

    def put(data: bytes | str) -> Source:
        path = tmp_path / "j.json"
        path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass"))
        return Source(path)

    return put


def read_all(source: Source, *path: str) -> list[Any]:
    return list(iterate_array(source, "j.json", *path))


@given(values, st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]), st.booleans())
def test_what_is_right_is_read_as_it_is(value: Any, encoding: str, ascii_only: bool) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only)
    try:
        data = f" {text}\n".encode(encoding)
    except UnicodeEncodeError:
        return
    assert load_json(data) == value


DEEP = 100_000
HARMFUL: dict[str, tuple[bytes, type[FileRefused]]] = {
    "deep arrays": (b"[" * DEEP + b"]" * DEEP, FileTooLarge),
    "deep objects": (b'{"a":' * DEEP + b"1" + b"}" * DEEP, FileTooLarge),
    "just too deep": (b"[" * 66 + b"]" * 66, FileTooLarge),
    "deep and cut short": (b"[" * DEEP, FileTooLarge),
    "a key that comes twice": (b'{"a": 1, "a": 2}', BadFile),
    "NaN": (b"[NaN]", BadFile),
    "Infinity": (b"[-Infinity]", BadFile),
    "a number past all bounds": (b"[1e999]", BadFile),
    "a long integer": (b"[" + b"9" * 5000 + b"]", BadFile),
    "a long fraction": (b"[0." + b"9" * 5000 + b"]", BadFile),
    "two documents": (b"[] []", BadFile),
    "nothing": (b"", BadFile),
    "cut short": (b'[{"a": "b', BadFile),
    "no text": (b'["\xff"]', BadFile),
    "half a character": (b'["\xc3', BadFile),
}


@pytest.mark.parametrize("name", HARMFUL)
def test_what_means_harm_is_refused(name: str, write: Write) -> None:
    """TRUST case 51: JSON 100,000 deep, and its kin."""
    data, error = HARMFUL[name]
    with pytest.raises(error) as refused:
        load_json(data)
    assert refused.value.__cause__ is None
    assert refused.value.__suppress_context__ or refused.value.__context__ is None
    with write(b'{"entries": [1, ' + data + b"]}") as source, pytest.raises((error, BadFile)):
        read_all(source, "entries")


@pytest.mark.parametrize("part", ["[", '{"a":', "9", "0.9", '"', "\\", "[1,", "[],", '{"a": "'])
def test_more_of_what_means_harm_takes_time_in_proportion(part: str, write: Write) -> None:
    def read(data: bytes) -> None:
        with contextlib.suppress(FileRefused):
            load_json(data)
        with write(b'{"entries": [1, ' + data) as source, contextlib.suppress(FileRefused):
            read_all(source, "entries")

    assert_in_proportion(read, lambda count: b"[" + part.encode() * count + b"]}", 10_000)


def test_what_would_fill_the_memory_is_too_large(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_reading, "MOST_VALUES", 1000)
    many = b"[" + b"[]," * 30_000 + b"[]]"
    with pytest.raises(FileTooLarge):
        load_json(many)
    with write(b'{"entries": [' + many + b"]}") as source, pytest.raises(FileTooLarge):
        read_all(source, "entries")
    monkeypatch.setattr(json_reading, "LARGEST_JSON", 10)
    with pytest.raises(FileTooLarge):
        load_json(b"[1,2,3,4,5]")


def test_commas_and_brackets_in_words_are_no_values(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_reading, "MOST_VALUES", 1000)
    words = 'a, "b" \\ [c], {d} ' * 20_000
    data = json.dumps({"entries": [words]}).encode()
    assert load_json(data) == {"entries": [words]}
    with write(data) as source:
        assert read_all(source, "entries") == [words]


def test_an_element_longer_than_any_entry_is_too_large(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_reading, "LARGEST_VALUE", 100_000)
    with write(json.dumps(["x" * 400_000])) as source, pytest.raises(FileTooLarge):
        read_all(source)
    with write(json.dumps(["x" * 90_000] * 5)) as source:
        assert len(read_all(source)) == 5


@WIDE
@given(
    elements=st.lists(values, max_size=8),
    chunk=st.integers(1, 40),
    indent=st.none() | st.integers(0, 2),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_an_array_gives_its_elements_wherever_the_pieces_end(
    write: Write, elements: list[Any], chunk: int, indent: int | None, encoding: str
) -> None:
    document = {"metadata": {"version": "1.0", "more": [1, {"entries": []}]}, "entries": elements, "z": 12}
    text = json.dumps(document, indent=indent)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_reading, "_CHUNK", chunk + 4)
        with write(text.encode(encoding)) as source:
            assert read_all(source, "entries") == elements
            assert list(iterate_array(source, "j.json", "metadata", "more")) == [1, {"entries": []}]
            assert dict(iterate_members(source, "j.json", "metadata")) == document["metadata"]
            assert dict(iterate_members(source, "j.json")) == document
        with write(json.dumps(elements).encode(encoding)) as source:
            assert read_all(source) == elements


@pytest.mark.parametrize("document", [{"other": []}, {"entries": {}}, {"entries": 3}, [], "entries"])
def test_without_such_an_array_it_is_another_format(write: Write, document: Any) -> None:
    with write(json.dumps(document)) as source, pytest.raises(NotThisFormat):
        read_all(source, "entries")


@pytest.mark.parametrize(
    "text",
    [
        '{"entries": [1, 2',
        '{"entries": [1, 2]',
        '{"entries": [1, 2]} more',
        '{"entries": [1, 2], "z": [1',
        '{"entries": [1 2]}',
        '{"entries": [1,]}',
        '{"entries": [1], "entries": [2]}',
        "{entries: [1]}",
        '{"entries" [1]}',
    ],
)
def test_what_is_cut_short_anywhere_is_a_bad_file(write: Write, text: str) -> None:
    with write(text) as source, pytest.raises(BadFile):
        read_all(source, "entries")


def test_line_breaks_may_stand_in_strings(write: Write) -> None:
    with write('["one\ntwo\tthree"]') as source:
        assert read_all(source) == ["one\ntwo\tthree"]


def test_a_long_array_is_not_held_whole(write: Write) -> None:
    with write(json.dumps([{"text": "words " * 100}] * 10_000)) as source:
        assert next(iterate_array(source, "j.json")) == {"text": "words " * 100}
        assert LARGEST_WHOLE - source._left <= 2 * json_reading._CHUNK  # of six million bytes


@WIDE
@given(data=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(write: Write, data: bytes) -> None:
    with contextlib.suppress(FileRefused):
        load_json(data)
    for path in ((), ("entries",)):
        with contextlib.suppress(FileRefused), write(data) as source:
            read_all(source, *path)


@WIDE
@given(value=values, place=st.integers(0, 500), mark=st.sampled_from('{}[]",:\\0 x'))
def test_broken_documents_are_read_or_refused(write: Write, value: Any, place: int, mark: str) -> None:
    text = json.dumps({"entries": [value, value]})
    broken = text[: place % len(text)] + mark + text[place % len(text) + 1 :]
    with write(broken) as source, contextlib.suppress(FileRefused):
        read_all(source, "entries")


def test_all_arrays_of_an_object_are_read_in_one_go(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text('{"a": [1, {"b": [2]}], "c": 7, "d": {"e": [3]}, "f": [], "g": ["x"]}')
    with Source(path) as source:
        assert list(iterate_arrays(source, path.name)) == [("a", 1), ("a", {"b": [2]}), ("g", "x")]
    for text, error in (("[1]", NotThisFormat), ('{"a": [1]', BadFile), ('{"a": [1]} 7', BadFile)):
        path.write_text(text)
        with Source(path) as source, pytest.raises(error):
            list(iterate_arrays(source, path.name))
