# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What is printed: safe for a terminal, in any encoding, and never a traceback of its own."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.cli import output

any_text = st.text(st.characters(), max_size=60)


def stream(encoding: str = "utf-8") -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="\n")


def written(to: io.TextIOWrapper) -> bytes:
    to.flush()
    buffer = to.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue()


@given(any_text)
def test_no_control_character_reaches_a_terminal(text: str) -> None:
    shown = output.shown(text)
    assert len(shown) == len(text)
    assert not [c for c in shown if c not in "\n\t" and (c < " " or "\x7f" <= c <= "\x9f")]


def test_the_rest_is_printed_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    out = stream()
    monkeypatch.setattr(sys, "stdout", out)
    output.lines("\u00e9t\u00e9\n\ttwo", "\U0001f33f")
    assert written(out).decode() == "\u00e9t\u00e9\n\ttwo\n\U0001f33f\n"


@given(any_text)
def test_one_line_is_one_line(text: str) -> None:
    assert len(output.one_line(text).splitlines()) <= 1


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "cp1252", "utf-16"])
@given(text=any_text)
def test_every_encoding_takes_every_text(encoding: str, text: str) -> None:
    out = stream(encoding)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", out)
        output.lines(text)
        output.document([text])
    assert json.loads(written(out).decode(encoding).split("\n[", 1)[1].removesuffix("]\n")) == text


def test_complaints_are_one_line_each(monkeypatch: pytest.MonkeyPatch) -> None:
    err = stream("ascii")
    monkeypatch.setattr(sys, "stderr", err)
    output.complain("what\nhappened \udce9, \u00e9t\u00e9")
    assert written(err) == b"holdspace: what happened \\udce9, \\xe9t\\xe9\n"


def test_streams_closed_before_the_start_are_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    output.lines("words")
    output.complain("words")
    assert not output.is_terminal()


def test_a_reader_that_has_gone_is_told_apart_from_a_full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8") as gone:
        monkeypatch.setattr(sys, "stdout", gone)
        with pytest.raises(output.NobodyReads):
            output.lines("words")
        output.lines("what follows goes nowhere, without a sound")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        with pytest.raises(output.NotWritten) as caught:
            output.lines("words")
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__
