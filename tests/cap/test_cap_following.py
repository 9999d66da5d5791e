"""What follows an alert names it, bears its status and never takes its place by identifier."""

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from messages import INFO, PLAIN, SENT
from shared_cap import assert_valid

from tocsin.cap import Alert, NamedValue, Reference, Resource, check, parse, write
from tocsin.cap.following import AllClear, ack, all_clear, cancel, error, refer, unsigned, update
from tocsin.cap.tree import CapError
from tocsin.errors import InputError

LATER = SENT + timedelta(hours=1)
SIGNATURE = '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo></ds:SignedInfo></ds:Signature>'
SIGNATURE_TOO = '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"></Signature>'
NOTHING_SIGNED = '<x:Signature xmlns:x="urn:example">of the mayor</x:Signature>'
WORDS = AllClear(headline="Kyiv: all clear", instruction="You may leave the shelter.")
ENGLISH = {"en": WORDS}


def changed(alert: Alert = PLAIN, **changes: Any) -> Alert:
    return msgspec.structs.replace(alert, **changes)


def cleared(alert: Alert = PLAIN, **changes: Any) -> Alert:
    return all_clear(alert, **{"sent": LATER, "expires": LATER + timedelta(hours=1), "texts": ENGLISH, **changes})


def test_an_update_names_the_alert_and_carries_the_rest() -> None:
    made = update(PLAIN, sent=LATER, note="as before")
    assert made.references == (refer(PLAIN),) == (Reference("desk@example.org", "example-1", SENT),)
    same = changed(made, identifier="example-1", sent=SENT, msg_type="Alert", references=(), note=None)
    assert same == PLAIN
    assert made.note == "as before"
    assert parse(write(made)) == made
    assert check(made) == []
    assert_valid(write(made))


def test_a_fresh_identifier_comes_from_content_and_time() -> None:
    made = update(PLAIN, sent=LATER)
    assert made.identifier == update(PLAIN, sent=LATER.astimezone(LATER.tzinfo)).identifier
    others = {
        update(PLAIN, sent=LATER + timedelta(seconds=1)).identifier,
        update(PLAIN, sent=LATER, note="more").identifier,
        cancel(PLAIN, sent=LATER).identifier,
        ack(PLAIN, sender="a", sent=LATER).identifier,
        ack(PLAIN, sender="b", sent=LATER).identifier,
        error(PLAIN, sender="b", sent=LATER, note="x").identifier,
        cleared().identifier,
    }
    assert len(others | {made.identifier}) == 8
    assert made.identifier.startswith("tocsin-20241120T083000-")
    assert update(PLAIN, sent=LATER, identifier="example-2").identifier == "example-2"


def test_the_chain_names_every_predecessor_that_may_still_be_shown() -> None:
    second = update(PLAIN, sent=LATER, identifier="example-2")
    third = update(second, sent=LATER, identifier="example-3")
    assert third.references == (refer(second), refer(PLAIN))
    lone = changed(third, references=(refer(second),))
    assert cancel(lone, sent=LATER).references == (refer(lone), refer(second))
    assert cancel(lone, sent=LATER, earlier=[PLAIN, second]).references == (refer(lone), refer(second), refer(PLAIN))


def test_what_is_known_to_have_expired_is_left_out_of_the_chain() -> None:
    after = INFO.expires or SENT
    endless = changed(PLAIN, info=(INFO, changed_info(expires=None)))
    second = changed(update(PLAIN, sent=LATER, identifier="example-2"), info=(changed_info(expires=None),))
    assert cancel(second, sent=after).references == (refer(second), refer(PLAIN))
    assert cancel(second, sent=after, earlier=[PLAIN]).references == (refer(second),)
    assert cancel(second, sent=after, earlier=[changed(info=())]).references == (refer(second), refer(PLAIN))
    assert cancel(second, sent=after, earlier=[endless]).references == (refer(second), refer(PLAIN))
    assert cancel(second, sent=after - timedelta(seconds=1), earlier=[PLAIN]).references[1:] == (refer(PLAIN),)


def changed_info(**changes: Any) -> Any:
    return msgspec.structs.replace(INFO, **changes)


def test_a_faulty_reference_is_not_carried() -> None:
    later = Reference("desk@example.org", "from-the-future", LATER)
    alert = changed(msg_type="Update", references=(refer(PLAIN), later, refer(PLAIN)))
    assert cancel(alert, sent=LATER).references == (refer(PLAIN),)


