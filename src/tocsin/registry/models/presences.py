"""Where people said they are, and what follows for each moment."""

from django.db import models

from tocsin.registry.models.areas import Area
from tocsin.registry.models.people import Person


class Presence(models.Model):
    """A statement: this person is here from–until, says this source. ``until`` is empty where no end was told.

    A point with ``accuracy_m``, the radius in which the person is; with an ``area``, its shape counts. ``place_id``
    is the gazetteer's, for people to read.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="presences")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    source = models.CharField(max_length=40)
    reported_at = models.DateTimeField()
    lat = models.FloatField()
    lon = models.FloatField()
    accuracy_m = models.PositiveIntegerField()
    place_id = models.CharField(max_length=40, blank=True)
    place_name = models.CharField(max_length=200, blank=True)
    area = models.ForeignKey(Area, models.PROTECT, null=True, related_name="presences")

    class Meta:
        db_table = "tocsin_presence"


class Whereabouts(models.Model):
    """One span of a person's timeline: derived from the presences, without overlap (:mod:`tocsin.registry.timeline`).

    Light, for :mod:`tocsin.registry.inside`: times are seconds since 1970, ``cell`` is the place in the grid and holds
    the coordinates too, ``reach`` the class of ``accuracy``, ``area`` 0 for none. The index holds every column that
    the query needs.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="whereabouts")
    reach = models.SmallIntegerField()
    cell = models.BigIntegerField()
    starts = models.BigIntegerField()
    ends = models.BigIntegerField()
    accuracy = models.IntegerField()
    seen = models.BigIntegerField()
    area = models.IntegerField(default=0)

    class Meta:
        db_table = "tocsin_whereabouts"
        indexes = (
            models.Index(
                fields=("reach", "cell", "starts", "ends", "person", "accuracy", "seen", "area"),
                name="whereabouts_grid",
            ),
        )
