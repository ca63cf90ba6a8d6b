# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""`scan`: documented findings, with or without a vault, and no end but 0."""

from __future__ import annotations

import pytest

from command_line import call, start_and_tell_qt
from holdspace.cli import scan
from holdspace.storage.places import Places

TEXT = "\u00e9t\u00e9: Maria, 555-0134"


def test_the_documented_json() -> None:
    answer = call("scan", "--json", TEXT)
    assert (answer.code, answer.err) == (0, "")
    assert answer.document == [
        {"kind": "name", "start": 5, "end": 10, "text": "Maria"},
        {"kind": "phone", "start": 12, "end": 20, "text": "555-0134"},
    ]
    assert all(TEXT[each["start"] : each["end"]] == each["text"] for each in answer.document)


def test_a_line_each(places: Places) -> None:
    assert not places.has_vault()
    answer = call("scan", "-", stdin=TEXT.encode())
    assert (answer.code, answer.out) == (0, "5-10  name  Maria\n12-20  phone  555-0134\n")


def test_nothing_found_claims_nothing() -> None:
    answer = call("scan", stdin=b"A long day.")
    assert (answer.code, answer.complaints) == (0, [])
    assert "may have missed" in answer.out
    assert call("scan", "--json", "A long day.").document == []


def test_a_line_is_one_line_whatever_the_words_hold() -> None:
    assert call("scan", "Mr.\tK.\x1b[31m Maria").out.count("\n") <= 2
    assert "\x1b" not in call("scan", "Told Maria\x1b[31m").out


def test_it_always_runs_and_loads_no_gui(vault: Places) -> None:
    answer, modules = start_and_tell_qt("scan", "Told Maria")
    assert (answer.code, answer.out) == (0, "5-10  name  Maria\n")
    assert not modules & {"PySide6.QtGui", "PySide6.QtWidgets"}


def test_nothing_to_look_at_is_said() -> None:
    assert call("scan", typed=True).code == 2


def test_a_text_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "LONGEST", 8)
    assert call("scan", "-", stdin=b"nine chars").code == 7


def test_what_is_no_text_is_looked_at_all_the_same() -> None:
    assert call("scan", "-", stdin=b"\xff Maria \0").code == 0
