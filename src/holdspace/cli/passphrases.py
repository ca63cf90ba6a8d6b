# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Where a passphrase or a code comes from: asked for on the terminal, or read from a file or stdin."""

from __future__ import annotations

import getpass
import warnings
from pathlib import Path

from holdspace.cli.errors import CommandError, Exit, sentence_of
from holdspace.cli.input import read_stdin, without_newline
from holdspace.domain.passphrases import MIN_LENGTH, BadPassphrase, check_length, is_strong_enough

_LARGEST = 64 * 1024  # bytes; the longest passphrase takes 32 KiB before it is brought to its normal form


def read_passphrase(file: str | None) -> str:
    """Return the passphrase in `file` ("-" is standard input), or ask for it where None is given.

    Raises BadPassphrase, or CommandError where the file cannot be read or nobody can be asked.
    """
    passphrase = _ask("Passphrase: ", "--passphrase-file") if file is None else _from_file(file)
    check_length(passphrase)
    return passphrase


def read_new_passphrase(file: str | None) -> str:
    """Return a new passphrase that is strong enough; on the terminal it is asked for twice.

    Raises CommandError where it is too weak or not allowed, differs the second time, or cannot be had.
    """
    option = "--new-passphrase-file"
    passphrase = _ask("New passphrase: ", option) if file is None else _from_file(file)
    _check_new(passphrase)
    if file is None and _ask("The same again: ", option) != passphrase:
        raise CommandError(Exit.USAGE, "The two passphrases differ. Nothing was made; try again.")
    return passphrase


def read_code(file: str | None) -> str:
    """Return the recovery code in `file` ("-" is standard input), or ask for it where None is given.

    Raises CommandError where the file cannot be read or nobody can be asked. It is not checked here.
    """
    if file is None:
        return _ask("Recovery code: ", "--code-file", what="recovery code")
    return _from_file(file, what="recovery code")


def read_secret(file: str) -> str:
    """Return the passphrase of another program's file, as it stands in `file`; it follows no rule of ours.

    Raises CommandError where the file cannot be read.
    """
    return _from_file(file)


def refuse_both_from_stdin(one: str | None, other: str | None, both: str = "the two passphrases") -> None:
    """Raise CommandError where two secrets, which are called `both`, are to be read from standard input."""
    if one == other == "-":
        raise CommandError(Exit.USAGE, f"Only one of {both} can come from standard input.")


def _check_new(passphrase: str) -> None:
    try:
        check_length(passphrase)
    except BadPassphrase as bad:
        raise CommandError(Exit.USAGE, f"{sentence_of(bad)} Nothing was made.") from None
    if is_strong_enough(passphrase, None):
        return
    from holdspace.storage.passphrase_strength import score

    if not is_strong_enough(passphrase, score(passphrase)):
        words = (
            f"That passphrase is easy to guess. {MIN_LENGTH} characters or more are enough. Nothing was made."
        )
        raise CommandError(Exit.USAGE, words)


def _ask(prompt: str, option: str, *, what: str = "passphrase") -> str:
    nobody = CommandError(Exit.USAGE, f"There is no terminal to ask for the {what} on. Use {option} FILE.")
    with warnings.catch_warnings():
        # Without a terminal getpass would warn and then read it aloud from standard input.
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            return getpass.getpass(prompt)
        except (getpass.GetPassWarning, EOFError, OSError):
            raise nobody from None


def _from_file(file: str, *, what: str = "passphrase") -> str:
    try:
        data = _bytes_of(file)
        if len(data) > _LARGEST:
            raise BadPassphrase("too_long")
        text = data.decode("utf-8")
    except OSError:
        raise CommandError(Exit.REFUSED, f"The {what} file cannot be read.") from None
    except UnicodeDecodeError:
        # "from None": the error holds the passphrase.
        raise CommandError(Exit.REFUSED, f"The {what} file is not text in UTF-8.") from None
    return without_newline(text)


def _bytes_of(file: str) -> bytes:
    if file == "-":
        return read_stdin(_LARGEST + 1)
    with Path(file).open("rb") as stream:
        return stream.read(_LARGEST + 1)
