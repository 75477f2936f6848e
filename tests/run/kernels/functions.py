"""Calls of module functions, specialisation, recursion, lambdas, nested functions and captures."""

from numpy.ctypeslib import as_array

SCALE = 3
OFFSET = SCALE * 2 - 0.5
LIMITS = (-10, SCALE**2)
NAMES_OF_TWO = 2
FLAG = SCALE > 2
LAST = LIMITS[-1] + len(LIMITS)
EPSILON = 2.0**-52
COMPLEX = 1j * SCALE


def linear(x, slope=2, intercept=SCALE):
    return slope * x + intercept


def generic(x, y):
    return x + y if x > y else x - y


def half(x):
    return x / 2


def with_none(x, y=None):
    if y is None:
        return x
    return x - y


def factorial(n):
    return 1 if n <= 1 else n * factorial(n - 1)


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def power_by_squares(x, n):
    if n == 0:
        return 1
    part = power_by_squares(x * x, n // 2)
    return part * x if n % 2 else part


def apply(function, x):
    return function(x)


def twice(function, x):
    return function(function(x))


def compose(f, g):
    return lambda x: f(g(x))


def adder(n):
    def add(x):
        return x + n

    return add


def nothing(p):
    p[0] = 1


def keyword_only(x, *, y=2):
    return x - y


def positional_only(x, y, /):
    return x - y


def depends(x):
    if x > 0:
        return 1
    return 2.5


def recursive_join(n):
    if n <= 0:
        return 1
    return recursive_join(n - 1) * 0.5


#pythran export capsule defaults(int)
def defaults(x):
    return linear(x % 1000) + linear(x % 10, 5) * linear(x % 10, 5, 7)


#pythran export capsule keywords(int)
def keywords(x):
    x %= 100
    return linear(intercept=1, x=x) - linear(x, intercept=x, slope=3) + keyword_only(x, y=5) + keyword_only(x)


#pythran export capsule positional(int, int)
def positional(x, y):
    return positional_only(x // 2, y // 2)


#pythran export capsule specialised(int, float)
def specialised(x, y):
    return generic(x, y) + generic(y, y) + generic(x % 7, 3)


#pythran export capsule specialised_strong(int8, float32)
def specialised_strong(x, y):
    return generic(x, x) + generic(y, x)


#pythran export capsule none_default(int, int)
def none_default(x, y):
    return with_none(x // 2, y // 2) - with_none(x // 3)


#pythran export capsule none_passed(int)
def none_passed(x):
    return with_none(x, None)


#pythran export capsule call_factorial(int)
def call_factorial(n):
    return factorial(n)


#pythran export capsule call_fib(int)
def call_fib(n):
    return fib(n)


#pythran export capsule mutual(int)
def mutual(n):
    return even(abs(n)) + 2 * odd(abs(n))


#pythran export capsule call_ackermann(int)
def call_ackermann(n):
    return ackermann(2, abs(n) % 5)


#pythran export capsule squares(float, int)
def squares(x, n):
    return power_by_squares(x, abs(n))


#pythran export capsule squares_int(int, int)
def squares_int(x, n):
    return power_by_squares(x % 10, abs(n))


#pythran export capsule recursion_joined(int)
def recursion_joined(n):
    return recursive_join(n)


#pythran export capsule returns_joined(int)
def returns_joined(x):
    return depends(x)


#pythran export capsule lambda_called(int)
def lambda_called(x):
    square = lambda v: v * v
    return square(x % 1000) + (lambda a, b=2: a - b)(x % 7)


#pythran export capsule lambda_argument(int, float)
def lambda_argument(x, y):
    return apply(lambda v: v + y, x) + apply(half, x) + twice(lambda v: v * 0.5, y)


#pythran export capsule function_argument(int)
def function_argument(x):
    return twice(half, x) + apply(abs, x) + apply(float, x)


#pythran export capsule composed(float)
def composed(x):
    return compose(half, lambda v: v - 1)(x)


#pythran export capsule closure_returned(int)
def closure_returned(x):
    add = adder(5)
    other = adder(x % 10)
    return add(1) * 100 + other(add(2))


#pythran export capsule nested(int, int)
def nested(x, y):
    def inner(a):
        return a // 2 + y // 2

    return inner(x) - inner(y)


#pythran export capsule capture_late(int)
def capture_late(x):
    scale = 2

    def inner(a):
        return a * scale

    scale = 3
    return inner(x % 100)


#pythran export capsule capture_nonlocal(int)
def capture_nonlocal(n):
    count = 0

    def step(by):
        nonlocal count
        count += by
        return count

    for i in range(n):
        step(i)
    return count * 10 + step(1)


#pythran export capsule capture_nonlocal_two(int)
def capture_nonlocal_two(n):
    total = 0
    last = -1

    def see(v):
        nonlocal total, last
        total = total + v
        last = v

    def both(v):
        see(v)
        see(v * 2)

    for i in range(n):
        both(i)
    return total * 100 + last


#pythran export capsule capture_loop_variable(int)
def capture_loop_variable(n):
    s = 0
    for i in range(n):
        def inner(a):
            return a * i

        s += inner(2)
    return s


#pythran export capsule capture_loop_later(int)
def capture_loop_later(n):
    f = lambda: -1
    for i in range(n):
        if i == 1:
            f = lambda: i * 10
    return f()


#pythran export capsule capture_default(int)
def capture_default(n):
    s = 0
    for i in range(n):
        g = lambda v, i=i: v + i
        s += g(1)
    return s


#pythran export capsule capture_two_levels(int)
def capture_two_levels(x):
    def outer(a):
        def inner(b):
            return a + b + x % 10

        return inner(1) * inner(a)

    return outer(x % 100)


#pythran export capsule nested_recursion(int)
def nested_recursion(n):
    def count(k):
        return 0 if k <= 0 else 1 + count(k - 1)

    return count(n)


#pythran export capsule nested_recursion_capture(int, int*)
def nested_recursion_capture(n, p):
    p[0] = 0

    def walk(k):
        p[0] = p[0] + k
        if k > 0:
            walk(k - 1)
            walk(k - 2)

    walk(n)
    return p[0]


#pythran export capsule nested_static(int)
def nested_static(x):
    def one(v):
        return v + 1

    def two(v):
        return one(one(v))

    return two(two(x // 2))


#pythran export capsule constants(float)
def constants(x):
    return x * SCALE + OFFSET - LIMITS[0] + LIMITS[1] * EPSILON + LAST + NAMES_OF_TWO


#pythran export capsule constant_flag(int)
def constant_flag(x):
    if FLAG:
        return x
    return -x


#pythran export capsule constant_complex(float)
def constant_complex(x):
    return COMPLEX * x


#pythran export capsule no_result(int*)
def no_result(p):
    nothing(p)
    return p[0]


#pythran export capsule result_ignored(int)
def result_ignored(x):
    half(x)
    factorial(3)
    return x


#pythran export capsule pointer_passed(float64*, int)
def pointer_passed(p, n):
    def fill(q, value):
        for i in range(n):
            q[i] = value
            value += 1

    fill(p, 0.5)
    return p[0]


#pythran export capsule argument_order(int*)
def argument_order(p):
    def step(v):
        p[0] = p[0] * 10 + v
        return v

    p[0] = 0
    linear(intercept=step(1), x=step(2), slope=step(3))
    generic(step(4), step(5)) + step(6) * step(7)
    return p[0]


#pythran export capsule order_in_expressions(int*)
def order_in_expressions(p):
    def step(v):
        p[0] = p[0] * 10 + v
        return v

    p[0] = 0
    x = step(1) + step(2) * step(3) - (step(4) if step(5) else step(6))
    p[step(1)] = step(2)
    return p[0] + x


#pythran export capsule order_augmented(int*, int)
def order_augmented(p, x):
    def bump(v):
        p[0] += v
        return v

    p[0] = x % 10
    p[0] += bump(5)
    a = p[0]
    a += bump(1) + p[0]
    return a * 100 + p[0]


#pythran export capsule order_reads(int*, int)
def order_reads(p, x):
    def bump():
        p[0] += 1
        return p[0]

    p[0] = x % 10
    return p[0] * 1000 + bump() * 100 + p[0] * 10 + bump()


#pythran export capsule order_local_reads(int)
def order_local_reads(x):
    y = x % 10

    def bump():
        nonlocal y
        y += 1
        return y

    return y * 1000 + bump() * 100 + y * 10 + bump()


#pythran export capsule parameter_assigned(int)
def parameter_assigned(x):
    def change(v):
        v = v + 1
        return v

    return change(x // 2) - x // 2


#pythran export capsule parameter_other_type(int)
def parameter_other_type(x):
    def change(v):
        v = v / 2
        return v

    return change(x)


#pythran export capsule chained_calls(int)
def chained_calls(x):
    return half(half(half(x))) + factorial(fib(4))


#pythran export capsule function_chosen(int)
def function_chosen(x):
    f = half if x > 0 else abs
    return f(x)


#pythran export capsule function_variable(int)
def function_variable(x):
    f = half
    g = f
    return g(x)


#pythran export capsule function_tuple(int)
def function_tuple(x):
    f, g = (half, abs)
    return f(x) + g(x)


#pythran export capsule same_names(int)
def same_names(half):
    def factorial(v):
        return v // 2

    return factorial(half)


#pythran export capsule default_evaluated_once(int)
def default_evaluated_once(x):
    y = x % 10

    def inner(v=y):
        return v

    y = 100
    return inner() + y


#pythran export capsule docstring_only(int)
def docstring_only(x):
    """Says nothing."""


#pythran export capsule deep_expression(float)
def deep_expression(x):
    return ((((((((x + 1) * 2) - 3) / 4) + 5) * 6) - 7) / 8) - (1 - (2 - (3 - (4 - (5 - x)))))


#pythran export capsule many_arguments(int, int, int, int, int, int, int, int, int, int)
def many_arguments(a, b, c, d, e, f, g, h, o, q):
    return a % 9 + b % 9 + c % 9 + d % 9 + e % 9 + f % 9 + g % 9 + h % 9 + o % 9 - q % 9


#pythran export capsule starred_call(int, int)
def starred_call(x, y):
    t = (x // 2, y // 2)
    return generic(*t)


#pythran export capsule recursion_with_default(int)
def recursion_with_default(n):
    def total(k, acc=0):
        if k <= 0:
            return acc
        return total(k - 1, acc + k)

    return total(n)


#pythran export capsule recursion_float_accumulator(int)
def recursion_float_accumulator(n):
    def total(k, acc):
        if k <= 0:
            return acc
        return total(k - 1, acc + 0.5)

    return total(n, 0)


# bug 016
#pythran export capsule array_argument(float64*, int)
def array_argument(p, n):
    def total(a):
        s = 0.0
        for v in a:
            s += v
        return s

    return total(as_array(p, n))
