"""Lines by path, in text and in a tree, for what is there and for what is not."""

import pytest
from lxml import etree
from messages import FULL
from quick import forms

from tocsin.cap.elements import NAMESPACE
from tocsin.cap.lines import LinesInText, LinesInTree, Paths

INDENTED, PREFIXED = forms(FULL)[1:]
WHERE = [
    "",
    "identifier",
    "code[1]",
    "info[0]",
    "info[0]/parameter[1]/value",
    "info[0]/area[1]/circle[0]",
    "info[1]/headline",
]


@pytest.mark.parametrize("data", [INDENTED, PREFIXED], ids=["default namespace", "prefix"])
@pytest.mark.parametrize(
    "where", [*WHERE, "none", "info[7]", "info[7]/area[0]/polygon[0]", "info[1]/area[0]/none", "code[9]"]
)
def test_text_and_tree_tell_the_same_line(data: bytes, where: str) -> None:
    tree = LinesInTree(etree.fromstring(data))
    line = tree.line(where)
    assert LinesInText(data).line(where) == line == tree.line(where)
    if where in WHERE[1:]:
        name = where.rpartition("/")[2].partition("[")[0].encode()
        assert name in data.split(b"\n")[(line or 0) - 1]


def test_the_nearest_ancestor_counts_for_what_is_missing() -> None:
    lines = LinesInText(INDENTED)
    assert lines.line("info[1]/area[0]/none/none") == lines.line("info[1]/area[0]")
    assert lines.line("none") == lines.line("") == 2


def test_an_element_in_one_tag_has_a_line() -> None:
    data = b'<alert xmlns="urn:x">\n<note/>\n<info>\n<note/></info></alert>'
    assert [LinesInText(data).line(where) for where in ("note", "info[0]", "info[0]/note", "note/value")] == [
        2,
        3,
        4,
        2,
    ]


def test_lines_beyond_the_first_block_are_counted() -> None:
    data = INDENTED.replace(b"<note>", b"\n" * 200_000 + b"<note>", 1)
    assert LinesInText(data).line("info[1]") == LinesInText(INDENTED).line("info[1]") + 200_000


def test_text_without_a_message_has_one_line() -> None:
    assert LinesInText(b"<x/>").line("info[0]") == 1


@pytest.mark.parametrize("data", [INDENTED, PREFIXED], ids=["default namespace", "prefix"])
def test_paths_of_the_schema_are_ours(data: bytes) -> None:
    root = etree.fromstring(data)
    tree, paths = LinesInTree(root), Paths(root)
    for where in WHERE:
        node = tree.nodes[where] if tree.line(where) else None
        if not where.startswith("none"):
            assert paths.where(root.getroottree().getpath(node)) == where
    assert etree.QName(root).namespace == NAMESPACE
