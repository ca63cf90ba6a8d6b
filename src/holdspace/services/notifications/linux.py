# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Linux: org.freedesktop.Notifications on the session's bus. All of it asynchronous."""

from __future__ import annotations

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

from holdspace.services.notifications.libdbus import Answer, Library, NoLibrary, Question
from holdspace.services.notifications.notifications import Line, Notifications

_SERVICE, _PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
_SIGNALS = (
    ("ActionInvoked", "_on_action_invoked(uint,QString)"),
    ("ActivationToken", "_on_activation_token(uint,QString)"),
    ("NotificationClosed", "_on_closed(uint,uint)"),
)
_LOW = 0
_AS_THE_DESKTOP_DOES = -1
_HINTS: dict[str, str | bool | int] = {
    "urgency": _LOW,
    "transient": True,  # not to be gathered anywhere
    "suppress-sound": True,
    "desktop-entry": "org.holdspace.HoldSpace",  # by which a person can silence it in the desktop's settings
}


class LinuxNotifications(Notifications):
    """Asks what the desktop can do each time before it shows a line, as desktops come and go.

    It listens only while a line of ours may be in sight.
    """

    is_offered = True

    def __init__(self, session: QDBusConnection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._line: Line | None = None  # to be shown once it is known how
        self._asked: Answer | None = None
        self._shown = 0
        self._token = ""
        self._listens = False

    @property
    def shown(self) -> int:
        """Return the desktop's number of the line that may still be in sight, or 0."""
        if self._asked is not None:
            number = self._asked.number()
            if number:
                self._shown, self._asked = number, None
        return self._shown

    def look(self) -> None:
        """Find out whether a line can be shown."""
        if not self._session.isConnected():
            self._line = None
            self.looked.emit(False)
            return
        question = QDBusMessage.createMethodCall(_SERVICE, _PATH, _SERVICE, "GetCapabilities")
        watcher = QDBusPendingCallWatcher(self._session.asyncCall(question), self)
        watcher.finished.connect(self._on_capabilities)

    def show(self, line: Line) -> None:
        """Show a line in place of the one before."""
        self._line = line
        self.look()

    def take_up(self, number: int) -> None:
        """Hear what is pressed under a line that the process before has shown."""
        self._shown = number
        self._listen(wanted=number > 0 and self._session.isConnected())

    def withdraw(self) -> None:
        """Take off what is shown."""
        self._line = None
        number = self.shown
        if number and self._session.isConnected():
            try:
                question = Question(Library(), _SERVICE, _PATH, _SERVICE, "CloseNotification")
            except NoLibrary:
                return
            question.unsigned(number)
            question.ask(int(self._session.internalPointer())).drop()
        self._forget()

    def _on_capabilities(self, answer: QDBusPendingCallWatcher) -> None:
        reply = answer.reply()
        answer.deleteLater()
        is_there = reply.type() == QDBusMessage.MessageType.ReplyMessage
        can = list(reply.arguments()[0]) if is_there and reply.arguments() else []
        line, self._line = self._line, None
        if is_there and line is not None:
            # Where presses are not shown, a desktop may make a window of them that asks for an answer.
            is_there = self._notify(line if "actions" in can else line._replace(presses=()))
        self.looked.emit(is_there)

    def _notify(self, line: Line) -> bool:
        """Ask the desktop to show a line; say whether it could be asked."""
        try:
            question = Question(Library(), _SERVICE, _PATH, _SERVICE, "Notify")
        except NoLibrary:
            return False
        before = self.shown
        self._forget()
        self._listen(wanted=True)
        question.text("HoldSpace")
        question.unsigned(before)
        question.text("", line.words, "")
        question.texts([words for press in line.presses for words in press])
        question.named(_HINTS)
        question.signed(_AS_THE_DESKTOP_DOES)
        self._asked = question.ask(int(self._session.internalPointer()))
        return True

    def _forget(self) -> None:
        if self._asked is not None:
            self._asked.drop()
        self._shown, self._asked, self._token = 0, None, ""
        self._listen(wanted=False)

    def _listen(self, *, wanted: bool) -> None:
        if wanted is self._listens:
            return
        self._listens = wanted
        act = self._session.connect if wanted else self._session.disconnect
        for name, slot in _SIGNALS:
            act(_SERVICE, _PATH, _SERVICE, name, self, SLOT(slot))  # type: ignore[call-overload]

    @Slot("uint", str)
    def _on_activation_token(self, number: int, token: str) -> None:
        if number == self.shown:
            self._token = token

    @Slot("uint", str)
    def _on_action_invoked(self, number: int, press: str) -> None:
        if number == self.shown:
            token, self._token = self._token, ""
            self.pressed.emit(press, token)

    @Slot("uint", "uint")
    def _on_closed(self, number: int, why: int) -> None:
        del why
        if number == self.shown:
            self._forget()
