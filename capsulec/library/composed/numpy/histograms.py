"""Histograms over several variables."""

from capsulec.internal import histogramdd as histogram_and_edges


def histogramdd(sample, bins=10, range=None, density=None, weights=None):
    made, edges = histogram_and_edges(sample, bins, range, density, weights)
    return made, list(edges)
