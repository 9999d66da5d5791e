"""One message strictly, many leniently; whatever cannot be read is refused in one line that says where."""

import base64
import gc
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC
from pathlib import Path
from time import process_time
from xml.sax.saxutils import escape

import pytest
from messages import FAULTLESS, FULL, PLAIN
from splice import spliced

from tocsin.cap import CapError, Finding, Message, check, parse, read, write
from tocsin.cap.elements import NAMESPACE

GOOD = write(FAULTLESS)
TEXT = GOOD.decode().partition("\n")[2]
SLACK = 5.0
"""Seconds."""
OLD = {"1.1": "urn:oasis:names:tc:emergency:cap:1.1", "1.0": "http://www.incident.com/cap/1.0"}


def changed(old: str, new: str, data: bytes = GOOD) -> bytes:
    assert old.encode() in data
    return data.replace(old.encode(), new.encode(), 1)


def rules_of(message: Message) -> list[str]:
    return [one.rule for one in message.findings]


@pytest.mark.parametrize(
    ("fragment", "reason"),
    [
        ("<sent>2024-11-20T09:30:00Z</sent>", r"line 5: <sent>: .*'Z' is not allowed.*read as .*-00:00 \(A03\)"),
        ("<sent>2024-02-30T09:30:00+02:00</sent>", r"line 2: the message has no time sent that can be read"),
        (
            "<status>draft</status>",
            r"line 6: <status>: 'draft' is not one of Actual, Exercise.*; read as Draft \(A04\)",
        ),
        ("<!-- no <scope> -->", r"line 2: <scope>: is missing; it must be there \(A06\)"),
        ("<headline>a</headline><headline>b</headline>", r"line 25: <info\[0\]/headline\[1\]>: is given twice"),
        ("<password>x</password>", r"<password>: is not allowed in <alert>; left out: 'x' \(A11\)"),
        (
            "<polygon>1,2 3</polygon>",
            r"line 36: <info\[0\]/area\[0\]/polygon\[0\]>: '3' is no pair of the form lat,lon",
        ),
    ],
)
def test_a_fault_is_named_with_line_element_and_rule(fragment: str, reason: str) -> None:
    with pytest.raises(CapError, match=reason) as caught:
        parse(spliced(fragment), "message.xml")
    assert str(caught.value).startswith("message.xml: ")
    assert "\n" not in str(caught.value)
    assert caught.value.findings[-1].rule == caught.value.rule


def test_a_discouraged_form_does_not_stop_a_strict_reader() -> None:
    assert parse(spliced('<incidents>a "b</incidents>')).incidents == ("a", "b")


