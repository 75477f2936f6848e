"""SciPy's functions: those of scipy.special."""
