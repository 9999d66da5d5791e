"""Messages that follow another: Update, Cancel, Ack, Error and the all-clear (section 3.2.1, msgType, references).

The alert that is followed stays as it is. What follows it has an identifier of its own, names it in ``references``,
bears its status (what follows a drill is a drill) and drops its signature, which covers the earlier text.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Literal, TypedDict, Unpack

import msgspec

from tocsin.cap import text
from tocsin.cap.codes import MsgType, Scope
from tocsin.cap.model import Alert, Info, Reference
from tocsin.cap.tree import CapError, parse_tree
from tocsin.errors import InputError

SIGNATURE = "{http://www.w3.org/2000/09/xmldsig#}Signature"


class Envelope(TypedDict, total=False):
    """What may change in the message around its texts. Sender, status, type and references may not."""

    source: str | None
    scope: Scope
    restriction: str | None
    addresses: tuple[str, ...]
    code: tuple[str, ...]
    note: str | None
    incidents: tuple[str, ...]
    other: tuple[str, ...]


class Changes(Envelope, total=False):
    """What may change in an Update or Cancel."""

    info: tuple[Info, ...]


def update(
    alert: Alert,
    *,
    sent: datetime,
    identifier: str | None = None,
    earlier: Iterable[Alert] = (),
    **changes: Unpack[Changes],
) -> Alert:
    """An Update that replaces ``alert`` and all that it follows; what ``changes`` does not name is carried along.

    ``references`` are the alert and what it references, so that a receiver who missed a message between still takes
    every older one down. ``earlier`` are messages at hand: they complete the chain, and those whose every info has
    expired by ``sent`` are left out. ``identifier`` is made from content and time where none is given. A change of
    scope drops the old restriction and addresses. Raises ``CapError``: A01, A03 or A13 for what CAP cannot carry, A15
    for a ``sent`` before the alert's, A17 for an identifier that is taken, T01 where every info would have expired at
    birth, A14 for a Cancel, Ack or Error, which nothing can update.
    """
    _changeable(alert, "update")
    made = _follow(alert, "Update", sent, identifier, earlier, dict(changes))
    if made.info and all(info.expires is not None and info.expires <= sent for info in made.info):
        raise CapError(_name(alert), "T01", "every text of the update has expired by its sent; give a later expires")
    return made


def cancel(
    alert: Alert,
    *,
    sent: datetime,
    identifier: str | None = None,
    earlier: Iterable[Alert] = (),
    **changes: Unpack[Changes],
) -> Alert:
    """A Cancel of ``alert`` and all that it follows; references and errors as for ``update``.

    It has no info unless one is given: the old text under a Cancel would tell people again to act. Receivers that route
    by area need an info (so do some profiles): see ``all_clear``. A drill's note, which names the drill, is carried.
    """
    _changeable(alert, "cancel")
    fields = {"info": (), "note": alert.note if alert.status == "Exercise" else None, **changes}
    return _follow(alert, "Cancel", sent, identifier, earlier, fields)


class AllClear(msgspec.Struct, frozen=True, kw_only=True):
    """The words of an all-clear in one language; nothing is made up, so headline and instruction must be given.

    ``event`` None keeps the alert's name of the event.
    """

    headline: str
    instruction: str
    description: str | None = None
    event: str | None = None


def all_clear(
    alert: Alert,
    *,
    sent: datetime,
    expires: datetime,
    texts: Mapping[str, AllClear],
    msg_type: Literal["Update", "Cancel"] = "Update",
    identifier: str | None = None,
    earlier: Iterable[Alert] = (),
    **changes: Unpack[Envelope],
) -> Alert:
    """The end of the danger, told to the same areas: one info for each of the alert's, in its language.

    ``texts`` by language tag (case does not count) must have every language of the alert: who was warned in a language
    is told the end in it. ``expires`` must come after ``sent``; an hour or so is usual. An Update is the default, for
    receivers show its text, whereas many only take the alert down on a Cancel; some networks want the Cancel.

    By the words of section 3.2.2: AllClear, 'the subject event no longer poses a threat'; urgency Past, 'responsive
    action is no longer required'; severity Minor, 'minimal to no known threat'; certainty Observed, 'determined to have
    occurred', for an all-clear is given on what is known. Effective is ``sent``, onset is left out. Category, event
    code, audience, contact and areas are carried; resources, parameters and foreign elements tell of the danger and are
    not. Raises as ``update``, and ``InputError`` for a language without words.
    """
    _changeable(alert, "clear")
    if not alert.info:
        raise InputError(_name(alert), "has no info, so nobody knows for whom the all-clear is; send a Cancel")
    words = {language.lower(): words for language, words in texts.items()}
    for language in dict.fromkeys(info.language.lower() for info in alert.info):
        if language not in words:
            raise InputError(
                _name(alert), f"people were warned in {language}, but the all-clear has no text in it; add it"
            )
        if not (words[language].headline.strip() and words[language].instruction.strip()):
            raise InputError(_name(alert), f"the all-clear in {language} needs a headline and an instruction; add them")
    _carried(alert, expires, "expires", "I11")
    infos = tuple(_cleared(info, words[info.language.lower()], expires) for info in alert.info)
    fields: dict[str, object] = {"note": alert.note if alert.status == "Exercise" else None, **changes, "info": infos}
    made = _follow(alert, msg_type, sent, identifier, earlier, fields)
    if expires <= sent:
        raise CapError(_name(alert), "T01", "the all-clear expires when it is sent or before; give a later expires")
    return made


def ack(alert: Alert, *, sender: str, sent: datetime, note: str | None = None, identifier: str | None = None) -> Alert:
    """``sender`` tells the alert's sender that the message was received and accepted.

    An Ack or Error goes to that sender alone (scope Private): the alert's own scope and addressees are those of a
    warning. It references the message itself and no other. Raises ``CapError`` as ``update``, and A14 for an Ack or
    Error, whose answer would be answered without end.
    """
    return _answer(alert, "Ack", sender, sent, note, identifier)


def error(alert: Alert, *, sender: str, sent: datetime, note: str, identifier: str | None = None) -> Alert:
    """``sender`` tells the alert's sender that the message is refused, and in ``note`` why; see ``ack``."""
    if not note.strip():
        raise CapError(_name(alert), "A12", "an Error without explanation helps nobody; say in note what is wrong")
    return _answer(alert, "Error", sender, sent, note, identifier)


