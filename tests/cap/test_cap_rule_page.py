"""The page for senders says what the rule book says."""

from pathlib import Path

import pytest
from lxml import etree
from splice import spliced

from tocsin.cap import CapError, check, read, rules
from tocsin.cap.rule_page import page

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "why-is-my-message-refused.md"


def test_the_page_is_that_of_the_book() -> None:
    assert PAGE.read_text("utf-8") == page()


def test_every_rule_has_one_entry() -> None:
    assert [page().count(f"\n### {identifier}: ") for identifier in rules()] == [1] * len(rules())


EXAMPLES = {identifier: rule for identifier, rule in rules().items() if rule.wrong or rule.right}


def message(example: str, right: str) -> bytes:
    """A whole start tag, or elements; those that are no XML take the place of the right ones in the text."""
    good = spliced() if right.startswith("<alert") else spliced(right)
    if example.startswith("<alert"):
        return good.replace(right.encode(), example.encode())
    try:
        return spliced(example)
    except etree.XMLSyntaxError:
        return good.replace(right.encode(), example.encode())


def broken(data: bytes) -> set[str]:
    try:
        return {one.rule for one in check(read(data)[0])}
    except CapError as error:
        return {one.rule for one in error.findings}


@pytest.mark.parametrize("identifier", EXAMPLES)
def test_an_example_is_what_it_says(identifier: str) -> None:
    rule = EXAMPLES[identifier]
    assert identifier in broken(message(rule.wrong, rule.right))
    right = broken(message(rule.right, rule.right))
    assert right <= {"R07"}


def test_most_rules_have_an_example() -> None:
    assert len(EXAMPLES) > 50