@pytest.mark.parametrize(
    ("data", "rule", "reason"),
    [
        (b"", "N00", "not well-formed"),
        (b"\x00\x01", "N00", "not well-formed"),
        (b"no XML", "N00", "not well-formed"),
        (GOOD[:-5], "N00", "line 2: not well-formed"),
        (changed("Kyiv", "&nbsp;"), "N00", "line 2: not well-formed.*nbsp"),
        (changed("UTF-8", "no-such-encoding"), "N00", "not well-formed"),
        (changed(NAMESPACE, "urn:x"), "N01", "line 2: .*namespace urn:x"),
        (changed(NAMESPACE, OLD["1.1"]), "N01", "this is CAP 1.1"),
        (changed(NAMESPACE, OLD["1.0"]), "N01", "this is CAP 1.0"),
        (changed(f' xmlns="{NAMESPACE}"', ""), "N01", "has no namespace"),
        (b"<html/>", "N02", "line 1: <html> is neither"),
        (b'<Alert xmlns="' + NAMESPACE.encode() + b'"/>', "N02", "<Alert> is neither"),
        (b"<rss><channel/></rss>", "N02", "RSS that holds no CAP message; if it links"),
        (b"<rss>" + TEXT.encode() + b"</rss>", "N02", r"RSS around messages \(1\), not a message; use read\(\)"),
        (b"\n" + GOOD, "N00", "line 1: .*begins with blanks"),
        (b'<alert xmlns="' + NAMESPACE.encode() + b'"/>', "A03", "line 1: the message has no time sent"),
    ],
)
def test_what_is_no_message_is_refused(data: bytes, rule: str, reason: str) -> None:
    with pytest.raises(CapError, match=reason) as caught:
        parse(data)
    assert caught.value.rule == rule
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("alert", [PLAIN, FULL, FAULTLESS])
def test_what_was_written_is_read(alert: object) -> None:
    assert parse(write(alert)) == alert  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<scope>Public</scope>", "<!-- a --><scope> Public\n</scope><?x y?>"),
        ("Stay inside.", "<![CDATA[Stay inside.]]>"),
        ("Stay inside.", "Stay <!-- not -->inside."),
        ("<msgType>Alert</msgType><scope>Public</scope>", "<scope>Public</scope><msgType>Alert</msgType>"),
        (">Likely<", ">Very Likely<"),
        (">Met<", "> met <"),
        ("<language>en", "<language> en"),
        (" 20<", " 20.0 <"),
        ("50.45,30.52 20", "50.45, 30.52, 20"),
        ("50,30 50,31", "50, 30\u00a050 31"),
        ("2024-11-20T09:30:00+02:00</sent>", "2024-11-20T07:30:00.5Z</sent>"),
        ("2024-11-20T09:30:00+02:00</sent>", "2024-11-20T07:30:00</sent>"),
        ("2024-11-20T09:30:00+02:00</sent>", "2024-11-20T09:30:30+02:00:30</sent>"),
        ("<info>", "<references> </references><info>"),
        ("<info>", '<status xmlns="">Test</status><info>'),
        ("<alert", '<alert xmlns:s="http://www.w3.org/2001/XMLSchema-instance" s:schemaLocation="a b"'),
    ],
)
def test_what_real_senders_do_is_read(old: str, new: str) -> None:
    (message,) = read(changed(old, new))
    assert (message.alert.sent, message.alert.info) == (FAULTLESS.sent, FAULTLESS.info)
    assert message.version == "1.2"


@pytest.mark.parametrize("offset", ["-00:00", "+00:00"])
def test_both_zero_offsets_are_utc(offset: str) -> None:
    assert parse(spliced(f"<sent>2024-11-20T07:30:00{offset}</sent>")).sent.tzinfo is UTC


@pytest.mark.parametrize("fragment", ["<!-- no <language> -->", "<language/>", "<language></language>"])
def test_no_language_is_american_english(fragment: str) -> None:
    assert parse(spliced(fragment)).info[0].language == "en-US"


def test_a_language_that_cannot_be_told_is_undetermined() -> None:
    (message,) = read(spliced("<language>français</language>"))
    assert message.alert.info[0].language == "und"


@pytest.mark.parametrize(
    ("encoding", "word"),
    [
        ("utf-8", "Київ"),
        ("utf-16", "Київ"),
        ("utf-16-le", "Київ"),
        ("utf-16-be", "Київ"),
        ("iso-8859-1", "Genève"),
        ("windows-1252", "Genève – “a”"),
        ("windows-1251", "Київ"),
        ("shift_jis", "東京"),
        ("euc-jp", "東京"),
        ("gb18030", "北京"),
        ("big5", "臺北"),
        ("koi8-r", "Москва"),
    ],
)
def test_any_encoding_of_xml_is_read(encoding: str, word: str) -> None:
    text = GOOD.decode().replace("UTF-8", encoding.upper()).replace("Kyiv: storm", word)
    data = text.encode(encoding)
    if encoding.startswith("utf-16-"):
        data = ("\ufeff" + text.replace(encoding.upper(), "UTF-16")).encode(encoding)
    assert parse(data).info[0].headline == word
    assert check(read(data)[0]) == []


def test_a_byte_order_mark_and_blanks_before_the_declaration_are_told() -> None:
    (message,) = read(b"\xef\xbb\xbf" + GOOD)
    assert [(one.rule, one.level, one.line) for one in message.findings] == [("N03", "advice", 1)]
    assert parse(b"\xef\xbb\xbf" + GOOD) == FAULTLESS
    (message,) = read(b"\n\n \xef\xbb\xbf"[:3] + spliced("<status>draft</status>"))
    assert [(one.rule, one.where, one.line) for one in message.findings] == [("N00", "", 1), ("A04", "status", 8)]
    (message,) = read(b"\xef\xbb\xbf\r\n" + GOOD)
    assert rules_of(message) == ["N03", "N00"]
    (message,) = read(b"\n\n" + TEXT.encode())
    assert message.findings == ()


