"""How right the CAP library is: what it reads and keeps, what it catches, and what it is wrong to call an error."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from bench.cap import peers
from bench.cap.corpus import Corpus, Sample
from bench.cap.kept import differences
from bench.figure import Figure
from tocsin import cap

COUNT, SHARE = "{:.0f}", "{:.1%}"
SIGNATURE = "S"
"""How the rules of signatures begin."""


def reading(corpus: Corpus) -> list[Figure]:
    """What is read, and what of it is lost when it is written again."""
    valid, received = corpus.real, corpus.received
    return [
        Figure(
            name=f"{len(valid)} valid messages of real senders: read",
            value=_share(_read, valid),
            target=1,
            style=SHARE,
            peer=f"cap-tools {_share(peers.cap_tools_read, valid):.1%}; "
            f"capparser {_share(peers.capparser_read, valid):.1%}",
        ),
        Figure(
            name="– of them with content lost or changed, read and written",
            value=_lost(_read, cap.write, valid),
            target=0,
            most=True,
            style=COUNT,
            peer=f"cap-tools {_lost(peers.cap_tools_read, peers.cap_tools_write, valid)}; "
            f"capparser {_lost(peers.capparser_read, peers.capparser_write, valid)}",
        ),
        Figure(
            name=f"{len(received)} messages of real senders, CAP 1.1 and faulty ones too: read",
            value=_share(_read, received),
            style=SHARE,
            peer=f"cap-tools {_share(peers.cap_tools_read, received):.1%}; "
            f"capparser {_share(peers.capparser_read, received):.1%}",
        ),
    ]


def checking(corpus: Corpus) -> list[Figure]:
    """What the check catches for the reason that is known, and its false errors."""
    schema = peers.schema_check(corpus.folder / "schema" / "CAP-v1.2.oasis.xsd")
    wrong = [one for one in corpus.invalid if not one.rule.startswith(SIGNATURE)]
    forged = [one for one in corpus.invalid if one.rule.startswith(SIGNATURE)]
    return [
        _caught("invalid messages as found", wrong, schema),
        _caught("messages with a forged signature", forged, schema),
        _caught("single faults put into clean messages", corpus.mutants, schema),
        Figure(
            name=f"{len(corpus.valid)} messages that schema and standard accept: with an error found",
            value=sum(_has_error(one) for one in corpus.valid),
            target=0,
            most=True,
            style=COUNT,
            peer=_refusals(corpus.valid, schema),
        ),
    ]


def _caught(what: str, samples: Sequence[Sample], schema: Callable[[bytes], None]) -> Figure:
    return Figure(
        name=f"{len(samples)} {what}: caught, with the reason",
        value=sum(one.rule in broken(one.data) for one in samples) / len(samples),
        target=1,
        style=SHARE,
        peer=_refusals(samples, schema, share=True),
    )


def _refusals(samples: Sequence[Sample], schema: Callable[[bytes], None], *, share: bool = False) -> str:
    """The peers that check anything, whatever reason they give."""
    shown = []
    for name, work in (("lxml + schema", schema), ("cap-tools", peers.cap_tools_check)):
        count = sum(not peers.accepts(work, one.data) for one in samples)
        shown.append(f"{name} {count / len(samples):.1%}" if share else f"{name} {count}")
    return "; ".join(shown) + (" refused" if share else "")


def broken(data: bytes) -> set[str]:
    """The rules of every finding in a file."""
    try:
        return {finding.rule for message in cap.read(data) for finding in cap.check(message)}
    except cap.CapError as error:
        return {finding.rule for finding in error.findings}


def _has_error(sample: Sample) -> bool:
    try:
        return any(one.level == "error" for message in cap.read(sample.data) for one in cap.check(message))
    except cap.CapError:
        return True


def _read(data: bytes) -> cap.Alert:
    (message,) = cap.read(data)
    return message.alert


def _share(work: Callable[[bytes], object], samples: Sequence[Sample]) -> float:
    return sum(peers.accepts(work, one.data) for one in samples) / len(samples)


def _lost(read: Callable[[bytes], Any], write: Callable[[Any], bytes], samples: Sequence[Sample]) -> int:
    """How many messages lose something on the way, one that cannot be read or written among them."""
    return sum(not peers.accepts(partial(_survive, read, write), one.data) for one in samples)


def _survive(read: Callable[[bytes], Any], write: Callable[[Any], bytes], data: bytes) -> None:
    if found := differences(data, write(read(data))):
        raise ValueError(found[0])
