"""NumPy's functions; importing this package registers them all."""

from capsulec.library.numpy import operators, reductions

__all__ = ["operators", "reductions"]
