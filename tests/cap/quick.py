"""What must hold of the quick path, and the forms in which one message may come."""

import re

from lxml import etree
from shared_cap import oasis_schema

from tocsin.cap import Alert, schema, write
from tocsin.cap.scan import scan
from tocsin.cap.tree import parse_tree
from tocsin.cap.walk import walk

DSIG = "http://www.w3.org/2000/09/xmldsig#"


def agreed(data: bytes) -> bool:
    """Whether the quick path took it; if so, it is well-formed, read by lxml as the same alert, and valid.

    Of elements of other namespaces the schema allows signatures at the end of the message alone.
    """
    alert = scan(data)
    if alert is None:
        return False
    root = parse_tree(data, "message")
    read = walk(root, "message")
    assert read.findings == [], data
    assert read.alert == alert, data
    if all(etree.QName(etree.fromstring(one)).namespace == DSIG for one in alert.other):
        assert schema.compiled().validate(root), data
        oasis = oasis_schema()
        assert oasis is None or oasis.validate(root), data
    return True


def forms(alert: Alert) -> list[bytes]:
    """As written; indented; indented and in a prefix."""
    plain = write(alert)
    tree = etree.fromstring(plain)
    etree.indent(tree)
    indented = etree.tostring(tree, encoding="UTF-8", xml_declaration=True)
    prefixed = re.sub(rb"(</?)(?=[A-Za-z]+[ >])", rb"\1cap:", indented).replace(b" xmlns=", b" xmlns:cap=", 1)
    return [plain, indented, prefixed]
