"""Short messages: what goes first, what is cut, how it is written."""

import re
from datetime import UTC, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from messages import INFO, PLAIN, SENT, alerts

from tocsin import safe
from tocsin.cap import Alert, Area, Info, NamedValue
from tocsin.cap.convert import Sms, gsm7, labels, matter, to_sms
from tocsin.cap.convert.segments import Size, size
from tocsin.errors import InputError

FLOOD = msgspec.structs.replace(
    INFO,
    event="flood",
    headline="River Arno: flood expected in all low quarters on both banks",
    instruction="Move to an upper floor. Do not use lifts or cellars. See https://example.org/arno for shelters.",
    sender_name="Civil protection",
    area=(Area(area_desc="San Niccolò, Gavinana; Isolotto"),),
)


def alert(info: Info = FLOOD, status: str = "Actual", msg_type: str = "Alert", **changes: object) -> Alert:
    changed = msgspec.structs.replace(info, **changes)
    return msgspec.structs.replace(PLAIN, status=status, msg_type=msg_type, info=(changed,))


PLACES = "San Niccolò, Gavinana; Isolotto"
UNTIL = "Until 15:30 (UTC+02:00), 20 Nov"
BARE: dict[str, Any] = {"area": (), "sender_name": None, "expires": None}


@pytest.mark.parametrize(
    ("limit", "text"),
    [
        (
            None,
            f"{PLACES}: River Arno: flood expected in all low quarters on both banks. Move to an upper floor. "
            f"Do not use lifts or cellars. See https://example.org/arno for shelters. {UNTIL}. Civil protection",
        ),
        (
            140,
            f"{PLACES}: flood. Move to an upper floor. Do not use lifts or cellars. "
            "See https://example.org/arno for shelters.",
        ),
        (110, f"{PLACES}: flood. Move to an upper floor. Do not use lifts or cellars."),
        (90, "San Niccolò, Gavinana...: flood. Move to an upper floor. Do not use lifts or cellars."),
        (50, "San Niccolò...: flood. Move to an upper floor."),
        (24, "San Niccolò..."),
        (10, "flood."),
    ],
)
def test_what_does_not_fit_goes_in_order(limit: int | None, text: str) -> None:
    made = to_sms(alert(), limit=limit)
    assert (made.text, made.cut) == (text, limit is not None)


@pytest.mark.parametrize(
    ("made", "text"),
    [
        (alert(status="Exercise"), "EXERCISE: San Niccolò, Gavinana...: flood. Move to an upper floor."),
        (alert(msg_type="Cancel"), "CANCELLED: San Niccolò, Gavinana...: flood. Move to an upper floor."),
        (
            alert(response_type=("AllClear",), instruction="You may go home.", msg_type="Cancel", status="Test"),
            f"TEST: ALL CLEAR: {PLACES}: flood. You may go home.",
        ),
        (
            alert(headline="Exercise - flood", status="Exercise", instruction="Go up.", **BARE),
            "Exercise - flood. Go up.",
        ),
        (
            alert(headline="Exercise caution", status="Exercise", instruction="Go up.", **BARE),
            "EXERCISE: Exercise caution. Go up.",
        ),
    ],
)
def test_a_drill_and_an_end_are_marked_first(made: Alert, text: str) -> None:
    assert to_sms(made, limit=80).text == text


@pytest.mark.parametrize(
    ("changes", "limit", "text"),
    [
        ({"headline": None, **BARE}, 30, "flood. Move to an upper floor."),
        ({"headline": "isolotto"}, 70, "San Niccolò...: flood. Move to an upper floor."),
        ({"event": "", "area": ()}, 70, "River Arno: flood expected in all low quarters. Move to an upper..."),
        ({"headline": "", "event": "", "instruction": "", "description": "Up.", **BARE}, 40, "Take shelter."),
        (
            {"headline": "", "event": "", "instruction": "", "description": "Up.", "response_type": ("None",), **BARE},
            40,
            "Up.",
        ),
        ({"headline": None, "event": "", "instruction": None}, 50, f"{PLACES}. Take shelter."),
        ({"instruction": None, "language": "pl", "description": "Woda."}, 50, f"{PLACES}: flood. Woda."),
        (
            {"area": (Area(area_desc="The Very Long Parish of Saint Mary"),)},
            50,
            "The Very Long...: flood. Move to an upper floor.",
        ),
    ],
)
def test_what_stands_in_for_what_is_missing(changes: dict[str, Any], limit: int, text: str) -> None:
    assert to_sms(alert(**changes), limit=limit).text == text


@pytest.mark.parametrize(
    ("limit", "text"),
    [
        (90, "EXERCISE: Go up."),
        (360, "EXERCISE: Go up to the hills."),
        (91, "EXERCISE: San Niccolò, Gavinana...: flood."),
    ],
)
def test_the_senders_own_cell_texts_come_first(limit: int, text: str) -> None:
    own = (NamedValue("cmamTEXT", " Go up. "), NamedValue("CMAMlongtext", "Go up to the hills."))
    made = to_sms(alert(parameter=own, status="Exercise"), limit=limit)
    assert made.text.startswith(text)
    assert made.cut == (limit == 91)


def test_a_long_own_text_is_cut_at_a_word() -> None:
    own = (NamedValue("CMAMtext", "word " * 40), NamedValue("CMAMlongtext", ""))
    made = to_sms(alert(parameter=own), limit=90)
    assert made.text == "word " * 16 + "word..."
    assert made.cut


