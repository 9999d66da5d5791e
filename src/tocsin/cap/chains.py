"""What is in force now, from messages that came in any order (section 3.2.1, msgType, references).

Every rule looks at two messages alone, the one that acts and the one that is acted on. So the order of arrival does not
matter, nothing that was ended comes back when more arrives, and the work grows with the number of references.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from operator import itemgetter

import msgspec

from tocsin.cap import text
from tocsin.cap.codes import MsgType, Status
from tocsin.cap.findings import Finding, found
from tocsin.cap.following import refer, unsigned
from tocsin.cap.model import Alert, Info, Reference
from tocsin.cap.tree import CapError

DEFAULT_LIFE = timedelta(hours=24)
"""How long a text without ``expires`` stays; the standard leaves it to the recipient (section 3.2.2, expires)."""
CLOCK_SKEW = timedelta(minutes=5)
"""How far a sender's clock may be ahead of ours."""
LIVE: tuple[Status, ...] = ("Actual",)
WARNING: tuple[MsgType, ...] = ("Alert", "Update")
RANK: dict[MsgType, int] = {"Alert": 0, "Ack": 0, "Error": 0, "Update": 1, "Cancel": 2}
Key = tuple[timedelta, str, str]
"""Time since 1970, sender, identifier: two spellings of one instant are one key. Sorts by time."""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MayEnd = Callable[[str, str], bool]
"""Whether the first sender may end alerts of the second."""


class Conflict(msgspec.Struct, frozen=True):
    """``alert`` breaks a rule of identity, A16 or A17. ``first`` had the identifier before, if it is at hand."""

    finding: Finding
    alert: Alert
    first: Alert | None


