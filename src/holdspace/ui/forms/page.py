# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The page "Start from a form": ours and one's own, what each looks like, and the way into the entry."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from holdspace.domain.prompts import OwnTemplate, Prompt
from holdspace.services.errors import StorageError
from holdspace.services.templates import TemplateService
from holdspace.services.vault import UNLOCKED, VaultService
from holdspace.ui.forms.form_editor import FormEditor
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.choice_rows import Choice, ChoiceRows
from holdspace.ui.widgets.closable_page import ClosablePage
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.flow import FlowLayout
from holdspace.ui.widgets.message_row import MessageRow
from holdspace.ui.widgets.messages import say
from holdspace.ui.widgets.paragraph import Paragraph
from holdspace.ui.widgets.scrolled import fill_scrolled

if TYPE_CHECKING:
    from collections.abc import Mapping

_SIDE, _TOP, _FOOT = 48, 32, 20
_LIST, _BESIDE_FROM, _WIDEST = 340, 820, 1040


class FormsPage(ClosablePage):
    """`words` gives what is in the box now, of which a form can be made; `ours` are the forms that ship.

    *Signals*: `chosen(str)` with the words of a form to start with; `closed()` on Esc and Back;
    `toast_wanted(str, object)` with a sentence and what undoes it.
    """

    chosen = Signal(str)
    toast_wanted = Signal(str, object)

    def __init__(
        self,
        theme: Theme,
        vault: VaultService,
        service: TemplateService,
        ours: Sequence[Prompt],
        words: Callable[[], str],
        copy: Callable[[str], None],
    ) -> None:
        super().__init__(theme)
        self._vault = vault
        self._service = service
        self._ours = {each.id: each for each in ours}
        self._own: dict[str, OwnTemplate] = {}
        self._words = words
        self._rows: ChoiceRows | None = None
        self.editor = FormEditor(theme, copy)
        self.message = MessageRow(theme, "forms.list_message")
        self._build()
        self._connect()

    @property
    def rows(self) -> ChoiceRows:
        """Return the list of forms."""
        assert self._rows is not None  # noqa: S101 - made when the page is shown
        return self._rows

    def look_again(self, wanted: str = "") -> None:
        """Read the list anew, with `wanted` chosen, or what was chosen before."""
        self._own = {}
        if self._vault.state == UNLOCKED:
            try:
                self._own = {each.id: each for each in self._service.all()}
            except StorageError as error:
                self.message.say(say(error))
        before = wanted or (self._rows.value if self._rows is not None else "")
        self._fill()
        self._choose(before if before in self._all() else next(iter(self._all())))

    def choose(self, form: str) -> None:
        """Choose a form by its id."""
        self._choose(form)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what there is now."""
        super().showEvent(event)
        self.message.clear()
        self.look_again()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        theme = self._theme
        inner = QWidget()
        inner.setMaximumWidth(theme.px(_WIDEST))
        fill_scrolled(self, inner)
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.px(_SIDE), theme.px(_TOP), theme.px(_SIDE), theme.px(_FOOT))
        column.setSpacing(theme.px(12))
        self._back = self.make_back("forms.back")
        self._left = QVBoxLayout()
        self._left.setContentsMargins(0, 0, 0, 0)
        self._left.setSpacing(theme.px(10))
        self._locked = Paragraph(theme, "label", self.tr("Your own forms are here once the journal is open."))
        self._make = Button(theme, self.tr("Make a form of your own"), "link", identifier="forms.make")
        self._left.addWidget(self._make, 0, Qt.AlignmentFlag.AlignLeft)
        self._left.addWidget(self._locked)
        self._left.addStretch(1)
        self._list = QWidget()
        self._list.setLayout(self._left)
        self._panes = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._panes.addWidget(self._list)
        self._panes.addLayout(self._build_right(), 1)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Text(theme, "title", self.tr("Start from a form")))
        column.addWidget(self.message)
        column.addLayout(self._panes, 1)

    def _build_right(self) -> QVBoxLayout:
        theme = self._theme
        self._title = Paragraph(theme, "door")
        self._text = Text(theme, "voice_soft", wraps=True)
        self._text.setAccessibleIdentifier("forms.text")
        self._start = Button(theme, self.tr("Start with this"), "primary", identifier="forms.start")
        self._change = Button(theme, self.tr("Change"), "quiet", identifier="forms.change")
        self._remove = Button(theme, self.tr("Delete"), "quiet", identifier="forms.delete")
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=theme.px(10))
        for button in (self._start, self._change, self._remove):
            flow.addWidget(button)
        self._preview = QWidget()
        column = QVBoxLayout(self._preview)
        column.setContentsMargins(0, theme.px(6), 0, 0)
        column.setSpacing(theme.px(14))
        for part in (self._title, self._text, buttons):
            column.addWidget(part)
        right = QVBoxLayout()
        right.addWidget(self._preview)
        right.addWidget(self.editor)
        right.addStretch(1)
        self.editor.hide()
        return right

    def _connect(self) -> None:
        self._start.clicked.connect(self._on_start_clicked)
        self._change.clicked.connect(self._on_change_clicked)
        self._remove.clicked.connect(self._on_remove_clicked)
        self._make.clicked.connect(self._on_make_clicked)
        self.editor.keep_wanted.connect(self._on_keep_wanted)
        self.editor.left.connect(self._leave_editor)
        self._vault.state_changed.connect(self._on_vault_changed)

    def _all(self) -> Mapping[str, Prompt | OwnTemplate]:
        return self._own | self._ours

    def _fill(self) -> None:
        old = self._rows
        own, ours = (
            tuple(Choice(each.id, each.title) for each in forms)
            for forms in (self._own.values(), self._ours.values())
        )
        groups = ((self.tr("Yours"), own), (self.tr("Ours"), ours)) if own else (("", ours),)
        self._rows = ChoiceRows(self._theme, groups, "forms.form", self.tr("Forms"))
        self._rows.chosen.connect(self._choose)
        self._rows.entered.connect(self._on_start_clicked)
        if old is not None:
            self._left.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._left.insertWidget(0, self._rows)
        self._make.setVisible(self._vault.state == UNLOCKED)
        self._locked.setVisible(self._vault.state != UNLOCKED)

    def _choose(self, form: str) -> None:
        self.rows.choose(form)
        chosen = self._all()[form]
        self._title.setText(chosen.title)
        self._text.setText(_plain(chosen.text))
        for button in (self._change, self._remove):
            button.setVisible(form in self._own)
        self.editor.forget()
        self._preview.show()
        self.setFocusProxy(self.rows.row(form))

    def _on_start_clicked(self) -> None:
        self.chosen.emit(self._all()[self.rows.value].text)

    def _on_change_clicked(self) -> None:
        self._preview.hide()
        self.editor.begin(self._own[self.rows.value])

    def _on_make_clicked(self) -> None:
        self._preview.hide()
        self.editor.begin(None, self._words())

    def _on_keep_wanted(self, title: str, words: str) -> None:
        template = self.editor.template
        try:
            if template is None:
                kept = self._service.add(title, words)
            else:
                kept = self._service.change(template, title=title, text=words)
        except StorageError as error:
            self.editor.message.say(say(error))
            return
        self.look_again(kept.id)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.toast_wanted.emit(self.tr("Kept among your forms."), None)

    def _on_remove_clicked(self) -> None:
        template = self._own[self.rows.value]
        try:
            self._service.remove(template.id)
        except StorageError as error:
            self.message.say(say(error))
            return
        self.look_again()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.toast_wanted.emit(self.tr("Form deleted."), _Return(self, template))

    def bring_back(self, template: OwnTemplate) -> None:
        """Keep a form again that was just deleted."""
        if self._vault.state != UNLOCKED:
            return
        try:
            kept = self._service.change(template)
        except StorageError as error:
            self.message.say(say(error))
            return
        if self.isVisible():
            self.look_again(kept.id)

    def _leave_editor(self) -> None:
        self._choose(self.rows.value)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_vault_changed(self) -> None:
        if self.isVisible():
            self.look_again()
        else:
            self.forget()

    def forget(self) -> None:
        """Drop every form's words."""
        self.editor.forget()
        self._own = {}
        self._title.setText("")
        self._text.setText("")
        if self._rows is not None:
            rows, self._rows = self._rows, None
            self.setFocusProxy(self._back)
            self._left.removeWidget(rows)
            rows.hide()
            rows.deleteLater()

    def _fit(self) -> None:
        px = self._theme.px
        beside = self.width() >= px(_BESIDE_FROM)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._panes.setDirection(way)
        self._panes.setSpacing(px(40 if beside else 16))
        self._list.setMinimumWidth(px(_LIST) if beside else 0)
        self._list.setMaximumWidth(px(_LIST) if beside else 16_777_215)


class _Return:
    """Brings a form back; its words are in no repr."""

    def __init__(self, page: FormsPage, template: OwnTemplate) -> None:
        self._page = page
        self._template = template

    def __call__(self) -> None:
        self._page.bring_back(self._template)


def _plain(text: str) -> str:
    """Return a form's Markdown with its headings as lines, and no more than one empty line between."""
    lines = [line.lstrip("# ").rstrip() for line in text.strip().splitlines()]
    kept = [line for number, line in enumerate(lines) if line or (number and lines[number - 1])]
    return "\n".join(kept)
