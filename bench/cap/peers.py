"""The libraries that Tocsin is measured beside, each called as its documentation shows."""

import inspect
import warnings
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import cap_tools.models
import capparser
from lxml import etree
from xsdata.formats.dataclass.parsers import XmlParser
from xsdata.formats.dataclass.parsers.config import ParserConfig
from xsdata.formats.dataclass.serializers import XmlSerializer

NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2"


@cache
def _xsdata(strict: bool) -> XmlParser:
    return XmlParser(config=ParserConfig(fail_on_converter_warnings=strict))


def cap_tools_read(data: bytes) -> Any:
    """Lenient: a value that does not fit stays a text, with a warning that nobody sees."""
    return _xsdata(False).from_bytes(data, cap_tools.models.Alert)


def cap_tools_check(data: bytes) -> None:
    """The strictest that it offers. Raises for what it finds."""
    _xsdata(True).from_bytes(data, cap_tools.models.Alert)


def cap_tools_write(alert: Any) -> bytes:
    return XmlSerializer().render(alert).encode("utf-8")


_KEPT = [
    value
    for one in vars(capparser.element).values()
    if inspect.isclass(one)
    for value in getattr(one.__init__, "__defaults__", None) or ()
    if isinstance(value, list)
]
"""Lists in which capparser keeps the categories of one message for the next, at which it then fails."""


def capparser_read(data: bytes) -> Any:
    """As the first message that it reads. ``None`` where the root is no ``<alert>``: that is no reading."""
    for kept in _KEPT:
        kept.clear()
    alert = capparser.parse(stringXML=data)
    if alert is None:
        raise ValueError("no alert")
    return alert


def capparser_write(alert: Any) -> bytes:
    return bytes(capparser.deparse(alert))


def lxml_read(data: bytes) -> Any:
    """A tree and no model."""
    return etree.fromstring(data)


def schema_check(path: Path) -> Callable[[bytes], None]:
    """lxml with the schema of OASIS, compiled once. What it returns raises for what it finds."""
    schema = etree.XMLSchema(etree.parse(str(path)))

    def check(data: bytes) -> None:
        schema.assertValid(etree.fromstring(data))

    return check


def accepts(work: Callable[[bytes], object], data: bytes) -> bool:
    """Whether ``work`` ends without an exception of any kind."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            work(data)
        except Exception:
            return False
    return True
