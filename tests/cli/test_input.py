# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Reading standard input, and the one line break that is dropped."""

from __future__ import annotations

import io
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.cli.errors import CommandError
from holdspace.cli.input import is_typed, read_stdin, without_newline


@given(st.text(), st.sampled_from(["\n", "\r\n"]))
def test_one_line_break_is_dropped(text: str, end: str) -> None:
    if not (end == "\n" and text.endswith("\r")):
        assert without_newline(text + end) == text


@pytest.mark.parametrize(
    ("text", "kept"),
    [("a\n\n", "a\n"), ("a\r", "a\r"), ("a\n\r\n", "a\n"), ("\n", ""), ("", ""), (" a ", " a ")],
)
def test_and_no_more(text: str, kept: str) -> None:
    assert without_newline(text) == kept


def test_standard_input_is_read_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff four")))
    assert not is_typed()
    assert read_stdin(3) == b"\xff f"
    assert read_stdin(9) == b"our"


def test_a_closed_standard_input_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert is_typed()
    with pytest.raises(CommandError):
        read_stdin(3)
