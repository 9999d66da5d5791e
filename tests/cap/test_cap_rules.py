"""Each rule of the book finds its fault, where it is, and lets pass what comes near."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from messages import FAULTLESS
from splice import spliced

from tocsin.cap import CapError, Finding, check, read, rules, write
from tocsin.cap.tree import MAX_BYTES, MAX_TAGS

ELSEWHERE = {"A16", "S01", "S02", "S03", "S04", "S05"}
"""Rules that one message alone does not break, and those of signatures."""
GOOD = spliced()
AREA = "<area><areaDesc>Kyiv</areaDesc>{}</area>"
RESOURCE = "<resource><resourceDesc>map</resourceDesc>{}</resource>"
INFO = (
    "<info><language>{}</language><category>Met</category><event>storm</event><urgency>Expected</urgency>"
    "<severity>Severe</severity><certainty>Likely</certainty><eventCode><valueName>a</valueName><value>{}</value></eventCode>"
    "<expires>2024-11-20T15:30:00+02:00</expires><headline>a</headline><description>{}</description>"
    "<area><areaDesc>Kyiv</areaDesc><circle>50,30 1</circle></area></info>"
)
UPDATE = "<msgType>Update</msgType><references>{}</references>"
REFERENCE = "desk@example.org,example-1,2024-11-20T08:30:00+02:00"
ROUND = "<polygon>0,{0} 10,{0} 10,{1} 0,{1} 0,{0}</polygon>"


class Case(NamedTuple):
    """``wrong`` breaks ``rule`` at ``where``; ``near`` does not."""

    rule: str
    wrong: str
    where: str
    near: str = ""


ERRORS = [
    *(
        Case(rule, f"<{name}>{wrong}</{name}>", name, f"<{name}>{near}</{name}>")
        for rule, name, near in (("A01", "identifier", "urn:oid:2.49.0.1.x/y;z-é"), ("A02", "sender", "desk@[::1]"))
        for wrong in ("a b", "a,b", "a&lt;b", "a&amp;b", "", "a\n", "a\u00a0b")
    ),
    Case("A01", "<!-- no <identifier> -->", "identifier"),
    Case("A02", "<!-- no <sender> -->", "sender"),
    Case("A03", "<sent>2024-11-20T09:30:00Z</sent>", "sent", "<sent>2024-11-20T09:30:00-00:00</sent>"),
    Case("A04", "<status>actual</status>", "status", "<status>Test</status>"),
    Case("A04", "<!-- no <status> -->", "status"),
    Case("A05", "<msgType>New</msgType>", "msgType", UPDATE.format(REFERENCE)),
    Case("A06", "<scope> Public</scope>", "scope", "<scope>Private</scope>"),
    Case("A06", "<!-- no <scope> -->", "scope"),
    Case(
        "A09", "<scope>Restricted</scope>", "restriction", "<scope>Restricted</scope><restriction>staff</restriction>"
    ),
    Case("A09", "<scope>Restricted</scope><restriction> </restriction>", "restriction"),
    Case("A10", "<scope>Private</scope>", "addresses", "<scope>Private</scope><addresses>a</addresses>"),
    Case("A11", "<password>a</password>", "password", "<note>password</note>"),
    Case("A13", "<references/>", "references", "<!-- no <references> -->"),
    *(
        Case("A13", UPDATE.format(wrong), "references", UPDATE.format(near))
        for wrong, near in (
            ("a,b", REFERENCE),
            ("a,b,2024-11-20T06:30:00Z", "a,b,2024-11-20T06:30:00-00:00"),
            (REFERENCE.replace("+02", " +02"), f"{REFERENCE}\n\t{REFERENCE} "),
            ("a,,2024-11-20T06:30:00-00:00", "é,urn:x,2024-11-20T06:30:00-00:00"),
        )
    ),
    *(
        Case(
            "A14",
            f"<msgType>{kind}</msgType><note>a</note>",
            "references",
            f"<msgType>{kind}</msgType><note>a</note><references>{REFERENCE}</references>",
        )
        for kind in ("Update", "Cancel", "Ack", "Error")
    ),
    Case(
        "A15",
        UPDATE.format("desk@example.org,example-3,2024-11-20T07:30:00-00:00"),
        "references",
        UPDATE.format(REFERENCE),
    ),
    Case(
        "A15",
        UPDATE.format("a,b,2024-11-20T09:30:01+02:00"),
        "references",
        UPDATE.format("a,b,2024-11-20T09:30:00+02:00"),
    ),
    Case(
        "A17",
        UPDATE.format("desk@example.org,example-3,2024-11-20T08:30:00+02:00"),
        "references",
        UPDATE.format("other@example.org,example-3,2024-11-20T08:30:00+02:00"),
    ),
    Case("I01", "<language>en_US</language>", "info[0]/language", "<language>zh-Hant-TW</language>"),
    Case("I01", "<language>English text</language>", "info[0]/language", "<language/>"),
    Case("I01", "<language> </language>", "info[0]/language", "<!-- no <language> -->"),
    Case(
        "I02",
        "<category>Weather</category>",
        "info[0]/category[0]",
        "<category>CBRNE</category><category>Met</category>",
    ),
    Case("I02", "<!-- no <category> -->", "info[0]/category"),
    Case("I03", "<event> </event>", "info[0]/event", "<event>a</event>"),
    Case("I03", "<!-- no <event> -->", "info[0]/event"),
    Case(
        "I04",
        "<responseType>Shelter</responseType><responseType>Run</responseType>",
        "info[0]/responseType[1]",
        "<responseType>None</responseType>",
    ),
    Case("I05", "<urgency>Now</urgency>", "info[0]/urgency", "<urgency>Past</urgency>"),
    Case("I06", "<severity>High</severity>", "info[0]/severity", "<severity>Unknown</severity>"),
    Case("I07", "<certainty>Very Likely</certainty>", "info[0]/certainty", "<certainty>Unlikely</certainty>"),
    Case("I07", "<!-- no <certainty> -->", "info[0]/certainty"),
    Case(
        "I08",
        "<parameter><valueName>a</valueName></parameter>",
        "info[0]/parameter[0]/value",
        "<parameter><valueName>a</valueName><value>b</value></parameter>",
    ),
    Case("I08", "<eventCode><value>a</value></eventCode>", "info[0]/eventCode[0]/valueName"),
    Case("I08", "<geocode/>", "info[0]/area[0]/geocode[0]/value"),
    *(
        Case(rule, f"<{name}>{wrong}</{name}>", f"info[0]/{name}", f"<{name}>{near}</{name}>")
        for rule, name in (("I09", "effective"), ("I10", "onset"), ("I11", "expires"))
        for wrong, near in (
            ("2024-11-20", " 2024-11-20T10:30:00+02:00 "),
            ("2024-11-20T10:30:00Z", "2024-11-20T10:30:00-00:00"),
        )
    ),
    Case("D01", "<onset>2024-11-20T10:30+02:00</onset>", "info[0]/onset", "<onset>2024-11-20T24:00:00+02:00</onset>"),
    Case(
        "D01",
        "<expires>2024-11-20T15:30:00+0200</expires>",
        "info[0]/expires",
        "<expires>2024-11-20T15:30:00+14:00</expires>",
    ),
    Case("D01", "<expires>2024-11-20T15:30:00.5+02:00</expires>", "info[0]/expires"),
    Case("D01", "<expires>2024-11-31T15:30:00+02:00</expires>", "info[0]/expires"),
    Case("D01", "<expires/>", "info[0]/expires"),
    Case("D02", "<onset>2024-11-20T08:30:00Z</onset>", "info[0]/onset", "<onset>2024-11-20T08:30:00-00:00</onset>"),
    Case(
        "D03",
        "<expires>2567-11-20T15:30:00+07:00</expires>",
        "info[0]/expires",
        "<expires>2100-01-01T00:00:00+07:00</expires>",
    ),
    Case(
        "D03", "<onset>1970-01-01T00:00:00-00:00</onset>", "info[0]/onset", "<onset>2000-01-01T00:00:00-00:00</onset>"
    ),
    Case("I14", "<web>www.example.org</web>", "info[0]/web", "<web>https://example.org/é?a=%20#b</web>"),
    Case("I14", "<web>http://[x</web>", "info[0]/web", "<web>tel:+00</web>"),
    Case(
        "R01",
        "<resource><resourceDesc> </resourceDesc><mimeType>image/png</mimeType></resource>",
        "info[0]/resource[0]/resourceDesc",
        RESOURCE.format("<mimeType>image/png</mimeType>"),
    ),
    Case("R01", "<resource><mimeType>image/png</mimeType></resource>", "info[0]/resource[0]/resourceDesc"),
    Case(
        "R02",
        RESOURCE.format("<mimeType>png</mimeType>"),
        "info[0]/resource[0]/mimeType",
        RESOURCE.format("<mimeType>text/html; charset=utf-8</mimeType>"),
    ),
    Case(
        "R02",
        RESOURCE.format(""),
        "info[0]/resource[0]/mimeType",
        RESOURCE.format("<mimeType>application/vnd.a-b+xml</mimeType>"),
    ),
    Case(
        "R03",
        RESOURCE.format("<mimeType>image/png</mimeType><size>1 MB</size>"),
        "info[0]/resource[0]/size",
        RESOURCE.format("<mimeType>image/png</mimeType><size>0</size>"),
    ),
    Case("R03", RESOURCE.format("<mimeType>image/png</mimeType><size>-1</size>"), "info[0]/resource[0]/size"),
    Case(
        "R04",
        RESOURCE.format("<mimeType>image/png</mimeType><size>1</size><uri>a.png</uri>"),
        "info[0]/resource[0]/uri",
        RESOURCE.format("<mimeType>image/png</mimeType><size>1</size><uri>a.png</uri><derefUri>YQ==</derefUri>"),
    ),
    Case(
        "R04",
        RESOURCE.format("<mimeType>image/png</mimeType><size>1</size><uri>x:%</uri>"),
        "info[0]/resource[0]/uri",
        RESOURCE.format("<mimeType>image/png</mimeType><size>1</size><uri>cid:a@b</uri>"),
    ),
    *(
        Case(
            "R05",
            RESOURCE.format(f"<mimeType>image/png</mimeType><derefUri>{wrong}</derefUri>"),
            "info[0]/resource[0]/derefUri",
            RESOURCE.format(f"<mimeType>image/png</mimeType><derefUri>{near}</derefUri>"),
        )
        for wrong, near in (("a", "YWJj"), ("é", "YW\n Jj"), ("", "YQ=="))
    ),
    Case(
        "R06",
        RESOURCE.format(f"<mimeType>image/png</mimeType><digest>{'a' * 39}</digest>"),
        "info[0]/resource[0]/digest",
        RESOURCE.format(f"<mimeType>image/png</mimeType><digest>{'A' * 40}</digest>"),
    ),
    Case("G01", AREA.format("").replace("Kyiv", " "), "info[0]/area[0]/areaDesc", AREA.format("")),
    Case("G01", "<area/>", "info[0]/area[0]/areaDesc"),
    *(
        Case("G02", f"<polygon>{wrong}</polygon>", "info[0]/area[0]/polygon[0]", f"<polygon>{near}</polygon>")
        for wrong, near in (
            ("", "50,30 50,31 51,31 50,30"),
            ("50,30 50,31 51,31 50,east", " 50,30\n50,31\t51,31  50,30 "),
            ("50 30,50 31,51 31,50 30", "050.0,+30. 50,31 51,31 50,30"),
            ("1,2],[3,4 5,6 1,2", "-0,0 0,1 1,1 0,0"),
            ("50,30\u00a050,31 51,31 50,30", "50,30 50,31 51,31 50,.0 50,30"),
            ("50,3e1 50,31 51,31 50,30", "50,30 50,31 51,31 50,30"),
        )
    ),
    Case(
        "G03",
        "<polygon>50,30 50,31 50,30</polygon>",
        "info[0]/area[0]/polygon[0]",
        "<polygon>50,30 50,31 51,31 50,30</polygon>",
    ),
    Case(
        "G04",
        "<polygon>50,30 50,31 51,31 51,30</polygon>",
        "info[0]/area[0]/polygon[0]",
        "<polygon>50,30 50,31 51,31 50.0,30.00</polygon>",
    ),
    Case(
        "G05",
        "<polygon>50,30 91,31 51,31 50,30</polygon>",
        "info[0]/area[0]/polygon[0]",
        "<polygon>-90,-180 -89,-180 -89,-179 -90,-180</polygon>",
    ),
    Case("G05", "<circle>50,-180.005 1</circle>", "info[0]/area[0]/circle[0]", "<circle>90,180 1</circle>"),
    Case("G07", "<circle>50,30</circle>", "info[0]/area[0]/circle[0]", "<circle>50,30  1</circle>"),
    Case("G07", "<circle>50,30 -1</circle>", "info[0]/area[0]/circle[0]", "<circle>50,30 0</circle>"),
    Case("G07", "<circle>50,30,1</circle>", "info[0]/area[0]/circle[0]", "<circle>\n50.,.3 +1\n</circle>"),
    Case("G10", "<!-- no <altitude> -->", "info[0]/area[0]/ceiling", "<!-- no <ceiling> -->"),
    Case("G10", "<altitude>high</altitude>", "info[0]/area[0]/altitude", "<altitude>-10.5</altitude>"),
    Case("G10", f"<altitude>{'9' * 399}</altitude>", "info[0]/area[0]/altitude"),
    Case(
        "G11",
        "<altitude>2</altitude><ceiling>1</ceiling>",
        "info[0]/area[0]/ceiling",
        "<altitude>2</altitude><ceiling>2</ceiling>",
    ),
    Case(
        "X01",
        "<area><circle>50,30 1</circle><areaDesc>Kyiv</areaDesc></area>",
        "info[0]/area[0]/areaDesc",
        AREA.format("<circle>50,30 1</circle>"),
    ),
    Case("X01", "<headline>a</headline><headline>b</headline>", "info[0]/headline[1]", "<headline>a</headline>"),
    Case("X01", "<colour>red</colour>", "colour", '<colour xmlns="http://www.w3.org/2000/09/xmldsig#">red</colour>'),
    Case("X01", '<note lang="en">a</note>', "note", "<note>a</note>"),
    Case("X01", "<note>a<b/></note>", "note", "<note>a&lt;b/></note>"),
    Case("X01", "<area>Kyiv<areaDesc>Kyiv</areaDesc></area>", "info[0]/area[0]", AREA.format("\n\t")),
]
WARNINGS = [
    Case(
        "A12",
        f"<msgType>Error</msgType><references>{REFERENCE}</references>",
        "note",
        f"<msgType>Error</msgType><note>a</note><references>{REFERENCE}</references>",
    ),
    Case("A18", '<incidents>a "b</incidents>', "incidents", '<incidents>a "b c"</incidents>'),
    Case("A18", "<scope>Private</scope><addresses/>", "addresses", "<scope>Private</scope><addresses>a</addresses>"),
    Case(
        "A19",
        "<restriction>staff</restriction>",
        "restriction",
        "<scope>Restricted</scope><restriction>staff</restriction>",
    ),
    Case("A20", "<addresses>a</addresses>", "addresses", "<scope>Private</scope><addresses>a</addresses>"),
    Case("A21", f"<references>{REFERENCE}</references>", "references", UPDATE.format(REFERENCE)),
    Case("A22", "<status>Exercise</status>", "note", "<status>Exercise</status><note>Storm 24</note>"),
    Case(
        "I00",
        "<!-- no <info> -->",
        "info",
        f"<!-- no <info> --><msgType>Cancel</msgType><references>{REFERENCE}</references>",
    ),
    Case("I12", f"<headline>{'é' * 161}</headline>", "info[0]/headline", f"<headline>{'é' * 160}</headline>"),
    Case(
        "I13",
        "<parameter><valueName>a</valueName><value/></parameter>",
        "info[0]/parameter[0]/value",
        "<parameter><valueName>a</valueName><value>0</value></parameter>",
    ),
    Case("I13", "<eventCode><valueName/><value>a</value></eventCode>", "info[0]/eventCode[0]/valueName"),
    Case(
        "I15",
        INFO.format("en", "1", "a") + INFO.format("fr", "2", "b"),
        "info[1]",
        INFO.format("en", "1", "a") + INFO.format("fr", "1", "b"),
    ),
    Case(
        "I15",
        INFO.format("en", "1", "a") + INFO.format("fr", "1", "b").replace(">Met<", ">Geo<"),
        "info[1]",
        INFO.format("en-GB", "1", "a") + INFO.format("EN", "2", "a"),
    ),
    Case(
        "I16",
        "<responseType>Assess</responseType>",
        "info[0]/responseType",
        "<responseType>Assess</responseType><scope>Private</scope><addresses>a</addresses>",
    ),
    Case(
        "I17",
        INFO.format("en", "1", "a") + INFO.format("fr", "1", "a"),
        "info[1]",
        INFO.format("en", "1", "a") + INFO.format("en-GB", "1", "a"),
    ),
    Case("I18", "<web/>", "info[0]/web", "<!-- no <web> -->"),
    Case(
        "T01",
        "<expires>2024-11-20T07:30:00-00:00</expires><!-- no <onset> -->",
        "info[0]/expires",
        "<expires>2024-11-20T07:30:01-00:00</expires><!-- no <onset> -->",
    ),
    Case(
        "T01",
        "<expires>2024-11-20T09:30:00+02:00</expires><!-- no <onset> --><!-- no <effective> -->",
        "info[0]/expires",
    ),
    Case(
        "T02", "<onset>2024-11-20T15:30:01+02:00</onset>", "info[0]/expires", "<onset>2024-11-20T15:30:00+02:00</onset>"
    ),
    Case("T03", "<!-- no <expires> -->", "info[0]/expires", "<expires>2024-11-20T15:30:00+02:00</expires>"),
    Case(
        "T04",
        "<effective>2024-11-13T09:29:59+02:00</effective>",
        "info[0]/effective",
        "<effective>2024-11-13T09:30:00+02:00</effective>",
    ),
    Case(
        "T04", "<onset>2024-10-20T09:29:59+02:00</onset>", "info[0]/onset", "<onset>2024-11-13T09:30:00+02:00</onset>"
    ),
    Case(
        "R08",
        RESOURCE.format(f"<mimeType>a/b</mimeType><derefUri>YWJj</derefUri><digest>{'0' * 40}</digest>"),
        "info[0]/resource[0]/digest",
        RESOURCE.format(
            "<mimeType>a/b</mimeType><derefUri>YWJj</derefUri><digest>A9993E364706816ABA3E25717850C26C9CD0D89D</digest>"
        ),
    ),
    Case(
        "R08",
        RESOURCE.format(f"<mimeType>a/b</mimeType><derefUri>YWJj</derefUri><digest>{'0' * 27}=</digest>"),
        "info[0]/resource[0]/digest",
        RESOURCE.format(
            "<mimeType>a/b</mimeType><derefUri>YWJj</derefUri><digest>qZk+NkcGgWq6PiVxeFDCbJzQ2J0=</digest>"
        ),
    ),
    Case("G00", "<!-- no <area> -->", "info[0]/area", "<!-- no <area> --><status>Test</status>"),
    Case(
        "G06",
        "<polygon>0,0 0,2 2,0 2,2 0,0</polygon>",
        "info[0]/area[0]/polygon[0]",
        "<polygon>0,0 0,2 2,2 2,0 0,0</polygon>",
    ),
    Case(
        "G06",
        "<polygon>0,0 0,1 0,2 0,0</polygon>",
        "info[0]/area[0]/polygon[0]",
        "<polygon>0,0 0,1 0.001,2 0,0</polygon>",
    ),
    Case(
        "G08",
        "<geocode><valueName>a</valueName><value/></geocode>",
        "info[0]/area[0]/geocode[0]/value",
        "<geocode><valueName>a</valueName><value>0</value></geocode>",
    ),
    Case("G08", "<geocode><valueName/><value>a</value></geocode>", "info[0]/area[0]/geocode[0]/valueName"),
    Case(
        "G09",
        AREA.format("<geocode><valueName>a</valueName><value>b</value></geocode>"),
        "info[0]/area[0]/polygon",
        AREA.format("<circle>50,30 1</circle>"),
    ),
    Case("G12", "<circle>50,30 0</circle>", "info[0]/area[0]/circle[0]", "<circle>50,30 0.1</circle>"),
    Case("G13", ROUND.format(179, -179), "info[0]/area[0]/polygon[0]", ROUND.format(179, 180)),
    Case(
        "G13",
        "<polygon>-80,-170 80,-170 80,0 80,170 -80,170 -80,0 -80,-170</polygon>",
        "info[0]/area[0]/polygon[0]",
        "<polygon>-20,-170 20,-170 20,0 20,170 -20,170 -20,0 -20,-170</polygon>",
    ),
    Case("G13", "<circle>50,30 8001</circle>", "info[0]/area[0]/circle[0]", "<circle>50,30 8000</circle>"),
    *(
        Case("G14", f"<sender>{sender}</sender>{wrong}", f"info[0]/area[0]/{where}", f"<sender>{sender}</sender>{near}")
        for sender in ("desk@example.ua", "https://example.com.ua/alerts", "2.49.0.0.804.0")
        for wrong, where, near in (
            ("<circle>30.52,50.45 1</circle>", "circle[0]", "<circle>50.45,30.52 1</circle>"),
            ("<polygon>30,50 31,50 31,51 30,50</polygon>", "polygon[0]", "<polygon>50,30 50,31 51,31 50,30</polygon>"),
            ("<circle>30.52,50.45 1</circle>", "circle[0]", "<circle>-30.52,-50.45 1</circle>"),
        )
    ),
    Case(
        "G14",
        "<sender>desk@example.co.uk</sender><circle>-1,52 1</circle>",
        "info[0]/area[0]/circle[0]",
        "<sender>desk@example.org</sender><circle>-1,52 1</circle>",
    ),
    Case(
        "G14",
        "<identifier>2.49.0.1.804.0.1</identifier><circle>30.52,50.45 1</circle>",
        "info[0]/area[0]/circle[0]",
        "<identifier>2.49.0.1.999.0.1</identifier><circle>30.52,50.45 1</circle>",
    ),
    Case(
        "C01",
        "<description>Wind&amp;nbsp;</description>",
        "info[0]/description",
        "<description>Wind &amp; rain; AT&amp;T</description>",
    ),
    Case("C01", "<note>&amp;#160;</note>", "note", "<note>&#160;</note>"),
    Case(
        "C02",
        "<instruction>Stay&lt;br/>inside</instruction>",
        "info[0]/instruction",
        "<instruction>a &lt; b > c</instruction>",
    ),
    Case(
        "C02",
        "<area><areaDesc>&lt;b>Kyiv&lt;/b></areaDesc></area>",
        "info[0]/area[0]/areaDesc",
        "<area><areaDesc>&lt;Kyiv></areaDesc></area>",
    ),
]
ADVICE = [
    Case(
        "R07",
        RESOURCE.format("<mimeType>a/b</mimeType><uri>https://example.org/a</uri>"),
        "info[0]/resource[0]/size",
        RESOURCE.format("<mimeType>a/b</mimeType><uri>https://example.org/a</uri><derefUri>YQ==</derefUri>"),
    ),
]
CASES = [
    (case, level) for level, cases in (("error", ERRORS), ("warning", WARNINGS), ("advice", ADVICE)) for case in cases
]


def told(data: bytes) -> list[Finding]:
    (message,) = read(data)
    return check(message)


def line_of(data: bytes, where: str) -> int:
    """Each element has a line of its own; what is missing has that of its parent."""
    lines = data.decode().split("\n")
    at = next(number for number, line in enumerate(lines) if "<alert" in line)
    for step in where.split("/"):
        name, _, number = step.partition("[")
        indent = len(lines[at]) - len(lines[at].lstrip())
        end = next((n for n in range(at + 1, len(lines)) if re.match(rf" {{{indent}}}<", lines[n])), len(lines))
        starts = [n for n in range(at + 1, end) if re.search(rf"<{name}[ />]", lines[n])]
        if int(number[:-1] or 0) < len(starts):
            at = starts[int(number[:-1] or 0)]
    return at + 1


def test_the_faultless_message_breaks_no_rule() -> None:
    assert told(GOOD) == []
    assert check(FAULTLESS) == []
    assert check(read(write(FAULTLESS))[0]) == []


@pytest.mark.parametrize(
    ("case", "level"), [pytest.param(*row, id=f"{row[0].rule}-{n}") for n, row in enumerate(CASES)]
)
def test_a_broken_rule_is_found_where_it_is(case: Case, level: str) -> None:
    data = spliced(case.wrong)
    found = [(one.level, one.line) for one in told(data) if (one.rule, one.where) == (case.rule, case.where)]
    assert found == [(level, line_of(data, case.where))]


@pytest.mark.parametrize(
    "case", [pytest.param(row[0], id=f"{row[0].rule}-{n}") for n, row in enumerate(CASES) if row[0].near]
)
def test_what_comes_near_is_let_pass(case: Case) -> None:
    assert case.rule not in {one.rule for one in told(spliced(case.near))}


@pytest.mark.parametrize(
    "case",
    [pytest.param(row[0], id=f"{row[0].rule}-{n}") for n, row in enumerate(CASES) if row[0].rule not in ("X01", "A11")],
)
def test_a_value_is_found_as_a_message_is(case: Case) -> None:
    """Where the value can hold the fault: what reading could not take is not in it."""
    (message,) = read(spliced(case.wrong))
    meaning = {(one.rule, message.path(one.where)) for one in check(message.alert)}
    form = {(one.rule, one.where) for one in message.findings}
    assert (case.rule, case.where) in meaning | form
    assert all(one.line is None for one in check(message.alert))


DOCUMENTS = {
    "N00": (GOOD[:-20], GOOD),
    "N01": (GOOD.replace(b"cap:1.2", b"cap:1.1"), GOOD),
    "N02": (b"<message/>", GOOD),
    "N03": (b"\xef\xbb\xbf" + GOOD, GOOD),
    "N04": (GOOD.replace(b"<alert", b"<!DOCTYPE alert><alert"), GOOD.replace(b"<alert", b"<!-- DOCTYPE --><alert")),
    "N05": (
        GOOD.replace(b"Kyiv", b"K" * MAX_BYTES),
        GOOD.replace(b"<info>", b"<code/>" * (MAX_TAGS // 10) + b"<info>"),
    ),
    "N06": (
        GOOD.replace(b"cap:1.2", b"cap:1.1").replace(b"<mimeType>image/png</mimeType>", b""),
        GOOD.replace(b"cap:1.2", b"cap:1.1"),
    ),
}


@pytest.mark.parametrize("rule", DOCUMENTS)
def test_a_rule_of_documents_is_found(rule: str) -> None:
    def found(data: bytes) -> list[Finding]:
        try:
            return told(data)
        except CapError as error:
            return list(error.findings)

    wrong, near = DOCUMENTS[rule]
    assert [(one.where, one.level) for one in found(wrong) if one.rule == rule] == [("", rules()[rule].level)]
    assert rule not in {one.rule for one in found(near)}


def test_no_rule_is_without_a_case() -> None:
    cases = {case.rule for case, _ in CASES} | DOCUMENTS.keys()
    assert rules().keys() - cases == ELSEWHERE
    near = {case.rule for case, _ in CASES if case.near} | DOCUMENTS.keys()
    assert near == cases


def test_the_levels_of_the_cases_are_those_of_the_book() -> None:
    assert {(case.rule, level) for case, level in CASES} == {(case.rule, rules()[case.rule].level) for case, _ in CASES}


def every() -> Iterator[bytes]:
    for case, _ in CASES:
        yield spliced(case.wrong)


def test_findings_stand_in_the_order_of_the_text_and_once() -> None:
    for data in every():
        findings = told(data)
        assert [one.line for one in findings] == sorted(one.line or 0 for one in findings)
        places = [(one.rule, one.where, one.reason) for one in findings]
        assert len(set(places)) == len(places)
        assert all("\n" not in one.reason for one in findings)
