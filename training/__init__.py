"""Measuring the weights by which the reader chooses: ``make fit``."""