def refer(alert: Alert) -> Reference:
    """The three things that identify the message."""
    return Reference(alert.sender, alert.identifier, alert.sent)


def unsigned(other: tuple[str, ...]) -> tuple[str, ...]:
    """Foreign elements without XML signatures."""
    return tuple(item for item in other if not _is_signature(item))


def _is_signature(item: str) -> bool:
    return "Signature" in item and parse_tree(item.encode(), "a foreign element", whole=True).tag == SIGNATURE


def _name(alert: Alert) -> str:
    return f"CAP message {text.shorten(alert.identifier)[1:-1]}"


def _changeable(alert: Alert, act: str) -> None:
    if alert.msg_type not in ("Alert", "Update"):
        reason = f"is of type {alert.msg_type}, which nothing can {act}; send a new Alert"
        raise CapError(_name(alert), "A14", reason)


def _chain(alert: Alert, sent: datetime, earlier: Iterable[Alert]) -> tuple[Reference, ...]:
    """The alert, then what it references, directly or through messages at hand, in that order.

    Left out: what has expired by ``sent`` as far as known, and what is dated after the message that names it (A15).
    """
    at_hand = {refer(message): message for message in earlier}
    chain: dict[Reference, bool] = {refer(alert): True}
    rest = [alert]
    for message in rest:
        for reference in message.references:
            if reference in chain or reference.sent > message.sent:
                continue
            known = at_hand.get(reference)
            chain[reference] = known is None or not known.info or any(_lasts(info, sent) for info in known.info)
            if known is not None:
                rest.append(known)
    return tuple(reference for reference, valid in chain.items() if valid)


