"""The reference page of the profiles, printed from their books."""

from collections.abc import Iterator

from tocsin.cap.findings import Rule, rules
from tocsin.cap.profiles import PROFILES, Profile


def page() -> str:
    """``docs/reference/cap-profiles.md``."""
    return "\n".join(
        (
            "# CAP profiles",
            "",
            "What receivers ask of a CAP message beyond the standard: national systems, publishers, and Tocsin itself.",
            "This page is printed from the books in `src/tocsin/cap/data`; change those, not the page.",
            "",
            "An error is what the profile forbids, a warning what it discourages or what makes receivers stumble,",
            "advice what helps. A rule whose section says *unverified* was not found in a document that could be read;",
            "it is never an error.",
            "",
            "```python",
            "from tocsin.cap import parse",
            "from tocsin.cap.profiles import PROFILES, profile",
            "",
            "alert = parse(message)",
            'findings = list(profile("act-now").check(alert, ["en", "fr"]))',
            "declared = [name for name, one in PROFILES.items() if one.declared_by(alert)]",
            "```",
            "",
            *_overview(),
            *(line for profile in PROFILES.values() for line in _section(profile)),
        )
    )


def _overview() -> Iterator[str]:
    yield "| profile | receiver | rules |"
    yield "| --- | --- | --- |"
    for name, profile in PROFILES.items():
        yield f"| `{name}` | {profile.title} | {len(rules(name))} |"
    yield ""


def _section(profile: Profile) -> Iterator[str]:
    yield from (f"## {profile.name}", "", f"**{profile.title}.** {profile.source}", "")
    yield "| rule | level | section | what is wrong | why it matters | what to do |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for identifier, rule in rules(profile.name).items():
        yield _row(identifier, rule)
    yield ""


def _row(identifier: str, rule: Rule) -> str:
    cells = (identifier, rule.level, rule.section, rule.title, rule.why, rule.fix)
    return f"| {' | '.join(_escaped(cell) for cell in cells)} |"


def _escaped(cell: str) -> str:
    """Element names would be taken for tags, and a bar for the end of the cell."""
    return cell.replace("<", "\\<").replace("|", "\\|")
