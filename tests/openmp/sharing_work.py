"""Loops, sections, reductions and copies of variables. Each function says whether its directives did what they say."""


import numpy as np
import omp


#pythran export t_for_ordered()
def t_for_ordered():
    last = 0
    ok = True
    s = 0
    #omp parallel private(i)
    if 1:
        my = 1
        #omp for schedule(static, 1) ordered
        for i in range(1, 100):
            #omp ordered
            if 1:
                ok = ok and (i > last)
                last = i
                s += i
    return ok and s == 99 * 100 // 2

#pythran export t_for_firstprivate()
def t_for_firstprivate():
    s = 0
    s0 = 12345
    #omp parallel private(s1)
    if 1:
        s1 = 0
        #omp single
        threadsnum = omp.get_num_threads()
        #omp for firstprivate(s0)
        for i in range(1, 1001):
            s0 = s0 + i
            s1 = s1 + i
        #omp critical
        s = s + s1
    return s == 1000 * 1001 // 2

#pythran export t_for_lastprivate()
def t_for_lastprivate():
    i0 = -1
    s = 0
    #omp parallel
    if 1:
        sum0 = 0
        #omp for schedule(static, 7) lastprivate(i0)
        for i in range(1, 1001):
            sum0 = sum0 + i
            i0 = i
        #omp critical
        s = s + sum0
    return s == 500500 and i0 == 1000

#pythran export t_for_nowait()
def t_for_nowait():
    n = 100
    a = np.zeros(n)
    b = np.zeros(n)
    #omp parallel
    if 1:
        #omp for nowait
        for i in range(n):
            a[i] = i
        #omp for nowait schedule(dynamic)
        for i in range(n):
            b[i] = 2 * i
    return a.sum() == 4950 and b.sum() == 9900

#pythran export t_for_private()
def t_for_private():
    s = 0
    s0 = 0
    #omp parallel
    if 1:
        s1 = 0
        #omp for private(s0) schedule(static, 1)
        for i in range(1, 1000):
            s0 = i
            #omp flush
            s0 = s0 + 1
            s1 = s1 + s0 - 1
        #omp critical
        s = s + s1
    return s == 999 * 1000 // 2

#pythran export t_reductions()
def t_reductions():
    n = 100
    s = 0
    d = 0
    p = 1
    fs = 0.0
    fd = 0.0
    land = True
    lor = False
    band = 0xFFFF
    bor = 0
    bxor = 0
    mx = -1
    mn = 10 ** 9
    #omp parallel for reduction(+:s, fs) reduction(-:d,fd) reduction(*:p) reduction(and:land) reduction(or:lor) reduction(&:band) reduction(|:bor) reduction(^:bxor) reduction(max:mx) reduction(min:mn)
    for i in range(n):
        s += i
        fs += i * 0.5
        d -= i
        fd -= 0.25
        if i < 10:
            p *= (i + 1)
        land = land and (i >= 0)
        lor = lor or (i == 50)
        band &= 0xFF00 | i
        bor |= i
        bxor ^= i
        mx = max(mx, i)
        mn = min(mn, i)
    x = 0
    for i in range(n):
        x ^= i
    return s == 4950 and fs == 2475.0 and d == -4950 and fd == -25.0 and p == 3628800 and land and lor and band == 0xFF00 and bor == 127 and bxor == x and mx == 99 and mn == 0

#pythran export t_reduction_cc()
def t_reduction_cc():
    land = 1
    lor = 0
    #omp parallel for reduction(&&:land) reduction(||:lor)
    for i in range(100):
        land = land and 1
        lor = lor or int(i == 99)
    return bool(land) and bool(lor)

#pythran export t_schedules()
def t_schedules():
    n = 500
    a = [0] * n
    b = [0] * n
    c = [0] * n
    d = [0] * n
    e = [0] * n
    chunk = 7
    #omp parallel
    if 1:
        #omp for schedule(static)
        for i in range(n):
            a[i] += 1
        #omp for schedule(dynamic, 3)
        for i in range(n):
            b[i] += 1
        #omp for schedule(guided, 2)
        for i in range(n):
            c[i] += 1
        #omp for schedule(runtime)
        for i in range(n):
            d[i] += 1
        #omp for schedule(static, chunk)
        for i in range(n):
            e[i] += 1
    x = 0
    #omp parallel for schedule(auto) reduction(+:x)
    for i in range(n):
        x += 1
    return min(a) == max(a) == min(b) == max(b) == min(c) == max(c) == min(d) == max(d) == min(e) == max(e) == 1 and x == n

