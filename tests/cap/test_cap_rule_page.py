"""The page for senders says what the rule book says."""

from pathlib import Path

from tocsin.cap import rules
from tocsin.cap.rule_page import page

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "why-is-my-message-refused.md"


def test_the_page_is_that_of_the_book() -> None:
    assert PAGE.read_text("utf-8") == page()


def test_every_rule_has_one_entry() -> None:
    assert [page().count(f"\n### {identifier}: ") for identifier in rules()] == [1] * len(rules())
