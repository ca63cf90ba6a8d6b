# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The page Settings: looks, motion, breathing, sound, reminders, the menu entry, and where everything is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from holdspace.services.reminders import Reminders
from holdspace.services.settings import MOTION_CHOICES, SCHEME_CHOICES, TEXT_PERCENTS, Settings
from holdspace.services.tones import Tones
from holdspace.services.vault import NONE, VaultService
from holdspace.ui.settings.breathing import BreathingSection
from holdspace.ui.settings.cards import CardsSection
from holdspace.ui.settings.journal import JournalSection
from holdspace.ui.settings.locking import LockingSection
from holdspace.ui.settings.reminders import RemindersSection
from holdspace.ui.settings.sound import SoundSection
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.choice_group import chip_row
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.numbers import percent_text
from holdspace.ui.widgets.scrolled import fill_scrolled


class SettingsPage(QWidget):
    """Settings, each in force as soon as it is chosen.

    Who comes from Breathe is led to what concerns it, and back again.
    *Signals*: `breathe_wanted()`; `aside_wanted(str)` with the page that a link opens: "safety", "code",
    "bring_in", "take_out" or "privacy";
    `toast_wanted(str, object)`; `warning_wanted(str, object)` where something went wrong.
    """

    breathe_wanted = Signal()
    aside_wanted = Signal(str)
    toast_wanted = Signal(str, object)
    warning_wanted = Signal(str, object)

    def __init__(
        self,
        theme: Theme,
        settings: Settings,
        vault: VaultService,
        home: str,
        version: str,
        menu_entry: tuple[Callable[[], None], Callable[[], None]],
        tones: Tones,
        reminders: Reminders,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._settings = settings
        self._install, self._remove = menu_entry
        self._tones = tones
        self._reminders = reminders
        self._about = ""  # what the choices that come next are about
        self._heads: dict[str, QWidget] = {}  # where each section begins
        self._build(home, version)
        vault.state_changed.connect(self._on_vault_changed)
        self._on_vault_changed(vault.state)

    def show_breathing(self) -> None:
        """Lead to figure, pace and the rest of Breathing, with a way back to Breathe, Esc too."""
        self._back.show()
        self._breathing.first_control().setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self._reveal_breathing)  # once it has its place

    def show_section(self, name: str) -> None:
        """Lead to a section, of `sections`; its first control has the keyboard."""
        QTimer.singleShot(0, self, partial(self._reveal, self._heads[name]))

    @property
    def sections(self) -> tuple[str, ...]:
        """Return the names of the sections, from the first to the last."""
        return tuple(self._heads)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to Breathe on Esc, where one came from there."""
        if event.key() == Qt.Key.Key_Escape and self._back.isVisible():
            self.breathe_wanted.emit()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget where one came from as another page comes; the veil changes nothing."""
        super().hideEvent(event)
        QTimer.singleShot(0, self, self._forget_if_left)  # once the other page is shown

    def _forget_if_left(self) -> None:
        stack = self.parentWidget()
        if isinstance(stack, QStackedWidget) and stack.currentWidget() is not self:
            self._back.hide()

    def _reveal(self, head: QWidget) -> None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)  # else nothing has its place
        inner = self._inner
        top = head.mapTo(inner, QPoint()).y()
        self._area.verticalScrollBar().setValue(top - self._theme.px(16))
        below: dict[tuple[int, int], QWidget] = {}
        for each in inner.findChildren(QWidget):
            at = each.mapTo(inner, QPoint())
            is_stop = bool(each.focusPolicy() & Qt.FocusPolicy.TabFocus) and each.isEnabled()
            if is_stop and each.isVisibleTo(inner) and at.y() >= top:
                below[at.y(), at.x()] = each
        if below:
            below[min(below)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _reveal_breathing(self) -> None:
        self._area.verticalScrollBar().setValue(self._back.y() - self._theme.px(16))

    def _build(self, home: str, version: str) -> None:
        theme = self._theme
        self._inner = inner = QWidget()
        inner.setMaximumWidth(theme.px(860))
        self._area = fill_scrolled(self, inner, sideways=True)
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(theme.px(48), theme.px(40), theme.px(48), theme.px(24))
        self._column.setSpacing(theme.px(10))
        self._column.addWidget(Text(theme, "title", self.tr("Settings")))
        safety = self._link(self.tr("Safety: backups, passphrase, recovery"), "settings.safety")
        safety.clicked.connect(self._on_safety_clicked)
        self._add_looks()
        self._add_breathing()
        self._add_sound()
        self._add_reminders()
        self._add_writing()
        self._add_cards()
        self._add_journal()
        self._add_locking()
        self._add_menu_entry()
        self._head(self.tr("Your journal"))
        self._line(self.tr("It is kept in this folder, on this computer only:"))
        where = Text(theme, "ui", home, wraps=True)
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._column.addWidget(where)
        self._line(
            self.tr(
                "If something goes wrong, a log in it notes what kind of error and where,"
                " and no words of yours."
            )
        )
        self._code = self._link(self.tr("Show the recovery code"), "settings.code")
        self._code.clicked.connect(self._on_code_clicked)
        self._bring_in = self._link(self.tr("Bring entries in"), "settings.bring_in")
        self._bring_in.clicked.connect(self._on_bring_in_clicked)
        self._take_out = self._link(self.tr("Take entries out"), "settings.take_out")
        self._take_out.clicked.connect(self._on_take_out_clicked)
        privacy = self._link(self.tr("What is protected, and what is not"), "settings.privacy")
        privacy.clicked.connect(self._on_privacy_clicked)
        self._column.addSpacing(theme.px(16))
        self._line(self.tr("HoldSpace {version}").format(version=version))
        self._column.addStretch()

    def _add_looks(self) -> None:
        self._heads["look"] = self._head(self.tr("Look"))
        names = {
            "system": self.tr("As the system"),
            "light": self.tr("Light"),
            "dark": self.tr("Dark"),
            "high-contrast": self.tr("High contrast"),
        }
        self._choices(
            "settings.scheme",
            [(choice, names[choice]) for choice in SCHEME_CHOICES],
            self._settings.scheme,
            self._on_scheme,
        )
        self._label(self.tr("Size of text"))
        sizes = [(str(percent), percent_text(percent)) for percent in TEXT_PERCENTS]
        self._choices("settings.text", sizes, str(self._settings.text_percent), self._on_text_percent)
        self._label(self.tr("Motion"))
        motions = {
            "system": self.tr("As the system"),
            "full": self.tr("Full"),
            "reduced": self.tr("Reduced: words, a number and a bar"),
        }
        self._choices(
            "settings.motion",
            [(choice, motions[choice]) for choice in MOTION_CHOICES],
            self._settings.motion,
            self._on_motion,
        )

    def _add_breathing(self) -> None:
        self._back = self._link(self.tr("Back to Breathe"), "settings.back_to_breathe")
        self._back.clicked.connect(self.breathe_wanted)
        self._back.hide()
        self._breathing = BreathingSection(self._theme, self._settings, self._tones)
        self._breathing.chosen.connect(self._tell_if_not_kept)
        self._add_section("breathing", self._breathing)

    def _add_writing(self) -> None:
        self._heads["writing"] = self._head(self.tr("Writing"))
        self._line(
            self.tr(
                "What could point to a person is underlined as you write, with a role to say instead."
                " It stays on this computer, stops nothing, and does not find everything."
            )
        )
        choices = [("yes", self.tr("Underline it")), ("no", self.tr("Do not"))]
        self._choices("settings.guard", choices, "yes" if self._settings.guard else "no", self._on_guard)

    def _add_sound(self) -> None:
        sound = SoundSection(self._theme, self._settings, self._tones)
        sound.chosen.connect(self._tell_if_not_kept)
        self._add_section("sound", sound)

    def _add_reminders(self) -> None:
        reminders = RemindersSection(self._theme, self._settings, self._reminders.notifications)
        reminders.chosen.connect(self._tell_if_not_kept)
        self._add_section("reminders", reminders)

    def _add_cards(self) -> None:
        cards = CardsSection(self._theme, self._settings)
        cards.chosen.connect(self._tell_if_not_kept)
        self._add_section("cards", cards)

    def _add_journal(self) -> None:
        journal = JournalSection(self._theme, self._settings)
        journal.chosen.connect(self._tell_if_not_kept)
        self._add_section("journal", journal)

    def _add_locking(self) -> None:
        locking = LockingSection(self._theme, self._settings)
        locking.chosen.connect(self._tell_if_not_kept)
        self._add_section("locking", locking)

    def _add_menu_entry(self) -> None:
        self._heads["menu"] = self._head(self.tr("In the menu of this computer"))
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(8))
        add = Button(
            self._theme, self.tr("Put HoldSpace in the menu"), identifier="settings.install_menu_entry"
        )
        add.clicked.connect(self._on_install)
        remove = Button(self._theme, self.tr("Take it out"), "quiet", identifier="settings.remove_menu_entry")
        remove.clicked.connect(self._on_remove)
        row.addWidget(add)
        row.addWidget(remove)
        row.addStretch()
        self._column.addLayout(row)

    def _add_section(self, name: str, section: QWidget) -> None:
        self._heads[name] = section
        self._column.addWidget(section)

    def _head(self, words: str) -> Text:
        self._about = words
        self._column.addSpacing(self._theme.px(18))
        head = Text(self._theme, "strong", words)
        self._column.addWidget(head)
        return head

    def _label(self, words: str) -> None:
        self._about = words
        self._column.addSpacing(self._theme.px(8))
        self._line(words)

    def _line(self, words: str) -> None:
        self._column.addWidget(Text(self._theme, "soft", words, wraps=True))

    def _link(self, words: str, identifier: str) -> Button:
        link = Button(self._theme, words, "link", identifier=identifier)
        self._column.addWidget(link)
        return link

    def _choices(
        self, identifier: str, choices: list[tuple[str, str]], current: str, chosen: Callable[[str], None]
    ) -> None:
        group, row = chip_row(self._theme, self, self._about, identifier, choices, current)
        checked = group.checkedButton()
        if checked is not None and self.focusProxy() is None:
            self.setFocusProxy(checked)
            group.buttonToggled.connect(self._on_look_toggled)
        group.chosen.connect(chosen)
        group.chosen.connect(self._tell_if_not_kept)
        self._column.addLayout(row)

    def _on_look_toggled(self, chip: QAbstractButton, is_on: bool) -> None:
        if is_on:
            self.setFocusProxy(chip)

    def _tell_if_not_kept(self) -> None:
        if not self._settings.is_writable():
            words = self.tr("This holds until HoldSpace closes; it could not be kept. The disk may be full.")
            self.warning_wanted.emit(words, None)

    def _on_vault_changed(self, state: str) -> None:
        for link in (self._code, self._bring_in, self._take_out):
            link.setVisible(state != NONE)

    def _on_safety_clicked(self) -> None:
        self.aside_wanted.emit("safety")

    def _on_code_clicked(self) -> None:
        self.aside_wanted.emit("code")

    def _on_bring_in_clicked(self) -> None:
        self.aside_wanted.emit("bring_in")

    def _on_take_out_clicked(self) -> None:
        self.aside_wanted.emit("take_out")

    def _on_privacy_clicked(self) -> None:
        self.aside_wanted.emit("privacy")

    def _on_scheme(self, value: str) -> None:
        self._settings.scheme = value

    def _on_text_percent(self, value: str) -> None:
        self._settings.text_percent = int(value)

    def _on_motion(self, value: str) -> None:
        self._settings.motion = value

    def _on_guard(self, value: str) -> None:
        self._settings.guard = value == "yes"

    def _on_install(self) -> None:
        self._try(self._install, self.tr("HoldSpace is in the menu."))

    def _on_remove(self) -> None:
        self._try(self._remove, self.tr("HoldSpace is no longer in the menu. Your journal is untouched."))

    def _try(self, action: Callable[[], None], done: str) -> None:
        try:
            action()
        except Exception:  # noqa: BLE001 - whatever it is, nothing of the journal is touched, and it is said
            self.warning_wanted.emit(self.tr("That did not work, and changed nothing. Try again."), None)
        else:
            self.toast_wanted.emit(done, None)
