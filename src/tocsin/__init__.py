"""Tocsin: from a report of danger to people who are warned and safe."""

__version__ = "0.1.0"
