"""IR to IR: whole-array statements become loops, and what is provably unnecessary goes away."""
