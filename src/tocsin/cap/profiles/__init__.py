"""Profiles of CAP 1.2: what national systems and other receivers ask beyond the standard, and what Tocsin asks."""

from collections.abc import Mapping
from types import MappingProxyType

from tocsin.cap.profiles.act_now import ACT_NOW
from tocsin.cap.profiles.cap_au import CAP_AU
from tocsin.cap.profiles.cap_cp import CAP_CP
from tocsin.cap.profiles.eu_alert import EU_ALERT
from tocsin.cap.profiles.google import GOOGLE
from tocsin.cap.profiles.ipaws import IPAWS
from tocsin.cap.profiles.meteoalarm import METEOALARM
from tocsin.cap.profiles.profile import Profile
from tocsin.cap.profiles.wmo import WMO
from tocsin.errors import InputError

__all__ = ["PROFILES", "Profile", "profile"]

PROFILES: Mapping[str, Profile] = MappingProxyType(
    {one.name: one for one in (ACT_NOW, IPAWS, CAP_CP, CAP_AU, GOOGLE, WMO, METEOALARM, EU_ALERT)}
)
"""By name; ours first."""


def profile(name: str) -> Profile:
    """The profile of that name; ``InputError`` where there is none."""
    if name not in PROFILES:
        raise InputError(f"profile {name!r}", f"is not known; choose from {', '.join(PROFILES)}")
    return PROFILES[name]
