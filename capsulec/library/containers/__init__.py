"""Containers and text: what operators, indices and methods do with them. Each is a call of the C++ runtime."""
