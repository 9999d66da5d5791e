"""Feeds: what is written is Atom and comes back; what others write is read, with a word on what is odd."""

import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from messages import INFO, PLAIN, SENT, alerts
from shared_cap import SHARED

from tocsin.cap import Alert, Area, Circle, Polygon, parse, write
from tocsin.cap.feeds import Deleted, Entry, Feed, Link, read_feed, write_feed
from tocsin.cap.tree import CapError
from tocsin.errors import InputError

ATOM = "{http://www.w3.org/2005/Atom}"
CAP = "urn:oasis:names:tc:emergency:cap:1.2"
UPDATED = datetime(2024, 11, 20, 8, tzinfo=UTC)
SQUARE = Polygon(((50.0, 30.0), (50.0, 31.0), (51.0, 31.0), (50.0, 30.0)))
HOME = "https://example.org/feeds/all.xml"
SIGNED = (
    b'<?xml version="1.0"?>\n<!-- issued --><c:alert xmlns:c="urn:oasis:names:tc:emergency:cap:1.2">\n  <c:identifier>'
    b'example-1</c:identifier>\n <ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><!-- kept -->'
    b"</ds:Signature></c:alert>"
)


def live(identifier: str = "example-1", **changes: Any) -> Alert:
    return msgspec.structs.replace(PLAIN, identifier=identifier, **{"status": "Actual", **changes})


def info(**changes: Any) -> Any:
    return msgspec.structs.replace(INFO, **changes)


def feed_of(*messages: Alert, **changes: Any) -> bytes:
    fields: dict[str, Any] = {
        "id": "urn:example:feed",
        "title": "Alerts of Example",
        "self_url": HOME,
        "updated": UPDATED,
        "author": "Example desk",
        "link": lambda alert: f"https://example.org/cap/{alert.identifier}",
    }
    return write_feed(messages, **{**fields, **changes})


def atom(inside: str, around: str = "") -> Feed:
    start = f'<feed xmlns="http://www.w3.org/2005/Atom" xmlns:cap="{CAP}" {around}>'
    head = "<id>urn:example:1</id><title>T</title><updated>2024-11-20T08:00:00Z</updated>"
    return read_feed(f"{start}{head}{inside}</feed>".encode(), HOME)


def entry(inside: str, around: str = "") -> tuple[Entry, tuple[str, ...]]:
    head = "<id>urn:example:2</id><title>E</title><updated>2024-11-20T08:00:00Z</updated>"
    feed = atom(f"<entry>{head}{inside}</entry>", around)
    return feed.entries[0], feed.notes


def item(inside: str, around: str = "", version: str = "2.0") -> tuple[Entry, tuple[str, ...]]:
    start = f'<rss version="{version}" xmlns:cap="{CAP}" xmlns:a="http://www.w3.org/2005/Atom" {around}>'
    data = f"{start}<channel><title>T</title><item>{inside}</item></channel></rss>"
    feed = read_feed(data.encode(), "a feed", HOME)
    return feed.entries[0], feed.notes


# -- writing -------------------------------------------------------------------------------------------------------


def test_a_written_feed_is_read_back_without_a_note() -> None:
    spanish = info(language="es", headline="Kyiv: alerta aérea", event="alerta aérea", category=("Security", "Safety"))
    first = live(info=(info(sender_name="Desk"), spanish))
    second = live("example-2", sent=SENT + timedelta(minutes=5), info=(info(headline=None),))
    feed = read_feed(feed_of(first, second), "a feed")
    assert (feed.format, feed.id, feed.title, feed.updated) == (
        "atom",
        "urn:example:feed",
        "Alerts of Example",
        UPDATED,
    )
    assert (feed.link("self"), feed.link("next"), feed.notes, feed.deleted) == (HOME, None, (), ())
    newest, oldest = feed.entries
    assert (newest.title, oldest.title) == ("air raid alert", "Kyiv: air raid alert")
    assert (oldest.updated, oldest.published, oldest.summary) == (SENT, SENT, "Kyiv: take shelter until 15:30.")
    assert oldest.addresses() == ("https://example.org/cap/example-1",)
    assert oldest.categories == ("Security", "Safety")
    assert (oldest.field("identifier"), oldest.field("msgType"), oldest.field("areaDesc")) == (
        "example-1",
        "Alert",
        "Kyiv",
    )
    assert (oldest.field("responseType"), oldest.field("expires")) == ("Shelter", "2024-11-20T15:30:00+02:00")
    assert oldest.field("georss:circle") == "50.45 30.52 20000"
    assert oldest.field("none") is None
    assert oldest.id.startswith("urn:uuid:")
    assert oldest.id != newest.id
    in_spanish = read_feed(feed_of(first, languages=["fr", "ES"]), "a feed").entries[0]
    assert (in_spanish.title, in_spanish.id) == ("Kyiv: alerta aérea", oldest.id)
    assert in_spanish.field("event") == "alerta aérea"


