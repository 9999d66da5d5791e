"""Official notices speak for themselves: 'Avoid crowds', 'nous vous demandons'. Who is speaking?"""

from tocsin.reading.analysis import Analysis
from tocsin.reading.mention import Mention

_ISSUERS = ("mission", "local", "police", "state")
_HEAD = 30
"""Tokens from the top in which an issuer introduces itself."""


def notice_issuer(analysis: Analysis, outlet: str | None, title: str | None) -> tuple[str, ...]:
    """Actor codes of the issuer, or nothing where the text is told by a press outlet."""
    if not _speaks(analysis):
        return ()
    for line in (outlet, title):
        if line:
            named = Analysis(analysis.language, line, analysis.published)
            found = _first(named.mentions, len(named.keys))
            if found:
                return found
    found = _first(analysis.mentions, _HEAD)
    return found or _of_readers(analysis)


def _speaks(analysis: Analysis) -> bool:
    """Whether the text addresses its reader: 'you', 'we ask', a line that begins with an imperative."""
    small, keys = analysis.language.small, analysis.keys
    address = small["you"] | small["we"]
    quoted = False
    for key in keys:
        if key in '«»“”"':
            quoted = not quoted
        elif key in address and not quoted:
            return True
    return any(_commands(analysis, first) for first, _ in analysis.sentences)


def _commands(analysis: Analysis, first: int) -> bool:
    at = first
    while at < first + 2 and not analysis.keys[at][:1].isalpha():
        at += 1
        if at >= len(analysis.keys):
            return False
    endings = tuple(analysis.language.grammar.get("imperative_endings", ()))
    key = analysis.keys[at]
    return (bool(endings) and len(key) > 4 and key.endswith(endings)) or key in analysis.language.small["commands"]


def _of_readers(analysis: Analysis) -> tuple[str, ...]:
    """'We advise Australians': the state of the nationals that the notice speaks to."""
    asking = {h.last for h in analysis.of("cue") if h.entry.key in ("advise", "order")}
    nationals = {
        m.codes[0].partition(".")[0] for m in analysis.mentions
        if "nationals" in m.kinds and m.codes and any(m.first - last in (0, 1, 2) for last in asking)
    }  # fmt: skip
    return (nationals.pop(),) if len(nationals) == 1 else ()


def _first(mentions: list[Mention], reach: int) -> tuple[str, ...]:
    for kind in _ISSUERS:
        for m in mentions:
            plain = kind == "state" and (
                m.kinds & {"capital", "holder", "body", "place"}
                or (m.last - m.first == 1 and not m.of and "seat" not in m.kinds)
            )
            if m.first < reach and kind in m.kinds and m.codes and not plain:
                code = m.codes[0]
                if code.startswith("?"):
                    continue
                return (code,)
    return ()
