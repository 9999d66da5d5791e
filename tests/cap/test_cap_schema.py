"""Our schema, made from the content model, says the same as that of OASIS; its faults are told in plain words."""

import csv
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from messages import FULL, PLAIN
from mutations import mutated
from quick import forms
from shared_cap import SHARED, oasis_schema
from splice import spliced

from tocsin.cap import CapError, schema
from tocsin.cap.elements import NAMESPACE
from tocsin.cap.tree import parse_tree

NS = f"{{{NAMESPACE}}}"
NAMES = [etree.QName(node).localname for node in etree.fromstring(forms(FULL)[0]).iter(f"{NS}*")]
TEXTS = [
    "",
    " ",
    "Actual",
    " Actual",
    "en",
    "en_US",
    "en ",
    "a b",
    "1",
    "-1",
    "+1.",
    ".5",
    "1e3",
    "INF",
    "2024-11-20T08:00:00+02:00",
    "2024-11-20T24:00:00+02:00",
    "2024-11-20T08:00:00Z",
    "2024-11-20T08:00:00,02:00",
    "2024-02-30T08:00:00+02:00",
    "9999-12-31T24:00:00-00:00",
    "2024-11-20T08:00:00+14:00",
    "2024-11-20T08:00:00+14:01",
    "0000-01-01T00:00:00+00:00",
    "http://[x",
    "www",
    "%",
    "Met",
    "\u00a0",
    "9" * 40,
]
pytestmark = pytest.mark.skipif(oasis_schema() is None, reason="the CAP schema is not beside the repository")


def same(root: etree._Element) -> bool:
    """The verdict of both."""
    oasis = oasis_schema()
    assert oasis is not None
    verdict = bool(schema.compiled().validate(root))
    assert verdict == oasis.validate(root), (etree.tostring(root), oasis.error_log)
    return verdict


def changed(random: Random, root: etree._Element) -> None:
    """One element dropped, doubled, moved, renamed, filled with another text or given an attribute."""
    nodes = [node for node in root.iter("*") if node is not root]
    if not nodes:
        return
    node, other = random.choice(nodes), random.choice([root, *nodes])
    parent = node.getparent()
    match random.randrange(8):
        case 0:
            parent.remove(node)
        case 1:
            parent.insert(parent.index(node), deepcopy(node))
        case 2 if node not in (other, *other.iterancestors()):
            other.insert(random.randrange(len(other) + 1), node)
        case 3:
            node.tag = random.choice([NS, NS, "", "{http://www.w3.org/2000/09/xmldsig#}", "{urn:x}"]) + random.choice(
                NAMES
            )
        case 4:
            node.set(random.choice(["a", "{http://www.w3.org/2001/XMLSchema-instance}nil"]), "true")
        case 5:
            node.tail = random.choice(["a", "\n", "\u00a0"])
        case _:
            node.text = random.choice(TEXTS)


@settings(max_examples=400, deadline=None)
@given(st.sampled_from([FULL, PLAIN]), st.randoms(), st.integers(0, 4))
def test_both_schemas_say_the_same_of_a_spoilt_tree(alert: object, random: Random, times: int) -> None:
    root = etree.fromstring(forms(alert)[0])  # type: ignore[arg-type]
    for _ in range(times):
        changed(random, root)
    same(root)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from([form for alert in (FULL, PLAIN) for form in forms(alert)]), st.randoms())
def test_both_schemas_say_the_same_of_spoilt_bytes(data: bytes, random: Random) -> None:
    try:
        same(parse_tree(mutated(random, data), "message"))
    except CapError:
        return


@pytest.mark.parametrize("name", NAMES)
def test_both_schemas_say_the_same_of_every_text(name: str) -> None:
    for value in TEXTS:
        root = etree.fromstring(forms(FULL)[0])
        next(root.iter(NS + name)).text = value
        same(root)


def corpus() -> Iterator[bytes]:
    for path in sorted((SHARED / "samples").rglob("*")):
        if path.is_file():
            yield path.read_bytes()
    with (SHARED / "mutants" / "MUTANTS.csv").open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            yield (SHARED / row["file"]).read_bytes()


def test_both_schemas_say_the_same_of_real_messages_and_mutants() -> None:
    verdicts = []
    for data in corpus():
        try:
            root = parse_tree(data, "message")
        except CapError:
            continue
        verdicts += [same(alert) for alert in ([root] if root.tag == NS + "alert" else root.iter(NS + "alert"))]
    assert verdicts.count(True) > 200
    assert verdicts.count(False) > 30


@pytest.mark.parametrize(
    ("fragment", "where", "reason"),
    [
        ("<status>draft</status>", "status", "holds 'draft', which is not in its list"),
        ("<sent>2024-11-20T08:00:00Z</sent>", "sent", "holds '2024-11-20T08:00:00Z', which is not of the form YYYY"),
        ("<note a='b'>c</note>", "note", "The attribute 'a' is not allowed"),
        ("<!-- no <scope> -->", "info[0]", "must not stand here; expected is one of ( source, scope )"),
        ("<area/>", "info[0]/area[0]", "misses an element; expected is ( areaDesc )"),
        ("<language>a b</language>", "info[0]/language", "holds 'a b', which is no language"),
        ("<altitude>\n\n</altitude>", "info[0]/area[0]/altitude", "holds ' ', which is no decimal"),
    ],
)
def test_a_fault_is_told_in_plain_words(fragment: str, where: str, reason: str) -> None:
    root = parse_tree(spliced(fragment), "message")
    (fault,) = (one for one in schema.faults(root) if one.where == where)
    assert fault.reason.startswith(reason)
    assert "{" not in fault.reason
    assert fault.line == root.find(".//{*}" + fault.name).sourceline


def test_threads_do_not_take_each_others_faults() -> None:
    trees = [parse_tree(spliced(f"<status>s{number}</status>"), "message") for number in range(8)]

    def told(number: int) -> bool:
        return all(f"'s{number}'" in schema.faults(trees[number])[0].reason for _ in range(100))

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(told, range(8)))
