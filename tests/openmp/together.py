"""Tasks, locks, barriers and what one thread does at a time. Each function says whether its directives did what they say."""

import time

import omp
from omp import get_num_threads, get_thread_num


#pythran export t_atomic_sum()
def t_atomic_sum():
    total = 0
    n = 1000
    #omp parallel for
    for i in range(n):
        #omp atomic
        total += i
    return total == n * (n - 1) // 2

#pythran export t_atomic_kinds()
def t_atomic_kinds():
    x = 0
    y = 1.0
    b = 255
    o = 0
    #omp parallel for shared(x, y, b, o)
    for i in range(64):
        #omp atomic update
        x = x + 1
        #omp atomic
        y *= 1.0
        #omp atomic
        b &= 127
        #omp atomic
        o |= 1 << (i % 4)
    w = 0
    #omp parallel num_threads(2)
    if True:
        #omp atomic write
        w = 7
    v = 0
    #omp parallel num_threads(2) private(v)
    if True:
        #omp atomic read
        v = w
    return x == 64 and y == 1.0 and b == 127 and o == 15 and w == 7

#pythran export t_atomic_capture()
def t_atomic_capture():
    seen = [0] * 100
    c = 0
    #omp parallel for
    for i in range(100):
        #omp atomic capture
        if 1:
            k = c
            c += 1
        seen[k] += 1
    return c == 100 and min(seen) == 1 and max(seen) == 1

#pythran export t_barrier()
def t_barrier():
    first = 0
    second = 0
    #omp parallel num_threads(4)
    if True:
        rank = omp.get_thread_num()
        if rank == 1:
            time.sleep(0.05)
            second = 3
        #omp barrier
        if rank == 2:
            first = second
    return first == second

#pythran export t_barrier2()
def t_barrier2():
    r1 = 0
    r2 = 0
    #omp parallel num_threads(4)
    if 1:
        rank = omp.get_thread_num()
        if rank == 1:
            time.sleep(0.02)
            r2 = 3
        #omp barrier
        if rank == 2:
            r1 = r2
    return r1 == 3 or not (r2 == 3)

#pythran export t_critical()
def t_critical():
    s = 0
    known = 999 * 1000 // 2
    #omp parallel
    if 1:
        mysum = 0
        #omp for
        for i in range(1000):
            mysum = mysum + i
        #omp critical
        s = mysum + s
    return s == known

#pythran export t_critical_named()
def t_critical_named():
    a = 0
    b = 0
    #omp parallel for
    for i in range(200):
        #omp critical(first)
        a += 1
        #omp critical (second)
        b += 2
    return a == 200 and b == 400

#pythran export t_flush()
def t_flush():
    result1 = 0
    result2 = 0
    #omp parallel num_threads(3)
    if 1:
        rank = get_thread_num()
        #omp barrier
        if rank == 1:
            result2 = 3
            #omp flush(result2)
            dummy = result2
        if rank == 0:
            time.sleep(0.02)
            #omp flush (result2)
            result1 = result2
    return result1 == 3 or result2 == 0

#pythran export t_in_parallel()
def t_in_parallel():
    serial = omp.in_parallel()
    par = True
    #omp parallel reduction(and:par)
    if 1:
        par = par and omp.in_parallel()
    return not serial

#pythran export t_lock()
def t_lock():
    l = omp.init_lock()
    nr = 0
    res = 0
    #omp parallel shared(l)
    if 1:
        #omp for
        for i in range(500):
            omp.set_lock(l)
            nr = nr + 1
            res = res + nr
            nr = nr - 1
            omp.unset_lock(l)
    omp.destroy_lock(l)
    return res == 500

#pythran export t_test_lock()
def t_test_lock():
    lck = omp.init_lock()
    nr = 0
    res = 0
    #omp parallel for shared(nr, res)
    for i in range(200):
        while not omp.test_lock(lck):
            pass
        nr += 1
        res += nr
        nr -= 1
        omp.unset_lock(lck)
    omp.destroy_lock(lck)
    return res == 200

#pythran export t_nest_lock()
def t_nest_lock():
    lck = omp.init_nest_lock()
    c = 0
    #omp parallel for
    for i in range(200):
        omp.set_nest_lock(lck)
        #omp flush
        c += 1
        omp.set_nest_lock(lck)
        c += 1
        omp.unset_nest_lock(lck)
        omp.unset_nest_lock(lck)
    omp.destroy_nest_lock(lck)
    return c == 400

