# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The keys that tell one program's JSON from another's."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growth import assert_in_proportion
from holdspace.services.formats.json_head import HEAD, keys_at_head
from holdspace.services.formats.source import Source


def keys(path: Path, data: bytes) -> dict[str, set[str]]:
    path.write_bytes(data)
    with Source(path) as source:
        return {name: set(found) for name, found in keys_at_head(source, path.name).items()}


def test_keys_of_the_object_and_of_what_it_holds(tmp_path: Path) -> None:
    document = {
        "metadata": {"version": "1.0", "inner": {"not": 1}},
        "entries": [{"text": 'a "quoted": {\\', "tags": ["x"]}, {"uuid": "b", "place": {"deep": 1}}],
        "count": 2,
    }

    assert keys(tmp_path / "a", json.dumps(document).encode()) == {
        "": {"metadata", "entries", "count"},
        "metadata": {"version", "inner"},
        "entries": {"text", "tags", "uuid", "place"},
    }


@pytest.mark.parametrize("data", [b"", b"[]", b'[{"a": 1}]', b"text", b"\xff\xfe\x00", b'"a": 1'])
def test_what_is_no_object_has_no_keys(tmp_path: Path, data: bytes) -> None:
    assert keys(tmp_path / "a", data) == {}


def test_a_mark_and_blanks_before_it_do_no_harm(tmp_path: Path) -> None:
    assert keys(tmp_path / "a", b'\xef\xbb\xbf\n {"a": []}') == {"": {"a"}}
    assert keys(tmp_path / "a", '\ufeff{"a": []}'.encode("utf-16-le")) == {"": {"a"}}


def test_of_a_long_file_the_head_is_enough(tmp_path: Path) -> None:
    data = b'{"entries": [{"title": ""}, {"title": "' + b"a" * 2 * HEAD + b'", "body": ""}]}'
    assert keys(tmp_path / "a", data) == {"": {"entries"}, "entries": {"title"}}


def test_a_first_entry_that_is_longer_is_read_to_its_end_and_no_further(tmp_path: Path) -> None:
    long = b"a" * 2 * HEAD
    data = b'{"entries": [{"title": "' + long + b'", "body": ""}, {"other": 1}], "tags": {}}'
    assert keys(tmp_path / "a", data) == {"": {"entries"}, "entries": {"title", "body"}}


@settings(max_examples=30)
@given(
    st.dictionaries(
        st.text(max_size=9), st.lists(st.dictionaries(st.text(max_size=9), st.text())), max_size=4
    )
)
def test_the_keys_of_any_document_are_found(
    tmp_path_factory: pytest.TempPathFactory, document: dict[str, list[dict[str, Any]]]
) -> None:
    data = json.dumps(document, ensure_ascii=False).encode("utf-8", "surrogatepass")
    plain = {name for name in document if json.dumps(name, ensure_ascii=False) == f'"{name}"'}

    found = keys(tmp_path_factory.mktemp("any") / "a", data)

    assert plain <= found[""]


PARTS = ('"quoted" \\ ', "\\", '"', "a", "{[")


@pytest.mark.parametrize("words", PARTS)
def test_a_text_that_the_head_cuts_off_hides_no_key_whatever_is_in_it(tmp_path: Path, words: str) -> None:
    data = json.dumps({"format": "x", "entries": [{"text": words * HEAD}]}).encode()
    for length in (HEAD - 1, HEAD, HEAD + 1, len(data)):
        assert keys(tmp_path / "x.json", data[:length]) == {"": {"format", "entries"}, "entries": {"text"}}


@pytest.mark.parametrize("words", PARTS)
def test_a_text_that_is_cut_off_takes_time_in_proportion(tmp_path: Path, words: str) -> None:
    def cut_off(count: int) -> bytes:
        return json.dumps({"format": "x", "entries": [{"text": words * count}]}).encode()[:count]

    assert_in_proportion(lambda data: keys(tmp_path / "x.json", data), cut_off, HEAD // 64)
