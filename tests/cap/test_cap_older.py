"""CAP 1.0 and 1.1 in the form of 1.2: what is converted, and that it is told."""

from messages import FAULTLESS
from splice import spliced

from tocsin.cap import Area, NamedValue, Resource, check, read
from tocsin.cap.older import VERSIONS, convert
from tocsin.cap.tree import parse_tree

ONE, ONE_ONE = (namespace.encode() for namespace, version in reversed(VERSIONS.items()) if version != "1.2")
NOW = b"urn:oasis:names:tc:emergency:cap:1.2"
OLD_INFO = (
    "<info><event>storm</event><urgency>Expected</urgency><severity>Severe</severity><certainty>Very Likely</certainty>"
    "<eventCode>same=TOR</eventCode><eventCode>none</eventCode><expires>2024-11-20T15:30:00+02:00</expires>"
    "<parameter> a = b=c </parameter><resource><resourceDesc>map</resourceDesc></resource>"
    "<area><areaDesc>Kyiv</areaDesc><circle>50,30 1</circle><geocode>FIPS=06067</geocode></area></info>"
)


def test_a_message_of_1_0_is_read() -> None:
    data = spliced(OLD_INFO, "<!-- no <scope> -->", "<password>secret</password>").replace(NOW, ONE)
    (message,) = read(data)
    info = message.alert.info[0]
    assert (message.version, message.alert.scope, info.category, info.certainty) == (
        "1.0",
        "Public",
        ("Other",),
        "Likely",
    )
    assert info.event_code == (NamedValue("same", "TOR"), NamedValue("", ""))
    assert info.parameter == (NamedValue("a", "b=c"),)
    assert info.area[0].geocode == (NamedValue("FIPS", "06067"),)
    assert info.resource == (Resource(resource_desc="map", mime_type="application/octet-stream"),)
    assert [one.reason for one in message.findings if one.rule == "N06"] == [
        "CAP 1.0: <eventCode> same=… as a name and a value",
        "CAP 1.0: <parameter> a=… as a name and a value",
        "CAP 1.0: <geocode> FIPS=… as a name and a value",
        "CAP 1.0: a resource without media type as application/octet-stream",
        "CAP 1.0: an info without category as Other",
        "CAP 1.0: no scope as Public",
        "CAP 1.0: <password> left out",
    ]
    assert {(one.rule, one.where) for one in message.findings if one.level == "error"} == {
        ("N01", ""),
        ("I07", "info[0]/certainty"),
        ("X01", "info[0]/eventCode[1]"),
        ("I08", "info[0]/eventCode[1]/valueName"),
        ("I08", "info[0]/eventCode[1]/value"),
    }
    assert all(one.line for one in check(message))


def test_what_1_0_has_is_not_made() -> None:
    data = spliced().replace(NOW, ONE)
    (message,) = read(data)
    assert message.alert == FAULTLESS
    assert [one.rule for one in message.findings] == ["N01"]


def test_1_1_has_a_scope_and_a_category_of_its_own() -> None:
    data = spliced(
        "<!-- no <scope> -->", "<!-- no <category> -->", "<area><areaDesc>a</areaDesc><geocode>a=b</geocode></area>"
    )
    (message,) = read(data.replace(NOW, ONE_ONE).replace(b"<mimeType>image/png</mimeType>", b""))
    assert message.alert.info[0].area == (Area(area_desc="a", geocode=(NamedValue("a", "b"),)),)
    assert [one.rule for one in message.findings] == ["N01", "N06", "N06", "I02", "A06"]


def test_a_scope_that_is_made_stands_where_the_schema_wants_it() -> None:
    for source in ("<source>a</source>", "<!-- no <source> -->"):
        (message,) = read(spliced(source, "<!-- no <scope> -->").replace(NOW, ONE))
        assert [one.rule for one in message.findings] == ["N01", "N06"]
    root = parse_tree(b'<alert xmlns="' + ONE + b'"><note/></alert>', "message")
    copy, notes = convert(root, ONE.decode())
    assert [node.tag.rpartition("}")[2] for node in copy] == ["note", "scope"]
    assert notes == ["no scope as Public"]
    assert len(root) == 1


def test_notes_that_repeat_are_one() -> None:
    codes = "".join(f"<geocode>{'ab'[number % 2]}=1</geocode>" for number in range(400))
    (message,) = read(spliced(codes).replace(NOW, ONE))
    assert [one.rule for one in message.findings] == ["N01", "N06", "N06"]
    codes = "".join(f"<geocode>a{number}=1</geocode>" for number in range(400))
    (message,) = read(spliced(codes).replace(NOW, ONE))
    assert [one.rule for one in message.findings] == ["N01", *["N06"] * 100]
