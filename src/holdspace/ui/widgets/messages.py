# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Words for what went wrong: what happened, what is safe, what to do."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from holdspace.domain.passphrases import BadPassphrase
from holdspace.domain.recovery_code import GROUP_LENGTH, BadRecoveryCode
from holdspace.domain.text import QT_TRANSLATE_NOOP
from holdspace.services import errors

_CONTEXT = "messages"
_OTHERWISE = QT_TRANSLATE_NOOP(
    "messages",
    "Something went wrong inside HoldSpace. What was kept before is safe. Try again, or close HoldSpace and"
    " start it once more.",
)
_BY_TYPE: dict[type[Exception], str] = {
    errors.NoVault: QT_TRANSLATE_NOOP(
        "messages", "There is no journal on this computer yet. Nothing is lost. Make one first."
    ),
    errors.VaultExists: QT_TRANSLATE_NOOP(
        "messages",
        "A journal is already here, and it was left as it is. Close HoldSpace, start it again and open it.",
    ),
    errors.VaultMissing: QT_TRANSLATE_NOOP(
        "messages",
        "The journal’s file, vault.db, is missing. Its key is safe, and nothing was put in its place. Bring"
        " the file back, or restore a backup.",
    ),
    errors.VaultDamaged: QT_TRANSLATE_NOOP(
        "messages",
        "The journal’s file is damaged. The passphrase is not the reason, and the file was left as it is."
        " Restore a backup, or save what can be read.",
    ),
    errors.LogDamaged: QT_TRANSLATE_NOOP(
        "messages",
        "The last words before HoldSpace stopped are damaged. All before them is safe, and the file was left"
        " as it is. Save what can be read, or restore a backup.",
    ),
    errors.Cancelled: QT_TRANSLATE_NOOP(
        "messages", "Stopped. Nothing was changed. Begin again whenever it suits."
    ),
    errors.NotThisVault: QT_TRANSLATE_NOOP(
        "messages",
        "The file in the journal’s place is not your journal. It was left as it is. Bring your own vault.db"
        " back, or restore a backup.",
    ),
    errors.VaultTooNew: QT_TRANSLATE_NOOP(
        "messages",
        "A newer HoldSpace wrote this journal. It was left as it is. Update HoldSpace, then open it again.",
    ),
    errors.VaultInUse: QT_TRANSLATE_NOOP(
        "messages",
        "The journal is open in another HoldSpace. Nothing has changed. Lock it there, then try again.",
    ),
    errors.VaultBusy: QT_TRANSLATE_NOOP(
        "messages", "The journal is busy for a moment. Nothing is lost. Try again shortly."
    ),
    errors.WrongPassphrase: QT_TRANSLATE_NOOP(
        "messages",
        "That passphrase did not open it. Nothing has changed. Try again, or use your recovery code.",
    ),
    errors.WrongRecoveryCode: QT_TRANSLATE_NOOP(
        "messages",
        "That recovery code is not this journal’s now. Nothing has changed. If it was re-encrypted, a newer"
        " code opens it; so does your passphrase.",
    ),
    errors.KeyFileDamaged: QT_TRANSLATE_NOOP(
        "messages",
        "The key file is damaged, so no passphrase can open it. What you wrote is safe. Use your recovery"
        " code.",
    ),
    errors.KeyFileMissing: QT_TRANSLATE_NOOP(
        "messages",
        "The key file is missing, so no passphrase can open it. What you wrote is safe. Use your recovery"
        " code.",
    ),
    errors.OutOfMemory: QT_TRANSLATE_NOOP(
        "messages",
        "There is not enough free memory just now. Nothing has changed. Close another program, then try"
        " again.",
    ),
    errors.NotKept: QT_TRANSLATE_NOOP(
        "messages",
        "The disk did not take it, so it is not kept yet. What was kept before is safe. Try again.",
    ),
    errors.DiskFull: QT_TRANSLATE_NOOP(
        "messages",
        "The disk is full, so it is not kept yet. What was kept before is safe. Free some room, then try"
        " again.",
    ),
    errors.NotWritable: QT_TRANSLATE_NOOP(
        "messages",
        "HoldSpace may not write in its folder, so it is not kept yet. What was kept before is safe. Allow"
        " writing there, then try again.",
    ),
    errors.VaultMoved: QT_TRANSLATE_NOOP(
        "messages",
        "The journal’s file was moved or replaced while it was open, so this is not kept yet. What was kept"
        " before is in the file that was moved. Put it back, or copy your words elsewhere.",
    ),
    errors.ChangedSince: QT_TRANSLATE_NOOP(
        "messages",
        "The journal was written in after this was saved, so it was left as it is. Nothing is lost. Save what"
        " can be read once more.",
    ),
    errors.BadBackup: QT_TRANSLATE_NOOP(
        "messages",
        "That file is damaged, or is no backup. Your journal was left as it is. Try the backup before it.",
    ),
    errors.BackupTooNew: QT_TRANSLATE_NOOP(
        "messages",
        "A newer HoldSpace made that backup. Your journal was left as it is. Update HoldSpace, then restore"
        " it.",
    ),
    errors.NameTaken: QT_TRANSLATE_NOOP(
        "messages",
        "A file of that name is there already, and it was left as it is. Choose another name or folder.",
    ),
    errors.BadSealedFile: QT_TRANSLATE_NOOP(
        "messages",
        "One sealed note does not open. It was set aside, not deleted. Everything else is as it was.",
    ),
    errors.NotReadable: QT_TRANSLATE_NOOP(
        "messages",
        "This computer does not let HoldSpace read the journal’s files just now. Nothing has changed. Allow"
        " reading in the HoldSpace folder, then try again.",
    ),
    errors.NoSuchEntry: QT_TRANSLATE_NOOP(
        "messages", "That entry is no longer there. Nothing else has changed."
    ),
    errors.UnsafePlace: QT_TRANSLATE_NOOP(
        "messages",
        "A journal in a network or synced folder would be damaged sooner or later. Nothing was changed."
        " Choose a folder on this computer.",
    ),
}
_PASSPHRASE: dict[str, str] = {
    "empty": QT_TRANSLATE_NOOP("messages", "Type a passphrase first."),
    "too_long": QT_TRANSLATE_NOOP(
        "messages", "A passphrase can have 1,024 characters at most. This one has more. Choose a shorter one."
    ),
    "character": QT_TRANSLATE_NOOP(
        "messages", "One character in it cannot be part of a passphrase. Type it again without pasting."
    ),
}
_CODE: dict[str, str] = {
    "character": QT_TRANSLATE_NOOP(
        "messages",
        "Group {group}, character {place} is one that no recovery code has. Nothing has changed. Look at"
        " that place on your sheet.",
    ),
    "typo": QT_TRANSLATE_NOOP(
        "messages",
        "Group {group}, character {place} does not fit the rest. Nothing has changed. Look at that place on"
        " your sheet.",
    ),
    "swap": QT_TRANSLATE_NOOP(
        "messages",
        "In group {group}, character {place} and the one after it have changed places. Nothing else is"
        " wrong. Swap them, then try again.",
    ),
    "swap_between": QT_TRANSLATE_NOOP(
        "messages",
        "The last character of group {group} and the one after it have changed places. Nothing else is wrong."
        " Swap them, then try again.",
    ),
    "length_of_group": QT_TRANSLATE_NOOP(
        "messages",
        "Group {group} does not have four characters. Nothing has changed. Look at that group on your sheet.",
    ),
    "length": QT_TRANSLATE_NOOP(
        "messages",
        "A recovery code has nine groups of four characters. This one does not. Nothing has changed.",
    ),
    "unclear": QT_TRANSLATE_NOOP(
        "messages",
        "More than one character does not fit. Nothing has changed. Compare it with your sheet, group by"
        " group.",
    ),
}


