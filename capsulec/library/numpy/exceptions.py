"""NumPy's exception classes, to raise and to catch. As values they are the runtime's (python/exception.hpp)."""

from __future__ import annotations

from capsulec.library.exceptions import numpys

numpys("numpy.exceptions.AxisError", "ValueError")
