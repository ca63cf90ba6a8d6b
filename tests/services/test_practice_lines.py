# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The lines to practice on, read as they lie: enough for everyone, sayable, each sample true to its kind."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections import Counter
from itertools import combinations, product
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from deck_rules import ASKS_WHY, BANNED, COMMON, TOO_ALIKE
from holdspace.domain.audiences import AUDIENCES
from holdspace.domain.cards import folded_words
from holdspace.services import content
from holdspace.services.card_content import load_cards
from holdspace.services.practice_content import load_silences
from holdspace.services.practice_lines import SAMPLES, load_practice_lines
from holdspace.services.stanzas import BadContent

CONTENT = Path(__file__).parents[2] / "resources" / "content"
NEEDED = ("simple", "complex", "open_question")
FEWEST_LINES, FEWEST_AN_AUDIENCE = 96, 14
FEWEST_LINE_WORDS, MOST_LINE_WORDS, MOST_SAMPLE_WORDS = 5, 35, 18
MOST_WITH_AN_OPENING = 12
MOST_THAT_A_NAME_ANSWERS = 3  # questions that begin with who, whose, where or which

# A sample hands nobody a way out and passes no sentence on them. Words are folded: no case, no apostrophes.
ADVICE = re.compile(
    r"\b(?:should|ought|you could|you might|have you tried|try (?:to|it|this|that|a|the)|maybe you|why not|"
    r"lets|consider|my advice|the best thing|id suggest|make sure|remember to|it helps)\b"
)
REASSURANCE = re.compile(
    r"\b(?:at least|dont worry|be (?:fine|okay|all right|alright)|its (?:fine|okay|all right|alright)|"
    r"get better|works? out|no problem|its normal|of course you)\b"
)
PRAISE = re.compile(
    r"\b(?:good|great|well done|proud|amazing|strong|brave|wonderful|impressive|admire|hero|best|nice job|"
    r"perfect)\b"
)
JUDGING = re.compile(
    r"\b(?:(?:were|youre|thats) wrong|wrong (?:of you|to)|overreact\w*|selfish|foolish|stupid|careless|"
    r"unfair|ridiculous|you always|you never)\b"
)
RUNWAY = re.compile(
    r"^(?:(?:it )?sounds like|(?:you|i) feel|so what youre|im hearing|what i hear|it seems)\b"
)
CLOSED = re.compile(r"^(?:do|did|does|is|are|was|were|can|could|would|will|have|has|had)\b")
UNSAID = {
    "advice": ADVICE,
    "reassurance": REASSURANCE,
    "judging": JUDGING,
    "runway": RUNWAY,
    "banned": BANNED["en"],
}
OPENS = re.compile(r"\b(?:what|whats|how|where|who|whose|which|when)\b")


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((CONTENT / name).read_text(encoding="utf-8"))


FACTS: list[dict[str, str]] = _read("practice_lines.toml")["line"]
WORDS: dict[str, dict[str, str]] = _read("en/practice_lines.toml")
SAID = [(line_id, kind, text) for line_id, words in WORDS.items() for kind, text in words.items()]
ANSWERS = [each for each in SAID if each[1] != "says"]


def _folded(text: str) -> str:
    return " ".join(folded_words(text))


class Said(NamedTuple):
    """A text as it is compared: where it stands, its folded words, and the same as a set."""

    where: str
    folded: str
    words: frozenset[str]


def _said(where: str, text: str) -> Said:
    words = folded_words(text)
    return Said(where, " ".join(words), frozenset(words))


def _alike(one: Said, other: Said) -> bool:
    if 2 * len(one.words & other.words) < min(len(one.words), len(other.words)):
        return False  # few words in common: no need to go letter by letter
    matcher = difflib.SequenceMatcher(None, one.folded, other.folded)
    quick = matcher.real_quick_ratio() > TOO_ALIKE and matcher.quick_ratio() > TOO_ALIKE
    return quick and matcher.ratio() > TOO_ALIKE


def test_every_line_has_its_words_in_the_same_order():
    ids = [fact["id"] for fact in FACTS]
    assert ids == list(WORDS)
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*", each) for each in ids)
    assert all(set(fact) == {"id", "audience", "moment"} for fact in FACTS)


