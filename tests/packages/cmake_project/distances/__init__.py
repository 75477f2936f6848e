"""Distances of points."""
