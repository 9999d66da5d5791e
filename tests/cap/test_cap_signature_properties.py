"""Whatever CAP can carry is signed so that it verifies, and no character of it can be changed unseen."""

from functools import cache
from typing import Any

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from messages import alerts
from signature_authority import AT, CHAIN, DS, desk, root

from tocsin.cap import Alert, parse, write
from tocsin.cap.signature import Trust, findings, load_trust, sign, verify
from tocsin.cap.tree import CapError

slow = settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@cache
def trust() -> Trust:
    return load_trust(root().pem)


def unsigned(message: bytes) -> Alert:
    """As read, without the signature that was put behind all else."""
    alert = parse(message)
    return msgspec.structs.replace(alert, other=alert.other[:-1])


@slow
@given(alerts, st.sampled_from(["exclusive", "inclusive"]))
def test_every_message_verifies_as_sent_and_means_the_same(alert: Alert, form: Any) -> None:
    message = sign(write(alert), desk().key, CHAIN, at=AT, form=form)
    verdict = verify(message, trust=trust(), at=AT)
    assert (verdict.good, verdict.form) == (True, ())
    assert list(findings(message, at=AT)) == []
    assert unsigned(message) == alert


@slow
@given(alerts, st.data())
def test_one_changed_character_is_seen(alert: Alert, data: st.DataObject) -> None:
    tree = etree.fromstring(sign(write(alert), desk().key, CHAIN, at=AT))
    texts = [one for one in tree.iter("*") if one.text and not one.tag.startswith(DS)]
    node = data.draw(st.sampled_from(texts))
    place = data.draw(st.integers(0, len(node.text) - 1))
    new = data.draw(st.sampled_from("aZ0 é<\n").filter(lambda one: one != node.text[place]))
    node.text = node.text[:place] + new + node.text[place + 1 :]
    verdict = verify(etree.tostring(tree), trust=trust(), at=AT)
    assert (verdict.integrity, verdict.value, verdict.good) == (False, True, False)


@slow
@given(st.data())
def test_bytes_changed_anywhere_never_crash_and_never_pass_for_other_content(data: st.DataObject) -> None:
    from messages import PLAIN

    good = sign(write(PLAIN), desk().key, CHAIN, at=AT)
    place = data.draw(st.integers(0, len(good) - 1))
    cut = data.draw(st.integers(0, 20))
    message = good[:place] + data.draw(st.binary(max_size=3)) + good[place + cut :]
    try:
        verdict = verify(message, trust=trust(), at=AT)
        list(findings(message))
    except CapError:
        return
    assert verdict.reasons
    if verdict.good:
        assert unsigned(message) == PLAIN
