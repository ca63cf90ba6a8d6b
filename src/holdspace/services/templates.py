# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Templates of one's own: made, changed and removed while the vault is open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from holdspace.domain.entries import in_fixed_order
from holdspace.domain.prompts import OwnTemplate, new_template
from holdspace.domain.revisions import later_than
from holdspace.domain.text import clean_text
from holdspace.domain.timing import Clock
from holdspace.services.vault import VaultService

if TYPE_CHECKING:
    from holdspace.storage.own_templates import TemplateStore


class TemplateService(QObject):
    """Own templates; only while the vault is open. Every call raises storage's typed errors as they are.

    *Signals*: `changed()` after each that was made, changed or removed.
    """

    changed = Signal()

    def __init__(self, vault: VaultService, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vault = vault
        self._clock = clock

    def all(self) -> list[OwnTemplate]:
        """Return every own template, in the order in which they were made."""
        return self._store.all()

    def add(
        self, title: str, text: str, *, audiences: Iterable[str] = (), moment: str = "any"
    ) -> OwnTemplate:
        """Make a template and return it. Raises BadTemplate or BadEntry where a value is out of range."""
        made = new_template(title, text, now=self._clock.now(), audiences=audiences, moment=moment)
        return self._keep(made)

    def change(
        self,
        template: OwnTemplate,
        *,
        title: str | None = None,
        text: str | None = None,
        audiences: Iterable[str] | None = None,
        moment: str | None = None,
    ) -> OwnTemplate:
        """Change what is not None and return the template as kept. Raises as `add` does."""
        return self._keep(
            replace(
                template,
                title=template.title if title is None else clean_text(title).strip(),
                text=template.text if text is None else clean_text(text),
                audiences=template.audiences if audiences is None else in_fixed_order(tuple(audiences)),
                moment=template.moment if moment is None else moment,
                modified_at=later_than(self._clock.now(), template.modified_at),
            )
        )

    def remove(self, template_id: str) -> None:
        """Remove a template; harmless where there is none."""
        self._store.remove(template_id)
        self._told()

    @property
    def _store(self) -> TemplateStore:
        return self._vault.vault.entries.templates

    def _keep(self, template: OwnTemplate) -> OwnTemplate:
        self._store.keep(template)
        self._told()
        return template

    def _told(self) -> None:
        self._vault.note_saved()
        self.changed.emit()
