# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The shipped decks of cards keep their rules, in every language; and each rule sees what breaks it.

The rules are in tests/deck_rules.py, and in words in docs/cards.md. `pytest -rP` shows the tables.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from statistics import quantiles

import pytest

import deck_rules
from holdspace.domain.audiences import AUDIENCES
from holdspace.domain.cards import Card, search_cards
from holdspace.services import content
from holdspace.services.card_content import deck_languages, load_cards
from holdspace.services.cards import load_deck

LANGUAGES = deck_languages()
MOMENTS = [moment.id for moment in content.load_moments()]
KINDS = [kind.id for kind in content.load_card_kinds()]

GOOD = {
    "en": Card(
        id="good",
        audiences=("client",),
        moments=("shouting",),
        kind="complex_reflection",
        say="You’d started planning again, and now this.",
        why="The news took more than a date.",
        after="Leave the silence alone.",
        lighter="And now this.",
        not_this="These things take time.",
    ),
    "es": Card(
        id="buena",
        audiences=("client",),
        moments=("shouting",),
        kind="complex_reflection",
        say="Usted ya había pedido el día, y le cancelaron por mensaje.",
        sense="You had taken the day off, and they canceled by text.",
        why="Son dos golpes: la fecha y la manera.",
        after="Dejar el silencio como está.",
        lighter="Y por mensaje.",
        not_this="Estas cosas toman su tiempo.",
    ),
}


@pytest.fixture(params=LANGUAGES)
def language(request) -> str:
    """Return each language in turn."""
    return str(request.param)


@pytest.fixture
def deck(language) -> tuple[Card, ...]:
    """Return the deck of a language."""
    return load_cards(language)


# The decks.


def test_the_common_moments_are_those_the_rules_count():
    assert [moment.id for moment in content.load_moments() if moment.common] == deck_rules.COMMON


def test_no_audience_is_left_without_words(deck, language):
    tables = (
        ("moment", deck_rules.COMMON, "common"),
        ("moment", MOMENTS, "all moments"),
        ("kind", KINDS, "kinds"),
    )
    print(f"\n{language}: {len(deck)} cards")  # noqa: T201 - the tables are there to be read (pytest -rP)
    for field, values, title in tables:
        print(deck_rules.table(deck, field, values, title), "\n")  # noqa: T201
    assert deck_rules.gaps(deck, MOMENTS, KINDS) == []


@pytest.mark.parametrize("rule", deck_rules.RULES, ids=lambda rule: rule.__name__)
def test_every_card_keeps(rule, deck, language):
    assert {card.id: wrong for card in deck if (wrong := rule(card, language))} == {}


def test_how_hard_the_decks_are_to_read(deck, language):
    measure = deck_rules.spanish_ease if language == "es" else deck_rules.english_grade
    found = sorted(measure(card.say) for card in deck)
    lower, middle, upper = quantiles(found, n=4)
    print(  # noqa: T201 - to be read
        f"\n{language}: {measure.__name__} {found[0]:.1f} to {found[-1]:.1f}, "
        f"half of the cards {lower:.1f} to {upper:.1f}, middle {middle:.1f}"
    )
    if language == "es":
        assert middle >= deck_rules.LEAST_MIDDLE_EASE
    else:
        assert middle <= deck_rules.HARDEST_MIDDLE_GRADE


def test_nothing_stands_on_two_cards(deck):
    assert deck_rules.said_twice(deck) == []


def test_no_two_cards_are_nearly_the_same_and_few_are_compared_letter_by_letter(deck, monkeypatch):
    compared = []
    alike = deck_rules._alike
    monkeypatch.setattr(deck_rules, "_alike", lambda *texts: compared.append(texts) or alike(*texts))
    assert deck_rules.nearly_the_same(deck) == []
    assert 0 < len(compared) < len(deck)  # of 100,000 pairs and more, for which it would take half a minute


def test_no_run_of_words_stands_on_two_cards(deck):
    assert deck_rules.runs_twice(deck) == []