@pytest.mark.parametrize("follow", [update, cancel, cleared])
@pytest.mark.parametrize("status", ["Actual", "Exercise", "System", "Test", "Draft"])
def test_status_scope_and_profile_are_carried(follow: Any, status: Any) -> None:
    alert = changed(status=status, code=("profile:1",), incidents=("flood 7",), source="desk 2", note="drill 7")
    made = follow(alert, sent=LATER)
    assert (made.status, made.scope, made.restriction, made.sender) == (
        status,
        "Restricted",
        "duty officers",
        PLAIN.sender,
    )
    assert (made.code, made.incidents, made.source) == (alert.code, alert.incidents, alert.source)
    assert made.note == ("drill 7" if status == "Exercise" or follow is update else None)


def test_a_change_of_scope_drops_what_belonged_to_the_old_one() -> None:
    public = update(changed(addresses=("a b",)), sent=LATER, scope="Public")
    assert (public.scope, public.restriction, public.addresses) == ("Public", None, ())
    assert update(PLAIN, sent=LATER, scope="Restricted").restriction == "duty officers"
    assert update(PLAIN, sent=LATER, scope="Private", addresses=("x",)).addresses == ("x",)


def test_the_signature_is_not_carried() -> None:
    alert = changed(other=(SIGNATURE, NOTHING_SIGNED, SIGNATURE_TOO, '<y xmlns="urn:example"></y>'))
    assert update(alert, sent=LATER).other == (NOTHING_SIGNED, '<y xmlns="urn:example"></y>')
    assert cancel(alert, sent=LATER).other == update(alert, sent=LATER).other == unsigned(alert.other)
    assert ack(alert, sender="b", sent=LATER).other == ()
    assert update(alert, sent=LATER, other=()).other == ()


def test_a_cancel_says_nothing_unless_it_is_told_to() -> None:
    assert cancel(PLAIN, sent=LATER, note="false alarm").info == ()
    assert cancel(PLAIN, sent=LATER, note="false alarm").note == "false alarm"
    assert cancel(PLAIN, sent=LATER, info=(INFO,)).info == (INFO,)
    assert_valid(write(cancel(PLAIN, sent=LATER)))


def test_answers_go_to_the_sender_of_the_alert_alone() -> None:
    alert = changed(status="Exercise", note="drill 7", code=("c",), other=(SIGNATURE,), references=(refer(PLAIN),))
    alert = changed(alert, identifier="example-2")
    for made in (
        ack(alert, sender="b@example.org", sent=LATER),
        error(alert, sender="b@example.org", sent=SENT, note="no"),
    ):
        assert (made.sender, made.scope, made.addresses) == ("b@example.org", "Private", ("desk@example.org",))
        assert (made.status, made.code, made.references, made.info) == ("Exercise", ("c",), (refer(alert),), ())
        assert check(made) == []
        assert_valid(write(made))
    assert ack(alert, sender="b", sent=LATER).note == "drill 7"
    assert ack(alert, sender="b", sent=LATER, note="seen").note == "seen"
    assert ack(PLAIN, sender="b", sent=LATER).note is None
    assert error(PLAIN, sender="b", sent=LATER, note="no area").note == "no area"
    assert ack(cancel(PLAIN, sent=LATER), sender="b", sent=LATER).msg_type == "Ack"


def test_an_all_clear_tells_the_end_to_the_same_areas_in_the_same_languages() -> None:
    french = changed_info(
        language="fr-FR",
        parameter=(NamedValue("awareness_level", "4; red; Extreme"),),
        resource=(Resource(resource_desc="map", mime_type="image/png"),),
        other=('<y xmlns="urn:example"></y>',),
    )
    alert = changed(info=(INFO, french, INFO))
    words = AllClear(headline="Fin", instruction="Sortez.", description="Fini.", event="alerte aérienne")
    made = cleared(alert, texts={"EN": WORDS, "fr-fr": words, "de": WORDS})
    assert made.msg_type == "Update"
    assert [info.language for info in made.info] == ["en", "fr-FR", "en"]
    for info in made.info:
        assert (info.response_type, info.urgency, info.severity, info.certainty) == (
            ("AllClear",),
            "Past",
            "Minor",
            "Observed",
        )
        assert (info.expires, info.effective, info.onset) == (LATER + timedelta(hours=1), None, None)
        assert (info.area, info.category) == (INFO.area, INFO.category)
        assert (info.parameter, info.resource, info.other) == ((), (), ())
    assert (made.info[0].event, made.info[0].headline, made.info[0].description) == (
        INFO.event,
        "Kyiv: all clear",
        None,
    )
    assert (made.info[1].event, made.info[1].instruction) == ("alerte aérienne", "Sortez.")
    assert check(cleared()) == []
    assert cleared(msg_type="Cancel").msg_type == "Cancel"
    assert cleared(scope="Public").restriction is None
    assert_valid(write(made))