def test_the_same_input_in_any_order_gives_the_same_bytes() -> None:
    messages = [live(f"example-{number}") for number in range(5)]
    assert feed_of(*messages) == feed_of(*messages[::-1])


def test_the_form_is_that_of_the_standard() -> None:
    root = etree.fromstring(feed_of(live(sent=UPDATED, info=(info(sender_name="Desk"),)), embed=write))
    assert [node.tag.removeprefix(ATOM) for node in root] == ["id", "title", "updated", "author", "link", "entry"]
    names = [node.tag.removeprefix(ATOM) for node in root[-1] if node.tag.startswith(ATOM)]
    assert names == ["id", "title", "updated", "published", "author", "link", "category", "summary", "content"]
    assert root.findtext(f"{ATOM}updated") == root[-1].findtext(f"{ATOM}published") == "2024-11-20T08:00:00Z"
    link = root[-1].find(f"{ATOM}link")
    assert link is not None
    assert dict(link.attrib) == {
        "rel": "alternate",
        "type": "application/cap+xml",
        "href": "https://example.org/cap/example-1",
    }
    title = root[-1].find(f"{ATOM}title")
    assert title is not None
    assert title.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"


def test_messages_are_put_in_whole() -> None:
    messages = [live("example-2", sent=SENT + timedelta(hours=1)), live()]
    feed = read_feed(feed_of(*messages, embed=write), "a feed")
    assert [parse(data) for one in feed.entries for data in one.embedded] == messages
    assert feed.notes == ()
    assert feed.entries[0].summary == "Kyiv: take shelter until 15:30."
    unused = SIGNED.replace(b"<c:alert", b'<c:alert xmlns:b="urn:b"')
    assert b'xmlns:b="urn:b"' in read_feed(feed_of(live(), embed=lambda _: unused), "a feed").entries[0].embedded[0]
    (data,) = read_feed(feed_of(live(), embed=lambda _: SIGNED), "a feed").entries[0].embedded
    assert data == SIGNED.split(b"-->", 1)[1]


def test_shapes_are_given_once_in_degrees_and_metres() -> None:
    areas = (
        Area(area_desc="Kyiv", polygon=(SQUARE,), circle=(Circle(1, 2, 0.5),)),
        Area(area_desc="too", polygon=(SQUARE,)),
    )
    message = live(info=(info(area=areas), info(language="fr", area=areas)))
    fields = [(one.value_name, one.value) for one in read_feed(feed_of(message), "f").entries[0].fields]
    assert [one for one in fields if one[0].startswith("georss")] == [
        ("georss:polygon", "50 30 50 31 51 31 50 30"),
        ("georss:circle", "1 2 500"),
    ]
    assert ("areaDesc", "Kyiv; too") in fields
    assert b"georss" not in feed_of(message, georss=False)


