"""Typed tree to IR: conversions become explicit, evaluation order is fixed, and after this nothing is inferred again."""

from capsulec.frontend.lower.program import lower

__all__ = ["lower"]