CANCEL = cancel(PLAIN, sent=LATER, identifier="example-2")
ACK = ack(PLAIN, sender="b", sent=LATER)


@pytest.mark.parametrize(
    ("follow", "alert", "changes", "rule", "reason"),
    [
        (update, PLAIN, {"sent": SENT - timedelta(seconds=1)}, "A15", r"dated 2024-11-20T09:29:59\+02:00, before it"),
        (update, PLAIN, {"sent": datetime(2024, 11, 20, 18)}, "A03", "no offset"),  # noqa: DTZ001 - the fault
        (update, PLAIN, {"sent": LATER.replace(microsecond=5)}, "A03", "finer than a second"),
        (update, changed(sent=datetime(2024, 11, 20, 8)), {}, "A13", "no offset"),  # noqa: DTZ001 - the fault
        (update, changed(references=(Reference("a", "b", datetime(2024, 11, 20)),)), {}, "A13", "the time of 'b': "),  # noqa: DTZ001
        (update, PLAIN, {"identifier": "example-1"}, "A17", "cannot be used again"),
        (update, PLAIN, {"identifier": ""}, "A01", "empty or holds"),
        (update, PLAIN, {"identifier": "a,b"}, "A01", "'a,b' is empty or holds"),
        (update, changed(identifier="a b"), {}, "A13", "'a b' is empty or holds"),
        (update, PLAIN, {"sent": INFO.expires}, "T01", "every text of the update has expired"),
        (update, CANCEL, {}, "A14", "is of type Cancel, which nothing can update; send a new Alert"),
        (cancel, ACK, {}, "A14", "is of type Ack"),
        (cleared, CANCEL, {}, "A14", "which nothing can clear"),
        (cleared, PLAIN, {"expires": LATER}, "T01", "expires when it is sent"),
        (cleared, PLAIN, {"expires": datetime(2024, 11, 20, 18)}, "I11", "expires: the time has no"),  # noqa: DTZ001
        (ack, ACK, {"sender": "a"}, "A14", "answers are not answered"),
        (ack, PLAIN, {"sender": "a b"}, "A01", "'a b'"),
        (error, PLAIN, {"sender": "a", "note": " "}, "A12", "say in note"),
    ],
)
def test_what_cannot_follow_is_refused(follow: Any, alert: Alert, changes: Any, rule: str, reason: str) -> None:
    with pytest.raises(CapError, match=reason) as caught:
        follow(alert, **{"sent": LATER, **changes})
    assert caught.value.rule == rule
    assert str(caught.value).startswith(f"CAP message {alert.identifier}: ")


@pytest.mark.parametrize(
    ("alert", "texts", "reason"),
    [
        (changed(info=()), ENGLISH, "send a Cancel"),
        (changed(info=(INFO, changed_info(language="fr"))), ENGLISH, "were warned in fr"),
        (PLAIN, {"en": changed(WORDS, headline=" ")}, "in en needs a headline"),  # type: ignore[arg-type]
        (PLAIN, {"en": changed(WORDS, instruction="")}, "in en needs a headline and an instr"),  # type: ignore[arg-type]
    ],
)
def test_an_all_clear_without_words_is_refused(alert: Alert, texts: Any, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        cleared(alert, texts=texts)


@pytest.mark.parametrize("name", ["status", "sender", "msg_type", "references"])
@pytest.mark.parametrize("follow", [update, cancel])
def test_nobody_can_move_a_drill_or_speak_for_others(follow: Any, name: str) -> None:
    with pytest.raises(TypeError, match=f"cannot change {name}"):
        follow(PLAIN, **{"sent": LATER, name: "Actual"})
    with pytest.raises(TypeError, match="cannot change status"):
        cleared(status="Actual")


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(["update", "clear"]), st.integers(0, 7200)), max_size=8),
    st.sampled_from(["Actual", "Exercise"]),
)
def test_a_chain_of_any_length_names_all_before_it(steps: list[tuple[str, int]], status: Any) -> None:
    alert = changed(status=status, info=(changed_info(expires=None),), sent=SENT.astimezone(UTC))
    before = [alert]
    for act, seconds in steps:
        sent = before[-1].sent + timedelta(seconds=seconds)
        last = before[-1]
        made = (
            update(last, sent=sent) if act == "update" else cleared(last, sent=sent, expires=sent + timedelta(hours=9))
        )
        assert set(made.references) == {refer(one) for one in before}
        assert made.identifier not in {one.identifier for one in before}
        assert made.status == status
        before.append(made)
    assert {refer(one) for one in before} == set(cancel(before[-1], sent=before[-1].sent).references)
