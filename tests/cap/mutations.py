"""Messages spoilt in one or more places: bytes, tags, entities, namespaces, encodings."""

import re
from collections.abc import Callable
from random import Random

NAMESPACE = b"urn:oasis:names:tc:emergency:cap:1.2"
TOKEN = re.compile(rb"<[^>]*>|[^<]+|<")
NAMES = b"alert info area resource note geocode valueName value sent web polygon circle language status size".split()
PIECES = [
    b"<!-- a -->",
    b"<!---->",
    b"<!-- a -- b -->",
    b"<!--a--->",
    b"<![CDATA[a]]>",
    b"<?pi a?>",
    b"<?xml a?>",
    b"]]>",
    b"<?xml-stylesheet a?>",
    b"]]&gt;",
    b"]",
    b"&",
    b"&amp;",
    b"&lt;",
    b"&#0;",
    b"&#13;",
    b"&#x20;",
    b"&#xD800;",
    b"&#xFFFE;",
    b"&#x110000;",
    b"&#9999999;",
    b"&nbsp;",
    b"&amp",
    b"&#;",
    b"&#x;",
    b"&#65",
    b"&#X41;",
    b"&#\xd9\xa3;",
    b">",
    b"<",
    b"/",
    b" ",
    b"\t",
    b"\n",
    b"\r",
    b"\r\n",
    b"\x0b",
    b"\x0c",
    b"\x1c",
    b"\x00",
    b"\x7f",
    b"\xc2\x85",
    b"\xc2\xa0",
    b"\xe2\x80\xa8",
    b"\xe3\x80\x80",
    b"\xef\xbf\xbe",
    b"\xef\xbf\xbf",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    b"\xff",
    b"\xc0\xbc",
    b"\xf4\x90\x80\x80",
    b"\xf0\x9f\x9a\xa8",
    b"'",
    b'"',
    b"=",
    b'a="b"',
    b' xmlns=""',
    b' xmlns="urn:x"',
    b' xmlns:a="urn:x"',
    b' xmlns:a=""',
    b' xmlns:xml="urn:x"',
    b' xmlns:xmlns="urn:x"',
    b' xmlns:a="http://www.w3.org/2000/xmlns/"',
    b' xmlns:1="urn:x"',
    b' xmlns:a="x y"',
    b' xmlns:a="http://[x"',
    b' xmlns:a="relative"',
    b' xmlns="' + NAMESPACE + b'"',
    b" xmlns:b='" + NAMESPACE + b"'",
    b' xml:lang="en"',
    b' xsi:nil="true"',
    b'<x xmlns="urn:x"/>',
    b'<x xmlns="urn:x">a<y> </y> b</x>',
    b'<x xmlns="relative"/>',
    b'<a:x xmlns:a="urn:x" a:b="1"/>',
    b'<S xmlns="http://www.w3.org/2000/09/xmldsig#"> <T/></S>',
    b'<x xmlns=""/>',
    b"<x/>",
    b"<cap:note>a</cap:note>",
    b"<!DOCTYPE alert>",
    b"<!DOCTYPE alert [<!ENTITY x 'y'>]>",
    b"<note/>",
    b"<note />",
    b"<note\n/>",
    b"<note></note>",
    b"<note> </note>",
    b"<note",
    b"</note",
    b"<",
    b"</alert>",
    b"<info>",
    b"<language/>",
    b"<web/>",
    b"<web>a b</web>",
    b"<web>%</web>",
    b"<web>x:[</web>",
    b"<web>http://a:b</web>",
    b"<uri>::</uri>",
    b"<size>+1</size>",
    b"<size>1 </size>",
    b"<size>1.0</size>",
    b"<altitude>1.</altitude>",
    b"<altitude>.5</altitude>",
    b"<altitude>1e3</altitude>",
    b"<altitude>INF</altitude>",
    b"<polygon>1,2],[3,4</polygon>",
    b"<polygon>1,2 3,4</polygon>",
    b"<polygon>1,1e3 3,4</polygon>",
    b"<polygon>01,+2. 3,4</polygon>",
    b"<polygon>null,1</polygon>",
    b"<sent>2024-11-20T24:00:00+00:00</sent>",
    b"24:00:00",
    b"+14:00",
    b"-14:01",
    b"+02:75",
    b"0000",
    b"9999",
    b"2023-02-29",
    b"60",
    b"\xd9\xa3",
    b"en_US",
    b"i-x-",
    b"Actual",
    b"actual",
    b"1" * 30,
    b" " * 400,
    b"<geocode><valueName>a</valueName><value>b</value></geocode>",
    b"<geocode><value>b</value><valueName>a</valueName></geocode>",
    b"<geocode><valueName/><value/></geocode>",
    b"<geocode><valueName/><<value/><</geocode>",
    b"<parameter>a</parameter>",
    b"<cap:note/>",
    b"a:",
    b":",
    b"version",
    b"1.1",
    b"encoding='latin-1'",
    b"standalone='yes'",
    b"standalone='maybe'",
    b"UTF-8",
    b"utf8",
    b"utf-16",
    b"xmlns",
    b"XMLNS",
    b"Alert",
]
ENCODINGS = [
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-8-sig",
    "utf-32",
    "latin-1",
    "cp1252",
    "shift_jis",
    "utf-7",
    "cp037",
]


