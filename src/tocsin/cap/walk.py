"""From the tree to an Alert, whatever its form: every deviation becomes a finding, and nothing is dropped unsaid."""

from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import msgspec
from lxml import etree

from tocsin.cap import mend
from tocsin.cap.elements import Element, by_name, elements
from tocsin.cap.findings import Finding, found
from tocsin.cap.lines import step
from tocsin.cap.model import Alert
from tocsin.cap.text import BLANK, shorten
from tocsin.cap.tree import MAX_NAMES, MAX_OTHERS, CapError, CrowdError, canonical

if TYPE_CHECKING:
    from datetime import datetime

S = TypeVar("S", bound=msgspec.Struct)
QUOTED = 300
"""Characters of a value that could not be read which the finding repeats."""
LOCATIONS = tuple(
    f"{{http://www.w3.org/2001/XMLSchema-instance}}{name}" for name in ("schemaLocation", "noNamespaceSchemaLocation")
)
MOST = 1_000
"""Findings of one message; what deviates more than that is not worth a list."""


class Read(NamedTuple):
    """What ``walk`` gives; ``findings`` in the order of the text.

    ``numbers`` holds, for each repeated element of which some could not be read, which ones of the file the alert has:
    ``{"info[0]/area[0]/polygon": [0, 2]}``.
    """

    alert: Alert
    findings: list[Finding]
    numbers: dict[str, list[int]]


def walk(alert: etree._Element, source: str) -> Read:
    """The alert and what deviates. The namespace is that of the root.

    Raises ``CapError`` with A03 for a message whose time cannot be read: without it, it has no identity and no order.
    """
    return Walk(alert, source).read()


