"""The quick path takes only what the careful one takes, and reads it the same; in doubt it takes nothing."""

import importlib.util
import re
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from messages import FULL, PLAIN, alerts_with_others
from mutations import NAMESPACE, mutated
from quick import agreed, forms

from tocsin.cap import Alert, write
from tocsin.cap.scan import scan
from tocsin.cap.tree import MAX_BYTES, MAX_TAGS

GOOD = write(PLAIN)
HEAD = b'xmlns="' + NAMESPACE + b'"'
SLOW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
"""A message is large, and making one is slow."""
NESTED = b"<geocode><valueName>a</valueName><value>b</value></geocode>"


def changed(old: bytes, new: bytes, data: bytes = GOOD) -> bytes:
    assert old in data
    return data.replace(old, new, 1)


@settings(SLOW, max_examples=20)
@given(alerts_with_others())
def test_what_is_written_is_read(alert: Alert) -> None:
    agreed(write(alert))


@settings(SLOW, max_examples=150)
@given(st.sampled_from([form for alert in (PLAIN, FULL) for form in forms(alert)]), st.randoms())
def test_what_is_spoilt_is_read_as_lxml_reads_it(data: bytes, random: Random) -> None:
    agreed(mutated(random, data))


@settings(SLOW, max_examples=20)
@given(alerts_with_others(), st.randoms())
def test_any_message_that_is_spoilt_is_read_as_lxml_reads_it(alert: Alert, random: Random) -> None:
    agreed(mutated(random, write(alert)))


