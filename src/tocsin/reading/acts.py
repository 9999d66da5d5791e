"""The acts that a claim may name: ``ACTS``, read from ``acts.toml``; and their page, ``docs/reference/acts.md``."""

import tomllib
from importlib.resources import files
from itertools import groupby

import msgspec


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """One act. ``cap_response`` is a CAP 1.2 responseType; ``plover`` a PLOVER code, ``None`` where it has none."""

    name: str
    family: str
    meaning: str
    cap_response: str
    plover: str | None = None


def _load() -> dict[str, Act]:
    table = tomllib.loads((files("tocsin.reading") / "acts.toml").read_text("utf-8"))["acts"]
    return {name: msgspec.convert({"name": name, **row}, Act) for name, row in table.items()}


ACTS: dict[str, Act] = _load()


def acts_page() -> str:
    """The reference page, Markdown."""
    lines = [
        "# Acts",
        "",
        "What a claim may tell, by family. This page is printed from `src/tocsin/reading/acts.toml`; change that, not",
        "the page.",
        "",
        "*CAP response* is the `responseType` of the Common Alerting Protocol 1.2 that fits the act. *PLOVER* is its",
        "code in the PLOVER event ontology; it is empty where that has none.",
    ]
    for family, acts in groupby(ACTS.values(), key=lambda act: act.family):
        lines += ["", f"## {family.capitalize()}", "", "| act | meaning | CAP response | PLOVER |", "|---|---|---|---|"]
        lines += [f"| `{a.name}` | {a.meaning} | {a.cap_response} | {a.plover or ''} |" for a in acts]
    return "\n".join(lines) + "\n"
