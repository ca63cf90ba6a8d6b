# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""No value that holds what a person wrote shows it in its repr, which a traceback or a log prints."""

from __future__ import annotations

import ast
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QTextCursor

import holdspace
from holdspace.domain.breathing import PhaseStep, new_own_pattern
from holdspace.domain.card_drafts import CardDraft
from holdspace.domain.card_hints import Hint
from holdspace.domain.cards import _CardText, _Looked
from holdspace.domain.coach.halves_cues import Half
from holdspace.domain.coach.sides import Line
from holdspace.domain.coach.words import sentences_of
from holdspace.domain.diff_excerpt import ShownPiece
from holdspace.domain.entries import new_entry
from holdspace.domain.exports import ExportOptions
from holdspace.domain.find import Field, Word, parse
from holdspace.domain.find_completion import Completion
from holdspace.domain.find_near import Near, Way
from holdspace.domain.find_words import Snippet, tokens
from holdspace.domain.identifiers.words import words_of
from holdspace.domain.imports import Found, ImportOptions, Skipped, SkipReason
from holdspace.domain.markdown_editing import Passage, _Line
from holdspace.domain.merging import Story
from holdspace.domain.own_cards import new_own_card
from holdspace.domain.own_practices import OwnStep, new_own_practice
from holdspace.domain.practice_drafts import BegunStep, PracticeDraft
from holdspace.domain.prompts import new_template
from holdspace.domain.records import Records
from holdspace.domain.revisions import KeptEntry, Revision
from holdspace.domain.sessions import Answer, new_boundary
from holdspace.domain.timeline import timeline_row
from holdspace.domain.word_diff import Piece
from holdspace.services.capture import EarlierDraft, SetDown, Words
from holdspace.services.doorway_boxes import Box
from holdspace.services.doorways import Outcome
from holdspace.services.formats.dated_text import Part
from holdspace.services.formats.front_matter import Page
from holdspace.services.formats.html_to_markdown import _Inline
from holdspace.services.formats.importers.bouquin import Written
from holdspace.services.formats.importers.bouquin_notebook import Saved
from holdspace.services.formats.importers.daylio_records import Record
from holdspace.services.formats.intake import Preview
from holdspace.services.formats.outgoing import Exported
from holdspace.services.formats.page_words import Opening
from holdspace.services.identifier_lexicon import load_lexicon
from holdspace.services.let_go import LetGo
from holdspace.services.practice_content import load_practices
from holdspace.services.rendering import render
from holdspace.services.visor_sheet import VisorLine
from holdspace.storage.absorbing import Absorbed
from holdspace.storage.bouquin import Page as NotebookPage
from holdspace.storage.drafts import Draft
from holdspace.storage.replies import Replies
from holdspace.ui.widgets.guard_look import Spotted

