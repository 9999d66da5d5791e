"""Alerts to test with: one plain, and all that CAP can carry."""

from datetime import datetime, timedelta, timezone
from typing import TypeVar, get_args
from xml.sax.saxutils import escape, quoteattr

import msgspec
from hypothesis import strategies as st
from lxml import etree

from tocsin.cap import Alert, Area, Circle, Info, NamedValue, Polygon, Reference, Resource, codes
from tocsin.cap.text import ADDRESS
from tocsin.cap.tree import canonical

S = TypeVar("S", bound=msgspec.Struct)
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

FULL = Alert(
    identifier="example-2",
    sender="desk@example.org",
    sent=SENT,
    status="Actual",
    msg_type="Update",
    source="duty officer",
    scope="Private",
    restriction="staff",
    addresses=("one@example.org", "two words"),
    code=("a", "b"),
    note="first & <second>",
    references=(Reference("desk@example.org", "example-1", SENT - timedelta(hours=1)),),
    incidents=("storm one", "two"),
    info=(
        msgspec.structs.replace(
            INFO,
            category=("Met", "Safety"),
            response_type=("Shelter", "Monitor"),
            audience="everyone",
            event_code=(NamedValue("OET:v1.2", "OET-1"),),
            sender_name="The desk",
            description="Rain,\nthen snow.",
            web="https://example.org/a?b=1&c=2#d",
            contact="+00 000",
            parameter=(NamedValue("a", "1"), NamedValue("b", "2")),
            resource=(
                Resource(
                    resource_desc="map",
                    mime_type="image/png",
                    size=3,
                    uri="map.png",
                    deref_uri="YWJj",
                    digest="a9993e364706816aba3e25717850c26c9cd0d89d",
                ),
            ),
            area=(
                Area(
                    area_desc="Kyiv",
                    polygon=(Polygon(((50.0, 30.0), (50.0, 31.0), (51.0, 31.0), (50.0, 30.0))),),
                    circle=(Circle(50.45, 30.52, 20.0),),
                    geocode=(NamedValue("EMMA_ID", "UA001"), NamedValue("EMMA_ID", "UA002")),
                    altitude=0.0,
                    ceiling=1000.5,
                ),
                Area(area_desc="Lviv", circle=(Circle(49.8, 24.0, 10.0),)),
            ),
        ),
        msgspec.structs.replace(INFO, language="fr", headline="Kyiv : alerte aérienne"),
    ),
    other=('<s:Signature xmlns:s="http://www.w3.org/2000/09/xmldsig#"><s:SignedInfo></s:SignedInfo></s:Signature>',),
)
"""Each element of the standard."""

FAULTLESS = Alert(
    identifier="example-3",
    sender="desk@example.org",
    sent=SENT,
    status="Actual",
    msg_type="Alert",
    scope="Public",
    info=(
        Info(
            language="en",
            category=("Met",),
            event="storm",
            response_type=("Shelter",),
            urgency="Expected",
            severity="Severe",
            certainty="Likely",
            event_code=(NamedValue("OET:v1.2", "OET-1"),),
            effective=SENT,
            onset=SENT + timedelta(hours=1),
            expires=SENT + timedelta(hours=6),
            headline="Kyiv: storm",
            description="Wind of 100 km/h.",
            instruction="Stay inside.",
            web="https://example.org/storm",
            resource=(Resource(resource_desc="map", mime_type="image/png", size=3, uri="https://example.org/a.png"),),
            area=(
                Area(
                    area_desc="Kyiv",
                    polygon=(Polygon(((50.0, 30.0), (50.0, 31.0), (51.0, 31.0), (50.0, 30.0))),),
                    circle=(Circle(50.45, 30.52, 20.0),),
                    geocode=(NamedValue("EMMA_ID", "UA001"),),
                    altitude=0.0,
                    ceiling=1000.0,
                ),
            ),
        ),
    ),
)
"""Breaks no rule, not even one that merely advises."""


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
addresses = st.sampled_from(
    ["https://example.org/alert?a=1&b=2", "map.png", "", " a b ", "tel:+00", "//é/[", "x:é#[]%20"]
).filter(lambda text: ADDRESS.fullmatch(text.strip()))
namespaces = st.sampled_from(
    ["http://www.w3.org/2000/09/xmldsig#", "urn:x", "http://example.org/a?b=1&c#d"]
) | st.from_regex(r"[a-z][a-z0-9+.-]{0,5}:[a-z0-9._~/?-]{1,9}", fullmatch=True)
local_names = st.from_regex(r"[A-Za-z_é字][A-Za-z0-9_.é字-]{0,8}", fullmatch=True)


DEPTH = 3


@st.composite
def foreign(draw: st.DrawFn, depth: int = DEPTH) -> str:
    """An element of another namespace, with attributes, texts and elements of any namespace."""
    bound = {f"p{number}": draw(namespaces) for number in range(draw(st.integers(0, 2)))}
    attributes = draw(st.dictionaries(local_names, texts, max_size=2))
    default = draw(st.none() | st.just("") | namespaces)
    prefixes = [f"{prefix}:" for prefix in bound]
    if depth < DEPTH or default or not prefixes:
        prefixes.append("")
    if depth == DEPTH and not bound:
        default = default or draw(namespaces)
    name = draw(st.sampled_from(prefixes)) + draw(local_names)
    prefix = draw(st.sampled_from(["", *(f"{prefix}:" for prefix in bound)]))
    tag = f"<{name}" + (f" xmlns={quoteattr(default)}" if default is not None else "")
    tag += "".join(f" xmlns:{prefix}={quoteattr(uri)}" for prefix, uri in bound.items())
    tag += "".join(f" {prefix}{key}={quoteattr(value)}" for key, value in attributes.items())
    children = draw(st.lists(foreign(depth - 1), max_size=2)) if depth else []
    inside = "".join(child + escape(draw(texts)) for child in children)
    return f"{tag}>{escape(draw(texts))}{inside}</{name}>"


others = some(foreign().map(lambda text: canonical(etree.fromstring(text))))
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
    polygon=some(st.builds(Polygon, some(points, least=1))),
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


@st.composite
def alerts_with_others(draw: st.DrawFn) -> Alert:
    """With elements of other namespaces wherever they may stand."""

    def with_others(value: S) -> S:
        return msgspec.structs.replace(value, other=draw(others)) if draw(st.booleans()) else value

    alert = draw(alerts)
    changed = [
        msgspec.structs.replace(
            info,
            resource=tuple(map(with_others, info.resource)),
            area=tuple(map(with_others, info.area)),
        )
        for info in alert.info
    ]
    return with_others(msgspec.structs.replace(alert, info=tuple(map(with_others, changed))))
