"""Areas with a name."""

from django.db import models


class Area(models.Model):
    """A shape (well-known binary, longitude and latitude, cut at the antimeridian). It never changes under its name.

    ``kind`` tells where it came from: ``geojson``, ``place`` (of the gazetteer; ``source`` is its id) or ``circle``.
    """

    name = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=8)
    source = models.CharField(max_length=300, blank=True)
    shape = models.BinaryField()
    created_at = models.DateTimeField()

    class Meta:
        db_table = "tocsin_area"
