"""Lists where they are made quickly: comprehensions with room from the start, appending while memory is moved."""


# pythran export from_range(int, int)
def from_range(n, m):
    return [i * 2 for i in range(n, m)], [-i for i in range(m - n, 3)]


# pythran export stepped(int)
def stepped(n):
    return [i for i in range(n, -n, -3)], [i for i in range(-n, n, 2)]


# pythran export ends_early(int)
def ends_early(n):
    parts = [3, 2, 1]
    try:
        return [parts[i] for i in range(10**18)]
    except IndexError:
        return [n]


# pythran export of_itself(int list)
def of_itself(xs):
    xs = [x + len(xs) for x in xs]
    xs = [xs[0] + x for x in xs[1:]] if xs else xs
    return xs


# pythran export nested(int)
def nested(n):
    return [[str(i) + str(j) for j in range(i)] for i in range(n % 8)]


# pythran export from_set(int set)
def from_set(values):
    return sorted([v + 1 for v in values])


# pythran export from_generator(int)
def from_generator(n):
    def squares():
        for i in range(n % 20):
            yield i * i

    return [s + 1 for s in squares()]


# pythran export grown_meanwhile(int list)
def grown_meanwhile(xs):
    ys = list(xs)
    made = [grow(ys, x) for x in ys]
    return made, ys


def grow(ys, x):
    if len(ys) < 20:
        ys.append(x)
    return len(ys)


# pythran export appended_own(str list)
def appended_own(texts):
    if not texts:
        texts = ["a text of more than fifteen bytes"]
    for _ in range(40):
        texts.append(texts[0])
        texts.append(texts[-1] + "x")
    return texts[-1], len(texts), texts.count(texts[0])


# pythran export accumulated(float list)
def accumulated(xs):
    sums = []
    total = 0.0
    for x in xs:
        total += x
        sums.append(total)
    return sums, total


# pythran export of_nothing(int)
def of_nothing(n):
    return [n for _ in ()] + [n + x for x in (1, 2)]


# pythran export moved(int, int)
def moved(n, i):
    rows = [[str(k) * (k % 5), "a text that is not short: " + str(k)] for k in range(n % 30)]
    rows.insert(i, ["first"])
    rows.insert(0, rows[-1])
    del rows[i % len(rows)]
    rows[1:2] = [["x"], ["y"], rows[0]]
    taken = rows.pop(i % len(rows))
    rows[::2] = rows[::-2] if len(rows) % 2 else rows[::2]
    del rows[::3]
    while len(rows) > 7:
        rows.pop(0)
    return rows, taken


# pythran export spaces(str)
def spaces(s):
    text = s + " \t\x1c\x85\xa0a\u3000b\u2028 c\x1fd \u200bz"
    return text.split(), text.rsplit(None, 2), [c.isspace() for c in text]


# pythran export divided(int, int)
def divided(a, b):
    return a // b, a % b, a // 7, a % 7, a // -7, a % -7, b % 8, b // 8