@pytest.mark.parametrize(("version", "namespace"), OLD.items())
def test_older_versions_are_read(version: str, namespace: str) -> None:
    (message,) = read(changed(NAMESPACE, namespace))
    assert message.alert == FAULTLESS
    assert (message.version, rules_of(message), message.findings[0].line) == (version, ["N01"], 2)
    assert {one.rule for one in check(message)} == {"N01"}


def test_a_message_without_namespace_is_read() -> None:
    (message,) = read(changed(f' xmlns="{NAMESPACE}"', ""))
    assert message.alert == FAULTLESS
    assert rules_of(message) == ["N01"]
    (message,) = read(changed(f' xmlns="{NAMESPACE}"', "").replace(b"<info>", b"<colour/><x:y xmlns:x='urn:x'/><info>"))
    assert message.alert.other == ('<x:y xmlns:x="urn:x"></x:y>',)
    assert [(one.rule, one.where) for one in message.findings] == [("N01", ""), ("X01", "colour")]


ATOM = "http://www.w3.org/2005/Atom"
DE = "urn:oasis:names:tc:emergency:EDXL:DE:"
BASE64 = base64.encodebytes(GOOD).decode()
LATIN = base64.b64encode(GOOD.replace(b"UTF-8", b"iso-8859-1").replace(b"storm<", b"temp\xeate<")).decode()
SECOND = TEXT.replace("example-3", "example-4")
WRAPPERS = {
    "Atom": f'<feed xmlns="{ATOM}"><entry><title>a</title><content type="text/xml">{{}}</content></entry></feed>',
    "Atom entry": f'<entry xmlns="{ATOM}"><content>{{}}</content></entry>',
    "RSS": "<rss><channel><item><description>{}</description></item></channel></rss>",
    "RSS 1.0": '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><item><description>{}</description></item></r:RDF>',
    "EDXL-DE 1.0": f'<EDXLDistribution xmlns="{DE}1.0"><contentObject><xmlContent><embeddedXMLContent>{{}}'
    "</embeddedXMLContent></xmlContent></contentObject></EDXLDistribution>",
    "EDXL-DE 1.0 text": f'<EDXLDistribution xmlns="{DE}1.0"><contentObject><nonXMLContent><contentData>{{}}'
    "</contentData></nonXMLContent></contentObject></EDXLDistribution>",
    "EDXL-DE 2.0": f'<edxlDistribution xmlns="{DE}2.0"><content><contentObject><contentXML><embeddedXMLContent>{{}}'
    "</embeddedXMLContent></contentXML></contentObject></content></edxlDistribution>",
    "SOAP 1.1": '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>{}</e:Body></e:Envelope>',
    "SOAP 1.2": '<e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"><e:Body>{}</e:Body></e:Envelope>',
}


@pytest.mark.parametrize(("name", "wrapper"), WRAPPERS.items())
@pytest.mark.parametrize(
    "content",
    [
        pytest.param(TEXT, id="inside"),
        pytest.param(escape(TEXT), id="escaped"),
        pytest.param(
            escape('\ufeff <?xml version="1.0" encoding="utf-16"?>\n' + TEXT), id="escaped, an encoding declared"
        ),
        pytest.param(f"<![CDATA[{TEXT}]]>", id="CDATA"),
        pytest.param(BASE64, id="base64"),
        pytest.param(base64.b64encode(b"\xef\xbb\xbf\n" + GOOD).decode(), id="base64, blanks before"),
    ],
)
def test_a_message_in_a_wrapper_is_read(name: str, wrapper: str, content: str) -> None:
    (message,) = read(wrapper.format(content).encode())
    assert message.alert == FAULTLESS
    assert message.inside == name.rstrip("0123456789. ").removesuffix(" entry").replace(" text", "").removesuffix(
        " 1.0"
    )
    assert check(message) == []


