"""Items and attributes in the fields of texts that are only known at run time."""

from typing import NamedTuple
class P(NamedTuple):
    x: int
    y: float

class Node:
    def __init__(self, name: str, values: list[int]):
        self.name = name
        self.values = values
    def __str__(self):
        return "node " + self.name

#pythran export of_dict(str, str:int dict)
# args: "{0[a]} {0[b]:>5}", {"a": 1, "b": 2}
# args: "{0[zz]}", {"a": 1}
# args: "{0[1]}", {"a": 1}
# args: "{0[a]!r:>4}{0}", {"a": 1}
# args: "{[a]}{[a]}", {"a": 1}
# args: "{0[a}", {"a": 1}
# args: "{0[]}", {"a": 1}
# args: "{0.}", {"a": 1}
# args: "{0[a]x}", {"a": 1}
# args: "{0[a].real}", {"a": 1}
# args: "{0[a][b]}", {"a": 1}
# args: "{1[a]}", {"a": 1}
# args: "{b[a]}", {"a": 1}
# args: "{0[a b.c]}", {"a b.c": 7}
# args: "{0[a]:{0[w]}}", {"a": 1, "w": 9}
def of_dict(f, d):
    return f.format(d)

#pythran export of_complex(str, complex)
# args: "{0.real} {0.imag:.2f} {}", 1+2j
# args: "{0.real} {0.imag:.2f} {0}", 1+2j
# args: "{z.real:g}", 1+2j
# args: "{0[1]}", 1+2j
def of_complex(f, c):
    return f.format(c, z=c)

#pythran export of_list(str, int list, str, int:str dict)
# args: "{0[0]} {0[1]:03} {1[2]} {2[5]}", [1, 2], "xyz", {5: "five"}
# args: "{0[7]}", [1, 2], "xyz", {5: "five"}
# args: "{0[-1]}", [1, 2], "xyz", {5: "five"}
# args: "{0[a]}", [1, 2], "xyz", {5: "five"}
# args: "{1[a]}", [1, 2], "xyz", {5: "five"}
# args: "{1[9]}", [1, 2], "xyz", {5: "five"}
# args: "{2[a]}", [1, 2], "xyz", {5: "five"}
# args: "{2[6]}", [1, 2], "xyz", {5: "five"}
# args: "{2[5][0]}", [1, 2], "xyz", {5: "five"}
# args: "{x[0][1]} {x[1].x} {x[1].y:.3f} {x[1][1]} {x[1]}", [1, 2], "xyz", {5: "five"}
# args: "{x[2]}", [1, 2], "xyz", {5: "five"}
# args: "{x[a]}", [1, 2], "xyz", {5: "five"}
# args: "{n.name} {n.values[1]:>4} {n} {n.values}", [1, 2], "xyz", {5: "five"}
def of_list(f, l, s, d):
    return f.format(l, s, d, x=((0, "one"), P(3, 4.5)), n=Node(s, l))

#pythran export nested(str, str:int list dict)
# args: "{a[0]} {b[1]}", {"a": [1], "b": [2, 3]}
# args: "{a[1]}", {"a": [1], "b": [2, 3]}
def nested(f, d):
    return f.format_map(d)

#pythran export optional(str, int list)
# args: "{0[0]}", [1]
# args: "{0[0]}", []
def optional(f, l):
    return f.format(l or None)

#pythran export unions(str, str, bool, int)
# args: "{0} {1} {2}", "%s %s %s", True, 5
# args: "{0:d} {1!r} {2[0]}", "%r %d %s", True, 5
# args: "{1:x} {0:5} {2}", "%s %i %r", False, 0
def unions(f, g, b, n):
    x = b if n > 2 else n
    y = n if b else "text"
    z = "abc" if n else (1, 2)
    return f.format(x, y, z), g % (y, x, z)
