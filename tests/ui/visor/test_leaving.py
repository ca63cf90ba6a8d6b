# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The visor sheet on its way out: guarded, printed, saved, and said to be in clear."""

from __future__ import annotations

import re
import stat
import zlib
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QPdfWriter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog

from holdspace.domain.own_cards import new_own_card
from holdspace.ui.theme.theme import Text
from holdspace.ui.visor.leaving import SHEET_NAME, VisorLeaving
from holdspace.ui.visor.page_steps import PageSteps
from holdspace.ui.visor.preview import SheetPreview
from holdspace.ui.widgets.card_face import quoted
from holdspace.ui.widgets.check_box import CheckBox
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.gaps import spoken
from services.formats.pdf_reading import pages_of
from window_house import find

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from holdspace.domain.own_cards import OwnCard
    from holdspace.services.own_cards import OwnCardService
    from holdspace.services.visor_sheet import VisorLine, VisorSheet
    from holdspace.ui.theme.theme import Theme
    from household import Household


@pytest.fixture
def part(qtbot: QtBot, theme: Theme, sheet: VisorSheet) -> VisorLeaving:
    part = VisorLeaving(theme, sheet)
    qtbot.addWidget(part)
    part.resize(500, 700)
    part.show()
    return part


def said(part: VisorLeaving) -> str:
    return find(Text, part, "visor.message").text()


def preview(part: VisorLeaving) -> str:
    return find(SheetPreview, part, "visor.preview").accessibleDescription()


def test_an_empty_sheet_does_not_leave(part: VisorLeaving, sheet: VisorSheet, tmp_path: Path) -> None:
    buttons = [find(Button, part, "visor.print"), find(Button, part, "visor.pdf")]
    assert not any(button.isEnabled() for button in buttons)
    part.save_pdf(tmp_path / "a.pdf")
    assert list(tmp_path.glob("*.pdf")) == []
    sheet.choose(sheet.deck.cards[0].id, True)
    assert all(button.isEnabled() for button in buttons)
    assert preview(part) == sheet.deck.cards[0].say


def test_before_it_leaves_it_is_said_that_it_is_not_encrypted(part: VisorLeaving) -> None:
    words = " ".join(each.text() for each in part.findChildren(Text) if each.isVisible())
    assert "is not encrypted" in words
    assert "The printer may keep a copy" in words


def test_own_words_are_said_neutrally_unless_one_wants_them(
    part: VisorLeaving, sheet: VisorSheet, named: OwnCard
) -> None:
    found, as_written = find(Text, part, "visor.found"), find(CheckBox, part, "visor.as_written")
    sheet.choose(sheet.deck.cards[5].id, True)
    assert not found.isVisible()
    assert not as_written.isVisible()
    sheet.choose(named.id, True)
    assert found.isVisible()
    assert found.text().startswith("One thing in your own words could point to a person.")
    assert "Okafor" not in preview(part)
    as_written.click()
    assert "Okafor" in preview(part)
    assert found.text() == "What could point to a person stays on the sheet."
    sheet.choose(named.id, False)
    sheet.choose(named.id, True)
    assert "Okafor" not in preview(part)  # it is asked anew


def test_what_was_said_of_one_card_is_not_said_of_the_next(
    part: VisorLeaving, sheet: VisorSheet, named: OwnCard, own: OwnCardService, home: Household
) -> None:
    says = "Mr. Delgado, call me on 555-201-7788."
    other = own.keep(new_own_card(says, ["client"], ["shouting"], "boundary", now=home.clock.now()))
    as_written = find(CheckBox, part, "visor.as_written")
    sheet.choose(named.id, True)
    as_written.click()
    sheet.choose(sheet.deck.matching(audience="client")[-1].id, True)
    assert as_written.isChecked()  # a shipped card points to nobody
    sheet.choose(other.id, True)
    assert not as_written.isChecked()
    assert "Okafor" not in preview(part)
    assert "Delgado" not in preview(part)
    as_written.click()
    sheet.choose(other.id, False)
    assert as_written.isChecked()
    assert "Okafor" in preview(part)