@pytest.mark.parametrize(
    "content", [TEXT + SECOND, TEXT + f"<a><b/></a>{SECOND}"], ids=["side by side", "something between"]
)
def test_many_messages_are_read_in_order(content: str) -> None:
    messages = read(WRAPPERS["Atom"].format(content).encode())
    assert [(one.alert.identifier, one.number) for one in messages] == [("example-3", 0), ("example-4", 1)]


def test_bytes_in_base64_have_their_own_encoding() -> None:
    (message,) = read(WRAPPERS["Atom"].format(LATIN).encode())
    assert message.alert.info[0].event == "tempête"


def test_lines_are_those_of_the_file() -> None:
    bad = spliced("<status>draft</status>", "<headline>" + "x" * 161 + "</headline>").decode().partition("\n")[2]
    (inside,) = read(("\n\n" + WRAPPERS["Atom"].format(bad)).encode())
    assert [(one.rule, one.line) for one in check(inside)] == [("A04", 7), ("X01", 7), ("I12", 25)]
    (escaped,) = read(("\n\n" + WRAPPERS["Atom"].format(escape(bad))).encode())
    assert [(one.rule, one.line) for one in check(escaped)] == [("A04", 3), ("X01", 3), ("I12", 3)]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "text",
        "QUJD",
        "é",
        "<note/>",
        "&lt;html/>",
        escape(f'<alert xmlns="urn:x">{TEXT}</alert>'),
        '<alert xmlns="urn:x"/>',
    ],
)
def test_a_wrapper_without_a_message_says_so(content: str) -> None:
    with pytest.raises(CapError, match="holds no CAP message") as caught:
        read(WRAPPERS["Atom"].format(content).encode())
    assert (caught.value.rule, caught.value.line) == ("N02", 1)


def test_a_message_that_cannot_be_read_does_not_cost_the_others() -> None:
    broken = escape(TEXT[:-5])
    timeless = TEXT.replace("<sent>", "<x>").replace("</sent>", "</x>")
    content = f"<content>{broken}</content>\n<content>{timeless}</content>\n<content>{TEXT}</content>"
    data = f'<feed xmlns="{ATOM}">\n{content}</feed>'.encode()
    (message,) = read(data)
    assert message.alert == FAULTLESS
    assert [(one.rule, one.line, one.level) for one in message.findings] == [("N00", 2, "error"), ("A03", 3, "error")]
    with pytest.raises(CapError, match="line 2: not well-formed") as caught:
        read(f'<feed xmlns="{ATOM}">\n<content>{broken}</content></feed>'.encode())
    assert caught.value.rule == "N00"


def test_more_messages_than_a_file_may_hold() -> None:
    small = f'<alert xmlns="{NAMESPACE}"/>'
    with pytest.raises(CapError, match="more than 5000 messages"):
        read(f'<feed xmlns="{ATOM}">{small * 5_001}</feed>'.encode())


LAUGHS = (
    '<!DOCTYPE alert [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12))
    + "]>"
)
DOCTYPES = {
    "billion laughs": GOOD.decode().replace("<alert", LAUGHS + "<alert").replace(">Kyiv<", ">&m;<"),
    "billion laughs in an attribute": GOOD.decode().replace("<alert", LAUGHS + '<alert note="&m;"'),
    "external entity": GOOD.decode()
    .replace("<alert", '<!DOCTYPE alert [<!ENTITY x SYSTEM "file:///etc/passwd">]><alert')
    .replace("Kyiv", "&x;"),
    "external document type": GOOD.decode().replace(
        "<alert", '<!DOCTYPE alert SYSTEM "http://example.org/a.dtd"><alert'
    ),
    "parameter entity": GOOD.decode().replace(
        "<alert", '<!DOCTYPE alert [<!ENTITY % p SYSTEM "file:///etc/passwd">%p;]><alert'
    ),
    "quadratic blowup": GOOD.decode()
    .replace("<alert", f'<!DOCTYPE alert [<!ENTITY x "{"a" * 100_000}">]><alert')
    .replace("Kyiv", "&x;" * 5_000),
    "in lower case": GOOD.decode().replace("<alert", "<!doctype alert><alert"),
    "in a wrapper": f'<!DOCTYPE feed><feed xmlns="{ATOM}">{TEXT}</feed>',
}


