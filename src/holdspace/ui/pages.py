# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The pages of the window: each built when it is first wanted, and wired to the window here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QLocale, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from holdspace.services.damage import PAGES
from holdspace.services.vault import NONE
from holdspace.ui.house import House

if TYPE_CHECKING:
    from holdspace.ui.main_window import MainWindow
    from holdspace.ui.settings.page import SettingsPage


def make_page(place: str, house: House, window: MainWindow) -> QWidget:
    """Build the page of a place."""
    return _MAKERS[place](house, window)


def _journal(house: House, window: MainWindow) -> QWidget:
    from holdspace.ui.journal.page import JournalPage
    from holdspace.ui.starts import starts_of

    def make_unlock() -> QWidget:
        from holdspace.ui.vault.unlock_panel import UnlockPanel

        panel = UnlockPanel(house.theme, house.vault)
        panel.begun.connect(make_ready)
        panel.note_wanted.connect(window.show_now)
        panel.opened_by_code.connect(window.vault_pages.offer_new_passphrase)
        panel.tell(window.watch.news_words())
        return panel

    def make_ready() -> None:
        page.make_ready()

    page = JournalPage(
        house.theme,
        house.journal(),
        house.vault,
        house.clock,
        make_unlock,
        house.motion_reduced,
        erasing=lambda: house.safety().erasing,
        settings=house.settings,
    )
    page.forms_wanted.connect(starts_of(window, house.theme).show_forms_for)
    page.safety_wanted.connect(partial(window.show_aside, "safety"))
    page.room_wanted.connect(window.make_room_for_figure)
    page.undo_changed.connect(window.undoing.look_again)
    page.toast_wanted.connect(window.tell)
    page.warning_wanted.connect(window.warn)
    page.setup_wanted.connect(window.start_setup)
    page.restore_wanted.connect(partial(window.show_aside, "restore"))
    page.write_wanted.connect(window.show_now)
    page.help_wanted.connect(partial(window.vault_pages.show_damage, PAGES))
    return page


def _forms(house: House, window: MainWindow) -> QWidget:
    from holdspace.domain.prompts import TEMPLATE
    from holdspace.services.content import content_language, load_prompts
    from holdspace.services.templates import TemplateService
    from holdspace.ui.forms.page import FormsPage
    from holdspace.ui.starts import starts_of
    from holdspace.ui.widgets.private_clipboard import words_clipboard

    starts = starts_of(window, house.theme)
    page = FormsPage(
        house.theme,
        house.vault,
        TemplateService(house.vault, house.clock, house.vault),
        [each for each in load_prompts(content_language(QLocale().name())) if each.kind == TEMPLATE],
        lambda: starts.box.plain_text(),
        words_clipboard(house.vault).copy,
    )
    page.chosen.connect(starts.put_form)
    page.closed.connect(window.show_place_before)
    page.toast_wanted.connect(window.tell)
    return page


def _breathe(house: House, window: MainWindow) -> QWidget:
    from holdspace.services.content import load_patterns
    from holdspace.ui.breathe.page import BreathePage

    page = BreathePage(
        house.theme,
        house.breathing(),
        house.settings,
        load_patterns(),
        house.motion_reduced,
        can_sound=lambda: house.tones().is_possible,
        own=house.patterns(),
    )
    page.unlock_wanted.connect(window.show_journal)
    page.toast_wanted.connect(window.tell)
    page.warning_wanted.connect(window.warn)
    page.settings_wanted.connect(partial(_show_breathing_settings, window))
    page.figure_shown.connect(window.make_room_for_figure)
    page.words_wanted.connect(window.show_now)
    return page


def _show_breathing_settings(window: MainWindow) -> None:
    window.show_settings()
    page = cast("SettingsPage", window.page("settings"))
    page.show_breathing()


def _pause(house: House, window: MainWindow) -> QWidget:
    from holdspace.services.content import load_groundings, load_patterns, load_pauses
    from holdspace.ui.doorway_wiring import known_practices
    from holdspace.ui.own_practice_pages import edit_own_practice
    from holdspace.ui.pause.page import PausePage

    kinds = (*load_pauses(), *load_groundings())
    page = PausePage(
        house.theme,
        house.pauses(),
        house.settings,
        kinds,
        load_patterns(),
        house.motion_reduced,
        house.silence(),
        has_journal=lambda: house.vault.state != NONE,
        own=known_practices(house),
    )
    page.own_wanted.connect(window.doors.go_through_own)
    page.edit_wanted.connect(partial(edit_own_practice, window))
    page.unlock_wanted.connect(window.show_journal)
    page.figure_shown.connect(window.make_room_for_figure)
    page.words_wanted.connect(window.show_now)
    page.lock_wanted.connect(house.vault.lock)
    return page