def test_one_curly_quote_does_not_halve_the_message() -> None:
    made = alert(instruction="Don’t go out – stay in…", headline=None, area=(), expires=None, sender_name=None)
    plain = to_sms(made)
    assert (plain.text, plain.encoding) == ("flood. Don't go out - stay in...", "GSM-7")
    kept = to_sms(made, transliterate=False)
    assert (kept.text, kept.encoding, kept.units) == ("flood. Don’t go out – stay in…", "UCS-2", 30)
    assert to_sms(alert(), limit=50, transliterate=False).text == "San Niccolò...: flood. Move to an upper floor."


def test_what_the_alphabet_lacks_goes_out_as_it_is() -> None:
    made = to_sms(alert(instruction="Залишайтеся вдома…", language="uk"), segments=1)
    assert made == msgspec.structs.replace(made, encoding="UCS-2", characters=made.units, segments=1, cut=True)
    assert made.text.endswith("Залишайтеся вдома…")


def test_segments_bound_the_text() -> None:
    long = alert(instruction="Walk to the upper town and wait there. " * 20)
    assert [to_sms(long, segments=count).segments for count in (1, 2, 3)] == [1, 2, 3]
    assert to_sms(long, segments=2).units <= 306


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(
    alerts,
    st.none() | st.sampled_from([1, 20, 90, 360]),
    st.none() | st.integers(1, 3),
    st.booleans(),
)
def test_a_text_keeps_its_bounds_and_is_made_of_its_sources(
    made: Alert, limit: int | None, segments: int | None, transliterate: bool
) -> None:
    try:
        sms = to_sms(made, limit=limit, segments=segments, transliterate=transliterate)
    except InputError as error:
        reason = str(error)
    else:
        _assert_kept(sms, made, limit, segments)
        return
    assert "\n" not in reason


def _assert_kept(sms: Sms, made: Alert, limit: int | None, segments: int | None) -> None:
    info = made.info[0]
    assert size(sms.text) == Size(sms.encoding, sms.units, sms.segments)
    assert sms.characters == len(sms.text)
    assert sms.units <= (limit or sms.units)
    assert sms.segments <= (segments or sms.segments)
    vocabulary = labels.labels(info.language)
    for mark in reversed(matter.marks(made, info, vocabulary)):
        assert mark.casefold() in sms.text.casefold()
    if made.status != "Actual":
        assert sms.text.casefold().startswith(vocabulary.drill[made.status].casefold())
    assert set(_words(sms.text)) <= set(_words(_sources(made, info, vocabulary)))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", gsm7.plain(text))


def _sources(made: Alert, info: Info, vocabulary: labels.Labels) -> str:
    said = matter.matter(made, info, vocabulary)
    own = [one.value for one in info.parameter]
    texts = [info.event, info.headline, info.instruction, info.description, *(one.area_desc for one in info.area)]
    return " ".join([safe.bare(text or "") for text in (*texts, *own)] + [*said.marks, *said.tails, said.action])


def test_a_language_is_picked_or_refused() -> None:
    french = msgspec.structs.replace(FLOOD, language="fr-CA", headline="Crue de l’Arno", area=())
    both = msgspec.structs.replace(PLAIN, status="Exercise", info=(FLOOD, french))
    assert to_sms(both, "FR").text.startswith("EXERCICE: Crue de l'Arno. Move")
    assert to_sms(both, french) == to_sms(both, "fr-ca")
    with pytest.raises(InputError, match=r"CAP message example-1: has no text in 'de'; it has en, fr-CA"):
        to_sms(both, "de")


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (msgspec.structs.replace(PLAIN, info=()), "has no info, so there is no text to send"),
        (alert(headline=None, event="", area=(), response_type=(), instruction=None), "has no 'en' text"),
        (alert(headline="Unbreakable", event="Unbreakable", area=()), "no word of it fits"),
    ],
)
def test_nothing_to_send_is_said(made: Alert, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        to_sms(made, limit=5)


@pytest.mark.parametrize("bounds", [{"limit": 0}, {"segments": 0}, {"limit": -1}])
def test_a_bound_is_one_or_more(bounds: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="1 is the least"):
        to_sms(PLAIN, **bounds)


def test_labels_are_there_for_our_languages_and_fit_the_alphabet() -> None:
    assert labels.languages() == ("de", "en", "es", "fr", "it", "ru", "uk")
    english = labels.labels("en")
    for code in labels.languages():
        own = labels.labels(code)
        assert own.locale.startswith(code)
        for table in (
            "drill",
            "drill_means",
            "act",
            "acts_on",
            "scope",
            "response",
            "urgency",
            "severity",
            "certainty",
        ):
            assert getattr(own, table).keys() == getattr(english, table).keys()
        assert code in ("ru", "uk") or all(map(gsm7.fits, [*own.drill.values(), *own.act.values()]))
    assert labels.labels("pl") is english


def test_times_bear_their_zone() -> None:
    german = labels.labels("de-AT")
    assert labels.brief(SENT, german) == "09:30 (UTC+02:00), 20. Nov."
    assert labels.moment(SENT.astimezone(UTC) - timedelta(days=30), german) == "21. Oktober 2024, 07:30 (UTC)"
