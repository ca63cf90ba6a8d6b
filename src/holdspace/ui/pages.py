# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The pages of the window: each built when it is first wanted, and wired to the window here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from holdspace.services.damage import PAGES
from holdspace.ui.house import House

if TYPE_CHECKING:
    from holdspace.ui.main_window import MainWindow


def make_page(place: str, house: House, window: MainWindow) -> QWidget:
    """Build the page of a place."""
    return _MAKERS[place](house, window)


def _journal(house: House, window: MainWindow) -> QWidget:
    from holdspace.ui.journal.page import JournalPage

    def make_unlock() -> QWidget:
        from holdspace.ui.vault.unlock_panel import UnlockPanel

        panel = UnlockPanel(house.theme, house.vault)
        panel.note_wanted.connect(window.show_now)
        panel.opened_by_code.connect(window.vault_pages.offer_new_passphrase)
        panel.tell(window.watch.news_words())
        return panel

    page = JournalPage(house.theme, house.journal(), house.vault, house.clock, make_unlock)
    page.toast_wanted.connect(window.tell)
    page.warning_wanted.connect(window.warn)
    page.setup_wanted.connect(window.start_setup)
    page.restore_wanted.connect(partial(window.show_aside, "restore"))
    page.write_wanted.connect(window.show_now)
    page.help_wanted.connect(partial(window.vault_pages.show_damage, PAGES))
    return page


def _breathe(house: House, window: MainWindow) -> QWidget:
    from holdspace.services.content import load_patterns
    from holdspace.ui.breathe.page import BreathePage

    page = BreathePage(house.theme, house.breathing(), house.settings, load_patterns(), house.motion_reduced)
    page.figure_shown.connect(window.make_room_for_figure)
    page.words_wanted.connect(window.show_now)
    return page


def _pause(house: House, window: MainWindow) -> QWidget:
    from holdspace.services.content import load_patterns, load_pauses
    from holdspace.ui.pause.page import PausePage

    page = PausePage(
        house.theme, house.pauses(), house.settings, load_pauses(), load_patterns(), house.motion_reduced
    )
    page.figure_shown.connect(window.make_room_for_figure)
    page.words_wanted.connect(window.show_now)
    page.lock_wanted.connect(house.vault.lock)
    return page


def _cards(house: House, window: MainWindow) -> QWidget:
    from holdspace.services.cards import load_deck
    from holdspace.ui.cards.page import CardsPage
    from holdspace.ui.widgets.private_clipboard import words_clipboard

    return CardsPage(house.theme, load_deck(), words_clipboard(house.vault).copy, house.motion_reduced)


def _settings(house: House, window: MainWindow) -> QWidget:
    from holdspace.ui.settings.page import SettingsPage

    page = SettingsPage(
        house.theme, house.settings, house.vault, str(house.home), house.version, house.menu_entry
    )
    page.aside_wanted.connect(window.show_aside)
    page.toast_wanted.connect(window.tell)
    page.warning_wanted.connect(window.warn)
    return page


def _setup(house: House, window: MainWindow) -> QWidget:
    from holdspace.ui.vault.first_run import FirstRunPage

    page = FirstRunPage(house.theme, house.vault, house.strength(), house.settings)
    page.finished.connect(window.finish_setup)
    page.finished.connect(window.watch.remind_of_code)
    page.code_shown.connect(window.toast.dismiss)  # what it said of Esc holds no longer
    page.breathe_wanted.connect(window.show_breathe)
    page.left.connect(window.show_now)
    page.aside_wanted.connect(window.show_aside)
    return page


def _help(house: House, window: MainWindow) -> QWidget:
    from holdspace.services.content import load_help
    from holdspace.ui.help.page import HelpPage

    page = HelpPage(house.theme, house.settings, load_help())
    page.closed.connect(window.show_place_before)
    return page


def _keys(house: House, window: MainWindow) -> QWidget:
    from holdspace.ui.shortcuts import ShortcutsPage

    page = ShortcutsPage(house.theme, window.commands)
    page.closed.connect(window.show_place_before)
    return page