def test_a_few_seconds_of_fuzzing() -> None:
    path = Path(__file__).parents[1] / "fuzz" / "fuzz_quick.py"
    spec = importlib.util.spec_from_file_location("fuzz_quick", path)
    assert spec is not None
    assert spec.loader is not None
    target = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(target)
    tried, taken = target.run(1.0)
    assert tried > taken > 10


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(GOOD, id="as written"),
        *(pytest.param(form, id=f"form {number}") for number, form in enumerate(forms(FULL))),
        pytest.param(GOOD.partition(b"\n")[2], id="no declaration"),
        pytest.param(GOOD.replace(b"\n", b"\r\n"), id="CR LF"),
        pytest.param(GOOD.replace(b"><", b">\r<"), id="CR"),
        pytest.param(GOOD.replace(b"><", b"> \t\n<") + b"\n", id="blanks between tags"),
        pytest.param(changed(b"UTF-8'?>", b'utf-8\' standalone="yes" ?>'), id="standalone"),
        pytest.param(changed(b"<?xml version='1.0' encoding='UTF-8'?>", b'<?xml version = "1.0"?>'), id="no encoding"),
        pytest.param(changed(HEAD, b"xmlns = '" + NAMESPACE + b'\' xmlns:x="urn:x"'), id="another namespace declared"),
        pytest.param(changed(b"<alert", b'<?xml-stylesheet href="a.xsl"?>\n<!-- made - by -->\n<alert'), id="asides"),
        pytest.param(changed(b"<info>", b"<note/><info>"), id="empty element"),
        pytest.param(changed(b"<info>", b"<note />\n<info>"), id="empty element with a blank"),
        pytest.param(changed(b"duty officers", b"a&amp;b &#65;&#x1F6A8; > &quot;&apos;&lt;&gt;"), id="references"),
        pytest.param(
            changed(b"<circle>", b"<geocode><valueName/><value>a&amp;b</value></geocode><circle>").replace(
                b"<geocode><valueName/><value>a&amp;b</value></geocode><circle>50.45,30.52 20</circle>",
                b"<circle>50.45,30.52 20</circle>" + NESTED + b"<geocode><valueName/><value>a&amp;b</value></geocode>"
                b"<geocode><valueName>x&lt;</valueName><value>y</value></geocode>" + NESTED,
            ),
            id="named values",
        ),
        pytest.param(
            changed(b"</alert>", b'<s xmlns="urn:s"><t/> a</s>\n<u:v xmlns:u="urn:u"/></alert>'),
            id="elements of others",
        ),
        pytest.param(changed(b"</alert>", b"<!-- a comment --></alert>"), id="a comment at the end"),
        pytest.param(
            re.sub(rb"(</?)(?=[a-zA-Z])", rb"\1c:", changed(HEAD, b'xmlns:c="' + NAMESPACE + b'"')).replace(
                b"</c:alert>", b'<s xmlns="urn:s"/></c:alert>'
            ),
            id="elements of others and a prefix",
        ),
        pytest.param(
            changed(b"</area>", NESTED + b"<geocode>\n" + NESTED[9:] + b"</area>"), id="blanks in a later named value"
        ),
        pytest.param(changed(b"<language>en</language>", b"<language/>"), id="no language"),
        pytest.param(changed(b"2024-11-20T15:30:00", b"2024-11-20T24:00:00"), id="the end of a day"),
        pytest.param(changed(b"<area>", b"<web>https://example.org/a?b=%20&amp;c#d</web><area>"), id="an address"),
    ],
)
def test_the_plain_form_is_taken(data: bytes) -> None:
    assert agreed(data)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"<", id="a beginning"),
        pytest.param(b"<>", id="an empty tag"),
        pytest.param(b"a" + GOOD, id="text before"),
        pytest.param(GOOD + b"a", id="text behind"),
        pytest.param(GOOD + b"<!-- a -->", id="comment behind"),
        pytest.param(GOOD[:-3], id="cut off"),
        pytest.param(b"\xef\xbb\xbf" + GOOD, id="byte order mark"),
        pytest.param(GOOD.decode().encode("utf-16"), id="UTF-16"),
        pytest.param(changed(b"UTF-8", b"latin-1"), id="another encoding declared"),
        pytest.param(changed(b"duty", b"\xff"), id="no UTF-8"),
        pytest.param(changed(b"duty", b"\xed\xa0\x80"), id="a surrogate"),
        pytest.param(changed(b"duty", b"\x01"), id="a control character"),
        pytest.param(changed(b"duty", b"\x0b"), id="a vertical tab"),
        pytest.param(changed(b"duty", b"\xef\xbf\xbe"), id="U+FFFE"),
        pytest.param(changed(b"duty", b"\xef\xbf\xbf"), id="U+FFFF"),
        pytest.param(changed(b"duty", b"]]>"), id="the end of CDATA"),
        pytest.param(changed(b"duty", b"<![CDATA[duty]]>"), id="CDATA"),
        pytest.param(changed(b"duty", b"<!-- a -->"), id="a comment inside"),
        pytest.param(changed(b"<info>", b"<?a b?><info>"), id="an instruction inside"),
        *(
            pytest.param(changed(b"duty", reference), id=f"reference {reference.decode('utf-8')}")
            for reference in [
                b"&",
                b"&a",
                b"&nbsp;",
                b"&#0;",
                b"&#xB;",
                b"&#xD800;",
                b"&#57343;",
                b"&#xFFFE;",
                b"&#65535;",
                b"&#x110000;",
                b"&#9999999;",
                b"&#;",
                b"&#x;",
                b"&#X41;",
                b"&#\xd9\xa3;",
                b"&AMP;",
            ]
        ),
        pytest.param(changed(b"<?xml", b"<?XML"), id="declaration in capitals"),
        pytest.param(changed(b"version", b"VERSION"), id="version in capitals"),
        pytest.param(changed(b"encoding", b"Encoding"), id="encoding in capitals"),
        pytest.param(changed(b"1.0", b"1.1"), id="XML 1.1"),
        pytest.param(changed(b"?>", b" standalone='maybe'?>"), id="standalone of no kind"),
        pytest.param(changed(b"<alert", b"<!-- a -- b --><alert"), id="two hyphens in a comment"),
        pytest.param(changed(b"<alert", b"<!DOCTYPE alert><alert"), id="a document type"),
        pytest.param(changed(b"<alert", b"<alert><alert"), id="an alert in an alert"),
        pytest.param(changed(HEAD + b">", HEAD), id="the tag of the message not closed"),
        pytest.param(changed(HEAD, HEAD + b" " + HEAD), id="a namespace declared twice"),
        *(
            pytest.param(changed(HEAD, HEAD + b" " + binding), id=f"namespace {binding.decode()}")
            for binding in [
                b'xmlns:1="urn:x"',
                b'xmlns:-a="urn:x"',
                b'xmlns:a=""',
                b'xmlns:a="a b"',
                b'xmlns:a="relative"',
                b'xmlns:a="http://[x"',
                b'xmlns:a="http://www.w3.org/2000/xmlns/"',
                b'xmlns:a="http://www.w3.org/XML/1998/namespace"',
                b'xmlns:xml="urn:x"',
                b'xmlns:xmlns="urn:x"',
                b'xmlns:a="http://a:b/"',
                b"a='b'",
                b"xml:lang='en'",
                b"xmlns:a='&amp;'",
                b"xmlns:a='<'",
            ]
        ),
        pytest.param(changed(NAMESPACE, b"urn:oasis:names:tc:emergency:cap:1.1"), id="CAP 1.1"),
        pytest.param(changed(HEAD, b"xmlns:" + b"a" * 1_000 + b'="urn:x" ' + HEAD), id="an endless tag"),
        pytest.param(
            changed(b"<restriction>duty officers</restriction>", b"<restriction</restriction>"), id="a tag not closed"
        ),
        pytest.param(changed(b"<info>", b"<info"), id="a tag of a structure not closed"),
        pytest.param(
            changed(b"<circle>", b"<geocode><valueName</valueName><value</value></geocode><circle>"),
            id="a name not closed",
        ),
        pytest.param(
            changed(b"<area>", b"<parameter><valueName/><<value/><</parameter><area>"), id="empty tags in a named value"
        ),
        pytest.param(
            changed(b"<area>", b"<parameter><value>a</value><valueName>b</valueName></parameter><area>"),
            id="value before name",
        ),
        pytest.param(changed(b"<area>", b"<parameter><valueName>a</valueName></parameter><area>"), id="no value"),
        pytest.param(
            changed(b"</area>", NESTED + b"<geocode>a" + NESTED[9:] + b"</area>"), id="text in a later named value"
        ),
        pytest.param(
            changed(b"</area>", NESTED + b"<geocode" + NESTED[9:] + b"</area>"), id="a later named value not closed"
        ),
        pytest.param(changed(b"<info>", b"<note/>a<info>"), id="text behind an empty element"),
        pytest.param(changed(b"<info>", b"a<info>"), id="text between elements"),
        pytest.param(changed(b"<info>", b"<info>a"), id="text in a structure"),
        pytest.param(changed(b"<info>", b"<note >a</note><info>"), id="a blank in a tag"),
        pytest.param(changed(b"<info>", b"<note a='b'>a</note><info>"), id="an attribute"),
        pytest.param(changed(b"<info>", b"<scope>Public</scope><info>"), id="out of order"),
        pytest.param(changed(b"<category>", b"<language>en</language><category>"), id="twice"),
        pytest.param(changed(b"<scope>Restricted</scope>", b""), id="an element missing"),
        pytest.param(changed(b"<event>air raid alert</event>", b""), id="an element of a structure missing"),
        pytest.param(changed(b"<info>", b"<x/><info>"), id="an unknown element"),
        pytest.param(
            changed(b"<info>", b'<x xmlns="urn:x"/><info>'), id="an element of another namespace before an info"
        ),
        pytest.param(
            changed(b"</alert>", b'<x xmlns="urn:x"/>a</alert>'), id="text behind an element of another namespace"
        ),
        pytest.param(changed(b"</alert>", b'<x xmlns="relative"/></alert>'), id="a namespace that is no address"),
        pytest.param(changed(b"</alert>", b'<x xmlns=""/></alert>'), id="no namespace"),
        pytest.param(changed(b"</alert>", b"<y:x/></alert>"), id="a prefix that is not declared"),
        pytest.param(changed(b"</alert>", b'</alert><x xmlns="urn:x"></x></alert>'), id="two ends"),
        pytest.param(
            changed(b"</alert>", b"<y:x/></alert>").replace(HEAD, HEAD + b' xmlns:y="urn:y"'),
            id="a prefix declared above",
        ),
        pytest.param(changed(b">Draft<", b"> Draft<"), id="a blank in a word of a list"),
        pytest.param(changed(b">Draft<", b">draft<"), id="a word of no list"),
        pytest.param(changed(b"<sent>", b"<sent>\xc2\xa0"), id="a blank that XML does not know, in a time"),
        pytest.param(changed(b"<language>", b"<language>\xe2\x80\x83"), id="the same in a language"),
        pytest.param(changed(b"<language>en", b"<language> "), id="a blank language"),
        pytest.param(changed(b"+02:00", b"+02:75"), id="an offset of 75 minutes"),
        pytest.param(changed(b"<circle>", b"<polygon>1,2],[3,4 5,6</polygon><circle>"), id="brackets between pairs"),
        pytest.param(changed(b"<area>", b"<web>http://[x</web><area>"), id="no address"),
        pytest.param(changed(b"</area>", b"<altitude>" + b"9" * 399 + b"</altitude></area>"), id="a number beyond all"),
    ],
)
def test_in_doubt_nothing_is_taken(data: bytes) -> None:
    assert scan(data) is None


def test_what_is_too_large_is_left_to_the_careful_path() -> None:
    assert scan(changed(b"duty", b"d" * MAX_BYTES)) is None
    assert scan(changed(b"<info>", b"<code/>" * MAX_TAGS + b"<info>")) is None


def test_forms_of_tags_are_remembered_up_to_a_bound() -> None:
    for number in range(100):
        blanks = b" " * (number % 70) + b"\n"
        assert agreed(GOOD.replace(b"<info>", b"<info>" + blanks).replace(b"</info>", b"</info>" + blanks))
