# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The log tells types, places and numbers, and is the same whatever was written."""

from __future__ import annotations

import re
import stat
import sys
import types
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import KEEPS_FIXTURES
from holdspace.services import log as module
from holdspace.services.log import (
    FILE_NAME,
    FILES,
    LARGEST_BYTES,
    Event,
    Level,
    Log,
    describe,
    known_category,
    known_module,
    known_type,
    place_of,
    say_where,
)
from holdspace.storage.errors import DiskFull

WORDS = "her hands were shaking"
LINE = re.compile(
    r"2026-03-02T09:30:00\+00:00 ((started|qt|unexpected|in_thread|unraisable|told) error=([A-Za-z]+|\?)"
    r" at=(\?|[?a-z_.0-9]+:\d+)"
    r"|qt level=\w+ category=[a-z.]+|started version=[0-9.?]+ python=[0-9.]+ system=\w+)( times=\d+)?"
)


def moment() -> datetime:
    return datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def text_of(folder: Path) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*")))


def error_full_of(words: str, *, odd: bool) -> BaseException:
    """Return an error that carries words wherever Python lets one: message, notes, type, module, code."""
    kind: type[Exception] = types.new_class("Odd", (ValueError,))
    kind.__name__ = kind.__qualname__ = words.replace("\0", "") or "x"
    kind.__module__ = words
    names = {"__name__": words, "kind": kind if odd else ValueError, "words": words}
    code = compile(
        "def work():\n    entry = words\n    raise kind(words, entry)\nwork()", "from_text", "exec"
    )
    code = code.replace(co_filename=words, co_name=words)
    try:
        exec(code, names)
    except ValueError as error:
        error.add_note(words)
        error.__cause__ = RuntimeError(words)
        return error
    raise AssertionError


def log_about(folder: Path, words: str) -> str:
    """Return what the log holds once the words have come in by every way there is."""
    log = Log(folder, "0.1.0", moment)
    for event in Event:
        for odd in (False, True):
            log.write_error(event, error_full_of(words, odd=odd))
    for level in Level:
        log.write_qt(level, words)
    Log(folder, words, moment).write_error(Event.TOLD, DiskFull(words))
    found = text_of(folder)
    for path in folder.glob("*"):
        path.unlink()
    return found


@settings(suppress_health_check=KEEPS_FIXTURES)
@given(words=st.text().filter(lambda words: words not in sys.modules))
def test_no_text_changes_a_byte_of_the_log(tmp_path: Path, words: str) -> None:
    if set(words) <= set("0123456789.abrcdevpost+") or words in module._QT_CATEGORIES:
        words += WORDS  # what a version number or a category of Qt's can look like says nothing
    log = log_about(tmp_path, words)
    assert log == log_about(tmp_path, WORDS)
    assert WORDS not in log
    assert all(line.isascii() for line in log.splitlines())


def test_each_line_has_its_form(tmp_path: Path) -> None:
    found = log_about(tmp_path, WORDS).splitlines()
    assert len(found) > 8
    assert [line for line in found if not LINE.match(line)] == []


def test_an_error_of_ours_is_told_with_its_place(tmp_path: Path) -> None:
    log = Log(tmp_path / "logs", "0.1.0", moment)
    try:
        raise DiskFull(WORDS)
    except DiskFull as error:
        log.write_error(Event.TOLD, error)
    first, second = text_of(tmp_path / "logs").splitlines()
    assert "started version=0.1.0 python=" in first
    assert re.search(r"told error=DiskFull at=[\w.]*test_log:\d+ times=1$", second)


def test_the_place_is_the_innermost_of_our_own() -> None:
    try:
        Log(Path("/"), None)  # type: ignore[arg-type]  # len(None) deep inside
    except TypeError as error:
        assert re.fullmatch(r"holdspace\.services\.log:\d+", place_of(error.__traceback__))
        assert describe(error).startswith("error=TypeError at=holdspace.services.log:")
    assert describe(None) == "error=? at=?"


def test_names_are_those_of_loaded_modules() -> None:
    class LocalError(ValueError):
        pass

    assert known_type(LocalError) == "ValueError"
    assert known_type(DiskFull) == "DiskFull"
    assert known_module(vars(module)) == "holdspace.services.log"
    assert known_module({"__name__": "holdspace.services.log"}) == "?"
    assert known_category("qt.qpa.xcb") == "qt.qpa.xcb"
    assert known_category(WORDS) == known_category(None) == "other"


def test_nothing_is_made_until_something_goes_wrong_and_then_for_the_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "home" / "logs"
    log = Log(folder, "0.1.0", moment)
    assert not folder.exists()
    log.write_qt(Level.WARNING, "default")
    assert stat.S_IMODE((folder / FILE_NAME).stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_what_repeats_is_told_at_one_ten_and_a_hundred(tmp_path: Path) -> None:
    log = Log(tmp_path, "0.1.0", moment)
    for _ in range(250):
        log.write_qt(Level.WARNING, "default")
    times = re.findall(r"times=(\d+)", text_of(tmp_path))
    assert times == ["1", "10", "100"]


def test_it_never_grows_beyond_three_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST_BYTES", 4096)
    log = Log(tmp_path, "0.1.0", moment)
    monkeypatch.setattr(module, "_MOST_KEYS", 0)  # every line is new
    for _ in range(400):
        log.write_qt(Level.CRITICAL, "default")
    sizes = {path.name: path.stat().st_size for path in tmp_path.iterdir()}
    assert sorted(sizes) == [FILE_NAME, f"{FILE_NAME}.1", f"{FILE_NAME}.2"]
    assert len(sizes) == FILES
    assert max(sizes.values()) <= 4096
    assert LARGEST_BYTES == 262144


def test_a_folder_that_cannot_be_written_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file stands in the way")
    Log(tmp_path / "logs", "0.1.0", moment).write_qt(Level.WARNING, "default")
    target = tmp_path / "elsewhere"
    linked = tmp_path / "linked"
    linked.mkdir()
    (linked / FILE_NAME).symlink_to(target)
    Log(linked, "0.1.0", moment).write_qt(Level.WARNING, "default")
    assert not target.exists()


def test_stderr_gets_type_and_place(capsys: pytest.CaptureFixture[str]) -> None:
    say_where(error_full_of(WORDS, odd=True))
    told = capsys.readouterr().err
    assert re.fullmatch(r"holdspace: something unexpected went wrong \(error=\w+ at=[\w.?:]+\)\n", told)
    assert "shaking" not in told


def test_without_a_stderr_nothing_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    say_where(None)
    assert sys.stderr is None
