"""Situations to draft from: one plain, and whatever a picture may hold."""

from datetime import datetime, timedelta, timezone
from typing import Any, get_args

import msgspec
from hypothesis import strategies as st

from tocsin.picture.model import Advice, Contradiction, Event, Level, Picture, Point, Situation, Source, Telling
from tocsin.reading.acts import ACTS
from tocsin.reading.claim import Claim, Evidence, NamedPlace, Status
from tocsin.warning.kinds import TABLE

LANGUAGES = ("fr", "en", "uk", "es", "it", "de", "ru")
NOW = datetime(2024, 11, 20, 9, 30, tzinfo=timezone(timedelta(hours=2)))
KYIV = NamedPlace("Kyiv", "UA")
THREATS = sorted({act for kind in TABLE.kinds.values() for act in kind.acts if act in ACTS})
HINTS = {"air": "missile", "weather": "weather", "water": "contaminated water"}
PRECISE = [(act, row.danger) for row in TABLE.precise for act in row.acts]


def telling(number: int) -> Telling:
    return Telling(
        claim=Claim(act="strike.drone", status="done", evidence=Evidence(0, 5)),
        source=Source(number=number, document="d", outlet="Example Post", start=0, end=5, quote="words"),
    )


EVENT = Event(
    id="e1",
    act="strike.drone",
    family="strike",
    status="ongoing",
    who=("RUS.mil",),
    to_whom=(),
    place=KYIV,
    point=None,
    start="2024-11-20",
    end=None,
    quantity=(),
    weapon=(),
    first=False,
    reason=None,
    asserted_by=("UKR.officials",),
    outlets=("Example Post", "Example Times"),
    tellings=(telling(1),),
)
ADVICE = Advice(
    audience="everyone",
    act="people.shelter",
    status="ordered",
    by=("UKR.local",),
    place=KYIV,
    start="2024-11-20",
    end=None,
    lapsed=False,
    sources=(),
)
SITUATION = Situation(
    place=KYIV,
    point=Point(50.45, 30.52, 20.0),
    at=NOW,
    level="extreme",
    level_because="attack under way",
    threats=(EVENT,),
    valid_from=None,
    valid_until=None,
    review_at=NOW + timedelta(days=3),
    advice=(),
    posts=(),
    watch=(),
    open_questions=(),
)


def event(**changes: Any) -> Event:
    return msgspec.structs.replace(EVENT, **changes)


def situation(*threats: Event, **changes: Any) -> Situation:
    return msgspec.structs.replace(SITUATION, **{"threats": threats or (EVENT,), **changes})


def picture(*contradictions: Contradiction) -> Picture:
    return Picture(events=(), contradictions=contradictions, ladder=(), drawn_in=(), situations=(), sources=())


days = st.dates(NOW.date() - timedelta(days=9), NOW.date() + timedelta(days=9)).map(str)
times = st.none() | days | st.builds("{}T{:02}:{:02}".format, days, st.integers(0, 23), st.integers(0, 59))
actors = st.sampled_from(
    [
        "USA.mission",
        "UKR.officials",
        "RUS",
        "NATO",
        "UN",
        "EU",
        "HAMAS",
        "ANON",
        "XKX.police",
        "FRA.nationals",
        "everyone",
    ]
)
places = st.builds(
    NamedPlace,
    st.sampled_from(["Ukraine", "Kyiv", "Port-au-Prince", "A{b}", "x" * 200]),
    st.sampled_from(["UA", "HT", None]),
)
events = st.builds(
    Event,
    id=st.uuids().map(str),
    act=st.sampled_from(sorted(ACTS)),
    family=st.just("strike"),
    status=st.sampled_from(get_args(Status)),
    who=st.lists(actors, max_size=2).map(tuple),
    to_whom=st.just(()),
    place=st.none(),
    point=st.none(),
    start=times,
    end=times,
    quantity=st.just(()),
    weapon=st.lists(st.sampled_from(["drone", "ballistic missile", "ATACMS"]), max_size=1).map(tuple),
    first=st.booleans(),
    reason=st.sampled_from([None, "weather", "threat", "contaminated water"]),
    asserted_by=st.lists(actors, max_size=2).map(tuple),
    outlets=st.lists(st.sampled_from(["Example Post", "A & B <news>"]), max_size=2).map(tuple),
    tellings=st.just((telling(1),)),
    subject=st.none() | st.sampled_from(sorted(ACTS)),
)
advice = st.builds(
    Advice,
    audience=actors,
    act=st.sampled_from(sorted(act for act in ACTS if ACTS[act].family == "protect")),
    status=st.sampled_from(get_args(Status)),
    by=st.lists(actors, max_size=2).map(tuple),
    place=st.none(),
    start=times,
    end=times,
    lapsed=st.booleans(),
    sources=st.just(()),
)
situations = st.builds(
    Situation,
    place=places,
    point=st.builds(Point, st.floats(-90, 90), st.floats(-180, 180), st.floats(0, 500)),
    at=st.just(NOW),
    level=st.sampled_from(get_args(Level)),
    level_because=st.just("a rule"),
    threats=st.lists(events, max_size=12).map(tuple),
    valid_from=times,
    valid_until=times,
    review_at=st.integers(-30, 300).map(lambda hours: NOW + timedelta(hours=hours)),
    advice=st.lists(advice, max_size=3).map(tuple),
    posts=st.just(()),
    watch=st.just(()),
    open_questions=st.just(()),
)