def test_there_are_lines_enough():
    assert len(FACTS) >= FEWEST_LINES
    audiences = Counter(fact["audience"] for fact in FACTS)
    assert set(audiences) == set(AUDIENCES)
    assert min(audiences.values()) >= FEWEST_AN_AUDIENCE


def test_every_moment_is_one_of_ours_and_the_common_ones_are_met_everywhere():
    moments = {moment.id for moment in content.load_moments()}
    met = {(fact["audience"], fact["moment"]) for fact in FACTS}
    assert {moment for _, moment in met} == moments
    assert set(product(AUDIENCES, COMMON)) <= met


def test_a_line_has_the_samples_it_needs_and_no_others():
    for line_id, words in WORDS.items():
        assert {"says", *NEEDED} <= set(words) <= {"says", *SAMPLES}, line_id
    assert sum("double_sided" in words for words in WORDS.values()) * 2 >= len(WORDS)
    assert sum("affirmation" in words for words in WORDS.values()) * 2 >= len(WORDS)


def test_a_line_is_said_in_a_breath_or_two():
    for line_id, words in WORDS.items():
        assert FEWEST_LINE_WORDS <= len(words["says"].split()) <= MOST_LINE_WORDS, line_id


def test_a_sample_is_one_breath_long():
    for line_id, kind, text in ANSWERS:
        assert 2 <= len(text.split()) <= MOST_SAMPLE_WORDS, f"{line_id}: {kind}"
        assert len(text) <= 95, f"{line_id}: {kind}"
        assert all(len(word) <= 12 for word in folded_words(text)), f"{line_id}: {kind}"


def test_everything_is_whole_sentences_in_the_marks_of_the_other_files():
    for line_id, kind, text in SAID:
        where = f"{line_id}: {kind}"
        assert text == text.strip(), where
        assert text[0].isupper() or text[0] == "“", where
        assert text[-1] in ".?”", where
        assert not re.search(r"['\"!`\[\]{}<>*_]|  |\.\.\.|--", text), where
        assert text.count("“") == text.count("”"), where


def test_only_an_open_question_asks():
    for line_id, kind, text in ANSWERS:
        assert text.count("?") == (kind == "open_question"), f"{line_id}: {kind}"
        assert text.endswith("?") or kind != "open_question", line_id


def test_an_open_question_is_open():
    for line_id, words in WORDS.items():
        folded = _folded(words["open_question"])
        assert OPENS.search(folded), line_id
        assert not CLOSED.search(folded), line_id


def test_who_asks_for_what_is_not_to_be_said_or_done_gets_a_no():
    """A line crossed, a promise wanted or a job handed over has a sample that holds the line."""
    called_for = {"line_crossed", "wants_a_promise", "handed_their_job"}
    without = [
        fact["id"]
        for fact in FACTS
        if fact["moment"] in called_for
        and fact["audience"] != "myself"
        and "boundary" not in WORDS[fact["id"]]
    ]
    assert set(without) <= {"a_bonus", "sympathy_portion", "second_week"}, without


def test_no_sample_names_to_an_employer_what_is_in_the_file():
    for fact in FACTS:
        if fact["audience"] in ("employer", "coworker"):
            answers = " ".join(text for kind, text in WORDS[fact["id"]].items() if kind != "says")
            assert not re.search(r"\b(?:pills?|diagnos\w+|medic\w+|drug\w*|surgery)\b", _folded(answers)), (
                fact["id"]
            )


def test_few_questions_are_answered_by_a_name():
    asked = [(line_id, folded_words(words["open_question"])[0]) for line_id, words in WORDS.items()]
    by_a_name = [each for each in asked if each[1] in ("who", "whose", "where", "which")]
    assert len(by_a_name) <= MOST_THAT_A_NAME_ANSWERS, by_a_name


def test_what_is_double_sided_has_two_halves():
    for line_id, words in WORDS.items():
        text = words.get("double_sided", ", and ")
        assert ", and " in text, line_id
        assert "but" not in folded_words(text), line_id


