"""The intermediate representation: types, nodes, and what prints, walks and verifies them."""
