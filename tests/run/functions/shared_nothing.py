"""Variables that nested functions and generators share with their function, and that are None, or tuples of None, all the
time: nothing of them is left at run time."""


#pythran export in_generator(int list)
def in_generator(numbers):
    nothing = None if len(numbers) > 5 else None
    try:
        return sum((nothing is None) + n for n in numbers)
    finally:
        nothing = None


#pythran export set_inside(int list)
def set_inside(numbers):
    last = None

    def counted(n):
        nonlocal last
        last = None
        return n + (1 if last is None else 2)

    return [counted(n) for n in numbers], last


#pythran export outlives(int list, int)
def outlives(numbers, k):
    kept = None
    for n in numbers:
        if n > k:
            kept = None

    def asked():
        return kept is None, repr(kept)

    calls = [asked, asked]
    kept = None
    return [call() for call in calls]


#pythran export generated(int list, int)
def generated(numbers, k):
    mark = None
    if k > 2:
        mark = None

    def steps():
        nonlocal mark
        for n in numbers:
            mark = None
            yield n, mark

    running = steps()
    first = next(running, (k, None))
    return first, list(running), mark


#pythran export pairs(int)
def pairs(n):
    both = (None, None)

    def swap():
        nonlocal both
        both = (both[1], both[0])
        return n

    return swap() + swap(), both


#pythran export now_and_then(int list, int)
def now_and_then(numbers, k):
    found = None
    if k > 2:
        found = k

    def better(n):
        nonlocal found
        if found is None or n > found:
            found = n
        return found

    return [better(n) for n in numbers], found
