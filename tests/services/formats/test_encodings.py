# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""From bytes to text: the encoding is told by a mark or by trying, and a picture is no text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.services.formats.encodings import decode, encoding_of

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufeff"))


@given(texts, st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_text_comes_back(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text
    assert decode(text.encode(encoding), legacy=True) == text


@pytest.mark.parametrize(("mark", "name"), [(codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF8, "utf-8")])
def test_a_mark_says_the_encoding(mark: bytes, name: str) -> None:
    data = mark + "été".encode(name)
    assert (decode(data), encoding_of(data)) == ("été", (name, len(mark)))


def test_windows_text_only_where_it_is_allowed() -> None:
    data = "Café – “calm”".encode("cp1252")
    assert (decode(data), decode(data, legacy=True)) == (None, "Café – “calm”")
    assert encoding_of(data) == ("utf-8", 0)


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n\x00\x00", b"PK\x03\x04\x14\x00", b"a\x00b", b"\xe9\x81", codecs.BOM_UTF8 + b"\xff"],
)
def test_what_is_no_text(data: bytes) -> None:
    assert decode(data, legacy=True) is None


@given(st.binary(max_size=200), st.booleans())
def test_any_bytes_are_text_or_not(data: bytes, legacy: bool) -> None:
    text = decode(data, legacy=legacy)
    assert text is None or "\x00" not in text
