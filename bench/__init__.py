"""Measurements of Tocsin, run by hand; no part of what is installed."""
