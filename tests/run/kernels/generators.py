"""Generators, closures that outlive their function, functions in containers, values that may be None."""

import math


def count_to(n):
    i = 0
    while i < n:
        yield i
        i += 1


def walk(t):
    if t > 0:
        yield t
        yield from walk(t - 1)
        for x in walk(t - 2):
            yield x * 10


def evens(numbers):
    for x in numbers:
        if x % 2:
            continue
        if x > 100:
            return
        yield x


def raising(n):
    yield 1
    if n > 2:
        raise ValueError("too many")
    yield 2


def counter(start):
    n = start

    def step(by=1):
        nonlocal n
        n += by
        return n

    return step


def find(numbers, x):
    for i, y in enumerate(numbers):
        if y == x:
            return i


def small(n):
    return abs(n) % 10


#pythran export capsule sum_of_generator(int)
def sum_of_generator(n):
    total = 0
    for x in count_to(small(n)):
        total = total * 3 + x
    return total


#pythran export capsule recursive_generator(int)
def recursive_generator(n):
    return sum(walk(small(n) % 6))


#pythran export capsule generator_of_generator(int)
def generator_of_generator(n):
    return sum(evens(count_to(n % 200)))


#pythran export capsule generator_that_raises(int)
def generator_that_raises(n):
    total = 0
    for x in raising(n):
        total += x
    return total


#pythran export capsule generator_left_early(int)
def generator_left_early(n):
    steps = count_to(10)
    for x in steps:
        if x == small(n):
            break
    return sum(steps)


#pythran export capsule generator_shared(int)
def generator_shared(n):
    def take(steps):
        return next(steps)

    steps = count_to(10)
    again = steps
    return take(steps) * 100 + take(again) * 10 + next(steps) + next(again, n)


#pythran export capsule generator_exhausted(int)
def generator_exhausted(n):
    steps = count_to(small(n))
    a = next(steps)
    b = next(steps)
    return a + b + len(list(steps)) + next(steps, -5)


#pythran export capsule generator_expressions(int)
def generator_expressions(n):
    limit = small(n)
    total = sum(x * limit for x in range(10) if x > limit)
    return total + max(x * y for x in range(3) for y in range(limit + 1)) + any(x > 8 for x in [limit, limit + 1])


#pythran export capsule generator_expression_is_lazy(int)
def generator_expression_is_lazy(n):
    scale = 1
    products = (x * scale for x in range(3))
    scale = small(n)
    return sum(products)


#pythran export capsule all_any(int)
def all_any(n):
    return all(x < 9 for x in [1, small(n)]) + 2 * any([]) + 4 * all([]) + 8 * any([0, 0, small(n)])


#pythran export capsule iterators(int)
def iterators(n):
    steps = iter([5, 6, small(n)])
    total = next(steps)
    for x in steps:
        total = total * 10 + x
    return total + next(steps, 1)


#pythran export capsule mapped(int)
def mapped(n):
    total = 0
    for x in map(lambda x: x + n % 7, filter(lambda x: x % 2, range(10))):
        total = total * 2 + x
    return total + sum(map(lambda a, b: a * b, [1, 2], [3, 4]))


#pythran export capsule zip_of_generators(int)
def zip_of_generators(n):
    total = 0
    for i, (a, b) in enumerate(zip([7, 8, 9], count_to(small(n))), 5):
        total += i * a + b
    return total


#pythran export capsule counters(int)
def counters(n):
    first, second = counter(10), counter(n % 100)
    first()
    first(5)
    return first() * 1000 + second(2)


#pythran export capsule late_binding(int)
def late_binding(n):
    functions = []
    for i in range(3):
        functions.append(lambda x: x * 10 + i)
    return sum([g(n % 5) for g in functions])


#pythran export capsule bound_default(int)
def bound_default(n):
    functions = [lambda x, i=i: x * 10 + i for i in range(3)]
    return sum([g(n % 5) for g in functions]) + functions[1](1, 2)


#pythran export capsule functions_in_a_list(float)
def functions_in_a_list(x):
    def scaled(y):
        return y * x

    total = 0.0
    for g in [scaled, lambda y: y + 1, math.cos]:
        total += g(0.5)
    return total


#pythran export capsule function_chosen_at_run_time(float)
def function_chosen_at_run_time(x):
    g = math.sin if x > 0 else math.cos
    h = (lambda y: y) if x > 1 else g
    return h(0.25)


#pythran export capsule found_or_none(int)
def found_or_none(n):
    place = find([4, 5, 6], small(n))
    if place is None:
        return -1
    return place * 10


#pythran export capsule none_then_value(int)
def none_then_value(n):
    best = None
    for x in [3, small(n), 5]:
        if best is None or x > best:
            best = x
    return best if best is not None else -1


#pythran export capsule none_in_arithmetic(int)
def none_in_arithmetic(n):
    place = find([4, 5, 6], small(n))
    try:
        return place + 1
    except TypeError:
        return -7


#pythran export capsule none_equality(int)
def none_equality(n):
    place = find([4, 5, 6], small(n))
    return (place == None) + 2 * (place != None) + 4 * (place == 1) + 8 * (not place)  # noqa: E711


#pythran export capsule linked_list(int)
def linked_list(n):
    following = [1, 2, None, 0]
    node = n % 4
    steps = 0
    while node is not None and steps < 9:
        steps += 1
        node = following[node]
    return steps


#pythran export capsule int_then_float(int)
def int_then_float(n):
    x = 0
    for i in range(small(n)):
        x = x + 0.5 if i % 2 else x
    return x


def named_like_its_class(values):
    next = 0
    for value in values:
        next += value
        yield next


#pythran export capsule generator_variables_value_and_next(int)
def generator_variables_value_and_next(n):
    total = 0
    for value in named_like_its_class(range(abs(n) % 20)):
        total += value
    return total