def _lasts(info: Info, sent: datetime) -> bool:
    return info.expires is None or info.expires > sent


def _cleared(info: Info, words: AllClear, expires: datetime) -> Info:
    return msgspec.structs.replace(
        info,
        event=info.event if words.event is None else words.event,
        response_type=("AllClear",),
        urgency="Past",
        severity="Minor",
        certainty="Observed",
        effective=None,
        onset=None,
        expires=expires,
        headline=words.headline,
        description=words.description,
        instruction=words.instruction,
        parameter=(),
        resource=(),
        other=(),
    )


def _answer(
    alert: Alert, msg_type: MsgType, sender: str, sent: datetime, note: str | None, identifier: str | None
) -> Alert:
    if alert.msg_type in ("Ack", "Error"):
        raise CapError(_name(alert), "A14", f"is itself an answer ({alert.msg_type}); answers are not answered")
    alone = msgspec.structs.replace(alert, references=())
    fields: dict[str, object] = {
        "source": None,
        "scope": "Private",
        "restriction": None,
        "addresses": (alert.sender,),
        "note": alert.note if note is None and alert.status == "Exercise" else note,
        "info": (),
        "other": (),
    }
    return _follow(alone, msg_type, sent, identifier, (), fields, sender)


def _follow(
    alert: Alert,
    msg_type: MsgType,
    sent: datetime,
    identifier: str | None,
    earlier: Iterable[Alert],
    changes: dict[str, object],
    sender: str | None = None,
) -> Alert:
    """``alert`` with the changes, as a message that follows it and its chain."""
    if unknown := changes.keys() - Changes.__annotations__.keys():
        raise TypeError(f"a message that follows cannot change {', '.join(sorted(unknown))}")
    _carried(alert, sent, "sent", "A03")
    for reference in (refer(alert), *alert.references):
        _carried(alert, reference.sent, f"the time of {text.shorten(reference.identifier)}", "A13")
    if changes.get("scope", alert.scope) != alert.scope:
        changes = {"restriction": None, "addresses": (), **changes}
    kept = {"other": unsigned(alert.other), **changes}
    references = _chain(alert, sent, earlier)
    author = alert.sender if sender is None else sender
    made = msgspec.structs.replace(
        alert, msg_type=msg_type, sender=author, sent=sent, references=references, identifier="", **kept
    )
    return _checked(alert, msgspec.structs.replace(made, identifier=_fresh(made) if identifier is None else identifier))


def _checked(alert: Alert, made: Alert) -> Alert:
    """``made``, if it may follow ``alert``."""
    for rule, references in (("A01", (refer(made),)), ("A13", made.references)):
        try:
            text.show_references(references)
        except ValueError as error:
            raise CapError(_name(alert), rule, f"what follows it cannot be written: {error}") from None
    if made.sent < alert.sent:
        reason = f"what follows it cannot be dated {text.show_time(made.sent)}, before it; give a later sent"
        raise CapError(_name(alert), "A15", reason)
    if any(made.identifier == reference.identifier for reference in made.references):
        raise CapError(_name(alert), "A17", "its identifier cannot be used again; leave it out to get a fresh one")
    return made


def _carried(alert: Alert, when: datetime, name: str, rule: str) -> None:
    try:
        text.show_time(when)
    except ValueError as error:
        raise CapError(_name(alert), rule, f"{name}: {error}") from None


def _fresh(alert: Alert) -> str:
    """An identifier from the content and the time: the same message twice is one message, any other has another."""
    digest = sha256(msgspec.json.encode(alert)).hexdigest()[:20]
    return f"tocsin-{alert.sent.astimezone(UTC):%Y%m%dT%H%M%S}-{digest}"