def test_a_lock_takes_own_words_off_the_preview(
    part: VisorLeaving, sheet: VisorSheet, named: OwnCard, home: Household
) -> None:
    sheet.choose(named.id, True)
    find(CheckBox, part, "visor.as_written").click()
    home.vault.lock()
    assert preview(part) == ""
    assert not find(Button, part, "visor.print").isEnabled()


def test_the_pdf_is_one_lying_page_for_its_owner_only_with_no_words_beside_it(
    part: VisorLeaving, sheet: VisorSheet, tmp_path: Path
) -> None:
    for card in sheet.deck.cards[:12]:
        sheet.choose(card.id, True)
    path = tmp_path / SHEET_NAME
    part.save_pdf(path)
    content = path.read_bytes()
    assert content.startswith(b"%PDF-")
    assert content.count(b"/Type /Page\n") == 1
    wide, high = map(float, re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", content)[0])
    assert wide > high
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    plain = content + b"".join(
        zlib.decompress(each)
        for each in re.findall(rb"FlateDecode.*?stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL)
    )
    assert str(tmp_path).encode() not in plain
    assert said(part).startswith(f"Saved as {SHEET_NAME} in {tmp_path}. It is not encrypted")


LIGATURES = re.compile("ff[il]|f[fil]|Th|tt")


def is_on(page: str, line: VisorLine) -> bool:
    """Say whether a card stands on a page, which has no blanks and one sign for letters that are joined."""
    joined = LIGATURES.sub("\0", "".join(quoted(line.say).split()))
    return re.search(re.escape(joined).replace("\0", ".{1,3}"), page) is not None


def test_cards_for_several_audiences_are_all_in_the_pdf_page_by_page_and_guarded(
    part: VisorLeaving, sheet: VisorSheet, named: OwnCard, tmp_path: Path
) -> None:
    sheet.choose(named.id, True)
    for audience, more in (("client", 9), ("adjuster", 10), ("myself", 4)):
        for card in sheet.deck.matching(audience)[-more:]:
            assert sheet.choose(card.id, True)
    path = tmp_path / SHEET_NAME
    part.save_pdf(path)
    content = path.read_bytes()
    wanted = sheet.pages()
    assert [len(page) for page in wanted] == [10, 10, 4]
    assert content.count(b"/Type /Page\n") == 3
    printed = pages_of(content)
    for number, lines in enumerate(wanted):
        assert sum(is_on(printed[number], line) for line in lines) == len(lines)
        assert printed[number].count("“") == len(lines), "and no others"
        assert f"{number + 1}of3" in printed[number]
    assert "Adjusterorpayer" in printed[1]
    assert not any("Okafor" in page for page in printed)
    assert find(Text, part, "visor.found").isVisible()


def test_the_preview_shows_the_page_with_what_was_just_checked_and_every_other(
    part: VisorLeaving, sheet: VisorSheet
) -> None:
    steps = find(PageSteps, part, "visor.pages")
    assert not steps.isVisible()
    for audience in ("client", "employer"):
        for card in sheet.deck.matching(audience)[-8:]:
            sheet.choose(card.id, True)
    assert steps.isVisible()
    first, second = ("\n".join(spoken(line.say) for line in page) for page in sheet.pages())
    shown = find(SheetPreview, part, "visor.preview")
    assert shown.accessibleName() == "The sheet, with 16 cards. Page 2 of 2"
    assert preview(part) == second
    assert shown._foot == "Read it parked.  2 of 2"
    find(Button, part, "visor.page_before").click()
    assert (preview(part), shown._foot) == (first, "Read it parked.  1 of 2")
    for card in sheet.deck.matching("employer")[-8:]:
        sheet.choose(card.id, False)
    assert not steps.isVisible()
    assert (preview(part), shown._foot) == (first, "Read it parked.")


def test_a_printer_gets_the_pages_that_the_dialog_was_asked_for(
    part: VisorLeaving, sheet: VisorSheet, tmp_path: Path
) -> None:
    for card in sheet.deck.matching("client")[-30:]:
        sheet.choose(card.id, True)
    assert sheet.page_count == 3
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "sheet.pdf"))
    printer.setFromTo(2, 3)
    assert part.print_on(printer)
    (second, third) = pages_of((tmp_path / "sheet.pdf").read_bytes())
    assert "2of3" in second
    assert "3of3" in third


