# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Why a file as a whole was refused. Nothing was imported then; no message holds anything from the file."""

from __future__ import annotations


class FileRefused(Exception):  # noqa: N818 - named for what it says
    """A file that cannot be imported. `sentence` says why in plain English, and that nothing was changed."""

    sentence = "This file cannot be imported. Nothing was changed."

    def __init__(self) -> None:
        super().__init__(self.sentence)


class UnknownFormat(FileRefused):
    """None of the formats fits."""

    sentence = "This is no journal that HoldSpace knows how to read. Nothing was changed."


class NotThisFormat(FileRefused):
    """The file is not what it was said to be."""

    sentence = "This file is not in that format. Nothing was changed."


class BadFile(FileRefused):
    """The right format, but broken, cut short or contradicting itself."""

    sentence = "This file is broken or cut short. Nothing was changed."


class DamagedMember(BadFile):
    """An archive of which one file cannot be read. `member` is its name, for the person alone."""

    sentence = "A file in this archive is damaged. Nothing was changed. Export it once more from its program."

    def __init__(self, member: str) -> None:
        super().__init__()
        self.member = member


class NewerFile(FileRefused):
    """A newer HoldSpace wrote it."""

    sentence = "A newer HoldSpace wrote this file. Update HoldSpace to import it. Nothing was changed."


class AmbiguousDates(FileRefused):
    """Dates such as 03/04/2024, and nothing that says which of the two is the day."""

    sentence = (
        "In this file's dates the day and the month could be either way around. "
        "Say which comes first. Nothing was changed."
    )


class FileTooLarge(FileRefused):
    """More bytes, members, records or depth than any journal has."""

    sentence = "This file is larger or deeper than any journal HoldSpace reads. Nothing was changed."


class UnsafeArchive(FileRefused):
    """An archive with paths that lead outside it, links, or far more inside than it weighs."""

    sentence = "This archive is built in a way that could do harm, so it was not opened. Nothing was changed."


class NeedsSecret(FileRefused):
    """The source is encrypted and no passphrase was given."""

    sentence = "This file is encrypted. Give the passphrase it was kept with. Nothing was changed."


class WrongSecret(FileRefused):
    """The passphrase given does not open the source."""

    sentence = "That passphrase did not open the file. Nothing was changed."


class CannotRead(FileRefused):
    """The system does not give the file out, or it is gone."""

    sentence = "This file could not be read. Is it still there, and may you open it? Nothing was changed."


class LockedArchive(FileRefused):
    """A zip archive with a password of its own."""

    sentence = "This archive has a password. Unpack it first, then import the folder. Nothing was changed."


class UnpackFirst(FileRefused):
    """A database that is not encrypted, in an archive: to read it there, its words would be copied."""

    sentence = "This archive holds a database. Unpack it first, then import the file. Nothing was changed."


class InUse(FileRefused):
    """A database that is not encrypted, and that a program has changed and not yet put in order."""

    sentence = "Another program has this file open. Close it there, then try again. Nothing was changed."


class ChangedMeanwhile(FileRefused):
    """The file holds something else than when it was looked at."""

    sentence = "This file has changed since it was looked at. Nothing was changed; look at it once more."


class IsBackup(FileRefused):
    """A HoldSpace backup: it is merged, with a passphrase or recovery code of its own, not imported."""

    sentence = "This is a HoldSpace backup. Its passphrase or recovery code opens it. Nothing was changed."