@pytest.mark.parametrize(
    ("message", "title", "summary"),
    [
        (live(status="Exercise"), "[Exercise] Kyiv: air raid alert", "Kyiv: take shelter until 15:30."),
        (live(info=(), msg_type="Cancel"), "Cancel example-1", ""),
        (live(info=(), note="false alarm"), "false alarm", "false alarm"),
        (
            live(info=(info(description="Drones & <missiles>."),)),
            "Kyiv: air raid alert",
            "Drones & <missiles>.\n\nKyiv: take shelter until 15:30.",
        ),
    ],
)
def test_titles_and_summaries_are_the_senders_words(message: Alert, title: str, summary: str) -> None:
    (one,) = read_feed(feed_of(message), "a feed").entries
    assert (one.title, one.summary) == (title, summary)


@pytest.mark.parametrize(
    ("messages", "changes", "reason"),
    [
        ([live(), live()], {}, "example-1 stands in it twice"),
        ([live(), live("b", status="Exercise")], {}, "mixes the statuses Actual, Exercise; write a feed for each"),
        ([live(sent=datetime(2024, 11, 20, 8))], {}, "no offset"),  # noqa: DTZ001 - the fault
        ([live()], {"updated": datetime(2024, 11, 20, 8)}, "no offset"),  # noqa: DTZ001 - the fault
        ([live()], {"self_url": "all.xml"}, "'all.xml' is no absolute web address"),
        ([live()], {"link": lambda _: "file:///etc/passwd"}, "is no absolute web address"),
        ([live()], {"title": "a\0b"}, "cannot be written: All strings must be XML compatible"),
        ([live()], {"embed": lambda _: b"<alert"}, "CAP message example-1: line 1: not well-formed"),
    ],
)
def test_what_makes_no_feed_is_refused(messages: list[Alert], changes: Any, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as caught:
        feed_of(*messages, **changes)
    assert "\n" not in str(caught.value)


def test_drills_and_tests_may_share_a_feed() -> None:
    data = feed_of(live("a", status="Test"), live("b", status="Exercise"))
    assert [one.title[:6] for one in read_feed(data, "a feed").entries] == ["[Exerc", "[Test]"]


@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(alerts, max_size=3))
def test_any_messages_come_back(messages: list[Alert]) -> None:
    kept = {(one.sender, one.identifier, one.sent): msgspec.structs.replace(one, status="Actual") for one in messages}
    try:
        documents = [write(one) for one in kept.values()]
        data = feed_of(*kept.values(), embed=write, link=lambda _: HOME)
    except InputError:
        return
    assert sorted(data for one in read_feed(data, "f").entries for data in one.embedded) == sorted(
        bytes(etree.tostring(etree.fromstring(one), method="c14n", exclusive=True)) for one in documents
    )


# -- reading Atom --------------------------------------------------------------------------------------------------


def test_an_index_entry_is_a_summary_and_no_alert() -> None:
    one, notes = entry(
        """<link href="../cap/7"/><published>2024-11-20T07:00:00+02:00</published><!-- x --><category term="Met"/>
        <summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Strong <b>wind</b></div></summary>
        <cap:event>Wind</cap:event><cap:severity> Severe </cap:severity><other xmlns="urn:example">?</other>
        <cap:geocode><valueName>UGC</valueName><value>A1</value><value>A2</value><valueName>SAME</valueName><value>7</value>
        </cap:geocode><cap:geocode><cap:value>lost</cap:value></cap:geocode>
        <point xmlns="http://www.georss.org/georss">50 30</point>"""
    )
    assert notes == ()
    assert one.links == (Link("https://example.org/cap/7"),)
    assert (one.summary, one.categories, one.embedded) == ("Strong wind", ("Met",), ())
    assert one.published == datetime(2024, 11, 20, 5, tzinfo=UTC)
    assert [(field.value_name, field.value) for field in one.fields] == [
        ("event", "Wind"),
        ("severity", "Severe"),
        ("geocode:UGC", "A1"),
        ("geocode:UGC", "A2"),
        ("geocode:SAME", "7"),
        ("georss:point", "50 30"),
    ]


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        (
            [("https://a/1", "alternate", "text/html"), ("https://a/2", "alternate", "application/cap+xml")],
            ["https://a/2"],
        ),
        ([("https://a/1.xml", "alternate", None), ("https://a/2", "alternate", "text/xml")], ["https://a/2"]),
        ([("https://a/1", "alternate", None), ("https://a/2.CAP?a=b", "enclosure", None)], ["https://a/2.CAP?a=b"]),
        ([("https://a/1", "alternate", None), ("http://a/2", "alternate", None)], ["https://a/1", "http://a/2"]),
        ([("https://a/1", "alternate", None), ("https://a/1", "enclosure", None)], ["https://a/1"]),
        ([("https://a/1", "related", "application/cap+xml")], ["https://a/1"]),
        ([("https://a/1", "related", None), ("https://a/2", "via", "text/xml")], []),
        ([("https://a/1.png", "enclosure", "image/png")], []),
        ([("https://a/1", "self", "application/cap+xml"), ("javascript:x", "alternate", None)], []),
        ([("file:///etc/passwd", "alternate", "application/cap+xml")], []),
        ([], []),
    ],
)
def test_the_surest_link_leads_to_the_message(links: list[tuple[str, str, str | None]], expected: list[str]) -> None:
    one = Entry(id="a", links=tuple(Link(*link) for link in links))
    assert one.addresses() == tuple(expected)


