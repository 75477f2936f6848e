"""omp parallel for in a docstring is none. Directives in methods and inner functions, and more tasks."""
import omp
import numpy as np

def counted(i):
    c = 0
    #omp atomic
    c += i
    return c

#pythran export t_atomic_call()
def t_atomic_call():
    """omp barrier"""
    s = 0
    l = [0, 0]
    #omp parallel for
    for i in range(50):
        #omp atomic
        s += counted(i) + 1
        #omp atomic
        l[i % 2] += counted(i)
    return s == 49 * 25 + 50 and sum(l) == 49 * 25

class Point:
    def __init__(self, x):
        self.x = x
        self.n = 0
    def add(self, l):
        #omp parallel for
        for i in range(len(l)):
            #omp atomic
            self.x += l[i]
            #omp critical
            self.n += 1
        return self.x

#pythran export t_method()
def t_method():
    p = Point(1)
    return p.add([1, 2, 3]) == 7 and p.n == 3

#pythran export t_inner_function()
def t_inner_function():
    total = 0
    def run(n):
        s = 0
        #omp parallel for reduction(+:s)
        for i in range(n):
            s += i
        return s
    for k in range(4):
        total += run(k)
    return total == 0 + 0 + 1 + 3

#pythran export t_no_loop_rounds()
def t_no_loop_rounds():
    s = 5
    #omp parallel for reduction(+:s)
    for i in range(0):
        s += 1
    #omp parallel for lastprivate(s)
    for i in range(3, 0):
        s = 1
    return s == 5

#pythran export t_big()
def t_big():
    n = 200000
    a = np.ones(n)
    #omp parallel for schedule(guided)
    for i in range(n):
        a[i] = i % 7
    return a.sum() == sum([i % 7 for i in range(n)])

#pythran export t_task_loop_capture()
def t_task_loop_capture():
    out = [0] * 30
    names = ["n" + str(i) for i in range(30)]
    texts = [""] * 30
    #omp parallel
    #omp single
    for i in range(30):
        name = names[i]
        #omp task
        if 1:
            out[i] = i
            texts[i] = name * 2
    return out == list(range(30)) and texts == [n * 2 for n in names]

#pythran export t_task_results()
def t_task_results():
    a = 0
    b = 0
    c = []
    #omp parallel
    #omp single
    if 1:
        #omp task
        a = 3
        #omp task shared(b)
        b = 4
        #omp task
        c.append(5)
        #omp taskwait
        a += b
    return a == 7 and c == [5]

#pythran export t_if_false_task()
def t_if_false_task():
    order = []
    #omp parallel
    #omp single
    if 1:
        #omp task if(False)
        order.append(1)
        #omp task if(0)
        order.append(2)
    return order == [1, 2]

#pythran export t_priority_untied()
def t_priority_untied():
    n = 0
    #omp parallel
    #omp master
    for i in range(8):
        #omp task priority(i) untied mergeable
        if 1:
            #omp critical
            n += i
    return n == 28

#pythran export t_depend_elements()
def t_depend_elements():
    a = [0] * 10
    a[0] = 1
    #omp parallel
    #omp single
    for i in range(1, 10):
        #omp task depend(in: a[i - 1]) depend(out: a[i])
        a[i] = a[i - 1] * 2
    return a == [2 ** i for i in range(10)]

#pythran export t_cancel_parallel()
def t_cancel_parallel():
    n = 0
    #omp parallel num_threads(3)
    if 1:
        #omp critical
        n += 1
        if n > 100:
            #omp cancel parallel
            pass
        #omp cancellation point parallel
    return 1 <= n <= 3

#pythran export t_threads_limit()
def t_threads_limit():
    omp.set_num_threads(2)
    n = 0
    #omp parallel num_threads(omp.get_max_threads() + 1)
    if 1:
        #omp master
        n = omp.get_num_threads()
    return n in (1, 3, 2)
