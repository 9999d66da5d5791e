"""Whatever its form, a message is read, and what was left out or taken for something else is told."""

import pytest
from messages import FAULTLESS
from splice import spliced

from tocsin.cap import CapError, Message, read, walk
from tocsin.cap.tree import MAX_OTHERS, canonical, parse_tree

OTHER = '<x xmlns="urn:x"></x>'


def message(*fragments: str) -> Message:
    (one,) = read(spliced(*fragments))
    return one


@pytest.mark.parametrize(
    ("fragment", "where", "reason"),
    [
        ("<note>a</note><note>b</note>", "note[1]", "is given twice; the first counts, not 'b'"),
        (
            "<area><circle>1,1 1</circle><areaDesc>a</areaDesc></area>",
            "info[0]/area[0]/areaDesc",
            "stands too late; the order of the schema is <areaDesc>, <polygon>",
        ),
        (
            "<area><areaDesc>a</areaDesc><ceiling>1</ceiling><altitude>1</altitude></area>",
            "info[0]/area[0]/altitude",
            "stands too late; the order of the schema is <geocode>, <altitude>, <ceiling>",
        ),
        ("<note>a <b>c</b>d</note>", "note", "holds elements where only text may stand; the text is read"),
        ("<colour>red\n or <b>blue</b></colour>", "colour", "is not allowed in <alert>; left out: 'red or blue'"),
        (f"<colour>{'x' * 400}</colour>", "colour", f"is not allowed in <alert>; left out: '{'x' * 299}…'"),
        (
            "<geocode><valueName>a</valueName><value>b</value><c/></geocode>",
            "info[0]/area[0]/geocode[0]/c",
            "is not allowed in <geocode>; left out: ''",
        ),
        (
            f"<geocode><valueName>a</valueName><value>b</value>{OTHER}</geocode>",
            "info[0]/area[0]/geocode[0]/x",
            "is not allowed in <geocode>; left out: ''",
        ),
        (
            "<area>here<areaDesc>a</areaDesc> and there</area>",
            "info[0]/area[0]",
            "holds text between its elements; left out: 'here and there'",
        ),
        ("<note lang='en'>a</note>", "note", "has the attribute lang='en'; CAP has none; left out"),
        ("<note><b xmlns='relative'/></note>", "note", "holds elements where only text may stand; the text is read"),
        (
            "<colour xmlns='relative'>red</colour>",
            "colour",
            "is of a namespace whose name is no whole address; left out: 'red'",
        ),
        ("<colour xmlns=''>red</colour>", "colour", "is not allowed in <alert>; left out: 'red'"),
    ],
)
def test_what_the_schema_does_not_know_is_told(fragment: str, where: str, reason: str) -> None:
    findings = message(fragment).findings
    assert (where, reason) in [(one.where, one.reason) for one in findings if one.rule == "X01"]


def test_a_blank_that_xml_does_not_know_is_text() -> None:
    (one,) = read(spliced().replace(b"<area>", b"<area>\xc2\xa0"))
    assert [(finding.rule, finding.where) for finding in one.findings] == [("X01", "info[0]/area[0]")]


def test_texts_in_elements_are_read() -> None:
    assert message("<note>a <b>c</b>d</note>").alert.note == "a cd"


def test_elements_of_others_are_kept_where_they_stood() -> None:
    alert = message(OTHER, f"<area><areaDesc>a</areaDesc>{OTHER}</area>").alert
    assert alert.other == alert.info[0].area[0].other == (OTHER,)


def test_only_so_many_elements_of_others_are_kept() -> None:
    one = message("".join(f"<x{number} xmlns='urn:x'/>" for number in range(MAX_OTHERS + 2)))
    assert len(one.alert.other) == MAX_OTHERS
    assert [finding.where for finding in one.findings] == [f"x{MAX_OTHERS}", f"x{MAX_OTHERS + 1}"]


def test_an_element_among_too_many_namespaces_ends_the_keeping() -> None:
    crowd = " ".join(f"xmlns:p{number}='urn:p'" for number in range(101))
    one = message(OTHER, f"<y xmlns='urn:x' {crowd}/>", "<z xmlns='urn:x'/>")
    assert one.alert.other == (OTHER,)
    assert [finding.where for finding in one.findings] == ["y", "z"]


def test_too_many_attributes_are_refused() -> None:
    with pytest.raises(CapError, match="line 9: 101 attributes in one element") as caught:
        message("<note " + " ".join(f"a{number}=''" for number in range(101)) + ">a</note>")
    assert caught.value.rule == "N05"


def test_schema_locations_are_no_deviation() -> None:
    xsi = "xmlns:x='http://www.w3.org/2001/XMLSchema-instance' x:schemaLocation='a b' x:noNamespaceSchemaLocation='c'"
    assert message(f"<note {xsi}>a</note>").findings == ()
    assert [one.rule for one in message(f"<note {xsi} x:nil='true'/>").findings] == ["X01"]


def test_shapes_that_cannot_be_read_leave_gaps_that_are_known() -> None:
    good = "<polygon>1,1 1,2 2,2 1,1</polygon>"
    root = parse_tree(spliced(f"<polygon/>{good}<polygon/>{good}", "<circle>1</circle>"), "message")
    read_ = walk.walk(root, "message")
    assert read_.numbers == {"info[0]/area[0]/polygon": [1, 3], "info[0]/area[0]/circle": []}
    assert walk.walk(parse_tree(spliced(), "message"), "message") == (FAULTLESS, [], {})


def test_a_missing_time_ends_the_reading_and_tells_the_rest() -> None:
    with pytest.raises(CapError, match="line 2: the message has no time sent") as caught:
        message("<sent>today</sent>", "<status>Live</status>")
    assert [(one.rule, one.where) for one in caught.value.findings] == [
        ("A03", "sent"),
        ("D02", "sent"),
        ("A04", "status"),
        ("A03", ""),
    ]


def test_canonical_xml_escapes_what_libxml2_forgets() -> None:
    root = parse_tree(
        b"""<a xmlns="urn:x?b&amp;c" d=' xmlns="&amp;'><p:b xmlns:p="urn:&amp;">&amp;</p:b></a>""", "message"
    )
    assert canonical(root) == (
        """<a xmlns="urn:x?b&amp;c" d=" xmlns=&quot;&amp;"><p:b xmlns:p="urn:&amp;">&amp;</p:b></a>"""
    )
    assert canonical(parse_tree(canonical(root).encode(), "message")) == canonical(root)