@pytest.mark.parametrize(
    ("content", "embedded"),
    [
        (f'<content type="text/xml"><alert xmlns="{CAP}"><sender>a</sender></alert></content>', 1),
        ('<content type="application/xml"><alert xmlns="http://www.incident.com/cap/1.0"/></content>', 1),
        ("<cap:alert><cap:note><cap:alert/></cap:note></cap:alert>", 1),
        ('<content type="text/xml"><d xmlns="urn:example"><cap:alert/><cap:alert/></d></content>', 2),
        ('<content type="text/xml"><cap:alert><a xmlns="relative"/></cap:alert><cap:alert/></content>', 1),
        ('<content type="text/xml">' + "<cap:alert/>" * 101 + "</content>", 100),
        ('<content type="application/cap+xml"><![CDATA[<alert><a>é</a></alert>]]></content>', 1),
        ('<content type="application/cap+xml">none</content>', 0),
        ("<content>&lt;alert/></content>", 0),
    ],
)
def test_messages_inside_are_found(content: str, embedded: int) -> None:
    one, notes = entry(content)
    assert len(one.embedded) == embedded
    assert bool(notes) == ("CDATA" in content or "relative" in content or embedded == 100)
    for data in one.embedded:
        assert b"Atom" not in data
        etree.fromstring(data)


def test_content_may_stand_elsewhere_or_be_the_summary() -> None:
    one, _ = entry('<content src="7.cap" type="application/cap+xml; charset=utf-8"/>')
    assert one.addresses() == ("https://example.org/feeds/7.cap",)
    assert entry("<content>Wind.</content>")[0].summary == "Wind."
    assert entry("<content>Wind.</content><summary>S</summary>")[0].summary == "S"


@pytest.mark.parametrize(
    ("around", "inner", "expected"),
    [
        ("", 'xml:base="/x/"', "https://example.org/x/7"),
        ('xml:base="https://b.example/y/"', "", "https://b.example/y/7"),
        ('xml:base="https://b.example/y/"', 'xml:base="z/"', "https://b.example/y/z/7"),
        (f'xml:base="{"a" * 5000}"', "", "https://example.org/feeds/7"),
    ],
)
def test_links_are_joined_to_their_base(around: str, inner: str, expected: str) -> None:
    one, notes = entry(f'<link href="7" {inner}/>', around)
    assert [link.href for link in one.links] == [expected]
    assert bool(notes) == ("aaa" in around)


