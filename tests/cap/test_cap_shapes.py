"""Shapes in longitude and latitude."""

import pytest

from tocsin.cap import Area, Circle, NamedValue, Polygon

SQUARE = Polygon(((50.0, 30.0), (50.0, 31.0), (51.0, 31.0), (51.0, 30.0), (50.0, 30.0)))


def test_a_polygon_is_drawn_as_x_and_y() -> None:
    assert SQUARE.shape().bounds == (30, 50, 31, 51)
    assert SQUARE.shape().area == 1


def test_a_circle_is_drawn_on_the_ellipsoid() -> None:
    west, south, east, north = Circle(50.0, 30.0, 100.0).shape().bounds
    assert (north - south) / 2 == pytest.approx(100 / 111.2, rel=0.01)
    assert (east - west) / 2 == pytest.approx(100 / 71.7, rel=0.01)
    assert Circle(50.0, 30.0, 0.0).shape().geom_type == "Point"


def test_an_area_is_the_union_of_its_shapes() -> None:
    area = Area(area_desc="a", polygon=(SQUARE,), circle=(Circle(10.0, 10.0, 1.0),))
    assert area.shape().geom_type == "MultiPolygon"
    assert Area(area_desc="a", geocode=(NamedValue("a", "b"),)).shape().is_empty


def test_an_outline_that_crosses_itself_is_made_valid() -> None:
    crossed = Polygon(((0.0, 0.0), (0.0, 2.0), (2.0, 0.0), (2.0, 2.0), (0.0, 0.0)))
    shape = Area(area_desc="a", polygon=(crossed, SQUARE)).shape()
    assert shape.is_valid
    assert shape.area > 1


@pytest.mark.parametrize("shape", [Polygon(((1.0, 1.0),)), Circle(0.0, 0.0, -1.0), Circle(0.0, 0.0, 10_001.0)])
def test_what_cannot_be_read_is_empty(shape: Polygon | Circle) -> None:
    assert shape.shape().is_empty
    assert shape.geojson() is None