@pytest.mark.parametrize("data", DOCTYPES.values(), ids=DOCTYPES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "utf-16-be"])
def test_a_document_type_is_refused_in_any_encoding(data: str, encoding: str) -> None:
    text = data.replace("UTF-8", "utf-16" if encoding.startswith("utf-16") else encoding)
    start = process_time()
    with pytest.raises(CapError) as caught:
        read(("\ufeff" + text if encoding == "utf-16-be" else text).encode(encoding))
    assert process_time() - start < 1
    assert caught.value.rule == ("N00" if "<!doctype" in data else "N04")
    assert "root:" not in str(caught.value)


def test_a_document_type_in_an_embedded_message_is_refused() -> None:
    with pytest.raises(CapError) as caught:
        read(WRAPPERS["Atom"].format(base64.b64encode(b"<?xml version='1.0'?><alert>&x;</alert>").decode()).encode())
    assert caught.value.rule == "N00"


def many(start: str, count: int, end: str = "", before: str = "<info>") -> Callable[[], bytes]:
    """The faultless message with something many times before an element; made when asked for, as it is large."""
    return lambda: changed(before, "".join(start.replace("#", str(n)) for n in range(count)) + end + before)


def huge(old: str, new: str, times: int, rest: str = "") -> Callable[[], bytes]:
    return lambda: changed(old, new * times + rest)