def say(error: Exception) -> str:
    """Return calm sentences for an error; one of no known type gets words that are always true."""
    if isinstance(error, BadRecoveryCode):
        return _say_code(error)
    if isinstance(error, BadPassphrase):
        return _translated(_PASSPHRASE.get(error.reason, _OTHERWISE))
    return _translated(next((_BY_TYPE[kind] for kind in type(error).__mro__ if kind in _BY_TYPE), _OTHERWISE))


def say_held(why: str) -> str:
    """Return what is said over a form, and `why`, where what was begun in it before could not be sealed."""
    words = QT_TRANSLATE_NOOP(
        "messages", "{why} What you had begun waits where you left it, until HoldSpace locks."
    )
    return _translated(words).format(why=why)


def _say_code(error: BadRecoveryCode) -> str:
    reason, place = error.reason, 0
    if error.position is not None:
        place = (error.position - 1) % GROUP_LENGTH + 1
    if reason == "swap" and place == GROUP_LENGTH:
        reason = "swap_between"
    if reason == "length" and error.group is not None:
        reason = "length_of_group"
    words = _translated(_CODE.get(reason, _CODE["unclear"]))
    return words.format(group=error.group, place=place)


def _translated(words: str) -> str:
    return QCoreApplication.translate(_CONTEXT, words)