def test_the_base_is_what_the_caller_says_or_the_feed_itself() -> None:
    data = feed_of(live()).replace(b"https://example.org/cap/", b"../cap/")
    assert read_feed(data, "a file").entries[0].addresses() == ("https://example.org/cap/example-1",)
    assert read_feed(data, "a file", "https://b.example/x/y").entries[0].addresses() == (
        "https://b.example/cap/example-1",
    )
    assert read_feed(data, "HTTPS://c.example/x/y").entries[0].links[0].href.endswith("c.example/cap/example-1")
    alone = read_feed(b'<entry xmlns="http://www.w3.org/2005/Atom"><id>i</id><link href="7"/></entry>', "a file")
    assert (alone.entries[0].links, alone.entries[0].addresses()) == ((Link("7"),), ())
    assert alone.notes == ("entry[0]: <title> is missing or empty", "entry[0]: <updated> is missing or empty")


def test_deleted_entries_are_told() -> None:
    feed = atom(
        '<t:deleted-entry ref="urn:example:7" when="2024-11-20T08:00:00Z"/><t:deleted-entry/>'
        '<link rel="next" href="?page=2"/><x xmlns="urn:example"/>',
        'xmlns:t="http://purl.org/atompub/tombstones/1.0"',
    )
    assert feed.deleted == (Deleted("urn:example:7", UPDATED), Deleted("", None))
    assert feed.link("next") == "https://example.org/feeds/all.xml?page=2"
    assert feed.notes == ("deleted-entry[1]: '' is no date and time; left out",)


@pytest.mark.parametrize(
    ("inside", "note"),
    [
        ("<link/>", "entry[0]: a link without href; left out"),
        ('<link href="http://[::1"/>', "entry[0]: 'http://[::1' is no address (Invalid IPv6 URL); left out"),
        (f'<link href="{"a" * 5000}"/>', "entry[0]: an address of 5000 characters; left out"),
        ("<published>soon</published>", "entry[0]/published: 'soon' is no date and time; left out"),
        (
            "<published>2024-11-20T08:00:00</published>",
            "entry[0]/published: '2024-11-20T08:00:00' has no offset from UTC; left out",
        ),
        (
            "<published>Wed, 20 Nov 2024 08:00:00 GMT</published>",
            "entry[0]/published: 'Wed, 20 Nov 2024 08:00:00 GMT' has the form of another kind of feed; "
            "taken all the same",
        ),
    ],
)
def test_what_is_odd_is_told_and_the_rest_read(inside: str, note: str) -> None:
    one, notes = entry(inside)
    assert (one.id, one.links, notes) == ("urn:example:2", (), (note,))


def test_an_empty_feed_in_another_namespace_is_read_with_notes() -> None:
    feed = read_feed(b"<feed><entry/></feed>", "a feed")
    assert feed.entries == (Entry(id=""),)
    assert feed.notes == (
        "feed: the namespace is missing, not http://www.w3.org/2005/Atom; read as Atom all the same",
        *(f"entry[0]: <{name}> is missing or empty" for name in ("id", "title", "updated")),
        *(f"feed: <{name}> is missing or empty" for name in ("id", "title", "updated")),
    )


# -- reading RSS ---------------------------------------------------------------------------------------------------


def test_an_rss_item_is_read() -> None:
    one, notes = item(
        """<title>Wind</title><link> https://example.org/cap/7 </link><guid isPermaLink="false">urn:example:7</guid>
        <pubDate>Wed, 20 Nov 2024 08:00:00 GMT</pubDate><description>&lt;b>Wind&lt;/b></description>
        <category>Met</category><cap:severity>Severe</cap:severity>
        <a:link rel="enclosure" type="application/cap+xml" href="7"/>
        <enclosure url="/map.png" type="image/png" length="1"/><x xmlns="urn:example"/>"""
    )
    assert notes == ()
    assert (one.id, one.title, one.updated, one.published) == ("urn:example:7", "Wind", UPDATED, UPDATED)
    assert (one.summary, one.categories, one.field("severity")) == ("<b>Wind</b>", ("Met",), "Severe")
    assert one.links == (
        Link("https://example.org/cap/7"),
        Link("https://example.org/feeds/7", "enclosure", "application/cap+xml"),
        Link("https://example.org/map.png", "enclosure", "image/png"),
    )
    assert one.addresses() == ("https://example.org/feeds/7",)


