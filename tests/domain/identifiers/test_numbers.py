# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Numbers, addresses of the net, and the labels that say what a number is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[[str], list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Call (419) 555-0187.", "phone", "(419) 555-0187"),
        ("call +1 330 555 0162 later", "phone", "+1 330 555 0162"),
        ("ring 740-555-0101 ext. 12", "phone", "740-555-0101 ext. 12"),
        ("fax it to the Dr. office, 614-555-0199", "fax", "614-555-0199"),
        ("555-0144 (fax)", "fax", "555-0144"),
        ("write rosa.d+1@mail.example.org today", "email", "rosa.d+1@mail.example.org"),
        ("rosa at example dot com", "email", "rosa at example dot com"),
        ("SSN 219-09-9999", "ssn", "219-09-9999"),
        ("***-**-7781 on the form", "ssn", "***-**-7781"),
        ("her social is 078051120", "ssn", "078051120"),
        ("MRN 00482913", "record", "00482913"),
        ("Chart #A-20931 is gone", "record", "A-20931"),
        ("Medicare number 1EG4-TE5-MK73", "plan", "1EG4-TE5-MK73"),
        ("comp claim, denied Friday, WC-2024-33817", "claim", "WC-2024-33817"),
        ("acct ending 4471", "account", "4471"),
        ("driver's license TL 339 210", "licence", "TL 339 210"),
        ("license plate 7XKR219", "vehicle", "7XKR219"),
        ("the van, 1HGCM82633A004352", "vehicle", "1HGCM82633A004352"),
        ("pump serial SN-44810-B", "device", "SN-44810-B"),
        ("00:1B:44:11:3A:B7", "device", "00:1B:44:11:3A:B7"),
        ("see https://example.org/r.d?x=1.", "url", "https://example.org/r.d?x=1"),
        ("from 192.168.4.27 again", "ip", "192.168.4.27"),
        ("from 2001:db8::8a2e:370:7334 again", "ip", "2001:db8::8a2e:370:7334"),
        ("Case no. 2023-CV-01187", "other", "2023-CV-01187"),
        ("he is @rosa_d99 there", "other", "@rosa_d99"),
    ],
)
def test_what_a_number_is(text: str, kind: str, words: str, found: Found) -> None:
    assert found(text) == [(kind, words)]


@pytest.mark.parametrize(
    "text",
    [
        "Gave her 988, called 911.",
        "5-4-3-2-1 in the car.",
        "20 minutes in room 12, bed 4.",
        "BP 120/80, pain 7/10, strength 4/5.",
        "ICD M54.5 and S83.241A, CPT 97110, L4-L5.",
        "300 mg, 98.6, 95%, $94, 1:1, 24/7, 3:30 pm.",
        "The account of it. The claim is denied. License to rest. 999.999.999.999",
        "Since 2019, policy 2020 or not.",
    ],
)
def test_what_is_no_identifier(text: str, found: Found) -> None:
    assert found(text) == []
