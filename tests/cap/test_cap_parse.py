"""Faulty and hostile messages are refused in one line that says where."""

import time
from datetime import UTC

import pytest
from messages import PLAIN

from tocsin.cap import parse, write
from tocsin.errors import InputError

GOOD = write(PLAIN).decode()
NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2"
LAUGHS = (
    '<!DOCTYPE alert [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12))
    + "]>"
)


def changed(old: str, new: str) -> bytes:
    assert old in GOOD
    return GOOD.replace(old, new, 1).encode()


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("<sent>2024-11-20T09:30:00+02:00", "<sent>2024-11-20T09:30:00Z", r"line 2, <sent>: .*'Z' is not allowed"),
        ("<sent>2024-11-20T09:30:00+02:00", "<sent>2024-11-20T09:30:00.5+02:00", "<sent>: .*no CAP time"),
        ("<sent>2024-11-20T09:30:00+02:00", "<sent>2024-02-30T09:30:00+02:00", "<sent>: .*no real date"),
        ("<sent>2024-11-20T09:30:00+02:00", "<sent>2024-11-20T09:30:00+15:00", "<sent>: .*beyond 14 hours"),
        ("<sent>2024-11-20T09:30:00+02:00", "<sent>2024-11-20T09:30:00,02:00", "<sent>: .*no CAP time"),
        (">Draft<", ">draft<", "<status>: 'draft' is not one of Actual, Exercise"),
        ("<scope>Restricted</scope>", "", "<alert>: <scope> is missing"),
        ("<scope>", "<scope>Public</scope><scope>", "<scope>: given twice"),
        ("<scope>", "<password>x</password><scope>", "<password>: not allowed in <alert>"),
        ("<status>Draft", "<status><b/>Draft", "<status>: holds elements"),
        ("<category>Security</category>", "", "<info>: <category> is missing"),
        ("50.45,30.52 20", "50.45 30.52 20", "<circle>: .*no circle"),
        ("50.45,30.52 20", "50.45,east 20", "<circle>: .*no decimal number"),
        ("50.45,30.52 20", "50.45,30.52 1e9", "<circle>: .*no decimal number"),
        ("<circle>50.45,30.52 20</circle>", "<polygon>50.45,30.52 20</polygon>", "<polygon>: .*no pair"),
        ("<info>", "<addresses>a 'b \"c d</addresses><info>", "<addresses>: .*outside a pair of double quotes"),
        ("<info>", "<references>a,b</references><info>", "<references>: .*no reference of the form"),
        ("<info>", "<references>a,,2024-11-20T09:30:00+02:00</references><info>", "<references>: .*no reference"),
        ("<info>", "<references>a,b,2024-11-20</references><info>", "<references>: .*no CAP time"),
        (
            "<area>",
            "<resource><resourceDesc>a</resourceDesc><mimeType>b</mimeType><size>1 MB</size></resource><area>",
            "<size>: .*no whole number",
        ),
        (NAMESPACE, "urn:oasis:names:tc:emergency:cap:1.1", "this is CAP 1.1"),
        (NAMESPACE, "http://www.incident.com/cap/1.0", "this is CAP 1.0"),
        (NAMESPACE, "urn:example", "not a CAP 1.2 <alert>"),
        ("</alert>", "", "line 2: not well-formed"),
    ],
)
def test_a_fault_is_named_with_line_and_element(old: str, new: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as caught:
        parse(changed(old, new), "message.xml")
    assert str(caught.value).startswith("message.xml: ")
    assert "\n" not in str(caught.value)


def test_the_line_is_that_of_the_element() -> None:
    with pytest.raises(InputError, match="line 4, <status>"):
        parse(changed("<status>Draft", "\n\n<status>Daft"))


@pytest.mark.parametrize(
    "message",
    [
        pytest.param(GOOD.replace("<alert", LAUGHS + "<alert").replace(">Draft<", ">&m;<"), id="billion laughs"),
        pytest.param(
            GOOD.replace("<alert", LAUGHS + '<alert note="&m;"'),
            id="billion laughs in an attribute",
        ),
        pytest.param(
            GOOD.replace("<alert", '<!DOCTYPE alert [<!ENTITY x SYSTEM "file:///etc/passwd">]><alert').replace(
                "duty officers", "&x;"
            ),
            id="external entity",
        ),
        pytest.param(
            GOOD.replace("<alert", '<!DOCTYPE alert SYSTEM "http://example.org/a.dtd"><alert'),
            id="external document type",
        ),
        pytest.param(
            GOOD.replace("<alert", '<!DOCTYPE alert [<!ENTITY % p SYSTEM "file:///etc/passwd">%p;]><alert'),
            id="parameter entity",
        ),
        pytest.param("<a>" * 3_400_000, id="10 MB of depth"),
        pytest.param(
            f'<alert xmlns="{NAMESPACE}">' + "<a>" * 100_000 + "</a>" * 100_000 + "</alert>", id="closed depth"
        ),
        pytest.param(GOOD.replace("duty officers", "x" * 10_000_000), id="10 MB of text"),
        pytest.param("", id="nothing"),
        pytest.param("\x00\x01", id="no XML"),
    ],
)
def test_hostile_messages_are_refused_at_once(message: str) -> None:
    start = time.perf_counter()
    with pytest.raises(InputError) as caught:
        parse(message.encode())
    assert time.perf_counter() - start < 2
    assert "root:" not in str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1"])
def test_a_document_type_does_not_hide_in_an_encoding(encoding: str) -> None:
    message = GOOD.replace("UTF-8", encoding).replace("<alert", "<!DOCTYPE alert []><alert")
    with pytest.raises(InputError, match="document type"):
        parse(message.encode(encoding))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<scope>Restricted</scope>", "<!-- a --><scope> Restricted\n</scope><?x y?>"),
        ("</info>", '</info><Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><x/></Signature>'),
        ("<status>Draft</status><msgType>Alert</msgType>", "<msgType>Alert</msgType><status>Draft</status>"),
        ("duty officers", "<![CDATA[duty officers]]>"),
        ("duty officers", "duty <!-- not -->officers"),
        ("<scope>", "<references></references><scope>"),
        (">Likely<", ">Very Likely<"),
        (" 20<", " 20.0 <"),
    ],
)
def test_what_real_senders_do_is_read(old: str, new: str) -> None:
    assert parse(changed(old, new)) == PLAIN


@pytest.mark.parametrize("offset", ["-00:00", "+00:00"])
def test_both_zero_offsets_are_utc(offset: str) -> None:
    sent = parse(changed("<sent>2024-11-20T09:30:00+02:00", f"<sent>2024-11-20T09:30:00{offset}")).sent
    assert sent.tzinfo is UTC


@pytest.mark.parametrize(("element", "expected"), [("", "en-US"), ("<language></language>", "en-US")])
def test_no_language_is_american_english(element: str, expected: str) -> None:
    assert parse(changed("<language>en</language>", element)).info[0].language == expected