def test_no_opening_is_worn_out(deck):
    assert deck_rules.worn_openings(deck) == []


def test_who_is_on_the_phone_with_a_client_has_cards(deck):
    assert deck_rules.too_few_for_the_phone(deck) == []


def test_most_cards_can_be_said_as_they_stand(deck):
    assert deck_rules.too_many_to_fill_in(deck) == []


def test_a_card_is_found_by_its_words_and_its_labels(deck):
    for card in deck:
        assert card in search_cards(deck, card.say), card.id
        assert card in search_cards(deck, card.labels[0]), card.id


@pytest.mark.parametrize("audience", [*AUDIENCES, None])
def test_before_every_door_there_are_two_cards_to_have_ready(language, audience):
    deck = load_deck(language)
    handed = [deck.hand_out([audience] if audience else [], 2, turn) for turn in range(20)]
    assert all(len(two) == 2 for two in handed)
    assert len({each.id for two in handed for each in two}) >= 10


@pytest.mark.parametrize("audience", AUDIENCES)
def test_no_card_to_have_ready_answers_what_nobody_has_said_yet(language, audience):
    deck = load_deck(language)
    handed = {card for turn in range(400) for card in deck.hand_out([audience], 2, turn)}
    assert {card.id for card in handed if card.kind in deck_rules.ANSWERS} == set()
    assert len(handed) >= 15


# The rules: what each of them sees.


@pytest.mark.parametrize("language", sorted(GOOD))
def test_a_good_card_is_let_through(language):
    assert [rule(GOOD[language], language) for rule in deck_rules.RULES] == [""] * len(deck_rules.RULES)