class Walk:
    """One message on its way from tree to value."""

    def __init__(self, alert: etree._Element, source: str) -> None:
        self.alert = alert
        self.source = source
        self.prefix = alert.tag.rpartition("}")[0] + "}" if "}" in alert.tag else ""
        self.findings: list[Finding] = []
        self.untold = 0
        self.others = 0
        self.kept: dict[str, list[int]] = {}
        self.gaps: set[str] = set()
        self.steps: list[str] = []

    def read(self) -> Read:
        if len(self.alert.nsmap) > MAX_NAMES:
            reason = f"<alert> stands among more than {MAX_NAMES} namespaces; declare those that it uses"
            raise CapError(self.source, "N05", reason, self.alert.sourceline)
        alert = self._struct(self.alert, Alert)
        sent: datetime | None = alert.sent
        if sent is None:
            reason = "the message has no time sent that can be read"
            raise CapError(self.source, "A03", reason, self.alert.sourceline, self.findings)
        if self.untold:
            more = found("X01", "", f"deviates in {self.untold} more places, which are not told")
            self.findings.append(msgspec.structs.replace(more, line=self.alert.sourceline))
        return Read(alert, self.findings, {path: self.kept.get(path, []) for path in self.gaps})

    def _struct(self, node: etree._Element, struct: type[S]) -> S:
        known, prefix, cut = by_name(struct), self.prefix, len(self.prefix)
        values: dict[str, Any] = {}
        counts: dict[str, int] = {}
        last = -1
        self._attributes(node)
        self._stray(node)
        for child in node:
            tag = child.tag
            count = counts.get(tag, 0)
            counts[tag] = count + 1
            self.steps.append(step(tag, count))
            element = known.get(tag[cut:]) if tag.startswith(prefix) else None
            if element is None:
                self._unknown(node, child, values, struct)
            elif count and not element.repeated:
                self._find("X01", child, f"is given twice; the first counts, not {_quote(child)}")
            else:
                if element.rank < last:
                    self._find("X01", child, "stands too late; the order of the schema is " + _order(struct, element))
                last = max(last, element.rank)
                self._take(child, element, values)
            self.steps.pop()
        return self._made(node, struct, values)

    def _made(self, node: etree._Element, struct: type[S], values: dict[str, Any]) -> S:
        """The structure; what is missing gets the safe value."""
        for element in elements(struct):
            value = values.get(element.field)
            if isinstance(value, list):
                values[element.field] = tuple(value)
            elif value is None:
                if element.required:
                    if element.field not in values:
                        self._find(element.rule, node, "is missing; it must be there", element.name)
                    values[element.field] = mend.ABSENT.get(element.field)
                else:
                    values.pop(element.field, None)
        if "other" in values:
            values["other"] = tuple(values["other"])
        return struct(**values)

    def _take(self, node: etree._Element, element: Element, values: dict[str, Any]) -> None:
        value = self._struct(node, element.child) if element.child is not None else self._value(node, element)
        if not element.repeated:
            values[element.field] = value
            return
        path, _, number = "/".join(self.steps)[:-1].rpartition("[")
        if value is None:
            self.gaps.add(path)
        else:
            self.kept.setdefault(path, []).append(int(number))
            values.setdefault(element.field, []).append(value)

    def _value(self, node: etree._Element, element: Element) -> Any:
        """``None`` where nothing safe can be read."""
        self._attributes(node)
        raw = node.text or ""
        if len(node):
            self._find("X01", node, "holds elements where only text may stand; the text is read")
            raw = "".join(node.itertext())
        try:
            return element.codec.read(raw)
        except ValueError as error:
            return self._mended(node, element, raw, str(error))

    def _mended(self, node: etree._Element, element: Element, raw: str, reason: str) -> Any:
        mender = mend.MENDERS.get(element.name)
        mended = mender(raw) if mender is not None else None
        done = f"; left out: {_cut(raw)}" if mended is None else f"; read as {mended.how}"
        self._find(element.rule, node, reason + done * bool(raw.strip()))
        if element.name in ("sent", "effective", "onset", "expires"):
            self._find("D02" if raw.strip()[-1:].isalpha() else "D01", node, reason)
        return None if mended is None else mended.value

    def _unknown(
        self, parent: etree._Element, node: etree._Element, values: dict[str, Any], struct: type[msgspec.Struct]
    ) -> None:
        own = not node.tag.startswith("{") or bool(self.prefix and node.tag.startswith(self.prefix))
        rule, reason = "X01", f"is not allowed in <{parent.tag[len(self.prefix) :]}>"
        if own or "other" not in struct.__struct_fields__:
            rule = "A11" if node.tag == f"{self.prefix}password" else "X01"
        elif self.others == MAX_OTHERS:
            reason = f"is one of more than {MAX_OTHERS} elements of other namespaces"
        else:
            self.others += 1
            try:
                values.setdefault("other", []).append(canonical(node))
            except CrowdError as error:
                self.others = MAX_OTHERS
                reason = str(error)
            except ValueError as error:
                reason = str(error)
            else:
                return
        if len(self.findings) < MOST:
            reason = f"{reason}; left out: {_quote(node)}"
        self._find(rule, node, reason)

    def _attributes(self, node: etree._Element) -> None:
        if len(node.attrib) > MAX_NAMES:
            reason = f"{len(node.attrib)} attributes in one element; CAP has none"
            raise CapError(self.source, "N05", reason, node.sourceline)
        for name, value in node.attrib.items():
            if name not in LOCATIONS:
                self._find(
                    "X01", node, f"has the attribute {shorten(name)[1:-1]}={shorten(value)}; CAP has none; left out"
                )

    def _stray(self, node: etree._Element) -> None:
        texts = [text for text in (node.text, *(child.tail for child in node)) if text and text.strip(BLANK)]
        if texts:
            self._find("X01", node, f"holds text between its elements; left out: {_cut(' '.join(texts))}")

    def _find(self, rule: str, node: etree._Element, reason: str, *below: str) -> None:
        if len(self.findings) < MOST:
            finding = found(rule, "/".join((*self.steps, *below)), reason)
            self.findings.append(msgspec.structs.replace(finding, line=node.sourceline))
        else:
            self.untold += 1


def _order(struct: type[msgspec.Struct], element: Element) -> str:
    order = elements(struct)
    near = order[element.rank : element.rank + 2]
    before = f"<{order[element.rank - 1].name}>, " if element.rank else ""
    return before + ", ".join(f"<{one.name}>" for one in near)


def _quote(node: etree._Element) -> str:
    return _cut("".join(node.itertext()))


def _cut(raw: str) -> str:
    plain = " ".join(raw.split())
    return repr(plain if len(plain) <= QUOTED else plain[: QUOTED - 1] + "…")
