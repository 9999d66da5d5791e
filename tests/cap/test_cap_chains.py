"""What is in force does not depend on the order of arrival; what was ended stays so; nothing else is ever lost."""

import gc
import time
from datetime import UTC, datetime, timedelta, timezone
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from messages import INFO, PLAIN, SENT

from tocsin.cap import Alert, Reference
from tocsin.cap.chains import Active, active, cancellations, missing, unique
from tocsin.cap.following import AllClear, ack, all_clear, cancel, error, refer, update
from tocsin.cap.tree import CapError

HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)
NOW = SENT + HOUR
SIGNATURE = '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><a></a></ds:Signature>'


def info(**changes: Any) -> Any:
    return msgspec.structs.replace(INFO, **changes)


def alert(identifier: str = "a", **changes: Any) -> Alert:
    return msgspec.structs.replace(PLAIN, identifier=identifier, **{"status": "Actual", **changes})


def later(identifier: str, msg_type: str, *before: Alert, minutes: float = 10, **changes: Any) -> Alert:
    references = tuple(refer(one) for one in before)
    sent = SENT + timedelta(minutes=minutes)
    return alert(identifier, **{"msg_type": msg_type, "references": references, "sent": sent, **changes})


def shown(alerts: list[Alert], now: datetime = NOW, **policy: Any) -> list[str]:
    return [item.alert.identifier for item in active(alerts, now, **policy)]


A = alert()
U = later("u", "Update", A)
V = later("v", "Update", U, A, minutes=20)
C = later("c", "Cancel", V, U, A, minutes=30, info=())
ELSEWHERE = SENT.astimezone(timezone(timedelta(hours=-5)))
STRANGER = "other@example.org"


@pytest.mark.parametrize(
    ("alerts", "expected"),
    [
        ([], []),
        ([A], ["a"]),
        ([A, A], ["a"]),
        ([A, U], ["u"]),
        ([V, A, U], ["v"]),
        ([A, V], ["v"]),
        ([C, A, V, U], []),
        ([A, U, later("w", "Update", U)], ["w"]),
        ([A, later("w", "Update", U)], ["a", "w"]),
        ([A, later("x", "Ack", A), later("y", "Error", A), later("z", "Alert", A)], ["a", "z"]),
        ([A, later("u", "Update", A, info=())], ["u"]),
        ([alert(sent=ELSEWHERE), U], ["u"]),
        ([A, later("u", "Update", alert(sent=ELSEWHERE))], ["u"]),
        ([A, later("c", "Cancel", A, sender=STRANGER)], ["a"]),
        ([A, later("u", "Update", A, sender=STRANGER)], ["a", "u"]),
        ([A, later("c", "Cancel", A, status="Exercise")], ["a"]),
        ([alert(status="Exercise"), later("c", "Cancel", A)], []),
        ([later("u", "Update", later("u", "Alert"))], ["u"]),
        ([later("u", "Update", A), alert(sent=SENT + HOUR)], ["u", "a"]),
        ([A, later("c", "Cancel", A, minutes=-1)], ["a"]),
        ([A, later("c", "Cancel", alert(sent=SENT + SECOND))], ["a"]),
        ([A, later("c", "Cancel", A, minutes=0)], []),
        (
            [
                A,
                later("b", "Update", A, minutes=0),
                later("c", "Cancel", A, later("b", "Update", minutes=0), minutes=0),
            ],
            [],
        ),
    ],
)
def test_what_is_in_force(alerts: list[Alert], expected: list[str]) -> None:
    for order in (alerts, alerts[::-1]):
        assert shown(order) == expected


def test_the_hour_that_a_zone_repeats_is_an_instant_too() -> None:
    first = datetime(2024, 10, 27, 2, 30, tzinfo=ZoneInfo("Europe/Paris"))
    second = first.replace(fold=1)
    messages = [alert("a", sent=first), alert("a", sent=first.astimezone(UTC)), alert("a", sent=second)]
    messages.append(alert("c", msg_type="Cancel", sent=SENT, references=(refer(messages[1]),)))
    assert [item.alert.sent for item in active(messages, NOW, default_life=999 * HOUR)] == [second]


