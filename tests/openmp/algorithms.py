"""Recursion, nested regions and whole algorithms. Each function says whether its directives did what they say."""

import omp
import numpy as np

# the same name with other types, regions after one another
#pythran export t_reuse()
def t_reuse():
    x = "text"
    n = len(x)
    #omp parallel for reduction(+:n)
    for i in range(10):
        x = i * 2
        n += x
    x = [n]
    #omp parallel for
    for i in range(4):
        y = i
        x[0] += 0
    return x == [94]

def fill(a, lo, hi):
    if hi - lo < 8:
        for i in range(lo, hi):
            a[i] = i * i
        return
    mid = (lo + hi) // 2
    #omp task
    fill(a, lo, mid)
    #omp task
    fill(a, mid, hi)
    #omp taskwait

#pythran export t_fill()
def t_fill():
    a = np.zeros(1000)
    #omp parallel
    #omp single nowait
    fill(a, 0, 1000)
    return bool((a == np.arange(1000.) ** 2).all())

def quicksort(l, lo, hi):
    if lo >= hi:
        return
    p = l[(lo + hi) // 2]
    i = lo
    j = hi
    while i <= j:
        while l[i] < p:
            i += 1
        while l[j] > p:
            j -= 1
        if i <= j:
            l[i], l[j] = l[j], l[i]
            i += 1
            j -= 1
    #omp task shared(l) firstprivate(lo, j) if(j - lo > 10)
    quicksort(l, lo, j)
    #omp task shared(l) firstprivate(i, hi) if(hi - i > 10)
    quicksort(l, i, hi)

#pythran export t_sort()
def t_sort():
    l = [(i * 7919) % 1009 for i in range(1000)]
    #omp parallel
    #omp single
    quicksort(l, 0, 999)
    return l == sorted(l)

def work(n):
    s = 0
    #omp for
    for i in range(n):
        #omp atomic
        s += 1
    return s

#pythran export t_orphan()
def t_orphan():
    t = 0
    #omp parallel num_threads(3)
    if 1:
        k = work(100)
        #omp atomic
        t += k
    return t == 100

#pythran export t_orphan_reduction()
def t_orphan_reduction():
    total = 0
    parts = [0] * 10
    #omp parallel
    if 1:
        #omp for schedule(static, 1) nowait
        for i in range(10):
            parts[i] = sum(range(i))
        #omp barrier
        #omp for reduction(+:total)
        for i in range(10):
            total += parts[i]
    return total == 120

#pythran export t_firstprivate_array()
def t_firstprivate_array():
    a = np.arange(5.)
    s = 0.
    #omp parallel for firstprivate(a) reduction(+:s)
    for i in range(5):
        s += a[i]
    return s == 10

#pythran export t_lambda()
def t_lambda():
    g = lambda x: x * 2
    s = 0
    #omp parallel for reduction(+:s)
    for i in range(10):
        s += g(i)
    return s == 90

#pythran export t_try_inside()
def t_try_inside():
    bad = 0
    #omp parallel for reduction(+:bad)
    for i in range(20):
        try:
            if i % 3 == 0:
                raise ValueError(str(i))
        except ValueError as e:
            bad += len(str(e))
        finally:
            bad += 100
    return bad == 2000 + len("0369" + "12" + "15" + "18")

#pythran export t_continue()
def t_continue():
    s = 0
    #omp parallel for reduction(+:s)
    for i in range(20):
        if i % 2:
            continue
        for k in range(10):
            if k == 3:
                break
            s += k
    return s == 30

#pythran export t_while_parallel()
def t_while_parallel():
    n = 0
    rounds = 0
    while rounds < 4:
        #omp parallel num_threads(2)
        if 1:
            #omp for reduction(+:n)
            for i in range(5):
                n += i
            #omp single
            rounds += 1
    return n == 40 and rounds == 4

#pythran export t_max_index()
def t_max_index():
    a = np.cos(np.arange(500.) * 1.7)
    best = -2.
    where = -1
    #omp parallel
    if 1:
        b = -2.
        w = -1
        #omp for nowait
        for i in range(500):
            if a[i] > b:
                b = a[i]
                w = i
        #omp critical
        if b > best or (b == best and w < where):
            best = b
            where = w
    return where == int(np.argmax(a))

#pythran export t_pi()
def t_pi():
    n = 10000
    h = 1. / n
    s = 0.
    #omp parallel for private(x) reduction(+:s)
    for i in range(1, n + 1):
        x = h * (i - 0.5)
        s += 4. / (1. + x * x)
    return abs(s * h - 3.14159265) < 1e-6

#pythran export t_jacobi()
def t_jacobi():
    n = 20
    a = np.zeros((n, n))
    a[0] = 1
    b = a.copy()
    for it in range(10):
        err = 0.
        #omp parallel for reduction(max:err) private(j)
        for i in range(1, n - 1):
            for j in range(1, n - 1):
                b[i, j] = .25 * (a[i - 1, j] + a[i + 1, j] + a[i, j - 1] + a[i, j + 1])
                err = max(err, abs(b[i, j] - a[i, j]))
        a, b = b, a
    return 0 < err < 0.1

#pythran export t_slices()
def t_slices():
    a = np.arange(100.).reshape(10, 10)
    out = np.zeros((10, 10))
    #omp parallel for
    for i in range(10):
        out[i, :] = np.cumsum(a[i]) + a[:, i]
    e = np.zeros((10, 10))
    for i in range(10):
        e[i, :] = np.cumsum(a[i]) + a[:, i]
    return bool((out == e).all())

#pythran export t_sets()
def t_sets():
    seen = set()
    d = {}
    #omp parallel for
    for i in range(200):
        k = i % 17
        #omp critical
        if 1:
            seen.add(k)
            d[k] = d.get(k, 0) + 1
    return len(seen) == 17 and sum(d.values()) == 200

#pythran export t_bool_or()
def t_bool_or():
    found = False
    every = True
    l = [1, 5, 9]
    #omp parallel for reduction(||:found) reduction(&&:every)
    for i in range(3):
        if l[i] == 5:
            found = True
        if l[i] > 8:
            every = False
    return found and not every

#pythran export t_int_or()
def t_int_or():
    logics = [0] * 50
    r = 0
    #omp parallel for schedule(dynamic, 1) reduction(or:r)
    for i in range(50):
        r = r or logics[i]
    ok = r == 0
    logics[25] = 1
    #omp parallel for schedule(dynamic, 1) reduction(or:r)
    for i in range(50):
        r = r or logics[i]
    t = True
    #omp parallel for reduction(and:t)
    for i in range(50):
        t = t and logics[i] < 5
    return ok and r != 0 and t

#pythran export t_shift_ops()
def t_shift_ops():
    x = 1
    d = 0.
    #omp parallel for
    for i in range(10):
        #omp atomic
        x <<= 1
        #omp atomic
        d -= 1.5
        #omp atomic
        d = d + 1.5
    return x == 1024 and d == 0

#pythran export t_lastprivate_sections()
def t_lastprivate_sections():
    k = 0
    #omp parallel sections lastprivate(k) num_threads(2)
    if 1:
        #omp section
        k = 1
        #omp section
        k = 2
    return k == 2

#pythran export t_nested_for()
def t_nested_for():
    omp.set_max_active_levels(2)
    s = 0
    #omp parallel for num_threads(2) reduction(+:s)
    for i in range(4):
        t = 0
        #omp parallel for num_threads(2) reduction(+:t)
        for j in range(5):
            t += j
        s += t * i
    return s == 60

#pythran export t_ordered_dynamic()
def t_ordered_dynamic():
    l = []
    #omp parallel
    if 1:
        #omp for ordered schedule(dynamic, 2)
        for i in range(30):
            v = i * i
            #omp ordered
            if 1:
                l.append(v)
    return l == [i * i for i in range(30)]