@pytest.mark.parametrize(
    ("rule", "language", "fields", "says"),
    [
        ("one_breath", "en", {"say": "Sit down."}, "2 words"),
        ("one_breath", "en", {"say": "One " * 18 + "two."}, "19 words"),
        ("one_breath", "en", {"say": "Somebody " * 11 + "went."}, "104 letters"),
        ("one_breath", "en", {"say": "You need an authorization first."}, "a word of 13 letters"),
        ("one_breath", "es", {"say": "Le falta una autorización."}, ""),
        ("one_breath", "es", {"say": "Lo dice la responsabilidad civil."}, "a word of 15 letters"),
        ("short_back", "en", {"why": "It just works."}, "why: 3 words"),
        ("short_back", "en", {"why": "So " * 18 + "long."}, "why: 19 words"),
        ("short_back", "en", {"after": "And " * 16 + "wait."}, "after: 17 words"),
        ("short_back", "en", {"lighter": "Oh " * 14 + "well."}, "lighter: 15 words"),
        ("short_back", "en", {"not_this": "No " * 14 + "never."}, "not_this: 15 words"),
        ("whole_sentences", "en", {"say": "You’d started planning"}, "ends with g"),
        ("whole_sentences", "en", {"why": "because the news took it."}, "begins with b"),
        ("whole_sentences", "en", {"say": "I’ll call you [day."}, "brackets"),
        ("whole_sentences", "en", {"say": "I’ll call you [Day]."}, "brackets"),
        ("whole_sentences", "en", {"say": "I’ll call you [day]."}, ""),
        ("whole_sentences", "es", {"say": "Le llamo el [día], ya sea que sepa algo o no."}, ""),
        ("whole_sentences", "es", {"say": "Le llamo el [Día]."}, "brackets"),
        ("one_gap", "en", {"say": "I said [day] and it’s [day]."}, "2 gaps"),
        ("one_gap", "en", {"say": "It’s [the pain, the rent], isn’t it?"}, "the pain, the rent"),
        ("one_gap", "en", {"say": "At home she [sleeps in the chair]."}, "sleeps in the chair"),
        ("one_gap", "en", {"say": "The note says [four more weeks]."}, ""),
        ("marks", "en", {"say": "You did it!"}, "! in"),
        ("marks", "en", {"say": "You'd started planning."}, "' in"),
        ("marks", "es", {"say": "¡Qué bueno!"}, "! in"),
        ("marks", "es", {"say": "¿Le llamo mañana"}, "a question opens"),
        ("marks", "es", {"say": "Le llamo mañana?"}, "a question opens"),
        ("has_its_sense", "en", {"sense": "You had begun to plan."}, "a sense of what is English"),
        ("has_its_sense", "es", {"sense": ""}, "sense: 0 words"),
        ("has_its_sense", "es", {"sense": "so " * 20 + "long."}, "sense: 21 words"),
        ("has_its_sense", "es", {"sense": "they canceled by text."}, "no whole English sentence"),
        (
            "has_its_sense",
            "es",
            {"say": "Vea esta hoja.", "sense": "Vea esta hoja."},
            "the same as what is said",
        ),
        ("has_its_sense", "es", {"say": "Le llamo el [día].", "sense": "I’ll call you."}, "other gaps"),
        ("true_to_its_kind", "en", {"say": "You’re angry, right?"}, "a reflection that asks"),
        ("true_to_its_kind", "en", {"say": "You’re tired, so try to sleep."}, "advises: try to"),
        ("true_to_its_kind", "en", {"kind": "double_sided", "say": "You could try it."}, "advises"),
        ("true_to_its_kind", "es", {"say": "Está cansada y debería dormir."}, "advises: deberia"),
        ("true_to_its_kind", "es", {"say": "Usted tiene que descansar."}, "advises: tiene que"),
        ("true_to_its_kind", "en", {"kind": "open_question", "say": "Tell me more."}, "does not ask"),
        ("true_to_its_kind", "en", {"kind": "open_question", "say": "I’d like to hear what."}, ""),
        ("true_to_its_kind", "en", {"kind": "self_talk"}, "self-talk for somebody else"),
        ("nobody_elses_facts", "en", {"say": "They said Friday, and now this."}, "friday"),
        ("nobody_elses_facts", "en", {"say": "They said [day], and now this."}, ""),
        ("nobody_elses_facts", "en", {"kind": "summary", "say": "The rent, your brother."}, "brother"),
        ("nobody_elses_facts", "en", {"kind": "boundary", "say": "I’ll call you Friday."}, ""),
        ("nobody_elses_facts", "es", {"say": "Le dijeron seis semanas."}, "seis"),
        ("nobody_elses_facts", "es", {"kind": "affirmation", "say": "Ayudó a su mamá."}, "mama"),
        ("nobody_elses_facts", "es", {"say": "Le dijeron [seis semanas]."}, ""),
        (
            "no_body_for_an_employer",
            "en",
            {"audiences": ("employer",), "say": "The surgery’s off."},
            "surgery",
        ),
        ("no_body_for_an_employer", "en", {"say": "The surgery’s off."}, ""),
        ("no_body_for_an_employer", "es", {"audiences": ("employer",), "say": "Es la rodilla."}, "rodilla"),
        ("hers_to_say", "en", {"say": "The choice of doctor is yours."}, "choice of doctor"),
        ("hers_to_say", "en", {"say": "It’s a no, and I’m sorry."}, "its a no"),
        ("hers_to_say", "en", {"say": "It came late, and it cost you."}, "it cost you"),
        ("hers_to_say", "en", {"audiences": ("adjuster",), "say": "This one won’t close."}, "wont close"),
        ("hers_to_say", "en", {"say": "I sent it late."}, ""),
        ("hers_to_say", "es", {"say": "Traigo la carta. Dicen que no."}, "dicen que no"),
        ("hers_to_say", "es", {"say": "Todavía se puede apelar."}, "puede apelar"),
        ("its_audiences", "en", {"audiences": ("client", "myself")}, "oneself and others"),
        ("its_audiences", "en", {"audiences": ("employer", "client")}, "order"),
        ("readable", "en", {"say": "Utilization management necessitates additional documentation."}, "grade"),
        (
            "readable",
            "en",
            {"say": "Your provider is requesting additional information."},
            "grade",
        ),
        ("readable", "es", {"say": "La documentación correspondiente continúa pendiente."}, "ease"),
    ],
)
def test_a_card_that_breaks_a_rule_is_seen(rule, language, fields, says):
    wrong = getattr(deck_rules, rule)(replace(GOOD[language], **fields), language)
    assert (says in wrong) if says else wrong == ""


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I completely understand."),
        ("en", "At least it worked."),
        ("en", "Don’t worry."),
        ("en", "Calm down."),
        ("en", "Thank God."),
        ("en", "Why did you skip it?"),
        ("en", "Okay. Why now?"),
        ("es", "No se preocupe por eso."),
        ("es", "No te preocupes."),
        ("es", "Por lo menos salió bien."),
        ("es", "Al menos ya está en casa."),
        ("es", "Lo entiendo perfectamente."),
        ("es", "Sé cómo se siente."),
        ("es", "Cálmese, por favor."),
        ("es", "Todo pasa por algo."),
        ("es", "Gracias a Dios."),
        ("es", "Échele ganas."),
        ("es", "Sus síntomas son de ansiedad."),
        ("es", "Bueno. ¿Por qué no vino?"),
    ],
)
@pytest.mark.parametrize("field", ["say", "lighter"])
def test_words_nobody_should_be_handed_are_seen(language, text, field):
    assert deck_rules.nothing_banned(replace(GOOD[language], **{field: text}), language)
    assert deck_rules.nothing_banned(replace(GOOD[language], not_this=text), language) == ""