def test_in_a_ring_of_references_one_always_stays() -> None:
    ring = [Reference(A.sender, name, SENT) for name in "pqr"]
    for size in (2, 3):
        messages = [
            alert(ring[n].identifier, msg_type="Update", references=(ring[(n + 1) % size],)) for n in range(size)
        ]
        assert 1 <= len(shown(messages)) < size
    both = [
        later("p", "Update", minutes=0, references=(ring[1],)),
        later("q", "Cancel", minutes=0, references=(ring[0],)),
    ]
    assert shown(both) == []


def test_what_names_more_is_the_later_of_one_second() -> None:
    first = later("z", "Update", A, minutes=0)
    second = later("b", "Update", A, first, minutes=0)
    assert shown([A, first, second]) == ["b"]


def test_each_info_lapses_for_itself_and_the_alert_stays_whole() -> None:
    early, late, endless = info(expires=SENT + HOUR), info(expires=SENT + 3 * HOUR), info(expires=None, onset=None)
    message = alert(info=(early, late, endless))

    def seen(now: datetime) -> Any:
        return [
            (item.alert is message, item.info, item.until, item.assumed)
            for item in active([message], now, default_life=2 * HOUR)
        ]

    until = SENT + 3 * HOUR
    assert seen(SENT) == [(True, (early, late, endless), until, True)]
    assert seen(SENT + HOUR - SECOND) == [(True, (early, late, endless), until, True)]
    assert seen(SENT + HOUR) == [(True, (late, endless), until, True)]
    assert seen(SENT + 2 * HOUR) == [(True, (late,), until, False)]
    assert seen(SENT + 3 * HOUR) == []


@pytest.mark.parametrize(
    ("changes", "end"),
    [
        ({"effective": None, "onset": None}, SENT + 24 * HOUR),
        ({"effective": SENT - 99 * HOUR, "onset": None}, SENT + 24 * HOUR),
        ({"effective": SENT + HOUR, "onset": None}, SENT + 25 * HOUR),
        ({"effective": SENT, "onset": SENT + 48 * HOUR}, SENT + 72 * HOUR),
        ({"effective": datetime.max.replace(tzinfo=UTC), "onset": None}, datetime.max.replace(tzinfo=UTC)),
    ],
)
def test_without_an_end_the_policy_counts_from_the_last_beginning(changes: Any, end: datetime) -> None:
    (item,) = active([alert(info=(info(expires=None, **changes),))], SENT + HOUR)
    assert (item.until, item.assumed) == (end, True)


def test_a_message_without_info_is_shown_for_as_long_as_the_policy_says() -> None:
    (item,) = active([alert(info=())], NOW, default_life=2 * HOUR)
    assert (item.info, item.until, item.assumed, item.all_clear) == ((), SENT + 2 * HOUR, True, False)
    assert active([alert(info=())], SENT + 2 * HOUR, default_life=2 * HOUR) == []


@pytest.mark.parametrize(
    ("message", "pending"),
    [
        (A, False),
        (alert(info=(info(effective=NOW + timedelta(minutes=5)),)), False),
        (alert(info=(info(effective=NOW + timedelta(minutes=6)),)), True),
        (alert(info=(info(effective=NOW + HOUR), INFO)), False),
        (alert(info=(info(effective=NOW + HOUR), info(effective=None))), False),
        (alert(info=(info(onset=NOW + HOUR),)), False),
        (alert(sent=NOW + timedelta(minutes=5)), False),
        (alert(sent=NOW + timedelta(minutes=6)), True),
        (alert(sent=NOW + timedelta(minutes=6), info=()), True),
    ],
)
def test_what_is_to_come_is_shown_as_pending(message: Alert, pending: bool) -> None:
    assert [item.pending for item in active([message], NOW)] == [pending]


