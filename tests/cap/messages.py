"""Alerts to test with: one plain, and all that CAP can carry."""

from datetime import datetime, timedelta, timezone
from typing import get_args

from hypothesis import strategies as st

from tocsin.cap import Alert, Area, Circle, Info, NamedValue, Polygon, Reference, Resource, codes

ZONE = timezone(timedelta(hours=2))
SENT = datetime(2024, 11, 20, 9, 30, tzinfo=ZONE)
INFO = Info(
    language="en",
    category=("Security",),
    event="air raid alert",
    response_type=("Shelter",),
    urgency="Immediate",
    severity="Extreme",
    certainty="Likely",
    effective=SENT,
    onset=SENT,
    expires=SENT + timedelta(hours=6),
    headline="Kyiv: air raid alert",
    instruction="Kyiv: take shelter until 15:30.",
    area=(Area(area_desc="Kyiv", circle=(Circle(50.45, 30.52, 20.0),)),),
)
PLAIN = Alert(
    identifier="example-1",
    sender="desk@example.org",
    sent=SENT,
    status="Draft",
    msg_type="Alert",
    scope="Restricted",
    restriction="duty officers",
    info=(INFO,),
)


def some(strategy: st.SearchStrategy[object], least: int = 0) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, min_size=least, max_size=3).map(tuple)


texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
    | st.sampled_from("\n\t\r<&>\"']"),
    max_size=30,
)
names = st.text(st.characters(categories=["L", "N"], include_characters="@.-:é"), min_size=1, max_size=12)
words = st.text(st.characters(categories=["L", "N", "P", "Zs"], exclude_characters='"'), max_size=12)
times = st.builds(
    lambda naive, minutes: naive.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=minutes))),
    st.datetimes(),
    st.integers(-840, 840),
)
degrees = st.floats(allow_nan=False, allow_infinity=False)
feet = st.floats(-1e12, 1e12).map(lambda value: round(value, 9))
points = st.tuples(degrees, degrees)
addresses = st.sampled_from(["https://example.org/alert?a=1&b=2", "map.png", ""])
named_values = st.builds(NamedValue, texts, texts)
resources = st.builds(
    Resource,
    resource_desc=texts,
    mime_type=texts,
    size=st.none() | st.integers(0, 10**15),
    uri=st.none() | addresses,
    deref_uri=st.none() | texts,
    digest=st.none() | texts,
)
areas = st.builds(
    Area,
    area_desc=texts,
    polygon=some(st.builds(Polygon, some(points))),
    circle=some(st.builds(Circle, degrees, degrees, degrees)),
    geocode=some(named_values),
    altitude=st.none() | feet,
    ceiling=st.none() | feet,
)
infos = st.builds(
    Info,
    language=st.sampled_from(["en", "fr-FR", "uk", "zh-Hant"]),
    category=some(st.sampled_from(get_args(codes.Category)), least=1),
    event=texts,
    response_type=some(st.sampled_from(get_args(codes.ResponseType))),
    urgency=st.sampled_from(get_args(codes.Urgency)),
    severity=st.sampled_from(get_args(codes.Severity)),
    certainty=st.sampled_from(get_args(codes.Certainty)),
    audience=st.none() | texts,
    event_code=some(named_values),
    effective=st.none() | times,
    onset=st.none() | times,
    expires=st.none() | times,
    sender_name=st.none() | texts,
    headline=st.none() | texts,
    description=st.none() | texts,
    instruction=st.none() | texts,
    web=st.none() | addresses,
    contact=st.none() | texts,
    parameter=some(named_values),
    resource=some(resources),
    area=some(areas),
)
alerts = st.builds(
    Alert,
    identifier=texts,
    sender=texts,
    sent=times,
    status=st.sampled_from(get_args(codes.Status)),
    msg_type=st.sampled_from(get_args(codes.MsgType)),
    source=st.none() | texts,
    scope=st.sampled_from(get_args(codes.Scope)),
    restriction=st.none() | texts,
    addresses=some(words),
    code=some(texts),
    note=st.none() | texts,
    references=some(st.builds(Reference, names, names, times)),
    incidents=some(words),
    info=some(infos),
)