def _code(house: House, window: MainWindow) -> QWidget:
    from holdspace.ui.vault.show_code import ShowCodePage

    page = ShowCodePage(house.theme, house.vault, house.settings)
    page.closed.connect(window.show_place_before)
    return page


def _privacy(house: House, window: MainWindow) -> QWidget:
    from holdspace.ui.vault.privacy import PrivacyPage

    page = PrivacyPage(house.theme)
    page.closed.connect(window.show_place_before)
    return page


def _safety(house: House, window: MainWindow) -> QWidget:
    from holdspace.ui.safety.page import SafetyPage

    page = SafetyPage(house.theme, house.vault, window.watch.safety.services, house.settings, house.clock)
    page.action_wanted.connect(window.show_aside)
    page.closed.connect(window.show_place_before)
    return page


def _change_passphrase(house: House, window: MainWindow) -> QWidget:
    from holdspace.services.vault_keys import VaultKeys
    from holdspace.ui.vault.change_passphrase import ChangePassphrasePage

    page = ChangePassphrasePage(house.theme, house.vault, VaultKeys(house.vault), house.strength())
    page.closed.connect(window.show_place_before)
    page.reencrypt_wanted.connect(partial(window.show_aside, "reencrypt"))
    return page


def _recover(house: House, window: MainWindow) -> QWidget:
    from holdspace.services.vault_keys import VaultKeys
    from holdspace.ui.vault.recover import RecoverPage

    page = RecoverPage(house.theme, house.vault, VaultKeys(house.vault), house.strength())
    page.closed.connect(window.show_place_before)
    return page


def _restore(house: House, window: MainWindow) -> QWidget:
    from holdspace.ui.safety.restore import RestorePage
    from holdspace.ui.vault.code_field import CodeField

    page = RestorePage(house.theme, house.vault, window.watch.safety.services, house.clock, CodeField)
    page.closed.connect(window.show_place_before)
    return page


def _reencrypt(house: House, window: MainWindow) -> QWidget:
    from holdspace.services.vault_keys import VaultKeys
    from holdspace.ui.vault.reencrypt import ReencryptPage

    page = ReencryptPage(house.theme, house.vault, VaultKeys(house.vault), house.settings)
    page.closed.connect(window.show_place_before)
    page.warning_wanted.connect(window.warn)
    return page


def _salvage(house: House, window: MainWindow) -> QWidget:
    from holdspace.services.salvage import SalvageService
    from holdspace.ui.vault.salvage import SalvagePage

    page = SalvagePage(house.theme, house.vault, SalvageService(house.vault), partial(_show_folder, window))
    page.closed.connect(window.show_place_before)
    page.restore_wanted.connect(partial(window.show_aside, "restore"))
    page.placed.connect(window.show_journal)
    return page


def _damage(house: House, window: MainWindow) -> QWidget:
    from holdspace.services.salvage import SalvageService
    from holdspace.ui.vault.damage import DamagePage

    page = DamagePage(
        house.theme,
        house.vault,
        SalvageService(house.vault),
        partial(_show_folder, window),
        can_restore="restore" in _MAKERS,
    )
    page.closed.connect(window.show_place_before)
    page.placed.connect(window.show_journal)
    page.restore_wanted.connect(partial(window.show_aside, "restore"))
    page.recover_wanted.connect(window.vault_pages.show_recover)
    return page


def _show_folder(window: MainWindow, folder: Path) -> None:
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
        window.tell(str(folder))  # nothing here opens folders; so it can be found by its name


_MAKERS: dict[str, Callable[[House, MainWindow], QWidget]] = {
    "journal": _journal,
    "breathe": _breathe,
    "pause": _pause,
    "cards": _cards,
    "settings": _settings,
    "setup": _setup,
    "help": _help,
    "keys": _keys,
    "code": _code,
    "privacy": _privacy,
    "safety": _safety,
    "change_passphrase": _change_passphrase,
    "recover": _recover,
    "reencrypt": _reencrypt,
    "salvage": _salvage,
    "damage": _damage,
    "restore": _restore,
}
