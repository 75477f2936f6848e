"""Methods, builtins, lambdas and closures as values."""


#pythran export appending(str list)
def appending(words):
    add = words.append
    add("x")
    for w in ["a", "b"]:
        add(w)
    return words


#pythran export unbound(str list)
def unbound(words):
    both = [change(w) for w in words for change in (str.upper, str.lower)]
    return list(map(str.upper, words)), sorted(words, key=str.lower), sorted(words, key=len), both, list(map(len, words))


#pythran export by_value(str:int dict)
# args: {"a": 3, "b": 1, "c": 2}
# args: {"a": 1}
def by_value(d):
    ranked = sorted(d.items(), key=lambda kv: (-kv[1], kv[0]))
    return sorted(d, key=d.get), max(d, key=d.get), min(d, key=d.get, default=""), sorted(d, key=d.get, reverse=True), ranked


#pythran export bound(str list)
def bound(words):
    out = []
    emit = out.append
    get = {"a": 1, "b": 2}.get
    join = ", ".join
    find = "abc".find
    return [emit(w) for w in words], out, [get(w, 0) for w in words], get("a"), join(words), find("c")


#pythran export passed(int list)
def passed(values):
    seen = set()

    def each(do):
        for v in values:
            do(v)

    each(seen.add)
    copy = []
    each(copy.append)
    return sorted(seen), copy


#pythran export builtins_in_dict(int list)
# args: [3, 1, 2]
def builtins_in_dict(values):
    ops = {"len": len, "max": max, "sum": sum}
    return {name: function(values) for name, function in ops.items()}


#pythran export lambdas(int, int)
def lambdas(n, m):
    ops = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b * n}
    changes = [lambda x: x + 1, abs]
    return [ops[o](n, m) for o in "+-*"], [change(n) for change in changes]


#pythran export in_loops(int)
def in_loops(n):
    late, early = [], []
    for i in range(3):
        late.append(lambda x: x * i)
        early.append(lambda x, i=i: x * i)
    inside = [lambda x: x + i for i in range(3)]
    return [g(n) for g in late], [g(n) for g in early], [g(n) for g in inside]


#pythran export counted(int)
def counted(n):
    count = 0

    def inc():
        nonlocal count
        count += 1
        return count

    for _ in range(n % 50):
        inc()

    def even(k):
        inc()
        return True if k == 0 else odd(k - 1)

    def odd(k):
        return False if k == 0 else even(k - 1)

    return even(n % 10), count


def _make(n):
    def add(x):
        return x + n

    return add


#pythran export made(int)
def made(n):
    return [add(n) for add in [_make(i) for i in range(3)]]


def _compose(f, g):
    return lambda x: f(g(x))


#pythran export composed(str)
def composed(text):
    h = _compose(str.upper, str.strip)
    k = _compose(len, h)
    return h(text), k(text)


#pythran export chosen(str, int)
def chosen(text, n):
    change = text.upper if n > 3 else text.lower
    return change()


#pythran export defaults_of_get(str:int list dict, str)
def defaults_of_get(d, key):
    found = [x for x in d.get(key, ())]
    for x in d.get("a", ()):
        found.append(x)
    return found


#pythran export longest_of(str, str)
def longest_of(a, b):
    return max(a, b, key=len), min(a, b, "c", key=lambda t: (len(t), t))


#pythran export handled(str, int)
# args: "double", 4
# args: "negate", 4
# args: "halve", 4
def handled(name, n):
    handlers = {"double": lambda x: 2 * x, "negate": lambda x: -x}
    handler = handlers.get(name)
    if handler is None:
        return f"no {name}"
    return str(handler(n))


#pythran export by_getattr(str)
def by_getattr(text):
    return getattr(text, "upper")(), getattr(1j, "imag")
