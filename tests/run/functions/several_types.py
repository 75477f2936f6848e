"""Values of several types: `int or str` that isinstance tells apart."""


# pythran export chosen(bool)
def chosen(c):
    return 1 if c else "a"


# pythran export narrowed(int)
def narrowed(n):
    x = n if n > 2 else "few"
    if isinstance(x, str):
        return len(x)
    return x + 1


# pythran export either(int, str)
def either(n, s):
    x = n if n % 2 else s
    y = s if n % 3 else n
    return x == y, x != y, x == s, n == x, bool(x), str(x), repr([x, y])


# pythran export mixed_list(int list, str list)
def mixed_list(a, b):
    both = []
    for x in a:
        both.append(x)
    for y in b:
        both.append(y)
    total = 0
    texts = []
    for item in both:
        if isinstance(item, int):
            total += item
        else:
            texts.append(item)
    return both, total, "".join(texts), both.count("a"), 3 in both, "a" in both


# pythran export displays()
def displays():
    return [1, "a", (2, 3), [4]], {1: "x", "y": 2.5}, (1, "b")


# pythran export keys(str list)
def keys(words):
    seen = {}
    for i, w in enumerate(words):
        seen[i] = w
        seen[w] = i
    return seen


# pythran export optional(int, str)
def optional(n, s):
    x = None
    if n > 3:
        x = n
    elif n < 0:
        x = s
    if x is None:
        return "none"
    if isinstance(x, int):
        return x * 2
    return x.upper()


# pythran export by_class(int, str)
def by_class(n, s):
    values = [n, s, None, (n, s)]
    out = []
    for v in values:
        if v is None:
            out.append("None")
        elif isinstance(v, (int, float)):
            out.append(f"{v:d}")
        elif isinstance(v, str) and len(v) > 1:
            out.append(v[0])
        elif isinstance(v, tuple):
            out.append(v[1])
        else:
            out.append(v)
    return out


# pythran export loops(int)
def loops(n):
    x = 0
    for i in range(n % 7):
        if isinstance(x, int):
            x = str(x + i)
        else:
            x = len(x) + i
    return x


# pythran export either_or(int)
def either_or(n):
    x = [n] if n > 0 else ("zero" if n == 0 else n * 1.5)
    if isinstance(x, list) or isinstance(x, str):
        return "sized"
    else:
        return x / 2


# pythran export parse(str)
def parse(text):
    try:
        return int(text)
    except ValueError:
        return text


# pythran export parsed(str list)
def parsed(texts):
    return [parse(t) for t in texts]


# pythran export sum_of(str list)
# args: ["1", "b", "3"]
# args: []
def sum_of(texts):
    total = 0
    for value in [parse(t) for t in texts]:
        if not isinstance(value, str):
            total += value
    return total


# pythran export shown(bool, int)
def shown(c, n):
    x = n if c else [str(n)]
    return f"{x} {x!r} %s" if isinstance(x, int) else str(x)


# pythran export unions(bool, int)
def unions(c, n):
    x = n if c else "t"
    return isinstance(x, int | str), isinstance(x, str | None), isinstance(x, list | tuple)


# pythran export classes(int, str, float list)
def classes(n, s, l):
    return type(n) is int, type(s) == str, type(l) is list, type(n) is type(s), isinstance(l, list), type(n)("3")


# pythran export nested(bool, int)
def nested(c, n):
    x = {"a": n} if c else [n, "b"]
    if isinstance(x, dict):
        return x["a"]
    first = x[0]
    return first if isinstance(first, int) else -1


# pythran export truths(int, str, int list)
def truths(n, s, l):
    out = []
    out.append(bool(n))
    y = n if len(s) > 1 else l
    while y:
        if isinstance(y, int):
            y = 0
        else:
            y = []
    return out, y


# pythran export sets(int, str)
def sets(n, s):
    made = {n, s}
    made.add(n)
    return len(made), n in made, s in made, made == {s, n}


# pythran export in_tuple(int, str)
def in_tuple(n, s):
    pairs = [(n, s), (s, n)]
    out = []
    for a, b in pairs:
        if isinstance(a, int):
            out.append(a)
        if isinstance(b, int):
            out.append(-b)
    return pairs, out
