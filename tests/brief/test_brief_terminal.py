"""The brief as terminal text."""

import re
import unicodedata

import msgspec
import pytest
import scene
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.brief.terminal import refs, text
from tocsin.picture.model import Picture, Situation

SECTIONS = (
    "DO NOW",
    "POSTS",
    "WHAT HAPPENED",
    "DISPUTED",
    "ESCALATION",
    "TO WATCH",
    "NOT KNOWN",
    "ELSEWHERE",
    "DRAFT ALERT",
    "SOURCES",
)
PAGE = scene.page()
PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
MARK = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:⁻[⁰¹²³⁴⁵⁶⁷⁸⁹]+)?")


def section(shown: str, title: str) -> str:
    """The lines under one title."""
    return shown.split(f"\n{title}\n", 1)[1].split("\n\n", 1)[0]


def marked(shown: str) -> set[int]:
    """The footnote numbers in some text, those of a run too."""
    runs = [[int(part) for part in mark.translate(PLAIN).split("⁻")] for mark in MARK.findall(shown)]
    return {number for run in runs for number in range(run[0], run[-1] + 1)}


@pytest.mark.parametrize(
    ("notes", "marks"),
    [((), ""), ((3,), "³"), ((1, 2), "¹·²"), ((1, 2, 3, 12), "¹⁻³·¹²"), ((9, 11, 12, 13), "⁹·¹¹⁻¹³")],
)
def test_marks_are_one_word(notes: tuple[int, ...], marks: str) -> None:
    assert refs(notes) == marks
    assert marked(marks) == set(notes)


def test_sections_stand_in_order() -> None:
    lines = text(PAGE).splitlines()
    assert [line for line in lines if line in SECTIONS] == list(SECTIONS)


def test_the_headline_tells_all_at_a_glance() -> None:
    head = text(PAGE).split("DO NOW")[0]
    for words in ("KYIV", "▲ EXTREME", "Tue 14 Jan, all day", "2 outlets", "05:00, 9 h ago", "Canadian"):
        assert words in head


@pytest.mark.parametrize(
    "lines", [PAGE.orders, PAGE.posts, PAGE.happened, PAGE.ladder, PAGE.watch, PAGE.elsewhere, [PAGE.headline]]
)
def test_every_line_has_footnotes_that_resolve(lines: tuple[object, ...]) -> None:
    known = {note.number for note in PAGE.notes}
    shown = text(PAGE, evidence=True)
    for line in lines:
        numbers = getattr(line, "notes")  # noqa: B009
        assert numbers
        assert set(numbers) <= known
        assert refs(numbers).split()[0] in shown


def test_every_mark_in_the_text_is_a_source() -> None:
    body, sources = text(PAGE, width=120).split("\nSOURCES\n")
    assert marked(body) <= marked(sources)


def test_evidence_shows_words_file_and_offsets() -> None:
    plain, full = text(PAGE, width=120), text(PAGE, width=120, evidence=True)
    for source in scene.PICTURE.sources:
        assert f":{source.start}–{source.end}" in full
    assert "examples/kyiv-alert.fr.txt:0–27" in full
    assert "“Moscou menace de riposter”" in full
    assert "“Moscou menace de riposter”" not in plain


def test_who_denies_does_not_stand_among_those_who_say_it() -> None:
    assert "denied by Russia" in section(text(PAGE, width=120), "WHAT HAPPENED")


def test_both_tellings_stand_side_by_side() -> None:
    row = next(line for line in section(text(PAGE, width=120), "DISPUTED").splitlines() if "Cinq" in line)
    assert "Twelve" in row


def test_lapsed_advice_says_so_and_stands_last() -> None:
    lines = section(text(PAGE, width=120), "DO NOW").splitlines()
    assert "LAPSED" in lines[-1]
    assert "staff" in lines[0]


@pytest.mark.parametrize("width", [20, 80, 100, 120, 300])
def test_width_stays_within_80_and_120(width: int) -> None:
    longest = max(map(len, text(PAGE, width=width).splitlines()))
    assert longest <= min(max(width, 80), 120)


def test_no_colour_means_no_escape_and_colour_changes_no_word() -> None:
    plain, coloured = text(PAGE), text(PAGE, colour=True)
    assert "\x1b" not in plain
    assert "\x1b" in coloured
    bare = re.sub("\x1b\\[[0-9;]*m", "", coloured)
    assert [line.rstrip() for line in bare.splitlines()] == plain.splitlines()


def test_a_danger_under_way_does_not_hide_what_may_come() -> None:
    first = scene.PICTURE.situations[0]
    turned = msgspec.structs.replace(first, threats=first.threats[::-1])
    picture = msgspec.structs.replace(scene.PICTURE, situations=(turned,))
    assert scene.page(picture).headline.feared.count(" · ") == 1
    assert scene.page().headline.feared.count(" · ") == 0


def test_without_a_threat_the_headline_rests_on_the_measures() -> None:
    calm = msgspec.structs.replace(scene.PICTURE.situations[0], threats=())
    headline = scene.page(msgspec.structs.replace(scene.PICTURE, situations=(calm,))).headline
    assert headline.feared == "no threat to people told"
    assert headline.outlets == 2
    assert headline.notes


def test_a_picture_without_danger_says_so() -> None:
    empty = Picture(events=(), contradictions=(), ladder=(), drawn_in=(), situations=(), sources=())
    shown = text(scene.page(empty))
    assert "NO PLACE IN DANGER FOUND" in shown
    assert "? UNKNOWN" in shown


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.characters(categories=None), min_size=1, max_size=40))
def test_hostile_words_never_reach_the_terminal_raw(words: str) -> None:
    shown = text(scene.page(hostile(words)), evidence=True)
    assert not [char for char in shown if unicodedata.category(char) in {"Cc", "Cs"} and char != "\n"]


def hostile(words: str) -> Picture:
    """The scene with every quote, outlet, limit and question replaced by ``words``."""
    replace = msgspec.structs.replace
    picture = scene.PICTURE
    sources = tuple(replace(source, quote=words, outlet=words) for source in picture.sources)
    first: Situation = picture.situations[0]
    watch = tuple(replace(item, quote=words) for item in first.watch)
    posts = tuple(replace(item, reason=words) for item in first.posts)
    situation = replace(
        first,
        open_questions=(words,),
        watch=watch,
        posts=posts,
        level_because=words,
        place=replace(first.place, name=words),
    )
    events = tuple(replace(event, notes=(words,)) for event in picture.events)
    return replace(picture, sources=sources, situations=(situation, *picture.situations[1:]), events=events)
