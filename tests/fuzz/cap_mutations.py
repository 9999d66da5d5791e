"""Changes to a CAP file that know its structure: tags, elements and texts, wrappers, encodings, and plain bytes."""

import base64
import re
from collections.abc import Callable, Sequence
from random import Random
from xml.sax.saxutils import escape

TOKENS = re.compile(rb"<[^>]*>|[^<]+|<")
NAME = re.compile(rb"</?([\w:.-]+)")
LARGE = 200_000
"""Bytes beyond which nothing is added."""

TIMES = [
    b"2024-11-20T09:30:00+02:00",
    b"2024-11-20T09:30:00Z",
    b"2567-02-30T25:61:61+15:00",
    b"0001-01-01T00:00:00+14:00",
]
TIMES += [
    b"9999-12-31T23:59:59-14:00",
    b"2024-11-20",
    b"20241120T093000",
    b"2024-W47-3",
    b"2024-11-20T09:30:00.5+02:00:30",
]
NUMBERS = [
    b"0",
    b"-0.0",
    b"1e308",
    b"1e999",
    b"NaN",
    b"INF",
    b"-180.005",
    b"9" * 400,
    b"0." + b"0" * 500 + b"1",
    b".",
    b"+1.",
]
NUMBERS += ["\u0661\u0662".encode(), b"1_000", b"0x10", b"--1", b"99999999999999999999"]
SHAPES = [
    b"",
    b"1,2",
    b"1,2 1,2 1,2 1,2",
    b"0,0 0,1 1,1 0,0",
    b"0,0 1,1 0,1 1,0 0,0",
    b"90,-180 90,180 -90,180 -90,-180 90,-180",
]
SHAPES += [
    b"10,179 10,-179 11,-179 10,179",
    b"1,2 3",
    b"1,2 0",
    b"1,2 -5",
    b"1,2 20037",
    b"1;2;3",
    b"(8.7, 3)",
    b"1,2,3 4",
]
SHAPES += [b"1e400,0 0,0 0,0 1e400,0"]
TEXTS = [
    b"",
    b" ",
    b"\r\n\t",
    b"&amp;nbsp;",
    b"&lt;b&gt;x&lt;/b&gt;",
    b"&#xD800;",
    b"&#0;",
    b"&#1114112;",
    b"&unknown;",
    b"&#10;",
]
TEXTS += [
    b"]]>",
    b"\x00",
    b"\x1b[31m",
    b"\xff\xfe",
    "\ufeff\u202e\ufffe😀".encode("utf-8", "surrogatepass"),
    b"%s%n{0}",
    b'"',
    b'"" "a',
]
TEXTS += [b"\xed\xa0\x80", b"a,b,2024-11-20T08:00:00+02:00 " * 3]
TEXTS += [b"http://[::1", b"javascript:x", b"//host/x", b"AAAA====", b"QQ=="]
CODES = [
    b"Actual",
    b"actual",
    b"Draft",
    b"Very Likely",
    b"None",
    b"CBRNE",
    b"AllClear",
    b"Private",
    b"Restricted",
    b"Ack",
    b"Error",
]
CODES += [b"en-US", b"en_US", b"x-" + b"a" * 50, b"zz-", b"-1", b"4294967296", b"image/png", b"d" * 40]
WORDS = TIMES + NUMBERS + SHAPES + TEXTS + CODES
LONG = [b" ".join(b"%d.%d,%d" % (i % 90, i, i % 180) for i in range(4_000)), b"a,b,2024-11-20T08:00:00+02:00 " * 300]
LONG += [b'"x y" ' * 500, b"A" * 100_000, b"&amp;" * 5_000, b"a," * 9_000, b"x:" + b"/" * 5_000, b"QQ==" * 2_000]
LONG += [
    b"image/" + b"+" * 3_000,
    b'"' * 5_001,
    b"\n" * 9_000,
    b"1" * 9_000,
    b"1,2 " * 5_000,
    b"-" * 5_000,
    b"&lt;a " * 3_000,
]
MARKUP = [
    b"<!-- c -->",
    b"<!---->",
    b"<![CDATA[<x>]]>",
    b"<?pi x?>",
    b"<?xml version='1.0'?>",
    b"<x/>",
    b"<x xmlns='urn:x'>y</x>",
]
MARKUP += [
    b"<x:y/>",
    b"<info/>",
    b"<area><areaDesc/></area>",
    b"<references/>",
    b"<polygon>1,2</polygon>",
    b"</info>",
    b"<",
]
MARKUP += [
    b"<password>p</password>",
    b"<resource><resourceDesc/><mimeType/><derefUri>%%</derefUri></resource>",
    b"&",
    b"<a " * 50,
]
ATTRIBUTES = [
    b" a='1'",
    b' xmlns="urn:x"',
    b' xmlns=""',
    b" xml:lang='fr'",
    b" xmlns:c='urn:oasis:names:tc:emergency:cap:1.1'",
]
ATTRIBUTES += [
    b" a='1' a='2'",
    b" x:y='1'",
    b' Id="a b"',
    b" xsi:schemaLocation='a b'",
    b" xmlns:xml='urn:x'",
    b' a="' + b"v" * 9_000 + b'"',
]
DOCTYPES = [b"<!DOCTYPE alert>", b'<!DOCTYPE alert [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>']
DOCTYPES += [
    b'<!DOCTYPE alert SYSTEM "file:///etc/hostname">',
    b'<!DOCTYPE a [<!ENTITY % x SYSTEM "file:///etc/hostname"> %x;]>',
]
NAMESPACES = [
    b"urn:oasis:names:tc:emergency:cap:1.2",
    b"urn:oasis:names:tc:emergency:cap:1.1",
    b"http://www.incident.com/cap/1.0",
]
NAMESPACES += [
    b"urn:oasis:names:tc:emergency:cap:1.3",
    b"http://www.w3.org/2005/Atom",
    b"",
    b"urn:oasis:names:tc:emergency:EDXL:DE:1.0",
]
WRAPPERS = [
    (b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="text/xml">', b"</content></entry></feed>"),
    (b"<rss><channel><item><description>", b"</description></item></channel></rss>"),
    (
        b'<EDXLDistribution xmlns="urn:oasis:names:tc:emergency:EDXL:DE:1.0"><contentObject><xmlContent>'
        b"<embeddedXMLContent>",
        b"</embeddedXMLContent></xmlContent></contentObject></EDXLDistribution>",
    ),
    (b'<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>', b"</s:Body></s:Envelope>"),
]
ENCODINGS = ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1", "cp1251", "utf-8-sig", "utf-7", "cp037"]

Tokens = list[bytes]


def _word(random: Random) -> bytes:
    return random.choice(LONG if random.random() < 0.03 else WORDS)


def mutation(seed: int, number: int, seeds: Sequence[bytes]) -> bytes:
    """Always the same for the same seed, number and seeds."""
    return mutate(Random(f"{seed}:{number}"), seeds)  # noqa: S311


def mutate(random: Random, seeds: Sequence[bytes]) -> bytes:
    """One of the seeds after one to eight changes."""
    data = random.choice(seeds)
    tokens: Tokens = TOKENS.findall(data)
    for _ in range(random.choice((1, 1, 2, 3, 5, 8))):
        if tokens and sum(map(len, tokens)) < LARGE:
            random.choice(CHANGES)(random, tokens, seeds)
    data = b"".join(tokens)
    for _ in range(random.choice((0, 0, 0, 1, 2))):
        if len(data) < LARGE:
            data = random.choice(WHOLE)(random, data)
    return data


def _text(random: Random, tokens: Tokens, _: Sequence[bytes]) -> None:
    """Another text in an element."""
    texts = [i for i, token in enumerate(tokens) if i and not token.startswith(b"<") and tokens[i - 1][:2] != b"</"]
    if texts:
        tokens[random.choice(texts)] = _word(random)


def _values(random: Random, tokens: Tokens, seeds: Sequence[bytes]) -> None:
    """Other texts in all elements of one name."""
    name = random.choice(tokens)
    for i in range(1, len(tokens)):
        if tokens[i - 1] == name and not tokens[i].startswith(b"<"):
            tokens[i] = _word(random)
    if not name.startswith(b"<"):
        _text(random, tokens, seeds)


def _delete(random: Random, tokens: Tokens, _: Sequence[bytes]) -> None:
    del tokens[random.randrange(len(tokens))]


def _double(random: Random, tokens: Tokens, _: Sequence[bytes]) -> None:
    at = random.randrange(len(tokens))
    tokens.insert(at, tokens[at])


def _swap(random: Random, tokens: Tokens, _: Sequence[bytes]) -> None:
    a, b = random.randrange(len(tokens)), random.randrange(len(tokens))
    tokens[a], tokens[b] = tokens[b], tokens[a]


def _element(random: Random, tokens: Tokens) -> tuple[int, int]:
    """The slice of one element's tokens; an empty one where there is none."""
    starts = [i for i, token in enumerate(tokens) if NAME.match(token) and token[1:2] != b"/" and token[-2:] != b"/>"]
    if not starts:
        return 0, 0
    start = random.choice(starts)
    match = NAME.match(tokens[start])
    end = b"</" + (match[1] if match else b"") + b">"
    try:
        return start, tokens.index(end, start) + 1
    except ValueError:
        return start, start + 1


def _drop_element(random: Random, tokens: Tokens, _: Sequence[bytes]) -> None:
    start, end = _element(random, tokens)
    del tokens[start:end]


def _empty_element(random: Random, tokens: Tokens, _: Sequence[bytes]) -> None:
    start, end = _element(random, tokens)
    if end - start > 1:
        tokens[start:end] = [tokens[start][:-1] + b"/>"]


def _move_element(random: Random, tokens: Tokens, _: Sequence[bytes]) -> None:
    start, end = _element(random, tokens)
    piece = tokens[start:end]
    del tokens[start:end]
    at = random.randint(0, len(tokens))
    tokens[at:at] = piece


def _repeat_element(random: Random, tokens: Tokens, _: Sequence[bytes]) -> None:
    start, end = _element(random, tokens)
    size = sum(map(len, tokens[start:end])) or 1
    times = min(random.choice((1, 1, 1, 2, 2, 5, 5, 40, 2_000)), LARGE // size)
    tokens[start:start] = tokens[start:end] * times


def _nest(random: Random, tokens: Tokens, _: Sequence[bytes]) -> None:
    """An element in itself, up to deeper than a parser will go."""
    start, end = _element(random, tokens)
    depth = random.choice((1, 1, 3, 3, 50, 250, 300, 5_000))
    if end - start > 1:
        tokens[start : start + 1] = [tokens[start]] * depth
        tokens[end - 2 + depth : end - 1 + depth] = [tokens[end - 2 + depth]] * depth


def _splice(random: Random, tokens: Tokens, seeds: Sequence[bytes]) -> None:
    """An element of another message."""
    other: Tokens = TOKENS.findall(random.choice(seeds))
    start, end = _element(random, other)
    at = random.randint(0, len(tokens))
    tokens[at:at] = other[start:end]


def _markup(random: Random, tokens: Tokens, _: Sequence[bytes]) -> None:
    tokens.insert(random.randint(0, len(tokens)), random.choice(MARKUP))


def _attribute(random: Random, tokens: Tokens, _: Sequence[bytes]) -> None:
    at = random.randrange(len(tokens))
    if tokens[at].startswith(b"<") and tokens[at].endswith(b">"):
        tokens[at] = (
            tokens[at].rstrip(b"/>") + random.choice(ATTRIBUTES) + (b"/>" if tokens[at][-2:] == b"/>" else b">")
        )


def _rename(random: Random, tokens: Tokens, _: Sequence[bytes]) -> None:
    """One tag, or its whole element, becomes another of the message's."""
    old, new = (NAME.match(random.choice(tokens)) for _ in range(2))
    if old and new:
        count = random.choice((1, len(tokens)))
        for i, token in enumerate(tokens):
            if count and (match := NAME.match(token)) and match[1] == old[1]:
                tokens[i] = token.replace(old[1], new[1], 1)
                count -= 1


def _namespace(random: Random, tokens: Tokens, _: Sequence[bytes]) -> None:
    old, new = random.choice(NAMESPACES[:3]), random.choice(NAMESPACES)
    tokens[:] = [token.replace(old, new) if token.startswith(b"<") else token for token in tokens]


CHANGES: tuple[Callable[[Random, Tokens, Sequence[bytes]], None], ...] = (
    *(_text,) * 6,
    *(_values, _delete, _double, _swap, _drop_element, _drop_element, _empty_element, _empty_element, _move_element),
    *(_repeat_element, _nest, _splice, _splice, _markup, _markup, _attribute, _rename, _namespace),
)


def _flip(random: Random, data: bytes) -> bytes:
    changed = bytearray(data or b"<")
    for _ in range(random.choice((1, 1, 4, 30))):
        changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def _cut(random: Random, data: bytes) -> bytes:
    return data[: random.randint(0, len(data))]


def _take_out(random: Random, data: bytes) -> bytes:
    start = random.randint(0, len(data))
    return data[:start] + data[start + random.randint(0, 200) :]


def _insert(random: Random, data: bytes) -> bytes:
    at = random.randint(0, len(data))
    return data[:at] + random.choice((_word(random), random.choice(MARKUP), random.randbytes(8))) + data[at:]


def _doctype(random: Random, data: bytes) -> bytes:
    head = re.match(rb"\s*<\?[^>]*\?>", data)
    at = head.end() if head else 0
    return data[:at] + random.choice(DOCTYPES) + data[at:]


def _encode(random: Random, data: bytes) -> bytes:
    """In another encoding, which its declaration may name or not."""
    name = random.choice(ENCODINGS)
    text = data.decode("utf-8", "replace")
    if random.random() < 0.6:
        text = re.sub(r"^<\?xml[^>]*\?>", "", text)
        text = f'<?xml version="1.0" encoding="{random.choice((name, random.choice(ENCODINGS)))}"?>{text}'
    return text.encode(name, "replace")


def _wrap(random: Random, data: bytes) -> bytes:
    before, after = random.choice(WRAPPERS)
    bare = re.sub(rb"^\s*<\?xml[^>]*>", b"", data)
    times = min(random.choice((2, 2, 2, 30, 500)), 1 + LARGE // len(bare or b"<"))
    written = random.choice((bare, bare * times, data, _escaped(data), base64.encodebytes(data)))
    return before + written + after


def _escaped(data: bytes) -> bytes:
    return escape(data.decode("utf-8", "replace")).encode("utf-8")


def _blank_first(random: Random, data: bytes) -> bytes:
    return random.choice((b" ", b"\n\n", b"\xef\xbb\xbf", b"\x00", b"junk")) + data


WHOLE: tuple[Callable[[Random, bytes], bytes], ...] = (
    *(_flip, _flip, _cut, _take_out, _insert, _doctype, _encode, _wrap, _wrap, _blank_first),
)
