"""The how-to for a sender, printed from the rule book: one entry a rule."""

from collections.abc import Iterator

from tocsin.cap.findings import Rule, rules

STANDARD = "https://docs.oasis-open.org/emergency/cap/v1.2/CAP-v1.2-os.html"
CHAPTERS = {
    "The document": "NXCD",
    "The message": "A",
    "What people are told": "IT",
    "Files that go with it": "R",
    "The area": "G",
    "The signature": "S",
}
"""By the letters of the rules."""


def page() -> str:
    """``docs/how-to/why-is-my-message-refused.md``."""
    return "\n".join(
        (
            "# Why is my message refused?",
            "",
            "Check it, and look up the rule that is named:",
            "",
            "```sh",
            "tocsin cap check alert.xml",
            "```",
            "",
            f"An **error** breaks the standard ([OASIS CAP 1.2]({STANDARD})) or its",
            "schema: receivers may refuse the message. A **warning** is discouraged, or receivers will stumble.",
            "**Advice** helps. In Python the same words are in `cap.rules()`. A receiver may ask for more: see the",
            "[profiles](../reference/cap-profiles.md). This page is printed from `src/tocsin/cap/data/rules.toml`;",
            "change that, not the page.",
            "",
            *(line for chapter, letters in CHAPTERS.items() for line in _chapter(chapter, letters)),
        )
    )


def _chapter(chapter: str, letters: str) -> Iterator[str]:
    yield from (f"## {chapter}", "")
    for identifier, rule in rules().items():
        if identifier[0] in letters:
            yield from _entry(identifier, rule)


def _entry(identifier: str, rule: Rule) -> Iterator[str]:
    yield from (f"### {identifier}: {_escaped(rule.title)}", "")
    section = f"section {rule.section}" if rule.section[0].isdigit() else rule.section
    yield from (f"*{rule.level}, {section}*", "")
    yield from (_escaped(rule.why), "")
    yield from (f"**Do:** {_escaped(rule.fix)}", "")
    if rule.wrong:
        yield from ("```xml", "<!-- wrong -->", rule.wrong, "<!-- right -->", rule.right, "```", "")


def _escaped(words: str) -> str:
    """Element names would be taken for tags."""
    return words.replace("<", "\\<")
