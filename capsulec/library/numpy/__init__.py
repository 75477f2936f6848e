"""NumPy's functions; importing this package registers them all."""

from capsulec.library.numpy import choosing, elementary, operators, reductions, two_results

__all__ = ["choosing", "elementary", "operators", "reductions", "two_results"]