HOSTILE: dict[str, Callable[[], bytes]] = {
    "10 MB of tags that open": lambda: b"<a>" * 3_300_000,
    "10 MB of <": lambda: b"<" * 10_000_000,
    "more than 10 MB": huge("Stay inside.", "x", 10_000_000),
    "depth": many("<a>", 100_000, "</a>" * 100_000),
    "unknown elements": many("<x></x>", 60_000),
    "unknown elements of many names": many("<x#/>", 60_000),
    "elements of another namespace": many("<x xmlns='urn:x'/>", 60_000),
    "namespaces of one element": lambda: changed(
        "<info>", "<x xmlns='urn:x' " + " ".join(f"xmlns:p{n}='urn:{n}' p{n}:a=''" for n in range(50_000)) + "/><info>"
    ),
    "namespaces of the message": lambda: changed(
        "<alert",
        "<alert " + " ".join(f"xmlns:p{n}='urn:{n}'" for n in range(50_000)),
        changed("<info>", "<p0:a/><info>"),
    ),
    "namespaces of a wrapper": lambda: (
        f'<feed xmlns="{ATOM}" ' + " ".join(f"xmlns:p{n}='urn:{n}'" for n in range(50_000)) + f">{TEXT * 1_000}</feed>"
    ).encode(),
    "namespaces of an info": lambda: changed(
        "<info>", "<info " + " ".join(f"xmlns:p{n}='urn:{n}'" for n in range(50_000)) + ">" + "<p0:a/>" * 50_000
    ),
    "attributes": lambda: changed("<info>", "<info " + " ".join(f"a{n}=''" for n in range(200_000)) + ">"),
    "attributes in an element of another namespace": lambda: changed(
        "<info>", "<x xmlns='urn:x' " + " ".join(f"a{n}=''" for n in range(200_000)) + "/><info>"
    ),
    "attributes of many elements": many("<code a='' b='' c=''/>", 20_000),
    "a huge attribute": lambda: changed("<info>", "<info a='" + "x" * 9_000_000 + "'>"),
    "a huge text": huge("Stay inside.", "x", 9_000_000),
    "a text of references": huge("Stay inside.", "&amp;", 800_000),
    "a text of tags": huge("Stay inside.", "&lt;b ", 500_000),
    "a huge comment": lambda: changed("<alert", "<!--" + "- " * 4_000_000 + "--><alert"),
    "comments": many("<!---->", 200_000),
    "text between elements": many("a<!-- -->", 200_000),
    "a million points": huge("50,30 ", "1,1 ", 2_000_000),
    "a hundred thousand points": huge("50,30 ", "1.25,1.5 ", 99_000),
    "points that are none": huge("50,30 ", "1 1 ", 2_000_000, "x "),
    "numbers that are too long": lambda: changed(">0<", ">" + "9" * 9_000_000 + "<"),
    "an exponent": lambda: changed(">0<", ">1e999<"),
    "a size that is too long": lambda: changed("<size>3", "<size>" + "9" * 9_000_000),
    "references": lambda: changed(
        "<info>", "<references>" + "a,b,2024-11-20T06:30:00-00:00 " * 300_000 + "</references><info>"
    ),
    "incidents": lambda: changed("<info>", "<incidents>" + "a " * 4_000_000 + "</incidents><info>"),
    "quotes": lambda: changed("<info>", "<incidents>" + '"' * 999_999 + "</incidents><info>"),
    "a long language": huge("<language>en", "<language>en", 1, "-a" * 4_000_000),
    "a long address": huge("https://example.org/storm", "a:", 4_000_000, "%"),
    "a long time": lambda: changed("<sent>", "<sent>" + " " * 9_000_000),
    "ten thousand areas without shape": many("<area><areaDesc>a</areaDesc></area>", 10_000, before="<area>"),
    "ten thousand circles that are none": many("<circle>1,1</circle><circle>1,1 0</circle>", 10_000, before="<circle>"),
    "geocodes that are empty": many("<geocode><valueName/><value/></geocode>", 30_000, before="<geocode>"),
    "geocodes of CAP 1.0": lambda: changed(
        NAMESPACE, OLD["1.0"], many("<geocode>a=b</geocode>", 15_000, before="<geocode>")()
    ),
    "lines": lambda: changed(
        "<info>", "\n" * 9_000_000 + "<info>", many("<circle>1,1 0</circle>", 5_000, before="<circle>")()
    ),
    "blanks before the declaration": lambda: b" " * 9_000_000 + GOOD,
    "entries without message": lambda: f'<feed xmlns="{ATOM}">{"<content>x</content>" * 100_000}</feed>'.encode(),
    "messages": lambda: f'<feed xmlns="{ATOM}">{TEXT * 1_000}</feed>'.encode(),
    "signed messages": lambda: (
        f'<feed xmlns="{ATOM}">'
        + TEXT.replace("</alert>", '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/></alert>') * 300
        + "</feed>"
    ).encode(),
    "base64": lambda: WRAPPERS["Atom"].format("QUFB" * 2_000_000).encode(),
}


@contextmanager
def memory() -> Iterator[None]:
    """Less than 200 MB more than before, where the kernel tells the peak."""
    status, reset = Path("/proc/self/status"), Path("/proc/self/clear_refs")
    if not reset.exists():
        yield
        return
    gc.collect()
    reset.write_text("5")
    before = int(re.findall(r"VmRSS:\s+(\d+)", status.read_text())[0])
    yield
    peak = int(re.findall(r"VmHWM:\s+(\d+)", status.read_text())[0])
    assert peak - before < 200_000


def test_an_alert_without_namespace_is_found_in_rss() -> None:
    bare = TEXT.replace(' xmlns="urn:oasis:names:tc:emergency:cap:1.2"', "")
    (message,) = read(f"<rss><channel><item>{bare}</item></channel></rss>".encode())
    assert (message.inside, [one.rule for one in message.findings]) == ("RSS", ["N01"])


def _told(data: bytes) -> Iterator[Finding]:
    """The findings, or those of the refusal."""
    try:
        for message in read(data):
            yield from check(message)
    except CapError as error:
        yield from error.findings


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_costs_little(make: Callable[[], bytes]) -> None:
    """A second, or what a busy machine with coverage makes of it, and 200 MB: read with findings, or refused."""
    data = make()
    start = process_time()
    with memory():
        told = list(_told(data))
    assert all("\n" not in one.reason and len(one.reason) < 1_000 for one in told)
    assert all(one.line for one in told[:-1])
    assert len(told) < 12_000
    assert process_time() - start < SLACK