def test_a_message_acts_from_when_it_is_sent() -> None:
    cancelled = [A, later("c", "Cancel", A, minutes=66)]
    assert shown(cancelled, NOW) == ["a"]
    assert shown(cancelled, NOW + timedelta(minutes=1)) == []
    assert shown(cancelled, NOW, clock_skew=timedelta(minutes=6)) == []
    future = alert("t", sent=SENT.replace(year=2567), msg_type="Cancel", references=(refer(A),))
    assert shown([A, future]) == ["a"]


def test_drills_and_live_alerts_never_meet() -> None:
    drill = alert(status="Exercise", note="drill 7")
    assert shown([drill, A]) == ["a"]
    assert active([drill, A], NOW)[0].alert is A
    both = active([drill, A, later("c", "Cancel", A, status="Exercise")], NOW, statuses=("Exercise", "Actual"))
    assert [item.alert.status for item in both] == ["Actual"]
    assert [item.alert for item in active([A, drill], NOW, statuses={"Exercise"})] == [drill]


def test_another_sender_ends_an_alert_only_if_it_is_trusted_to() -> None:
    foreign = later("c", "Cancel", A, sender=STRANGER)
    (item,) = active([A, foreign], NOW)
    assert item.contested == (refer(foreign),)
    assert shown([A, foreign], may_end=lambda sender, owner: (sender, owner) == (STRANGER, A.sender)) == []
    assert shown([A, foreign], may_end=lambda sender, owner: (sender, owner) == (A.sender, STRANGER)) == ["a"]


def test_what_names_an_alert_in_vain_is_told() -> None:
    wrong_time = later("c", "Cancel", alert(sent=SENT + SECOND))
    too_early = later("d", "Cancel", A, minutes=-1)
    unknown = later("e", "Cancel", alert("nobody"))
    (item,) = active([A, wrong_time, too_early, unknown], NOW)
    assert item.contested == (refer(too_early), refer(wrong_time))
    again = alert(sent=SENT + 2 * SECOND)
    for order in ([A, again, wrong_time], [again, A, wrong_time]):
        assert [item.contested for item in active(order, NOW)] == [(), (refer(wrong_time),)]
    renewed = alert(sent=SENT + HOUR / 2)
    (item,) = active([renewed, later("c", "Cancel", A)], NOW)
    assert item.contested == ()
    own = later("a", "Update", A)
    assert [(one.alert, one.contested) for one in active([own], NOW)] == [(own, ())]


def test_what_did_not_arrive_is_told() -> None:
    (item,) = active([V, A], NOW)
    assert item.missing == (refer(U),)
    heartbeat = alert("h", status="System", references=(refer(A), refer(U), refer(V), refer(U)))
    assert missing([heartbeat, V, A]) == [refer(U)]
    assert missing([A, U, V, C]) == []


def test_an_all_clear_is_known_as_one() -> None:
    words = {"en": AllClear(headline="Over", instruction="Come out.")}
    over = all_clear(A, sent=NOW, expires=NOW + HOUR, texts=words)
    assert [(item.alert, item.all_clear) for item in active([over, A], NOW)] == [(over, True)]
    assert active([over, A], NOW + HOUR) == []
    assert not active([A], NOW)[0].all_clear


def test_the_text_of_a_cancel_is_shown_apart() -> None:
    words = {"en": AllClear(headline="Over", instruction="Come out.")}
    over = all_clear(A, sent=NOW, expires=NOW + HOUR, texts=words, msg_type="Cancel")
    assert active([over, A], NOW) == []
    assert [item.alert for item in cancellations([A, over, C], NOW)] == [over]
    assert cancellations([A, over], NOW + HOUR) == []
    assert cancellations([A, over, later("u", "Update", over, minutes=70)], NOW + HOUR / 2) == []


