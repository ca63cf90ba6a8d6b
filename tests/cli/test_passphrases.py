# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Passphrases from a file, from standard input and from a real terminal."""

from __future__ import annotations

import getpass
import io
import sys
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

import pytest

from command_line import at_terminal, call, start
from holdspace.cli.errors import CommandError, Exit
from holdspace.cli.passphrases import read_new_passphrase, read_passphrase, refuse_both_from_stdin
from holdspace.domain.entries import Entry
from holdspace.domain.passphrases import BadPassphrase
from holdspace.storage.places import Places

PASSPHRASE = "quiet rivers keep \u00e9t\u00e9"

terminals = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")


def answers(monkeypatch: pytest.MonkeyPatch, *given: str) -> list[str]:
    """Let getpass give these answers, and return the list its prompts go to."""
    prompts: list[str] = []
    left = iter(given)

    def ask(prompt: str) -> str:
        prompts.append(prompt)
        return next(left)

    monkeypatch.setattr(getpass, "getpass", ask)
    return prompts


@pytest.mark.parametrize(
    ("data", "meant"),
    [
        (b"a passphrase", "a passphrase"),
        (b"a passphrase\n", "a passphrase"),
        (b"a passphrase\r\n", "a passphrase"),
        (b"a passphrase\n\n", "a passphrase\n"),
        (b" a passphrase \n", " a passphrase "),
        ("\u00e9t\u00e9\n".encode(), "\u00e9t\u00e9"),
    ],
)
def test_a_file_loses_one_line_break(
    data: bytes, meant: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    path.write_bytes(data)
    assert read_passphrase(str(path)) == meant
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert read_passphrase("-") == meant


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\n", "empty"),
        (b"a" * 1025, "too_long"),
        (b"a" * 2**20, "too_long"),
        (b"a\0b", "character"),
    ],
    ids=["nothing", "a line break", "1,025 characters", "1 MB", "NUL"],
)
def test_limits_are_clear(data: bytes, reason: str, tmp_path: Path, vault: Places) -> None:
    path = tmp_path / "file"
    path.write_bytes(data)
    with pytest.raises(BadPassphrase) as caught:
        read_passphrase(str(path))
    assert caught.value.reason == reason
    answer = call("list", "--passphrase-file", str(path))
    assert (answer.code, len(answer.complaints)) == (3, 1)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs /dev/zero")
def test_an_endless_file_is_not_read_to_its_end() -> None:
    with pytest.raises(BadPassphrase) as caught:
        read_passphrase("/dev/zero")
    assert caught.value.reason == "too_long"


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "latin").write_bytes(b"\xe9t\xe9 words")
    for path in (tmp_path / "absent", tmp_path, tmp_path / "latin"):
        with pytest.raises(CommandError) as caught:
            read_passphrase(str(path))
        assert caught.value.code is Exit.REFUSED
        assert "words" not in str(caught.value)
        assert caught.value.__suppress_context__


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_every_keyboards_form_opens(form: Literal["NFC", "NFD"], vault: Places) -> None:
    typed = unicodedata.normalize(form, PASSPHRASE).encode()
    assert call("list", "--passphrase-file", "-", stdin=typed).code == 0


def test_without_a_terminal_the_option_is_named(vault: Places) -> None:
    answer = start("list", stdin=PASSPHRASE.encode())
    assert (answer.code, answer.out) == (2, "")
    assert "--passphrase-file" in answer.err
    assert len(answer.complaints) == 1


def test_a_passphrase_that_is_not_given_is_usage(monkeypatch: pytest.MonkeyPatch) -> None:
    def end(prompt: str) -> str:
        raise EOFError

    monkeypatch.setattr(getpass, "getpass", end)
    with pytest.raises(CommandError) as caught:
        read_passphrase(None)
    assert caught.value.code is Exit.USAGE


def test_a_new_one_is_asked_for_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    prompts = answers(monkeypatch, PASSPHRASE, PASSPHRASE)
    assert read_new_passphrase(None) == PASSPHRASE
    assert len(set(prompts)) == 2
    answers(monkeypatch, PASSPHRASE, PASSPHRASE + "x")
    with pytest.raises(CommandError) as caught:
        read_new_passphrase(None)
    assert caught.value.code is Exit.USAGE


def test_a_weak_one_is_asked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    prompts = answers(monkeypatch, "password1")
    with pytest.raises(CommandError) as caught:
        read_new_passphrase(None)
    assert caught.value.code is Exit.USAGE
    assert len(prompts) == 1


@pytest.mark.parametrize(
    ("passphrase", "fine"),
    [
        ("kitchen9", False),
        ("a" * 14, False),
        ("a" * 15, True),
        ("vqX7!mRz2#pL", True),
        ("", False),
        ("a" * 1025, False),
    ],
)
def test_a_new_one_is_long_or_hard_to_guess(passphrase: str, fine: bool, tmp_path: Path) -> None:
    path = tmp_path / "new"
    path.write_text(passphrase)
    if fine:
        assert read_new_passphrase(str(path)) == passphrase
    else:
        with pytest.raises(CommandError) as caught:
            read_new_passphrase(str(path))
        assert caught.value.code is Exit.USAGE


@terminals
def test_on_a_terminal_it_is_asked_for_and_not_echoed(
    keep: Callable[[Sequence[Entry]], None], entry_at: Callable[..., Entry]
) -> None:
    keep([entry_at(text="seen at last")])
    answer, shown = at_terminal("list", types=PASSPHRASE.encode() + b"\n")
    assert answer.code == 0
    assert "seen at last" in answer.out
    assert "Passphrase: " in shown
    assert "Passphrase" not in answer.out
    assert "rivers" not in shown


@terminals
@pytest.mark.parametrize(("key", "code"), [(b"\x03", 130), (b"\x04", 2)], ids=["Ctrl+C", "Ctrl+D"])
def test_not_answering_ends_it(key: bytes, code: int, vault: Places) -> None:
    answer, shown = at_terminal("list", types=key)
    assert (answer.code, answer.out) == (code, "")
    assert "Traceback" not in shown
    assert shown.count("holdspace: ") == (code != 130)


def test_standard_input_holds_one_secret() -> None:
    refuse_both_from_stdin("-", None)
    refuse_both_from_stdin(None, None)
    refuse_both_from_stdin("a", "a")
    with pytest.raises(CommandError, match="Only one of code and passphrase can come"):
        refuse_both_from_stdin("-", "-", "code and passphrase")