def test_a_gap_is_seen():
    deck = [replace(GOOD["en"], id=f"card{n}", moments=("crying",)) for n in range(300)]
    found = deck_rules.gaps(deck, ["crying", "torn"], ["complex_reflection", "repair"])
    assert "deck all" not in " ".join(found)
    assert deck_rules.gaps(deck[:239], [], [])[0] == "deck all: 239 of 240"
    assert "client crying" not in " ".join(found)
    assert {
        "audience myself: 0 of 12",
        "client shouting: 0 of 3",
        "myself crying: 0 of 3",
        "employer in_a_hurry: 0 of 6",
        "coworker in_a_hurry: 0 of 3",
        "moment torn: 0 of 8",
        "kind repair: 0 of 10",
    } <= set(found)


def test_a_text_on_two_cards_is_seen():
    other = replace(
        GOOD["en"], id="other", say="You’d started planning again; and now THIS.", why="Other.", not_this=""
    )
    assert deck_rules.said_twice([GOOD["en"], other]) == [
        "say: youd started planning again and now this",
        "lighter: and now this",
    ]


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"say": "You’d begun planning again, and now this."}, "good and other (say)"),
        ({"lighter": "You’d started planning, and now this."}, "good and other (lighter)"),
        ({"not_this": "So you’d started planning again and now this."}, "good and other (not_this)"),
        ({"why": "The news took more than one date."}, "good and other (why)"),
        ({"say": "You had just started to plan things."}, ""),
    ],
)
def test_what_is_nearly_the_same_is_seen(fields, found):
    other = replace(
        GOOD["en"], id="other", say="Nobody called you back.", why="Facts, in order.", lighter="", not_this=""
    )
    first = replace(GOOD["en"], lighter="")
    assert deck_rules.nearly_the_same([first, replace(other, **fields)]) == ([found] if found else [])


def test_a_run_of_words_on_two_cards_is_seen():
    one = replace(GOOD["en"], after="Only what she has said you may pass on.")
    other = replace(GOOD["en"], id="other", say="No.", why="No.", lighter="", not_this="")
    assert deck_rules.runs_twice([one, replace(other, after="Say only what she has said you may.")]) == [
        "only what she has said you: good, other",
        "what she has said you may: good, other",
    ]
    assert deck_rules.runs_twice([one, replace(other, after="Say what she has said you can.")]) == []