def test_copies_are_dropped_and_conflicts_told() -> None:
    copy = msgspec.structs.replace(A, sent=ELSEWHERE, other=(SIGNATURE,))
    forged = msgspec.structs.replace(A, sent=ELSEWHERE, msg_type="Cancel")
    kept, conflicts = unique([A, U, copy, A, msgspec.structs.replace(A), forged, U])
    assert kept == [A, U]
    assert kept[0] is A
    (conflict,) = conflicts
    assert (conflict.finding.rule, conflict.finding.level, conflict.alert, conflict.first) == (
        "A16",
        "error",
        forged,
        A,
    )
    assert conflict.finding.reason.startswith("desk@example.org,a,2024-11-20T")
    assert shown([A, forged]) == ["a"]
    drill = msgspec.structs.replace(A, status="Exercise")
    kept, (conflict,) = unique([drill, A, drill])
    assert kept == [drill, A]
    assert (conflict.finding.rule, conflict.alert, conflict.first) == ("A16", A, drill)
    assert "both are kept for their status, Actual here" in conflict.finding.reason
    updates = [later("u", "Update", A, status=status) for status in ("Test", "Actual")]
    assert [one.finding.rule for one in unique(updates)[1]] == ["A16"]


def test_an_identifier_used_again_is_told_and_the_message_kept() -> None:
    again = later("a", "Update", A)
    for order in ([A, again], [again, A]):
        kept, (conflict,) = unique(order)
        assert kept == order
        assert (conflict.finding.rule, conflict.alert, conflict.first) == ("A17", again, A)
    assert [(one.finding.rule, one.first) for one in unique([again])[1]] == [("A17", None)]
    assert unique([A, later("a", "Alert"), alert("a", sender=STRANGER)])[1] == []
    assert shown([A, again]) == ["a"]


@pytest.mark.parametrize("look", [unique, missing, lambda alerts: active(alerts, NOW)])
def test_a_time_without_offset_is_refused(look: Any) -> None:
    with pytest.raises(CapError, match="CAP message a: <sent> has no offset"):
        look([alert(sent=datetime(2024, 11, 20, 8))])  # noqa: DTZ001 - the fault


@pytest.mark.parametrize("look", [missing, lambda alerts: active(alerts, NOW)])
def test_a_reference_without_offset_is_refused(look: Any) -> None:
    with pytest.raises(CapError, match="CAP message b: <sent> has no offset"):
        look([alert(msg_type="Update", references=(Reference("a", "b", datetime(2024, 11, 20, 8)),))])  # noqa: DTZ001


def view(items: list[Active]) -> list[Any]:
    return [msgspec.structs.astuple(item) for item in items]