@pytest.mark.parametrize(
    ("inside", "name", "address", "note"),
    [
        ("<guid>https://a.example/7</guid>", "https://a.example/7", "https://a.example/7", None),
        ("<guid>urn:example:7</guid>", "urn:example:7", None, None),
        ('<guid isPermaLink="false">https://a.example/7</guid>', "https://a.example/7", None, None),
        ("<link>7</link>", "https://example.org/feeds/7", "https://example.org/feeds/7", "its link stands in"),
        ("<title>x</title>", "", None, "neither <guid> nor <link>"),
        ("<guid>g</guid><link>http://[::1</link>", "g", None, "is no address"),
    ],
)
def test_an_item_is_known_by_its_guid_or_link(inside: str, name: str, address: str | None, note: str | None) -> None:
    one, notes = item(inside)
    assert one.id == name
    assert [link.href for link in one.links] == ([address] if address else [])
    assert len(notes) == (note is not None)
    assert note is None or note in notes[0]


@pytest.mark.parametrize(
    ("inside", "when", "notes"),
    [
        ("<pubDate>Wed, 20 Nov 2024 10:00:00 +0200</pubDate>", UPDATED, 0),
        ("<pubDate>2024-11-20T08:00:00Z</pubDate>", UPDATED, 1),
        ("<pubDate>Wed, 20 Nov 2024 08:00:00 -0000</pubDate>", None, 1),
        ("<pubDate>Wed, 20 Nov 2024 08:00:00 +9999</pubDate>", None, 1),
        ('<date xmlns="http://purl.org/dc/elements/1.1/">2024-11-20T08:00:00Z</date>', UPDATED, 0),
        ("", None, 0),
    ],
)
def test_the_date_of_an_item(inside: str, when: datetime | None, notes: int) -> None:
    one, told = item(f"<guid>g</guid>{inside}")
    assert (one.updated, len(told)) == (when, notes)


def test_the_channel_is_read() -> None:
    data = (
        '<rss version="2.0" xmlns:a="http://www.w3.org/2005/Atom"><channel><title>T</title><link>/home</link>'
        '<lastBuildDate>Wed, 20 Nov 2024 08:00:00 GMT</lastBuildDate><a:link rel="self" href="https://a.example/rss"/>'
        '<item><guid>g</guid><cap:alert xmlns:cap="urn:oasis:names:tc:emergency:cap:1.1"/></item><x xmlns="urn:x"/>'
        "</channel></rss>"
    )
    feed = read_feed(data.encode(), "a feed")
    assert (feed.format, feed.id, feed.title, feed.updated) == ("rss", "https://a.example/rss", "T", UPDATED)
    assert feed.links == (Link("https://a.example/rss", "self"), Link("https://a.example/home"))
    assert len(feed.entries[0].embedded) == 1
    assert feed.notes == ()


def test_older_kinds_of_rss_are_read() -> None:
    assert item("<guid>g</guid>", version="0.91")[1] == ("rss: the version is not 2.0; read as 2.0 all the same",)
    data = (
        '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel>'
        "<title>T</title></channel><item><title>Wind</title><link>https://a.example/7</link></item></r:RDF>"
    )
    feed = read_feed(data.encode(), "a feed")
    assert [(one.id, one.title) for one in feed.entries] == [("https://a.example/7", "Wind")]
    bare = read_feed(b"<rss><item><guid>g</guid></item></rss>", "a feed")
    assert [one.id for one in bare.entries] == ["g"]
    assert bare.notes == ("rss: <channel> is missing", "channel: <title> is missing or empty")


