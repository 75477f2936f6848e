"""What writes random functions: a source of chance, the lines so far, and names that are new."""


class RandomText:
    """One function that is being written; `source` is a random.Random."""

    def __init__(self, source, name):
        self.source, self.name = source, name
        self.lines, self.depth, self.count = [], 1, 0

    def choose(self, *values):
        return self.source.choice(values)

    def chance(self, share):
        return self.source.random() < share

    def new(self, stem="v"):
        """A name that begins with `stem`, and that the function does not have."""
        self.count += 1
        return f"{stem}{self.count}"

    def emit(self, text):
        self.lines.append("    " * self.depth + text)