class Chains(RuleBasedStateMachine):
    """Two senders, honest and not, issue messages within three hours; each is delivered some time, maybe twice."""

    def __init__(self) -> None:
        super().__init__()
        self.issued: dict[tuple[str, str, datetime], Alert] = {}
        self.inbox: list[Alert] = []
        self.now = SENT
        self.gone: set[Reference] = set()

    def issue(self, message: Alert) -> None:
        self.issued.setdefault((message.sender, message.identifier, message.sent), message)

    def pick(self, number: int) -> Alert | None:
        live = [one for one in self.issued.values() if one.msg_type in ("Alert", "Update")]
        return live[number % len(live)] if live else None

    @rule(life=st.sampled_from([None, 1, 60, 600]), sender=st.sampled_from(["x", "y"]), drill=st.booleans())
    def begin(self, life: int | None, sender: str, drill: bool) -> None:
        expires = None if life is None else self.now + timedelta(minutes=life)
        body = (info(effective=None, onset=None, expires=expires),)
        status = "Exercise" if drill else "Actual"
        self.issue(alert(f"n{len(self.issued)}", sender=sender, status=status, sent=self.now, info=body))

    @rule(number=st.integers(0, 50), act=st.sampled_from(["update", "cancel", "ack", "error"]))
    def follow(self, number: int, act: str) -> None:
        message = self.pick(number)
        if message is not None:
            sent = max(self.now, message.sent)
            if act == "update":
                self.issue(update(message, sent=sent, info=(info(expires=sent + HOUR),)))
            elif act == "cancel":
                self.issue(cancel(message, sent=sent))
            elif act == "ack":
                self.issue(ack(message, sender="z", sent=sent))
            else:
                self.issue(error(message, sender="z", sent=sent, note="?"))

    @rule(
        named=st.lists(st.tuples(st.sampled_from("xy"), st.sampled_from("pqr"), st.integers(0, 2)), max_size=3),
        own=st.tuples(st.sampled_from("xy"), st.sampled_from("pqr"), st.integers(0, 2)),
        msg_type=st.sampled_from(["Alert", "Update", "Cancel"]),
    )
    def muddle(self, named: list[tuple[str, str, int]], own: tuple[str, str, int], msg_type: str) -> None:
        """Any message may name any other: itself, later ones, in rings, another sender's."""
        references = tuple(Reference(sender, name, SENT + n * SECOND) for sender, name, n in named)
        sender, name, n = own
        self.issue(alert(name, sender=sender, sent=SENT + n * SECOND, msg_type=msg_type, references=references))

    @rule(number=st.integers(0, 50))
    def deliver(self, number: int) -> None:
        if self.issued:
            self.inbox.append(list(self.issued.values())[number % len(self.issued)])

    @rule(minutes=st.integers(0, 40))
    def wait(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @invariant()
    def the_order_of_arrival_does_not_matter(self) -> None:
        once = view(active(self.inbox, self.now))
        shuffled = self.inbox[:]
        Random(len(self.inbox)).shuffle(shuffled)  # noqa: S311
        for other in (self.inbox[::-1], shuffled, self.inbox * 2, unique(self.inbox)[0]):
            assert view(active(other, self.now)) == once

    @invariant()
    def what_is_in_force_ends_nothing_that_is_in_force(self) -> None:
        standing = [item.alert for item in active(self.inbox, self.now)]
        assert [item.alert for item in active(standing, self.now)] == standing

    @invariant()
    def what_was_ended_never_comes_back(self) -> None:
        for message in self.inbox:
            if message.msg_type in ("Update", "Cancel") and message.status == "Actual":
                self.gone |= {
                    one for one in message.references if one.sender == message.sender and one.sent < message.sent
                }
        assert not self.gone & {refer(item.alert) for item in active(self.inbox, self.now)}

    @invariant()
    def nothing_expired_is_in_force_and_nothing_else_is_lost(self) -> None:
        found = {refer(item.alert): item for item in active(self.inbox, self.now)}
        named = {
            (one, message.sender)
            for message in self.inbox
            if message.status == "Actual" and message.msg_type in ("Update", "Cancel")
            for one in message.references
        }
        for item in found.values():
            assert item.alert.status == "Actual"
            assert item.until > self.now
            assert all(one.expires is None or one.expires > self.now for one in item.info)
        for message in self.inbox:
            lasts = any((one.expires or message.sent + 24 * HOUR) > self.now for one in message.info)
            live = message.status == "Actual" and message.msg_type in ("Alert", "Update")
            if live and lasts and (refer(message), message.sender) not in named:
                assert refer(message) in found


Chains.TestCase.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
TestChains = Chains.TestCase


def test_twenty_thousand_messages_take_seconds_in_any_order() -> None:
    """A bound that no slow machine misses; a quadratic look would take many minutes."""
    messages = []
    for number in range(6000):
        first = alert(f"a{number}", sent=SENT + timedelta(seconds=number % 600))
        second = later(f"u{number}", "Update", first, minutes=11)
        messages += [first, second, later(f"c{number}", "Cancel", second, first, minutes=12)]
    messages += [later(f"m{n}", "Cancel", alert("a1", sent=SENT + timedelta(days=1)), minutes=30) for n in range(1000)]
    Random(1).shuffle(messages)  # noqa: S311
    gc.collect()
    began = time.process_time()
    assert active(messages, NOW) == []
    assert len(unique(messages)[0]) == len(messages)
    assert time.process_time() - began < 30
