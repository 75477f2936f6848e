"""Operators, items and methods of values of several types."""


#pythran export doubled(int)
def doubled(n):
    x = n if n > 2 else "few"
    return x * 2, str(x)

#pythran export doubled_items(int)
def doubled_items(n):
    out = []
    for x in [1, "ab", (n, 2)]:
        out.append(x * 2)
    return out

#pythran export sequence(int)
def sequence(n):
    x = [n, 2] if n > 2 else "few"
    return x[0], x[1:], len(x), x + x

#pythran export collected(int)
def collected(n):
    x = [n, 2] if n > 2 else {5, n}
    x.clear() if n > 100 else None
    return sorted(x), sum(x), max(x)

#pythran export signed(int)
def signed(n):
    x = n if n > 2 else "few"
    y = 3 if n > 1 else (1, 2)
    return -x if isinstance(x, int) else 0, y * 2

#pythran export texts(str, int)
def texts(s, n):
    x = s if n else s.encode()
    return x.upper(), x[:2], x.strip(), x + x


#pythran export chosen_for_effect(int)
def chosen_for_effect(n):
    x = [n, 2]
    x.clear() if n > 100 else None
    y = None if n > 3 else None
    z = 5 if n > 2 else 5
    t = (1, 2) if n > 2 else (3, 4)
    f = (lambda v: v + 1) if n > 2 else (lambda v: v - 1)
    g = len if n > 1 else len
    return sorted(x), y, z, t, f(n), g(x)


#pythran export evaluated_once(int)
def evaluated_once(n):
    log = []

    def make(k):
        log.append(k)
        return k if k > 2 else "t"

    return make(n) * 2, 3 * make(7), log


#pythran export in_function(int, str)
def in_function(n, s):
    def twice(x):
        return x + x

    value = n if n % 2 else s
    total = value
    for _ in range(3):
        total = twice(total)
    return total, -n if n else 0


#pythran export replaced(int)
def replaced(n):
    out = [1, "a", (2, n)]
    for k in range(3):
        x = out[k]
        out[k] = x * 2
    return out


#pythran export changed_in_place(int, str)
def changed_in_place(n, s):
    x = n if n > 0 else s
    x *= 2
    y = 1.5 if n > 1 else (1, 2) if n > 0 else "z"
    y *= 2
    z = [n] if n > 0 else s
    return x, y, z * 2
