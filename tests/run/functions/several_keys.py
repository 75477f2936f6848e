"""Values that may be None or are of several types: looked up, unpacked, among others; tuples of Nones."""


def nothing(n):
    return None, None


class Steps:
    def __init__(self, start):
        self.current = start

    def __iter__(self):
        return self

    def __next__(self):
        if self.current <= 0:
            raise StopIteration
        self.current -= 1
        return self.current + 1


#pythran export nones(int)
def nones(n):
    a, b = nothing(n)
    (c, d), e = nothing(n), n
    return a is b, c, e


#pythran export keys(int, str)
# args: 0, "a"
# args: 1, "a"
# args: 7, "b"
def keys(n, s):
    d = {"a": 1}
    key = s if n else None
    out = [d.get(key), d.get(key, 5)]
    try:
        out.append(d[key])
    except KeyError as e:
        out.append(len(str(e)) + len(e.args))
    x = n if n > 5 else s
    found = (x in d, x in ["a"], x in {"a"}, x in ("a", "b"), x in (n, 2), x in [1, 7, s], x in {7}, x in (1, "a"))
    return out, found, (key in d, key in ["a"], key in ("a", "b"), key in {"a"}), d.get(x, 0)


#pythran export mixed(int)
def mixed(n):
    ops = {"ADD": 1, "SUB": 2}
    out = []
    for item in [("PUSH", n), ("ADD",)]:
        op, *args = item
        out.append((op in ops, item[0] in ops, len(args)))
    return out


#pythran export unpacked(int)
# args: 0
# args: 3
def unpacked(n):
    pair = (n, "x") if n else None
    a, b = pair
    return b, a


#pythran export either(str)
def either(s):
    name = s if len(s) > 2 else None
    return (name or "none") + "!", (name or s or "empty").upper(), [(name or "") < "b"]


#pythran export ordered(int list)
def ordered(values):
    pairs = [(v % 3, (v, v % 2)) for v in values]
    return max(pairs, default=None), sorted(pairs), (1, (2, 3)) < (1, (2, 4)), max(pairs, key=lambda p: (p[1], p[0]), default=None)


#pythran export optional_order(int)
def optional_order(n):
    goal = n if n > 2 else None
    return sorted([(2, goal), (1, goal), (3, None)])


#pythran export stepped(int)
# args: 3
# args: 0
def stepped(n):
    total = 0
    for x in Steps(n):
        total += x
    return total, list(Steps(n)), sum(Steps(n)), [a + b for a, b in zip(Steps(n), Steps(n + 1))], max(Steps(n + 1)), 2 in list(Steps(n))


#pythran export prefixes(int)
# args: 3
def prefixes(n):
    def walk(k, prefix):
        if k == 0:
            return [prefix]
        return walk(k - 1, prefix + "0") + walk(k - 1, prefix + "1")

    return walk(n, "")