def _doorway(house: House, window: MainWindow) -> QWidget:
    from holdspace.ui.doorway_wiring import DoorwayWiring, doorway_room
    from holdspace.ui.doorways.page import DoorwayPage

    page = DoorwayPage(doorway_room(house))
    DoorwayWiring(house, window, page)
    return page


def _own_practice(house: House, window: MainWindow) -> QWidget:
    from holdspace.ui.own_practice_pages import make_own_practice

    return make_own_practice(house, window)


def _cards(house: House, window: MainWindow) -> QWidget:
    from holdspace.ui.card_pages import make_cards

    return make_cards(house, window)


def _card_editor(house: House, window: MainWindow) -> QWidget:
    from holdspace.ui.card_pages import make_card_editor

    return make_card_editor(house, window)


def _practice(house: House, window: MainWindow) -> QWidget:
    from holdspace.services.background import go_on
    from holdspace.services.coaching import Coach
    from holdspace.services.content import content_language
    from holdspace.services.practice_replies import PracticeReplies
    from holdspace.ui.practice.page import PracticePage
    from holdspace.ui.widgets.private_clipboard import words_clipboard

    coach = Coach(content_language(QLocale().name()))
    replies = PracticeReplies(house.vault, window)
    replies.wait_at(window.watch.line_handed_on)
    copy = words_clipboard(house.vault).copy
    page = PracticePage(house.theme, house.practice(), replies, coach.look, copy)
    # A reply takes longer to write than the rules to read; what fails is said when one is looked at.
    house.vault.background.run(page, coach.load_ahead, go_on, go_on)
    page.closed.connect(window.show_place_before)
    page.words_left.connect(window.watch.leave_memory)
    replies.failed.connect(house.practice().not_kept)  # said as what else cannot be kept of it
    house.vault.about_to_lock.connect(page.put_away)
    house.vault.state_changed.connect(page.open_up)
    return page


def _settings(house: House, window: MainWindow) -> QWidget:
    from holdspace.ui.settings.page import SettingsPage

    page = SettingsPage(
        house.theme,
        house.settings,
        house.vault,
        str(house.home),
        house.version,
        house.menu_entry,
        house.tones(),
        house.reminders(),
    )
    page.breathe_wanted.connect(window.show_breathe)
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
    from holdspace.services.sources import load_sources
    from holdspace.ui.help.page import HelpPage

    page = HelpPage(house.theme, house.settings, load_help(), sources=load_sources())
    page.closed.connect(window.show_place_before)
    page.primer_wanted.connect(partial(window.show_aside, "primer"))
    return page


def _primer(house: House, window: MainWindow) -> QWidget:
    from holdspace.ui.carry_pages import make_primer

    return make_primer(house, window)


def _visor(house: House, window: MainWindow) -> QWidget:
    from holdspace.ui.carry_pages import make_visor

    return make_visor(house, window)


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
    page.toast_wanted.connect(window.tell)
    page.warning_wanted.connect(window.warn)
    return page


def _bring_in(house: House, window: MainWindow) -> QWidget:
    from holdspace.ui.moving.bring_in import BringInPage
    from holdspace.ui.vault.code_field import CodeField

    page = BringInPage(
        house.theme, house.vault, house.moving(), house.safety().backups, house.clock.time_zone(), CodeField
    )
    page.closed.connect(window.show_place_before)
    page.journal_wanted.connect(window.show_journal)
    page.restore_wanted.connect(partial(window.show_aside, "restore"))
    page.toast_wanted.connect(window.tell)
    page.warning_wanted.connect(window.warn)
    return page


def _take_out(house: House, window: MainWindow) -> QWidget:
    from holdspace.services.home import documents_folder
    from holdspace.ui.moving.take_out import TakeOutPage

    page = TakeOutPage(
        house.theme,
        house.vault,
        house.moving(),
        house.clock,
        documents_folder(house.home),
        partial(_found_ids, window),
        partial(_show_folder, window),
    )
    page.closed.connect(window.show_place_before)
    page.left.connect(window.leave_work)
    page.journal_wanted.connect(window.show_journal)
    page.toast_wanted.connect(window.tell)
    page.warning_wanted.connect(window.warn)
    return page


def _found_ids(window: MainWindow) -> frozenset[str] | None:
    """Return the ids that the journal's search shows, or None where nothing is searched for."""
    found_ids = getattr(window.page_if_made("journal"), "found_ids", None)
    return None if found_ids is None else cast("frozenset[str] | None", found_ids())


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
    "forms": _forms,
    "breathe": _breathe,
    "pause": _pause,
    "doorway": _doorway,
    "own_practice": _own_practice,
    "cards": _cards,
    "card_editor": _card_editor,
    "practice": _practice,
    "settings": _settings,
    "setup": _setup,
    "help": _help,
    "primer": _primer,
    "visor": _visor,
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
    "bring_in": _bring_in,
    "take_out": _take_out,
}