def test_pages_that_there_are_not_are_refused_and_no_empty_one_is_printed(
    part: VisorLeaving, sheet: VisorSheet, tmp_path: Path
) -> None:
    for card in sheet.deck.matching("client")[-30:]:
        sheet.choose(card.id, True)
    find(Button, part, "visor.print").click()
    dialog = part.findChild(QPrintDialog)
    assert (dialog.minPage(), dialog.maxPage()) == (1, 3)
    printer = dialog.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "sheet.pdf"))
    printer.setFromTo(4, 9)
    dialog.done(QDialog.DialogCode.Accepted.value)
    assert said(part).startswith("The printer did not take it. The cards are unchanged. Check which pages")
    assert not (tmp_path / "sheet.pdf").exists()


def test_a_device_that_takes_no_second_page_did_not_take_it(
    part: VisorLeaving, sheet: VisorSheet, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for card in sheet.deck.matching("client")[-13:]:
        sheet.choose(card.id, True)
    monkeypatch.setattr(QPdfWriter, "newPage", lambda _writer: False)
    part.save_pdf(tmp_path / SHEET_NAME)
    assert said(part).startswith("The PDF could not be written.")
    assert list(tmp_path.glob("*.pdf")) == []


def test_a_pdf_that_cannot_be_written_is_told(part: VisorLeaving, sheet: VisorSheet, tmp_path: Path) -> None:
    sheet.choose(sheet.deck.cards[0].id, True)
    part.save_pdf(tmp_path / "no such folder" / SHEET_NAME)
    assert said(part).startswith("The PDF could not be written. The cards are unchanged.")
    sheet.choose(sheet.deck.cards[1].id, True)
    assert said(part) == ""


def test_the_dialog_offers_a_name_that_names_nobody(part: VisorLeaving, sheet: VisorSheet) -> None:
    sheet.choose(sheet.deck.cards[0].id, True)
    find(Button, part, "visor.pdf").click()
    (dialog,) = part.findChildren(QFileDialog)
    assert dialog.selectedFiles()[0].endswith("/holdspace-cards.pdf")
    dialog.reject()


@pytest.mark.parametrize(
    ("took", "words"),
    [(True, "Sent to the printer. See that the sheet came out."), (False, "The printer did not take it.")],
)
def test_what_a_printer_did_is_said(
    part: VisorLeaving, sheet: VisorSheet, monkeypatch: pytest.MonkeyPatch, took: bool, words: str
) -> None:
    sheet.choose(sheet.deck.cards[0].id, True)
    find(Button, part, "visor.print").click()
    dialog = part.findChild(QPrintDialog)
    dialog.printer().setOutputFileName("")
    monkeypatch.setattr(part, "print_on", lambda device: took)
    dialog.done(QDialog.DialogCode.Accepted.value)
    assert said(part).startswith(words)


def test_printing_to_a_file_is_told_as_a_file(part: VisorLeaving, sheet: VisorSheet, tmp_path: Path) -> None:
    sheet.choose(sheet.deck.cards[0].id, True)
    find(Button, part, "visor.print").click()
    dialog = part.findChild(QPrintDialog)
    dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog.printer().setOutputFileName(str(tmp_path / "sheet.pdf"))
    dialog.done(QDialog.DialogCode.Accepted.value)
    assert (tmp_path / "sheet.pdf").stat().st_size > 0
    assert "It is not encrypted" in said(part)
