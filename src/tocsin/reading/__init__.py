"""Document to claims: who says that who did what, where, when and how surely, each with its words."""

from tocsin.reading.claim import Claim, Evidence, Limit, NamedPlace, Quantity, Status
from tocsin.reading.reader import read

__all__ = ["Claim", "Evidence", "Limit", "NamedPlace", "Quantity", "Status", "read"]
