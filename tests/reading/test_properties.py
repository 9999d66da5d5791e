"""What must hold for the reader on any text."""

import re
from datetime import date
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st
from reading_cases import LANGUAGES, document
from test_reader import ROWS

from tocsin.reading import Claim, Status, read
from tocsin.reading.acts import ACTS

ACTOR = re.compile(r"[A-Z0-9' -]+(?:\.[a-z]+)?")
DATE = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?")
WORDS = {lang: sorted({word for row, text, *_ in ROWS if row == lang for word in text.split()}) for lang in LANGUAGES}
TEXTS = {lang: [text for row, text, *_ in ROWS if row == lang] for lang in LANGUAGES}


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, str]:
    """A language and a text: anything at all, words of its sentences in any order, or whole sentences in a row."""
    lang = draw(st.sampled_from(LANGUAGES))
    words = st.sampled_from(WORDS[lang]) | st.sampled_from(list("«»“”\"'()–—:;,.!?…-•\n")) | st.text(max_size=4)
    some = (
        st.text(st.characters(codec="utf-8"), max_size=120)
        | st.lists(words, max_size=40).map(" ".join)
        | st.lists(st.sampled_from(TEXTS[lang]), max_size=4).map(" ".join)
    )
    return lang, draw(some)


def check(claim: Claim, text: str) -> None:
    assert claim.act in ACTS
    assert claim.status in get_args(Status)
    assert 0 <= claim.evidence.start < claim.evidence.end <= len(text)
    for limit in claim.limits:
        assert 0 <= limit.evidence.start < limit.evidence.end <= len(text)
    for actor in (*claim.who, *claim.to_whom, *claim.asserted_by):
        assert ACTOR.fullmatch(actor), actor
    for told in (claim.start, claim.end):
        assert told is None or (DATE.fullmatch(told) and date.fromisoformat(told[:10]))
    if claim.start and claim.end:
        assert claim.start[:10] <= claim.end[:10]


@settings(deadline=None, max_examples=150)
@given(texts())
def test_claims_are_well_formed_and_the_same_each_time(case: tuple[str, str]) -> None:
    lang, text = case
    found = read(document(lang, text))
    for claim in found:
        check(claim, text)
    assert [c.evidence.start for c in found] == sorted(c.evidence.start for c in found)
    assert read(document(lang, text)) == found


@settings(deadline=None, max_examples=40)
@given(texts(), texts())
def test_a_title_and_an_outlet_do_no_harm(case: tuple[str, str], other: tuple[str, str]) -> None:
    lang, text = case
    for claim in read(document(lang, text, title=other[1], outlet=other[1])):
        check(claim, text)


@settings(deadline=None, max_examples=40)
@given(texts())
def test_what_is_skipped_tells_nothing(case: tuple[str, str]) -> None:
    lang, text = case
    assert read(document(lang, text), [(0, len(text))]) == ()


@settings(deadline=None, max_examples=40)
@given(texts(), st.data())
def test_a_claim_lies_outside_of_what_is_skipped(case: tuple[str, str], data: st.DataObject) -> None:
    lang, text = case
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for claim in read(document(lang, text), [(start, end)]):
        assert start == end or claim.evidence.end <= start or claim.evidence.start >= end