#pythran export t_master()
def t_master():
    nthreads = 0
    executing = -1
    #omp parallel
    if 1:
        #omp master
        if 1:
            #omp critical
            nthreads += 1
            executing = omp.get_thread_num()
    return nthreads == 1 and executing == 0

#pythran export t_fib()
def t_fib():
    return fib(15) == 610 and fib_par(12) == 144

def fib(n):
    if n < 2:
        return n
    x = 0
    y = 0
    #omp task shared(x) firstprivate(n)
    x = fib(n - 1)
    #omp task shared(y) firstprivate(n)
    y = fib(n - 2)
    #omp taskwait
    return x + y

def fib_par(n):
    r = 0
    #omp parallel
    if 1:
        #omp single
        r = fib(n)
    return r

#pythran export t_task()
def t_task():
    tids = [0] * 25
    #omp parallel
    if 1:
        #omp single
        if 1:
            for i in range(25):
                myi = i
                #omp task firstprivate(myi)
                if 1:
                    time.sleep(0.0005)
                    tids[myi] = omp.get_thread_num() + 1
    return min(tids) > 0

#pythran export t_taskwait()
def t_taskwait():
    result1 = 0
    array = [0] * 25
    #omp parallel
    if 1:
        #omp single
        if 1:
            for i in range(25):
                #omp task firstprivate(i) untied
                if 1:
                    time.sleep(0.0005)
                    array[i] = 1
            #omp taskwait
            for i in range(25):
                if array[i] != 1:
                    result1 += 1
    return result1 == 0

#pythran export t_task_if()
def t_task_if():
    cond = 1
    count = 0
    result = 0
    #omp parallel
    if 1:
        #omp single
        if 1:
            #omp task if (cond == 0) shared(count, result)
            if 1:
                time.sleep(0.001)
                count = 1
            result = count
    return result == 1

#pythran export t_task_final()
def t_task_final():
    n = 0
    #omp parallel
    #omp single
    for i in range(10):
        #omp task final(i >= 5) mergeable
        if 1:
            #omp atomic
            n += 1
    return n == 10

#pythran export t_taskyield()
def t_taskyield():
    a = [0] * 20
    #omp parallel
    if 1:
        #omp single
        for i in range(20):
            #omp task firstprivate(i)
            if 1:
                time.sleep(0.0002)
                #omp taskyield
                a[i] = i
    return sum(a) == 190

#pythran export t_task_depend()
def t_task_depend():
    x = 0
    y = 0
    #omp parallel
    #omp single
    if 1:
        #omp task depend(out: x) shared(x)
        x = 5
        #omp task depend(in: x) depend(out: y) shared(x, y)
        y = x + 1
        #omp task depend(inout: y) shared(y)
        y *= 2
        #omp taskwait
    return x == 5 and y == 12

#pythran export t_cancel()
def t_cancel():
    n = 0
    #omp parallel
    if 1:
        #omp for
        for i in range(1000):
            #omp atomic
            n += 1
            if i == 3:
                #omp cancel for
                pass
            #omp cancellation point for
    return n >= 1

#pythran export t_nested()
def t_nested():
    omp.set_nested(True)
    c = 0
    #omp parallel num_threads(2)
    if 1:
        #omp parallel num_threads(2)
        if 1:
            #omp critical
            c += 1
    omp.set_nested(False)
    return c == 4 or c == 1

#pythran export t_funcs()
def t_funcs():
    omp.set_dynamic(False)
    a = omp.get_dynamic()
    omp.set_num_threads(3)
    mt = omp.get_max_threads()
    nt = 0
    #omp parallel
    if 1:
        #omp single
        nt = get_num_threads()
    w = omp.get_wtime()
    time.sleep(0.01)
    w2 = omp.get_wtime()
    omp.set_schedule(2, 3)
    k, c = omp.get_schedule()
    return not a and mt == nt and w2 - w >= 0.009 and omp.get_wtick() > 0 and omp.get_wtick() < 0.01 and omp.get_num_procs() >= 1 and omp.get_thread_limit() >= 1 and omp.get_level() == 0 and omp.get_active_level() == 0 and omp.get_ancestor_thread_num(0) == 0 and omp.get_team_size(0) == 1 and not omp.in_final() and omp.get_max_active_levels() >= 1
