"""A fact that is told twice is kept once, where it is told most fully."""

import pytest
from msgspec import structs

from tocsin.reading.claim import Claim, Evidence, NamedPlace, Quantity
from tocsin.reading.once import once, same

KYIV, LVIV = NamedPlace("Kyiv", "UA"), NamedPlace("Lviv", "UA")
CLOSED = Claim(act="post.close", status="done", who=("ESP.mission",), place=KYIV, evidence=Evidence(0, 20))
LATER = structs.replace(CLOSED, evidence=Evidence(100, 120))
KILLED = Claim(act="harm.killed", status="done", to_whom=("UKR.civilians",), place=KYIV, evidence=Evidence(0, 20))
SAME = [
    ("told again", CLOSED, LATER, True),
    ("by another", CLOSED, structs.replace(LATER, who=("ITA.mission",)), False),
    ("another act", CLOSED, structs.replace(LATER, act="post.reopen"), False),
    ("denied", CLOSED, structs.replace(LATER, status="negated"), False),
    ("elsewhere", CLOSED, structs.replace(LATER, place=LVIV), False),
    ("without a place", CLOSED, structs.replace(LATER, place=None), True),
    ("another day", structs.replace(CLOSED, start="2024-11-19"), structs.replace(LATER, start="2024-11-20"), False),
    (
        "with its hour",
        structs.replace(CLOSED, start="2024-11-19"),
        structs.replace(LATER, start="2024-11-19T08:00"),
        True,
    ),
    ("said by another", CLOSED, structs.replace(LATER, asserted_by=("UN",)), False),
    ("the dead are counted anew", KILLED, structs.replace(KILLED, evidence=Evidence(100, 120)), False),
    ("the same words", KILLED, structs.replace(KILLED, evidence=Evidence(5, 30)), True),
    (
        "the same words, another number",
        structs.replace(KILLED, quantity=(Quantity(2, "person"),)),
        structs.replace(KILLED, quantity=(Quantity(3, "person"),), evidence=Evidence(5, 30)),
        False,
    ),
    ("one act over two places", KILLED, structs.replace(KILLED, place=LVIV), False),
    ("nobody, nowhere", structs.replace(CLOSED, who=(), place=None), structs.replace(LATER, who=(), place=None), False),
]


@pytest.mark.parametrize(("a", "b", "is_same"), [row[1:] for row in SAME], ids=[row[0] for row in SAME])
def test_same(a: Claim, b: Claim, is_same: bool) -> None:
    assert same(a, b) is is_same
    assert same(b, a) is is_same


def test_the_fullest_is_kept_in_the_order_of_the_text() -> None:
    full = structs.replace(LATER, start="2024-11-20")
    other = structs.replace(CLOSED, who=("ITA.mission",), evidence=Evidence(50, 60))
    assert once([CLOSED, full, other], []) == [other, full]
    assert once([full, CLOSED], []) == [full]


def test_a_heading_yields_to_the_text_below() -> None:
    denied = structs.replace(LATER, status="negated")
    assert once([CLOSED, denied], [(0, 30)]) == [denied]
    assert once([CLOSED], [(0, 30)]) == [CLOSED]


def test_a_post_of_nobody_yields_to_one_that_is_named() -> None:
    nobody = structs.replace(LATER, who=())
    assert once([CLOSED, nobody], []) == [CLOSED]
    assert once([nobody], []) == [nobody]
