# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Words for why a file cannot come in, or cannot be written: what happened, what is safe, what to do."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from holdspace.domain.text import QT_TRANSLATE_NOOP
from holdspace.services import errors as storage
from holdspace.services.formats import errors
from holdspace.ui.widgets.messages import say

_BY_TYPE: dict[type[Exception], str] = {
    errors.UnknownFormat: QT_TRANSLATE_NOOP(
        "moving",
        "This is no journal that HoldSpace knows how to read. Nothing was changed. If you know which program"
        " made it, choose it above.",
    ),
    errors.NotThisFormat: QT_TRANSLATE_NOOP(
        "moving",
        "The file is not of that program. Nothing was changed. Let HoldSpace tell by what is in it.",
    ),
    errors.BadFile: QT_TRANSLATE_NOOP(
        "moving",
        "The file is broken or cut short. Nothing was changed. Export it once more from its program.",
    ),
    errors.DamagedMember: QT_TRANSLATE_NOOP(
        "moving",
        "“{member}” in this archive is damaged. Nothing was changed. Copy the archive once more, or export it"
        " once more from its program.",
    ),
    errors.AmbiguousDates: QT_TRANSLATE_NOOP("moving", "Nothing was changed. One question first."),
    errors.FileTooLarge: QT_TRANSLATE_NOOP(
        "moving",
        "The file is larger or deeper than any journal HoldSpace reads. Nothing was changed. Export fewer"
        " years at a time.",
    ),
    errors.UnsafeArchive: QT_TRANSLATE_NOOP(
        "moving",
        "The archive is built in a way that could do harm, so it was not opened. Nothing was changed. Export"
        " it once more from its program.",
    ),
    errors.WrongSecret: QT_TRANSLATE_NOOP(
        "moving", "That passphrase did not open the file. Nothing was changed. Try again."
    ),
    errors.CannotRead: QT_TRANSLATE_NOOP(
        "moving",
        "It could not be read. Nothing was changed. Look whether it is still there, and whether you may"
        " open it.",
    ),
    errors.LockedArchive: QT_TRANSLATE_NOOP(
        "moving",
        "The archive has a password of its own. Nothing was changed. Unpack it, then choose the folder.",
    ),
    errors.UnpackFirst: QT_TRANSLATE_NOOP(
        "moving",
        "What is in this archive is not encrypted, so it was not unpacked for you. Nothing was changed."
        " Unpack it yourself, then choose the file.",
    ),
    errors.InUse: QT_TRANSLATE_NOOP(
        "moving",
        "The other program has this file open. Nothing was changed. Close it there, then try again.",
    ),
    errors.NewerFile: QT_TRANSLATE_NOOP(
        "moving",
        "A newer HoldSpace wrote this file. Nothing was changed. Update HoldSpace, then bring it in.",
    ),
    errors.ChangedMeanwhile: QT_TRANSLATE_NOOP(
        "moving", "The file has changed since it was looked at. Nothing came in. Look at it once more."
    ),
    storage.BadBackup: QT_TRANSLATE_NOOP(
        "moving", "The backup is damaged, or is none. Nothing came in. Make it once more on its computer."
    ),
    storage.BackupTooNew: QT_TRANSLATE_NOOP(
        "moving", "A newer HoldSpace made that backup. Nothing came in. Update HoldSpace, then bring it in."
    ),
    storage.WrongPassphrase: QT_TRANSLATE_NOOP(
        "moving", "That passphrase did not open it. Nothing was changed. Try again, or use its recovery code."
    ),
    storage.WrongRecoveryCode: QT_TRANSLATE_NOOP(
        "moving", "That is not the recovery code of this backup. Nothing was changed. Look at its own sheet."
    ),
}
_LONGEST_NAME = 60
_FULL: dict[type[Exception], str] = {
    storage.DiskFull: QT_TRANSLATE_NOOP(
        "moving",
        "The disk is full. Nothing came in, and the journal is as it was. Free some room, then again.",
    ),
}
_NAMELESS: dict[type[Exception], str] = {
    errors.DamagedMember: QT_TRANSLATE_NOOP(
        "moving",
        "A file in this archive is damaged. Nothing was changed. Copy the archive once more, or export it"
        " once more from its program.",
    ),
}
_OUT: dict[type[Exception], str] = {
    storage.DiskFull: QT_TRANSLATE_NOOP(
        "moving",
        "The disk there is full. Nothing was left on it, and the journal is as it was. Free some room, or"
        " choose another place.",
    ),
    storage.NotWritable: QT_TRANSLATE_NOOP(
        "moving",
        "HoldSpace may not write there, or the folder is missing. Nothing was written. Choose another place.",
    ),
    storage.NotKept: QT_TRANSLATE_NOOP(
        "moving", "The disk did not take it. Nothing was left on it. Try again, or choose another place."
    ),
    storage.NameTaken: QT_TRANSLATE_NOOP(
        "moving",
        "Something of that name is there already, or the place is HoldSpace’s own. It was left as it is."
        " Choose another name or folder.",
    ),
    errors.UnknownFormat: QT_TRANSLATE_NOOP(
        "moving", "This HoldSpace cannot write that format. Nothing was written. Choose another."
    ),
}


def say_refused(error: Exception, *, names: bool = True) -> str:
    """Return calm sentences for why nothing came in.

    With `names` they name the file of an archive that is damaged. Its name may be that of a person: it stays
    on the page where the archive was chosen.
    """
    known = _BY_TYPE | _FULL if names else _BY_TYPE | _FULL | _NAMELESS
    member = error.member if isinstance(error, errors.DamagedMember) else ""
    return _words(error, known).replace("{member}", _short(member))


def say_not_written(error: Exception) -> str:
    """Return calm sentences for why nothing was written out."""
    return _words(error, _OUT)


def _short(name: str) -> str:
    """Return a name on one line, the end of it where it is long: there stands which file it is."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in name).split())
    return line if len(line) <= _LONGEST_NAME else f"…{line[-_LONGEST_NAME:]}"


def _words(error: Exception, known: dict[type[Exception], str]) -> str:
    words = next((known[kind] for kind in type(error).__mro__ if kind in known), "")
    return QCoreApplication.translate("moving", words) if words else say(error)