MARKER = "quince"
NOW = datetime(2026, 10, 14, 9, 30, tzinfo=UTC)
ENTRY = new_entry(MARKER, now=NOW, time_zone="UTC")
WORDS = Words(MARKER)
QUERY = parse(f"{MARKER} tag:{MARKER} {MARKER}:{MARKER}")
LONG = " ".join([MARKER] * 20_000)
HOLD_WORDS: list[Any] = [
    ENTRY,
    timeline_row(ENTRY),
    WORDS,
    Outcome(load_practices()[0].practice, 60.0, True, unkept=WORDS),
    Box(load_practices()[0].steps[0].step, MARKER),
    LetGo(Box(load_practices()[0].steps[0].step, MARKER)),
    SetDown(ENTRY.id, WORDS, sealed=False),
    EarlierDraft(ENTRY.id, WORDS, NOW, is_stale=True),
    render(MARKER),
    render(LONG),
    Replies("key_in", {"key_in": MARKER}),
    Draft(MARKER, (), None, (), "note", NOW, ENTRY.id),
    Absorbed((ENTRY,)),
    Found(ENTRY),
    Skipped(f"{MARKER}.txt", SkipReason.EMPTY),
    ImportOptions(moods={MARKER: 3}, secret=MARKER),
    Preview(
        *(Path(MARKER), "text", ImportOptions(secret=MARKER), {}, NOW, NOW),
        *((Skipped(MARKER, SkipReason.EMPTY),), 1, {}, (MARKER,), (ENTRY,), b""),
    ),
    _Looked((MARKER,), ((MARKER, (MARKER,)),)),
    _CardText(MARKER, MARKER, MARKER),
    Part(MARKER),
    Page({MARKER: MARKER}, MARKER),
    _Inline("a", MARKER, [MARKER]),
    Opening(MARKER, "today", "one entry", "Made today", ()),
    Record("row 1", NOW, "UTC", MARKER, 1, (MARKER,), (MARKER,), MARKER, MARKER),
    Revision(ENTRY),
    KeptEntry(Revision(ENTRY)),
    Story(KeptEntry(Revision(ENTRY)), (Revision(ENTRY),)),
    new_template(MARKER, MARKER, now=NOW),
    Piece("added", MARKER),
    ShownPiece("added", MARKER),
    Passage(MARKER, 0, 0),
    _Line(MARKER, "", "", "- ", ""),
    words_of(MARKER, load_lexicon())[0],
    Spotted(QTextCursor(), "name", MARKER, MARKER, (MARKER,)),
    QUERY,
    QUERY.clauses[0],
    Word(MARKER),
    Field("tag", MARKER),
    next(tokens(MARKER)),
    Half((MARKER,), "you", frozenset((MARKER,))),
    sentences_of(MARKER, {})[0],
    Line(frozenset((MARKER,)), frozenset((MARKER,)), (frozenset((MARKER,)),)),
    Snippet(MARKER),
    Way(MARKER, 1),
    Near(1, 0, (MARKER,), (Way(MARKER, 1),)),
    words_of(MARKER, load_lexicon())[0],
    ExportOptions(NOW, title=MARKER),
    Exported(Path(MARKER), "json", 1),
    Records([KeptEntry(Revision(ENTRY))], [Revision(ENTRY)], [], [new_template(MARKER, MARKER, now=NOW)]),
    Written(MARKER, "2024-03-05", MARKER, (MARKER,)),
    Saved("2024-03-05", MARKER, (MARKER,), NOW),
    NotebookPage(MARKER.encode(), MARKER.encode(), b"", (MARKER.encode(),)),
    Completion(MARKER, MARKER),
    Answer(ENTRY.id, ENTRY.id, "lesson", NOW, NOW, MARKER),
    new_boundary("said", now=NOW, time_zone="UTC", text=MARKER),
    (
        own_card := new_own_card(
            MARKER, ["client"], ["crying"], "repair", now=NOW, why=MARKER, not_this=MARKER
        )
    ),
    own_card.card,
    VisorLine("Shouting", MARKER),
    Hint("advice", MARKER),
    CardDraft.of(own_card.card),
    PracticeDraft(MARKER, (BegunStep("let_go", "", 10),)),
    new_own_pattern(MARKER, (PhaseStep("in", 4.0), PhaseStep("out", 4.0)), now=NOW),
    new_own_practice(MARKER, (OwnStep("let_go", "", 10), OwnStep("write", "", 60)), now=NOW),
]
HOLD_NONE = {
    *(
        "BegunStep",
        "CardState",
        "CardMoment",
        "CardKind",
        "Topic",
        "SearchWords",
        "_Known",
        "Feeling",
        "FeelingGroup",
        "Feelings",
        "_Feelings",
    ),  # what HoldSpace says itself
    *("HelpNumber", "HelpHalf", "HelpPage", "Section"),
    *("PatternContent", "PauseContent", "MinutesOffer", "Doorway"),
    *("Option", "StepContent", "PracticeContent", "ClientLine", "SilenceContent", "Source"),
    "PrimerPage",
    *("Step", "Practice", "Walk", "Turn"),  # ids, times and ways
    *("Arch", "Shore", "Paced", "Lead"),  # measures and seconds
    *(
        "Session",
        "PhaseStep",
        "Pattern",
        "Moment",
        "Pause",
        "Stopwatch",
        "Strength",
        "Ledger",
        "Sign",
        "Holding",
        "_Fault",
    ),
    *("Look", "_Span"),  # places in a line
    *("Explanation", "Span"),
    "BackupName",
    "_Refused",
    "_Opened",
    "BackupsKept",
    "KeptBackup",
    "Shrink",
    "Holding",
    *("Dropped", "Format", "Stamp", "Done", "Outlook"),  # of an import or export: counts and days
    "_Month",
    *("WrittenDate", "_Head"),  # where an entry stands in a file, and when it was written
    "Selection",  # days and ids
    "Prompt",
    "Tombstone",
    "_Sitting",
    *("Slice", "_Line"),  # places on a page
    *("Breath", "Partial", "Struck"),  # sounds
    *("ReminderTimes", "Line"),  # hours and days, and what HoldSpace itself says
    *("Finding", "Lexicon"),  # places in a text, and the words that ship
    *("PracticeLine", "OwnWords"),  # words that ship
    "OwnStep",  # kinds, ids and seconds
    *("Mark", "Seen"),  # places in a reply, and what the coach says
    *(
        "Rules",
        "Element",
        "CoachWords",
        "Nearness",
        "Seen",
        "Listed",
        "Name",
    ),  # the coach's: what ships, and counts and places
    *("Weights", "Place", "Setting", "Heard"),  # the same, and sentences, which hide their words themselves
}


@pytest.mark.parametrize("value", HOLD_WORDS, ids=lambda value: type(value).__name__)
def test_the_repr_holds_no_words(value: Any) -> None:
    assert MARKER not in repr(value)
    assert MARKER not in repr([value])
    assert MARKER not in f"{value}"


def values_of(floor: str) -> set[str]:
    """Return the names of the dataclasses and named tuples of a floor."""
    found = set()
    for file in (Path(holdspace.__file__).parent / floor).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                marks = [ast.unparse(each) for each in (*node.decorator_list, *node.bases)]
                if any("dataclass" in mark or "NamedTuple" in mark for mark in marks):
                    found.add(node.name)
    return found


def test_every_value_of_domain_and_services_was_thought_of() -> None:
    held = {type(value).__name__ for value in HOLD_WORDS}
    assert values_of("domain") | values_of("services") <= held | HOLD_NONE
