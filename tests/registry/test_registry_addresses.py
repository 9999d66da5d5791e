"""Which addresses are taken, in which form, and what is said of the others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.registry.addresses import CHANNELS, AddressError, Channel, address


@pytest.mark.parametrize(
    ("channel", "text", "country", "sent", "normal"),
    [
        ("email", " Ada@Example.ORG ", "", "Ada@example.org", "ada@example.org"),
        ("email", "o'neil+x@mail.example.co.uk", "", "o'neil+x@mail.example.co.uk", "o'neil+x@mail.example.co.uk"),
        ("email", "ada@bücher.example", "", "ada@bücher.example", "ada@bücher.example"),
        ("sms", "06 12 34 56 78", "FR", "+33612345678", "+33612345678"),
        ("sms", "0033 (0)6 12-34-56-78", "", "+33612345678", "+33612345678"),
        ("sms", "+380 50 123 4567", "FR", "+380501234567", "+380501234567"),
        ("webhook", "https://Example.org:8443/Hook?a=1#x", "", "https://example.org:8443/Hook?a=1", None),
        ("push", "https://push.example.net/send/AbC", "", "https://push.example.net/send/AbC", None),
        ("webhook", "https://8.8.8.8/x", "", "https://8.8.8.8/x", None),
    ],
)
def test_addresses_have_one_form(channel: Channel, text: str, country: str, sent: str, normal: str | None) -> None:
    made = address(channel, text, country)
    assert (made.channel, made.sent, made.normal) == (channel, sent, normal or sent)


@pytest.mark.parametrize(
    ("channel", "text", "country", "reason"),
    [
        ("email", "ada", "", "no e-mail address"),
        ("email", "ada@localhost", "", "no e-mail address"),
        ("email", "ada@example.org\nBcc: x@example.org", "", "control characters"),
        ("email", "a@b.example, c@d.example", "", "no e-mail address"),
        ("email", f"{'a' * 65}@example.org", "", "more than 64"),
        ("email", f"a@{'b.' * 150}org", "", "no e-mail address"),
        ("sms", "06 12 34 56 78", "", "no country code"),
        ("sms", "+999 12345678", "", "no telephone number"),
        ("sms", "hello", "FR", "no telephone number"),
        ("sms", "+33 6 12", "", "too few digits"),
        ("sms", "+33 6 12 34 56 78 99 99", "", "too many digits"),
        ("sms", "06 12 34 56 7", "FR", "in use in FR"),
        ("sms", "+33 0 00 00 00 00", "", "no number in use"),
        ("webhook", "http://example.org/", "", "no secure web address"),
        ("webhook", "https://", "", "no secure web address"),
        ("webhook", "https://[::1", "", "no secure web address"),
        ("webhook", "https://example.org:99999/", "", "no secure web address"),
        ("webhook", "https://ada:pw@example.org/", "", "holds a password"),
        ("webhook", "https://127.0.0.1/", "", "private network"),
        ("webhook", "https://10.1.2.3/", "", "private network"),
        ("webhook", "https://[::1]/", "", "private network"),
        ("webhook", "https://localhost/", "", "private network"),
        ("webhook", "https://db.internal/", "", "private network"),
        ("webhook", "https://127.1/", "", "private network"),
        ("push", "x" * 3000, "", "far too long"),
    ],
)
def test_other_texts_are_refused_with_a_way_out(channel: Channel, text: str, country: str, reason: str) -> None:
    with pytest.raises(AddressError, match=reason):
        address(channel, text, country)


@given(st.sampled_from(CHANNELS), st.text(max_size=60), st.sampled_from(["", "FR", "UA"]))
def test_no_text_breaks_it_and_the_form_is_final(channel: Channel, text: str, country: str) -> None:
    try:
        made = address(channel, text, country)
    except AddressError:
        return
    assert address(channel, made.sent) == made