def test_an_opening_worn_out_is_seen():
    deck = [replace(GOOD["en"], id=f"card{n}", say=f"You’ve got {n}.") for n in range(4)]
    assert deck_rules.worn_openings(deck) == ["client: youve got (4)"]
    assert deck_rules.worn_openings(deck[:3]) == []


def test_a_moment_only_for_the_room_is_seen():
    moments = (*deck_rules.COMMON, deck_rules.HURRIED)
    deck = [replace(GOOD["en"], id=f"card{n}", moments=moments) for n in range(4)]
    assert deck_rules.too_few_for_the_phone(deck) == []
    in_the_room = replace(deck[0], moments=("crying",), say="I’ve got ten minutes and a chair.")
    deck[0] = replace(deck[0], moments=tuple(each for each in moments if each != "crying"))
    assert deck_rules.too_few_for_the_phone([*deck, in_the_room]) == ["crying: 3"]
    sala = replace(GOOD["es"], language="es", moments=moments, say="Ya guardé la hoja.")
    assert len(deck_rules.too_few_for_the_phone([sala] * 4)) == len(moments)


def test_a_deck_with_too_much_to_fill_in_is_seen():
    deck = [GOOD["en"]] * 23 + [replace(GOOD["en"], say="I’ll call you [day].")] * 2
    assert deck_rules.too_many_to_fill_in(deck) == []
    assert deck_rules.too_many_to_fill_in(deck[1:]) == ["2 of 24 have a gap"]


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "a the you called months late here theyre real hours arent walked homes drives breath earned"),
        (2, "table boxes wanted saying being quiet doesnt even someone opened useful changes hallway client"),
        (3, "family surgery tomorrow afternoon everyone carrying therapist radio idea referral somebodys"),
        (4, "supervisor everybody everybodys information"),
    ],
)
def test_english_syllables_are_counted(count, words):
    counted = {word: deck_rules.english_syllables(word) for word in words.split()}
    assert counted == dict.fromkeys(counted, count)


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "y el muy que bien fue soy"),
        (2, "día tía quiere guerra agua pausa cita oír leo país puerta güero guía"),
        (3, "caballo seguro había poeta pingüino doctora quisiera situación ahora"),
        (4, "teléfono todavía apuntada aseguran"),
        (5, "autorización recordatorio aseguraba"),
    ],
)
def test_spanish_syllables_are_counted(count, words):
    counted = {word: deck_rules.spanish_syllables(word) for word in words.split()}
    assert counted == dict.fromkeys(counted, count)


def test_the_measures_are_those_of_the_books():
    # 13 words of 14 syllables in 2 sentences
    english = "I can’t give you a date. I can tell you what happens next."
    assert deck_rules.english_grade(english) == pytest.approx(0.39 * 13 / 2 + 11.8 * 14 / 13 - 15.59)
    # 7 words of 15 syllables in 2 sentences
    spanish = "Léalo completo. Yo espero en la línea."
    assert deck_rules.spanish_ease(spanish) == pytest.approx(206.835 - 62.3 * 15 / 7 - 7 / 2)


def test_the_guide_speaks_of_every_rule_kind_and_moment_and_quotes_the_deck():
    guide = (Path(__file__).parents[2] / "docs" / "cards.md").read_text(encoding="utf-8")
    rules = [rule.__name__ for rule in (*deck_rules.RULES, *deck_rules.DECK_RULES)]
    assert [each for each in (*rules, *KINDS, *MOMENTS) if f"`{each}`" not in guide] == []
    says = {card.kind: [] for card in load_cards("en")}
    for card in load_cards("en"):
        says[card.kind].append(card.say)
    shown = dict(re.findall(r"^\| `(\w+)` \|.*\| \"(.+?)\" \|$", guide, re.MULTILINE))
    assert list(shown) == KINDS
    assert [kind for kind, example in shown.items() if example not in says[kind]] == []