@pytest.mark.parametrize("pattern", UNSAID.values(), ids=UNSAID)
def test_no_sample_says_what_the_coach_would_mark(pattern):
    assert [each for each in ANSWERS if pattern.search(_folded(each[2]))] == []


def test_no_sample_asks_why():
    assert [
        each for each in ANSWERS if "why" in folded_words(each[2]) or ASKS_WHY["en"].search(each[2])
    ] == []


def test_an_affirmation_praises_nobody():
    assert [each for each in ANSWERS if each[1] == "affirmation" and PRAISE.search(_folded(each[2]))] == []


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (ADVICE, "You should call her."),
        (ADVICE, "Have you tried ice?"),
        (REASSURANCE, "It’s okay."),
        (REASSURANCE, "You’ll be fine."),
        (PRAISE, "You’re so strong."),
        (JUDGING, "You’re overreacting."),
        (JUDGING, "That’s wrong of you."),
        (RUNWAY, "It sounds like a long week."),
        (BANNED["en"], "I completely understand."),
    ],
)
def test_what_is_not_to_be_said_is_seen_when_it_is_there(pattern, text):
    assert pattern.search(_folded(text))


def test_one_answers_oneself_as_i():
    for line_id in [fact["id"] for fact in FACTS if fact["audience"] == "myself"]:
        answers = " ".join(_folded(text) for kind, text in WORDS[line_id].items() if kind != "says")
        assert not re.search(r"(?<!thank )\byou(?:r|re|ve|d|ll)?\b", answers), line_id
        assert re.search(r"\b(?:i|im|id|ive|my|me)\b", answers), line_id


def test_samples_open_in_many_ways():
    for kind in SAMPLES:
        openings = Counter(folded_words(text)[:2] for _, each, text in ANSWERS if each == kind)
        assert max(openings.values()) <= MOST_WITH_AN_OPENING, f"{kind}: {openings.most_common(1)}"


def test_no_two_texts_say_nearly_the_same():
    said = [_said(f"{line_id}: {kind}", text) for line_id, kind, text in SAID]
    assert len({each.folded for each in said}) == len(said)
    assert [(one.where, other.where) for one, other in combinations(said, 2) if _alike(one, other)] == []


def test_nothing_repeats_the_silence_trainer_or_the_deck():
    there = [_said(line.id, line.text) for line in load_silences().lines]
    there += [_said(card.id, card.say) for card in load_cards("en")]
    said = [_said(f"{line_id}: {kind}", text) for line_id, kind, text in SAID]
    assert [(one.where, other.where) for one, other in product(said, there) if _alike(one, other)] == []


def test_what_is_loaded_is_what_the_files_say():
    lines = load_practice_lines()
    assert [{"id": each.id, "audience": each.audience, "moment": each.moment} for each in lines] == FACTS
    assert {each.id: {"says": each.says, **each.samples} for each in lines} == WORDS
    assert load_practice_lines() is lines
    assert all(list(each.samples) == [kind for kind in SAMPLES if kind in each.samples] for each in lines)


@pytest.mark.parametrize(
    ("file", "was", "becomes", "where"),
    [
        ("practice_lines.toml", '"client"', '"neighbour"', "audience"),
        ("practice_lines.toml", '"shouting"', '"bored"', "moment"),
        ("practice_lines.toml", '"thursday_again"', '"of_nobody"', "of_nobody"),
        ("en/practice_lines.toml", "simple =", "plain =", "simple"),
        ("en/practice_lines.toml", "double_sided =", "advice =", "advice"),
    ],
)
def test_what_is_wrong_in_a_file_is_named(tmp_path: Path, file: str, was: str, becomes: str, where: str):
    folder = tmp_path / "content"
    (folder / "en").mkdir(parents=True)
    for name in ("moments.toml", "practice_lines.toml"):
        for each in (name, f"en/{name}"):
            (folder / each).write_text((CONTENT / each).read_text(encoding="utf-8"), encoding="utf-8")
    load_practice_lines(folder=folder)
    load_practice_lines.cache_clear()
    text = (folder / file).read_text(encoding="utf-8")
    assert was in text
    (folder / file).write_text(text.replace(was, becomes, 1), encoding="utf-8")
    with pytest.raises(BadContent, match=where):
        load_practice_lines(folder=folder)
