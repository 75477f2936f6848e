"""What threads keep, give back and raise. Each function says whether its directives did what they say."""

import omp
import numpy as np
import itertools

#pythran export t_string_reduction()
def t_string_reduction():
    t = ""
    #omp parallel for ordered schedule(static, 1)
    for i in range(5):
        #omp ordered
        t = t + str(i)
    return t == "01234"

#pythran export t_private_default()
def t_private_default():
    x = 5
    s = 0
    #omp parallel for firstprivate(x) reduction(+:s)
    for i in range(10):
        x = x + 0
        s += x
    return x == 5 and s == 50

#pythran export t_lastprivate_float()
def t_lastprivate_float():
    x = -1.5
    #omp parallel for lastprivate(x)
    for i in range(10):
        x = i * 0.5
    return x == 4.5

#pythran export t_both()
def t_both():
    x = 3
    #omp parallel for firstprivate(x) lastprivate(x)
    for i in range(10):
        x = x * 0 + i
    return x == 9

#pythran export t_if_in_region()
def t_if_in_region():
    r = 0
    #omp parallel num_threads(4)
    if omp.get_thread_num() == 0:
        r = 7
    return r == 7

#pythran export t_prefix()
def t_prefix():
    n = 100
    a = np.arange(n)
    sums = np.zeros(5, dtype=int)
    #omp parallel num_threads(4)
    if 1:
        t = omp.get_thread_num()
        nt = omp.get_num_threads()
        lo = t * n // nt
        hi = (t + 1) * n // nt
        s = 0
        for i in range(lo, hi):
            s += a[i]
            a[i] = s
        sums[t + 1] = s
        #omp barrier
        off = 0
        for k in range(t + 1):
            off += sums[k]
        for i in range(lo, hi):
            a[i] += off
    return list(a) == list(np.cumsum(np.arange(n)))

#pythran export t_dict_shared()
def t_dict_shared():
    d = {"a": 0}
    l = []
    #omp parallel
    if 1:
        #omp for
        for i in range(50):
            #omp critical (d)
            d["a"] += i
            #omp critical (l)
            l.append(i)
    return d["a"] == 1225 and sorted(l) == list(range(50))

#pythran export t_product()
def t_product():
    p = 1.
    #omp parallel for reduction(*:p)
    for i in range(1, 11):
        p *= i
    return p == 3628800

#pythran export t_np_reductions()
def t_np_reductions():
    a = np.arange(24.).reshape(2, 3, 4)
    out = np.zeros(2)
    m = np.zeros((2, 3))
    #omp parallel for
    for i in range(2):
        out[i] = a[i].mean()
        m[i] = a[i].max(axis=1)
    return list(out) == [5.5, 17.5] and bool((m == a.max(axis=2)).all())

#pythran export t_rows_iter()
def t_rows_iter():
    a = np.arange(12.).reshape(4, 3)
    s = 0.
    #omp parallel for reduction(+:s)
    for row in a:
        s += row.sum()
    return s == 66

#pythran export t_tuple_private()
def t_tuple_private():
    out = [(0, "")] * 20
    #omp parallel for
    for i in range(20):
        q, r = divmod(i, 3)
        pair = (q, str(r))
        out[i] = pair
    return out == [(i // 3, str(i % 3)) for i in range(20)]

#pythran export t_optional()
def t_optional():
    out = [-1] * 20
    #omp parallel for
    for i in range(20):
        v = None
        if i % 2:
            v = i
        out[i] = 0 if v is None else v
    return out == [i if i % 2 else 0 for i in range(20)]

#pythran export t_zip()
def t_zip():
    a = [1, 2, 3]
    b = [4., 5., 6.]
    s = 0.
    #omp parallel for reduction(+:s)
    for x, y in zip(a, b):
        s += x * y
    t = 0
    #omp parallel for reduction(+:t)
    for i, x in enumerate(a):
        t += i * x
    return s == 32 and t == 8

#pythran export t_sections_exception()
def t_sections_exception():
    n = 0
    try:
        #omp parallel sections
        if 1:
            #omp section
            n += 0
            #omp section
            raise ValueError("s")
    except ValueError as e:
        return str(e) == "s"
    return False

#pythran export t_task_exception_in_loop()
def t_task_exception_in_loop():
    got = 0
    for rep in range(10):
        try:
            #omp parallel num_threads(3)
            #omp single
            for i in range(10):
                #omp task
                if i == 7:
                    raise KeyError(i)
        except KeyError as e:
            got += e.args[0]
    return got == 70

#pythran export t_global_constant()
def t_global_constant():
    s = 0
    #omp parallel for num_threads(THREADS) schedule(static, CHUNK) reduction(+:s)
    for i in range(10):
        s += i
    return s == 45

THREADS = 3
CHUNK = 2

def leaves_task(n):
    #omp task
    raise ValueError("task " + str(n))
    return n

#pythran export t_task_only_raises()
def t_task_only_raises():
    try:
        #omp parallel
        #omp single
        leaves_task(3)
    except ValueError as e:
        return str(e) == "task 3"
    return False

#pythran export t_master_raises()
def t_master_raises():
    n = 0
    try:
        #omp parallel num_threads(3)
        if 1:
            #omp master
            raise IndexError("m")
            #omp barrier
            #omp critical
            n += 1
    except IndexError:
        return n < 4
    return False

#pythran export t_simd_raises()
def t_simd_raises():
    l = [1., 2., 3.]
    s = 0.
    #omp simd reduction(+:s) safelen(4)
    for i in range(3):
        s += l[i]
    try:
        #omp parallel for simd reduction(+:s) simdlen(4) schedule(static)
        for i in range(5):
            s += l[i]
    except IndexError:
        return s >= 6
    return False