class Active(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An alert in force, and why it may look otherwise elsewhere.

    ``info`` are its texts that have not lapsed. ``until`` is when the last of them does; ``assumed`` says that one of
    them has no end of its own. ``pending``: none of them is effective yet, or the message is dated later than now.
    ``missing`` are messages that it follows and that did not arrive: what those replaced may be shown still.
    ``contested`` are messages that name it but may not end it: by another sender, with another time, or dated earlier.
    """

    alert: Alert
    info: tuple[Info, ...]
    until: datetime
    assumed: bool
    pending: bool
    missing: tuple[Reference, ...] = ()
    contested: tuple[Reference, ...] = ()

    @property
    def all_clear(self) -> bool:
        """Whether all it says is that the danger is over."""
        return bool(self.info) and all("AllClear" in info.response_type for info in self.info)


def unique(alerts: Iterable[Alert]) -> tuple[list[Alert], list[Conflict]]:
    """The messages without copies, in order, and what breaks the rules of identity.

    Copies have one sender, identifier and instant. A copy that differs in more than its signature is dropped as a
    conflict (A16); one with another status is a conflict too, but kept, so that no drill can hide a live alert. An
    Update or Cancel with the identifier of an earlier message is kept, for its time tells them apart, and reported
    (A17). Raises ``CapError`` A03 for a time without offset.
    """
    origins: dict[Key, Alert] = {}
    kept: dict[tuple[Key, Status], Alert] = {}
    conflicts = []
    for alert in alerts:
        key = _key(alert)
        origin = origins.setdefault(key, alert)
        first = kept.setdefault((key, alert.status), alert)
        if origin is not alert and (first is alert or not _same(first, alert)):
            shown = f"{alert.sender},{alert.identifier},{alert.sent.isoformat()}"
            fate = f"both are kept for their status, {alert.status} here" if first is alert else "the first is kept"
            finding = found("A16", "identifier", f"{shown} came before with other content; {fate}")
            conflicts.append(Conflict(finding, alert, origin))
    return list(kept.values()), conflicts + _reused(kept.values())


def active(
    alerts: Iterable[Alert],
    now: datetime,
    *,
    default_life: timedelta = DEFAULT_LIFE,
    statuses: Collection[Status] = LIVE,
    may_end: MayEnd | None = None,
    clock_skew: timedelta = CLOCK_SKEW,
) -> list[Active]:
    """The Alerts and Updates in force at ``now``, oldest first.

    One is in force from when it is sent until its last info expires or a later Update or Cancel of the same status
    references it. Only its own sender may do that, or one for whom ``may_end(sender, owner)`` is true. Each status
    lives for itself: a drill never touches a live alert. Raises as ``unique``.
    """
    view = _View(now, now - EPOCH + clock_skew, default_life, may_end or _nobody)
    return _sorted(item for group in _groups(alerts, statuses) for item in view.standing(group, WARNING))


def cancellations(
    alerts: Iterable[Alert],
    now: datetime,
    *,
    default_life: timedelta = DEFAULT_LIFE,
    statuses: Collection[Status] = LIVE,
    may_end: MayEnd | None = None,
    clock_skew: timedelta = CLOCK_SKEW,
) -> list[Active]:
    """The Cancels with a text that has not expired: some senders give the all-clear so. Arguments as for ``active``."""
    view = _View(now, now - EPOCH + clock_skew, default_life, may_end or _nobody)
    items = (item for group in _groups(alerts, statuses) for item in view.standing(group, ("Cancel",)))
    return _sorted(item for item in items if item[1].info)


def missing(alerts: Sequence[Alert]) -> list[Reference]:
    """What any of the messages references and is not among them, each once, in order: ask the sender for it."""
    at_hand = {_key(alert) for alert in alerts}
    gaps = {_key(item): item for alert in alerts for item in alert.references if _key(item) not in at_hand}
    return list(gaps.values())


class _View(msgspec.Struct, frozen=True):
    """One look at the messages, at one time and by one policy."""

    now: datetime
    soon: timedelta
    """The last instant, since 1970, that counts as now."""
    default_life: timedelta
    may_end: MayEnd

    def standing(self, messages: dict[Key, Alert], types: tuple[MsgType, ...]) -> Iterable[tuple[Key, Active]]:
        """Messages of the types that nothing ends. All are of one status."""
        ended, contested = self._ended(messages)
        for key, alert in messages.items():
            if alert.msg_type in types and key not in ended:
                gaps = tuple([one for one in alert.references if _key(one) not in messages])
                item = self._look(key, alert, gaps, contested.get(key))
                if item is not None:
                    yield key, item

    def _ended(self, messages: dict[Key, Alert]) -> tuple[set[Key], dict[Key, set[Reference]]]:
        """What Updates and Cancels end, and what they name in vain."""
        ended: set[Key] = set()
        astray: list[tuple[Key, Key]] = []
        for key, alert in messages.items():
            if alert.msg_type not in ("Update", "Cancel") or self._to_come(key[0]):
                continue
            for reference in alert.references:
                target = _key(reference)
                owner = messages.get(target)
                if (
                    owner is not None
                    and self._trusts(alert, owner)
                    and (target[0], *_rank(owner)) < (key[0], *_rank(alert))
                ):
                    ended.add(target)
                elif target != key:
                    astray.append((key, target))
        return ended, _contested(messages, astray)

    def _trusts(self, alert: Alert, owner: Alert) -> bool:
        return alert.sender == owner.sender or self.may_end(alert.sender, owner.sender)

    def _look(self, key: Key, alert: Alert, gaps: tuple[Reference, ...], named: set[Reference] | None) -> Active | None:
        """The message as it stands, ``None`` where it has lapsed."""
        sent = until = alert.sent
        lasting: list[Info] = []
        for info in alert.info:
            end = info.expires or self._assumed_end(info, sent)
            if end > self.now:
                until = end if not lasting or end > until else until
                lasting.append(info)
        if not alert.info:
            until = _plus(sent, self.default_life)
        if not lasting and (alert.info or until <= self.now):
            return None
        begun = not lasting or any(
            info.effective is None or not self._to_come(info.effective - EPOCH) for info in lasting
        )
        return Active(
            alert=alert,
            info=tuple(lasting),
            until=until,
            assumed=not lasting or None in [info.expires for info in lasting],
            pending=not begun or self._to_come(key[0]),
            missing=gaps,
            contested=tuple(sorted(named, key=_key)) if named else (),
        )

    def _assumed_end(self, info: Info, sent: datetime) -> datetime:
        """The policy counts from the last beginning: what begins tomorrow must not end today."""
        return _plus(max(sent, info.effective or sent, info.onset or sent), self.default_life)

    def _to_come(self, when: timedelta) -> bool:
        return when > self.soon


def _nobody(sender: str, owner: str) -> bool:  # noqa: ARG001
    return False


def _groups(alerts: Iterable[Alert], statuses: Collection[Status]) -> Iterable[dict[Key, Alert]]:
    """The first message of each key, by status. A drill with the key of a live alert cannot hide it."""
    groups: dict[Status, dict[Key, Alert]] = {status: {} for status in statuses}
    for alert in alerts:
        group = groups.get(alert.status)
        if group is not None:
            group.setdefault(_key(alert), alert)
    return groups.values()


def _sorted(items: Iterable[tuple[Key, Active]]) -> list[Active]:
    return [item for _, item in sorted(items, key=itemgetter(0))]


def _key(item: Alert | Reference) -> Key:
    """References match by instant; the literal triple needs no look-up of its own, for copies are gone by then."""
    if item.sent.tzinfo is None:
        name = f"CAP message {text.shorten(item.identifier)[1:-1]}"
        raise CapError(name, "A03", "<sent> has no offset from UTC; give an aware time")
    return item.sent - EPOCH, item.sender, item.identifier


def _rank(alert: Alert) -> tuple[int, int, str, str]:
    """What acts on another of the same second: an Update on an Alert, a Cancel on both, then what references more.

    The names make it a total order: in a ring of references one message always stays.
    """
    return RANK[alert.msg_type], len(alert.references), alert.identifier, alert.sender


def _contested(messages: dict[Key, Alert], astray: list[tuple[Key, Key]]) -> dict[Key, set[Reference]]:
    """Who names what in vain, by what is named: the message itself, or the last one at hand that has its identifier."""
    latest: dict[tuple[str, str], Key] = {}
    for key in messages if astray else ():
        if key[1:] not in latest or key > latest[key[1:]]:
            latest[key[1:]] = key
    contested: dict[Key, set[Reference]] = {}
    for key, target in astray:
        meant = target if target in messages else latest.get(target[1:])
        if meant is not None and meant != key and (meant == target or meant[0] <= key[0]):
            contested.setdefault(meant, set()).add(refer(messages[key]))
    return contested


def _plus(when: datetime, life: timedelta) -> datetime:
    try:
        return when + life
    except OverflowError:
        return datetime.max.replace(tzinfo=UTC)


def _same(one: Alert, other: Alert) -> bool:
    """Whether they say the same; who signed it on the way does not count."""
    if one == other:
        return True
    plain = [msgspec.structs.replace(alert, other=unsigned(alert.other)) for alert in (one, other)]
    return plain[0] == plain[1]


def _reused(alerts: Collection[Alert]) -> list[Conflict]:
    """Updates and Cancels that bear the identifier of an earlier message."""
    first: dict[tuple[str, str], Alert] = {}
    for alert in alerts:
        name = (alert.sender, alert.identifier)
        if name not in first or alert.sent < first[name].sent:
            first[name] = alert
    conflicts = []
    for alert in alerts:
        if alert.msg_type in ("Update", "Cancel"):
            origin = first[alert.sender, alert.identifier]
            named = any((one.sender, one.identifier) == (alert.sender, alert.identifier) for one in alert.references)
            if origin.sent < alert.sent or named:
                reason = f"{text.shorten(alert.identifier)} is that of the message it follows; each needs its own"
                finding = found("A17", "identifier", reason)
                conflicts.append(Conflict(finding, alert, origin if origin.sent < alert.sent else None))
    return conflicts
