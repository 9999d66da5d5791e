"""The code lists of CAP 1.2, sections 3.2.1 and 3.2.2, in the standard's order and spelling (case counts)."""

from typing import Any, Literal, get_args

Status = Literal["Actual", "Exercise", "System", "Test", "Draft"]
MsgType = Literal["Alert", "Update", "Cancel", "Ack", "Error"]
Scope = Literal["Public", "Restricted", "Private"]
Category = Literal[
    "Geo",
    "Met",
    "Safety",
    "Security",
    "Rescue",
    "Fire",
    "Health",
    "Env",
    "Transport",
    "Infra",
    "CBRNE",
    "Other",
]
ResponseType = Literal["Shelter", "Evacuate", "Prepare", "Execute", "Avoid", "Monitor", "Assess", "AllClear", "None"]
Urgency = Literal["Immediate", "Expected", "Future", "Past", "Unknown"]
Severity = Literal["Extreme", "Severe", "Moderate", "Minor", "Unknown"]
Certainty = Literal["Observed", "Likely", "Possible", "Unlikely", "Unknown"]

_LISTS: dict[str, Any] = {
    "status": Status,
    "msgType": MsgType,
    "scope": Scope,
    "category": Category,
    "responseType": ResponseType,
    "urgency": Urgency,
    "severity": Severity,
    "certainty": Certainty,
}
LISTS: dict[str, tuple[str, ...]] = {name: get_args(literal) for name, literal in _LISTS.items()}
"""The code list of each element that has one."""