#pythran export t_sections()
def t_sections():
    s = 7
    #omp parallel
    if 1:
        mysum = 0
        #omp sections
        if 1:
            #omp section
            if 1:
                for i in range(1, 400):
                    #omp critical
                    s += i
            #omp section
            for i in range(400, 700):
                #omp critical
                s += i
            #omp section
            if 1:
                for i in range(700, 1000):
                    #omp critical
                    s += i
    return s == 999 * 1000 // 2 + 7

#pythran export t_sections_reduction()
def t_sections_reduction():
    s = 7
    p = 1
    #omp parallel sections private(i) reduction(+:s) reduction(*:p)
    if 1:
        #omp section
        if 1:
            for i in range(1, 300):
                s += i
            p *= 2
        #omp section
        if 1:
            for i in range(300, 1000):
                s += i
            p *= 3
    return s == 999 * 1000 // 2 + 7 and p == 6

#pythran export t_sections_lastprivate()
def t_sections_lastprivate():
    i0 = -1
    s = 0
    #omp parallel
    if 1:
        #omp sections lastprivate(i0)
        if 1:
            #omp section
            if 1:
                sum0 = 0
                for i in range(1, 400):
                    sum0 += i
                    i0 = i
                #omp critical
                s += sum0
            #omp section
            if 1:
                sum0 = 0
                for i in range(400, 1000):
                    sum0 += i
                    i0 = i
                #omp critical
                s += sum0
    return s == 499500 and i0 == 999

#pythran export t_single()
def t_single():
    ns = 0
    it = 0
    res = 0
    #omp parallel private(i)
    if 1:
        for i in range(100):
            #omp single
            if 1:
                #omp flush
                ns += 1
                it += 1
                res += ns
                ns -= 1
    return res == 100 and it == 100

#pythran export t_single_copyprivate()
def t_single_copyprivate():
    result = 0
    nr = 0
    #omp parallel
    if 1:
        for i in range(50):
            j = -1
            #omp single copyprivate(j)
            if 1:
                nr += 1
                j = i
            #omp critical
            result = result + j - i
            #omp barrier
    return result == 0 and nr == 50

#pythran export t_single_nowait()
def t_single_nowait():
    nr = 0
    total = 0
    #omp parallel
    if 1:
        my = 0
        for i in range(50):
            #omp single nowait
            if 1:
                #omp atomic
                nr += 1
    return nr == 50

#pythran export t_single_private()
def t_single_private():
    ok = 0
    my = 100
    #omp parallel private(my)
    if 1:
        my = 5
        #omp single private(my)
        if 1:
            my = 99
            ok += 1
    return ok == 1 and my in (99, 100)  # 99 where directives are ignored

#pythran export t_collapse()
def t_collapse():
    n, m = 13, 17
    a = np.zeros((n, m), dtype=int)
    s = 0
    #omp parallel for collapse(2) reduction(+:s) schedule(dynamic)
    for i in range(n):
        for j in range(m):
            a[i, j] = i * m + j
            s += a[i, j]
    return s == sum(range(n * m)) and a[12, 16] == 12 * 17 + 16

#pythran export t_collapse3()
def t_collapse3():
    s = 0
    #omp parallel for collapse(3) reduction(+:s)
    for i in range(5):
        for j in range(2, 8, 2):
            for k in range(9, 0, -3):
                s += i * j * k
    return s == 10 * 12 * 18

#pythran export t_neg()
def t_neg():
    s = 0
    l = 0
    #omp parallel for reduction(+:s) lastprivate(l)
    for i in range(100, 0, -3):
        s += i
        l = i
    t = 0
    for i in range(100, 0, -3):
        t += i
    return s == t and l == 1

#pythran export t_step_var()
def t_step_var():
    found = []
    for k in (1, 3, -1, 1000):
        s = 0
        #omp parallel for reduction(+:s)
        for i in range(0, 100, k):
            s += i
        found.append(s)
    return found == [4950, 1683, 0, 0]

#pythran export t_if()
def t_if():
    using = 1
    c = 0
    #omp parallel if(using == 0)
    if 1:
        #omp atomic
        c += 1
    d = 0
    #omp parallel for if (using > 5) reduction(+:d) num_threads(using + 1)
    for i in range(10):
        d += 1
    return c == 1 and d == 10

#pythran export t_default()
def t_default():
    s = 0
    #omp parallel for default(none) shared(s)
    for i in range(10):
        #omp critical
        s += i
    return s == 45

#pythran export t_simd()
def t_simd():
    a = np.arange(100.)
    s = 0.
    #omp simd reduction(+:s)
    for i in range(100):
        s += a[i]
    #omp parallel for simd reduction(+:s)
    for i in range(100):
        s += a[i]
    return s == 9900

