"""Type inference: one typed specialisation for each (function, argument types) that the exports ask for.

Types start unknown (None) and only move up the join until nothing changes; errors are reported by one last pass over
what is reached from the exports, so each is reported once and with final types.
"""

from capsulec.frontend.infer.engine import Engine, LibraryCall, Specialisation, UserCall

__all__ = ["Engine", "LibraryCall", "Specialisation", "UserCall"]
