"""No longer than their purpose: people go some days after their last presence has ended."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count, Max, Q

from tocsin.registry import models
from tocsin.registry.erase import erase, tidy

DAYS = 30


def due(now: datetime, days: int = DAYS) -> list[int]:
    """Who is to go. Somebody whose stay has no end, or of whom no stay is known, is kept."""
    stays = models.Person.objects.annotate(
        last=Max("presences__ends_at"), endless=Count("presences", filter=Q(presences__ends_at=None))
    )
    gone = stays.filter(endless=0, last__lte=now - timedelta(days=days)).order_by("pk")
    return list(gone.values_list("pk", flat=True))


def retain(now: datetime, days: int = DAYS) -> list[int]:
    """Erase those; gives their numbers."""
    with transaction.atomic():
        gone = erase(due(now, days), now=now, action="retention")
    tidy()
    return gone
