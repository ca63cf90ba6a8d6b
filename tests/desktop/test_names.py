# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What screen readers and outside tests hold on to: a name for every control, and our identifiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.vaults import PASSPHRASE, prepare_vault

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.conftest import Start
    from desktop.window import App, Facts

AUDIENCES = ("client", "physician", "adjuster", "employer", "coworker", "myself")
RAIL = tuple(f"nav.{place}" for place in ("now", "journal", "breathe", "pause", "cards", "settings", "lock"))
PROMISED = {
    "now": (
        *RAIL,
        *("now.entry", "now.save", "now.before", "now.after", "now.day_end"),
        *(f"now.audience.{name}" for name in AUDIENCES),
        *(f"now.load.{load}" for load in range(1, 6)),
    ),
    "setup": ("vault.passphrase", "vault.passphrase_repeat", "vault.create", "vault.message"),
    "code": ("vault.recovery_code", "vault.recovery_saved"),
    "locked": ("vault.passphrase", "vault.unlock", "vault.message"),
    "journal": ("journal.list", "journal.entry", "journal.edit", "journal.delete"),
    "editor": (),
    "deleted": ("journal.undo",),
    "breathe": ("breathe.pattern", "breathe.minutes", "breathe.start"),
    "breathing": ("breathe.phase", "breathe.stop"),
    "pause": ("pause.kind", "pause.start"),
    "pausing": ("pause.remaining", "pause.stop"),
    "cards": ("cards.list", "cards.search", "cards.audience", "cards.moment", "cards.copy"),
    "settings": (),
    "keys": (),
    "help": (),
    "privacy": (),
    "palette": (),
    "pocket": (),
    "empty": (),
}
"""The identifiers of docs/, by where they are looked for."""


class Tour:
    """Looks at one thing after another and keeps what was wrong."""

    def __init__(self, app: App) -> None:
        self._app = app
        self.wrong: list[str] = []
        app.find("now.entry").wait_for_focus()
        app.wait_until_active()

    def look(self, place: str, *, keys: str = "", click: str = "", press: str = "", until: str) -> None:
        """Go somewhere by keys, a click or a screen reader's press; at `until` look at every control."""
        if keys:
            self._app.keys(keys)
        if click:
            self._app.find(click).click()
        if press:  # also what is scrolled out of sight
            self._app.find(press).focus()
            self._app.keys("space")
        self._app.find(until).wait_for()
        seen = self._app.everything()
        assert len(seen) > 3, seen
        missing = set(PROMISED[place]) - {each.id for each in seen}
        self.wrong += [f"{place}: no {identifier}" for identifier in sorted(missing)]
        self.wrong += [f"{place}: {each.role} {each.id} has no name" for each in seen if is_nameless(each)]


def is_nameless(control: Facts) -> bool:
    """Tell whether a control that can have the keyboard tells nobody what it is."""
    if "focusable" not in control.states:
        return False
    # A combo box is named by its value; what it is for is told as its description.
    return not (control.description if control.role == "combo box" else control.name).strip()


def test_every_control_has_a_name_where_there_is_a_journal(start: Start, home: Path) -> None:
    prepare_vault(home, "an entry", "another")
    app = start()
    tour = Tour(app)
    tour.look("locked", keys="ctrl+2", until="vault.passphrase")
    app.find("vault.passphrase").type(PASSPHRASE)
    tour.look("journal", keys="Return", until="journal.list")
    assert all(row.strip() for row in app.find("journal.list").wait_for_rows(2))
    tour.look("editor", click="journal.edit", until="journal.editor")
    app.keys("Escape")
    tour.look("deleted", click="journal.delete", until="journal.undo")
    app.keys("ctrl+1")
    app.find("now.entry").type("a few words")
    app.find("now.feelings.more").click()
    tour.look("now", until="now.feeling.grateful")
    tour.look("palette", keys="ctrl+k", until="palette.field")
    assert all(row.strip() for row in app.find("palette.list").rows())
    app.keys("Escape")
    tour.look("pocket", keys="ctrl+p", until="pocket.entry")
    assert not tour.wrong, "\n".join(tour.wrong)


def test_every_control_has_a_name_where_there_is_none(start: Start) -> None:
    app = start()
    tour = Tour(app)
    tour.look("breathe", keys="ctrl+3", until="breathe.start")
    tour.look("breathing", click="breathe.start", until="breathe.phase")
    app.keys("Escape")
    app.find("breathe.end").wait_for()
    tour.look("pause", keys="ctrl+4", until="pause.start")
    tour.look("pausing", click="pause.start", until="pause.remaining")
    app.keys("Escape")
    app.find("pause.end").wait_for()
    tour.look("cards", keys="ctrl+5", until="cards.list")
    assert all(row.strip() for row in app.find("cards.list").rows())
    tour.look("settings", keys="ctrl+comma", until="settings.privacy")
    tour.look("privacy", press="settings.privacy", until="vault.back")
    tour.look("keys", keys="F1", until="shortcuts.back")
    tour.look("help", keys="shift+F1", until="help.page")
    tour.look("empty", keys="ctrl+2", until="journal.setup")
    tour.look("setup", click="journal.setup", until="vault.create")
    app.find("vault.passphrase").type(PASSPHRASE)
    app.find("vault.passphrase_repeat").type(PASSPHRASE)
    tour.look("code", click="vault.create", until="vault.recovery_code")
    assert not tour.wrong, "\n".join(tour.wrong)
