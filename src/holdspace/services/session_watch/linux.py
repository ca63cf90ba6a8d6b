# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Linux: logind on the system bus, the screen savers on the session's. All of it asynchronous."""

from __future__ import annotations

import os

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusPendingCallWatcher,
    QDBusUnixFileDescriptor,
)

from holdspace.services.session_watch.watch import SessionWatch

_LOGIND, _MANAGER_PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
_MANAGER, _SESSION = "org.freedesktop.login1.Manager", "org.freedesktop.login1.Session"
_PROPERTIES, _HINT = "org.freedesktop.DBus.Properties", "LockedHint"  # what a locker tells logind
_SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)
_WHY = "The journal locks before the computer sleeps."  # for whoever asks what holds sleep up; logs show it


class LinuxSessionWatch(SessionWatch):
    """Hears logind and the screen savers, and holds sleep up for as long as a lock takes.

    logind waits five seconds at most. What holds sleep up is a descriptor: closing it, and a relaunch or a
    crash, lets go.
    """

    def __init__(
        self, system: QDBusConnection, session: QDBusConnection, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._system = system
        self._held = -1
        self._is_wanted = False
        self._is_asked = False
        if system.isConnected():
            slot = SLOT("_on_prepare_for_sleep(bool)")
            system.connect(_LOGIND, _MANAGER_PATH, _MANAGER, "PrepareForSleep", self, slot)  # type: ignore[call-overload]
            self._find_session()
        if session.isConnected():
            for saver in _SAVERS:
                # By any sender and path: desktops differ in both, and all that it can do is lock.
                session.connect("", "", saver, "ActiveChanged", self, SLOT("_on_saver_changed(bool)"))  # type: ignore[call-overload]

    @property
    def holds_sleep(self) -> bool:
        """Say whether sleep is held up."""
        return self._held >= 0

    def hold_sleep(self) -> None:
        """Take logind's delay; it comes with the answer, and nothing waits for that."""
        self._is_wanted = True
        if self._held >= 0 or self._is_asked or not self._system.isConnected():
            return
        self._is_asked = True
        self._ask("Inhibit", ["sleep", "HoldSpace", _WHY, "delay"]).finished.connect(self._on_inhibited)

    def let_sleep(self) -> None:
        """Let go, now or as soon as the answer comes."""
        self._is_wanted = False
        if self._held >= 0:
            os.close(self._held)
            self._held = -1

    def _ask(self, method: str, arguments: list[str]) -> QDBusPendingCallWatcher:
        question = QDBusMessage.createMethodCall(_LOGIND, _MANAGER_PATH, _MANAGER, method)
        question.setArguments(arguments)
        return QDBusPendingCallWatcher(self._system.asyncCall(question), self)

    def _find_session(self) -> None:
        # A desktop may start its programs outside the session that shows them: it goes by the person then.
        name = os.environ.get("XDG_SESSION_ID", "auto")
        self._ask("GetSession", [name]).finished.connect(self._on_session_found)

    def _on_session_found(self, answer: QDBusPendingCallWatcher) -> None:
        arguments = answer.reply().arguments()
        answer.deleteLater()
        found = arguments[0] if arguments else None
        path = found.path() if isinstance(found, QDBusObjectPath) else ""  # "": any session that locks
        self._system.connect(_LOGIND, path, _SESSION, "Lock", self, SLOT("_on_session_lock()"))  # type: ignore[call-overload]
        slot = SLOT("_on_properties_changed(QString,QVariantMap,QStringList)")
        self._system.connect(_LOGIND, path, _PROPERTIES, "PropertiesChanged", self, slot)  # type: ignore[call-overload]

    def _on_inhibited(self, answer: QDBusPendingCallWatcher) -> None:
        self._is_asked = False
        arguments = answer.reply().arguments()
        answer.deleteLater()
        held = arguments[0] if arguments else None
        if isinstance(held, QDBusUnixFileDescriptor):
            self._held = held.takeFileDescriptor()  # ours alone: what else holds it holds up the sleep
            if not self._is_wanted:
                self.let_sleep()

    @Slot(bool)
    def _on_prepare_for_sleep(self, begins: bool) -> None:
        if begins:
            self.sleep_announced.emit()
            self.let_sleep()
        else:
            self.woken.emit()

    @Slot()
    def _on_session_lock(self) -> None:
        self.session_locked.emit()

    @Slot(str, "QVariantMap", "QStringList")
    def _on_properties_changed(self, interface: str, changed: dict[str, object], others: list[str]) -> None:
        del others
        if interface == _SESSION and changed.get(_HINT) is True:
            self.session_locked.emit()

    @Slot(bool)
    def _on_saver_changed(self, active: bool) -> None:
        if active:
            self.session_locked.emit()
