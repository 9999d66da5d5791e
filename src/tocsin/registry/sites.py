"""Sites and how they stand: the latest entry of the log, by the time from which it holds."""

from collections.abc import Iterator
from datetime import datetime

import msgspec

from tocsin.errors import InputError
from tocsin.registry import models
from tocsin.registry.models.sites import KINDS, STATUSES
from tocsin.safe import clean

LONGEST = {"name": 200, "reason": 500, "evidence": 2_000}


class Standing(msgspec.Struct, frozen=True):
    """A site at a moment; no ``status`` where none was ever told."""

    site: int
    name: str
    kind: str
    country: str
    place: str
    status: str = ""
    reason: str = ""
    evidence: str = ""
    since: datetime | None = None


def add(name: str, kind: str, *, country: str, place: str, lat: float | None, lon: float | None, now: datetime) -> int:
    """A new site; gives its number. Raises ``InputError``."""
    name = checked("name", name)
    if kind not in KINDS:
        raise InputError("--kind", f"'{kind}' is no kind of site; write {', '.join(KINDS)}")
    if models.Site.objects.filter(name=name).exists():
        raise InputError(name, "there is a site of this name already; `tocsin sites list` shows it")
    made = models.Site.objects.create(
        name=name, kind=kind, country=country, place_name=clean(place), lat=lat, lon=lon, created_at=now
    )
    return made.pk


def find(text: str) -> models.Site:
    """By number or name. Raises ``InputError``."""
    sites = models.Site.objects
    found = sites.filter(name=clean(text)).first() or (sites.filter(pk=int(text)).first() if _number(text) else None)
    if found is None:
        raise InputError(text, "is no site; `tocsin sites list` tells which there are")
    return found


def _number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 19


def record(site: models.Site, status: str, *, reason: str, evidence: str, at: datetime, now: datetime) -> None:
    """Add to a site's log. Raises ``InputError``."""
    if status not in STATUSES:
        raise InputError("status", f"'{status}' is no status of a site; write {', '.join(STATUSES)}")
    told = {"reason": checked("reason", reason), "evidence": checked("evidence", evidence, empty=True)}
    models.SiteStatus.objects.create(site=site, status=status, at=at, recorded_at=now, **told)


def checked(field: str, text: str, *, empty: bool = False) -> str:
    """One clean line of bearable length. Raises ``InputError``."""
    made = clean(text)
    if not made and not empty:
        raise InputError(field, "is empty; say it in a few words")
    if len(made) > LONGEST[field]:
        raise InputError(field, f"has {len(made)} characters; at most {LONGEST[field]} are kept, shorten it")
    return made


def standings(at: datetime) -> Iterator[Standing]:
    """How each site stood at a moment, by what is known now."""
    latest: dict[int, models.SiteStatus] = {}
    for entry in models.SiteStatus.objects.filter(at__lte=at).order_by("at", "pk"):
        latest[entry.site_id] = entry
    for site in models.Site.objects.order_by("country", "name"):
        own = Standing(site.pk, site.name, site.kind, site.country, site.place_name)
        entry = latest.get(site.pk)
        yield (
            own
            if entry is None
            else msgspec.structs.replace(
                own, status=entry.status, reason=entry.reason, evidence=entry.evidence, since=entry.at
            )
        )


def log(site: models.Site) -> list[models.SiteStatus]:
    """All that was told of a site, oldest first."""
    return list(models.SiteStatus.objects.filter(site=site).order_by("at", "pk"))