# -- what is no feed, and what is meant to hurt --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "rule", "reason"),
    [
        (b"<html/>", "N02", "line 1: <html> is no feed; give an Atom <feed> or an <rss>$"),
        (write(PLAIN), "N02", "<alert> is no feed; .*; this is one message"),
        (b"<feed", "N00", "not well-formed"),
        (b"<rss><channel>&nbsp;</channel></rss>", "N00", "not well-formed"),
        (b'<!DOCTYPE feed [<!ENTITY a "b">]><feed>&a;</feed>', "N04", "DOCTYPE"),
        (
            b"<rss><channel" + b"".join(b' xmlns:n%d="urn:%d"' % (n, n) for n in range(200)) + b"/></rss>",
            "N05",
            "more than 100 namespaces",
        ),
        (
            b"<feed" + b"".join(b' xmlns:n%d="urn:%d"' % (n, n) for n in range(200)) + b"/>",
            "N05",
            "more than 100 namespaces",
        ),
    ],
)
def test_what_is_no_feed_is_refused(data: bytes, rule: str, reason: str) -> None:
    with pytest.raises(CapError, match=reason) as caught:
        read_feed(data, "a feed")
    assert caught.value.rule == rule


LONG = "a" * 3900
NAMES = " ".join(f'xmlns:n{n}="urn:{n}"' for n in range(9_000))
HOSTILE = {
    "bases": f'<feed xml:base="http://{LONG}/">'
    + f'<entry xml:base="{LONG}/"><link href="{LONG}"/></entry>' * 800
    + "</feed>",
    "links": "<feed><entry>" + '<link href="b"/>' * 30_000 + "</entry></feed>",
    "alerts": f'<feed xmlns:c="{CAP}">' + "<entry><c:alert/></entry>" * 15_000 + "</feed>",
    "names": f'<feed xmlns:c="{CAP}"><entry {" ".join(f"""xmlns:n{n}="urn:{n}" """ for n in range(20_000))}>'
    + "<c:alert/>" * 50_000
    + "</entry></feed>",
    "names in channel": f'<rss xmlns:c="{CAP}"><channel {" ".join(f"""xmlns:n{n}="urn:{n}" """ for n in range(90))}>'
    + "<item><c:alert/></item>" * 5_000
    + "</channel></rss>",
    "names in alert": f'<feed xmlns:c="{CAP}"><entry><c:alert {NAMES}>'
    + "<c:info/>" * 50_000
    + "</c:alert></entry></feed>",
    "depth": "<feed><entry>" + "<summary>" * 200 + "x" + "</summary>" * 200 + "</entry></feed>",
    "dates": "<rss><channel>" + f"<item><pubDate>{'1:' * 2000}</pubDate></item>" * 1000 + "</channel></rss>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_feeds_take_seconds(name: str) -> None:
    began = time.process_time()
    read_feed(HOSTILE[name].encode(), "a feed")
    assert time.process_time() - began < 20


@settings(deadline=None)
@given(st.data())
def test_a_broken_feed_gives_a_feed_or_one_line(data: st.DataObject) -> None:
    raw = bytearray(feed_of(live(), embed=write))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at : at + data.draw(st.integers(0, 6))] = data.draw(st.binary(max_size=4))
    with suppress(CapError):
        assert read_feed(bytes(raw), "a feed").format in ("atom", "rss")


def unsigned(data: bytes) -> tuple[bytes, bytes]:
    """What a signature may cover, in both canonical forms."""
    root = etree.fromstring(data)
    for signature in root.findall("{http://www.w3.org/2000/09/xmldsig#}Signature"):
        root.remove(signature)
    return bytes(etree.tostring(root, method="c14n")), bytes(etree.tostring(root, method="c14n", exclusive=True))


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real messages are not beside the repository")
def test_real_messages_come_back_from_a_feed_as_they_were() -> None:
    paths = sorted((SHARED / "samples").rglob("*.xml"))
    Random(1).shuffle(paths)  # noqa: S311
    checked = 0
    for path in paths[:80]:
        try:
            alert = parse(path.read_bytes())
            whole = etree.fromstring(path.read_bytes())
        except (InputError, etree.XMLSyntaxError):
            continue
        data = feed_of(live(alert.sender and "x"), embed=lambda _, path=path: path.read_bytes())
        (found,) = read_feed(data, "a feed").entries[0].embedded
        assert unsigned(found) == unsigned(etree.tostring(whole, encoding="UTF-8", with_tail=False))
        checked += 1
    assert checked > 20