def _anywhere(random: Random, data: bytes) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + random.choice(PIECES) + data[at + random.choice((0, 0, 1, 2, 9)) :]


def _drop(random: Random, data: bytes) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + data[at + random.choice((1, 1, 2, 5, 50)) :]


def _double(random: Random, data: bytes) -> bytes:
    at = random.randrange(len(data) + 1)
    end = at + random.choice((1, 2, 9, 60))
    return data[:end] + data[at:]


def _swap(random: Random, data: bytes) -> bytes:
    """Two pieces of markup or text change places."""
    tokens = TOKEN.findall(data)
    if len(tokens) > 1:
        a, b = random.randrange(len(tokens)), random.randrange(len(tokens))
        tokens[a], tokens[b] = tokens[b], tokens[a]
    return b"".join(tokens)


def _token(random: Random, data: bytes) -> bytes:
    """One is dropped, doubled, replaced, or another stands beside it."""
    tokens = TOKEN.findall(data) or [b""]
    at = random.randrange(len(tokens))
    new = random.choice(PIECES)
    tokens[at : at + 1] = random.choice([[], [tokens[at]] * 2, [new], [new, tokens[at]], [tokens[at], new]])
    return b"".join(tokens)


def _in_tag(random: Random, data: bytes) -> bytes:
    """Something before the end of a tag, or in place of it."""
    ends = [match.start() for match in re.finditer(b"/?>", data)]
    if not ends:
        return data
    at = random.choice(ends)
    return data[:at] + random.choice([*PIECES, b" ", b"  ", b"/", b""]) + data[at + random.choice((0, 0, 0, 1)) :]


def _text(random: Random, data: bytes) -> bytes:
    """Another text in one element."""
    texts = list(re.finditer(rb">([^<]*)</", data))
    if not texts:
        return data
    match = random.choice(texts)
    return data[: match.start(1)] + random.choice(PIECES) * random.choice((1, 1, 2)) + data[match.end(1) :]


def _rename(random: Random, data: bytes) -> bytes:
    tags = list(re.finditer(rb"</?([\w:.-]+)", data))
    if not tags:
        return data
    match = random.choice(tags)
    old, new = match[1], random.choice([*NAMES, match[1].upper(), b"cap:" + match[1], match[1] + b".", b"x"])
    if random.random() < 0.5:
        return data[: match.start(1)] + new + data[match.end(1) :]
    return re.sub(rb"(</?)" + re.escape(old) + rb"(?=[\s/>])", lambda found: found[1] + new, data)


def _prefix(random: Random, data: bytes) -> bytes:
    """All elements, or all but one, in a prefix."""
    prefix = random.choice([b"cap", b"c-1", b"_", b"a.b", b"xmlx", b"1", b"\xc3\xa9"])
    named = re.sub(rb"(</?)(?=[A-Za-z])", lambda found: found[1] + prefix + b":", data)
    return named.replace(b"xmlns=", b"xmlns:" + prefix + b"=", random.choice((0, 1, 1, 1)))


def _blanks(random: Random, data: bytes) -> bytes:
    """Line ends and blanks around tags."""
    blank = random.choice([b"\n", b"\r\n", b"\r", b"\t ", b" ", b"\x0b", b"\xc2\xa0", b"&#10;", b"\n" * 5])
    return data.replace(*random.choice([(b"><", b">" + blank + b"<"), (b">", blank + b">"), (b"\n", blank)]))


def _encoding(random: Random, data: bytes) -> bytes:
    encoding = random.choice(ENCODINGS)
    try:
        text = data.decode()
        return (text.replace("UTF-8", encoding) if random.random() < 0.5 else text).encode(encoding)
    except UnicodeError:
        return data


def _ends(random: Random, data: bytes) -> bytes:
    """Something before or behind the message."""
    piece = random.choice(PIECES)
    return random.choice([piece + data, data + piece, data[: -random.randrange(1, 20)], b"\n" + data])


def _head(random: Random, data: bytes) -> bytes:
    """Something in the declaration or the tag of the message."""
    at = random.randrange(min(len(data), 140) + 1)
    return data[:at] + random.choice(PIECES) + data[at + random.choice((0, 0, 1, 3)) :]


def _words(random: Random, data: bytes) -> bytes:
    """One word in place of another."""
    words = list(re.finditer(rb"[\w.:+-]+", data))
    if not words:
        return data
    a, b = random.choice(words), random.choice(words)
    return data[: a.start()] + b[0] + data[a.end() :]


CHANGES: tuple[Callable[[Random, bytes], bytes], ...] = (
    _anywhere,
    _drop,
    _double,
    _swap,
    _token,
    _token,
    _in_tag,
    _in_tag,
    _text,
    _text,
    _rename,
    _prefix,
    _blanks,
    _encoding,
    _ends,
    _head,
    _head,
    _words,
)


def mutated(random: Random, data: bytes) -> bytes:
    """One to three changes, mostly one."""
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        data = random.choice(CHANGES)(random, data)
    return data
