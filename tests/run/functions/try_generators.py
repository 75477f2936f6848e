"""Generators: StopIteration inside of them, `yield` in every part of `try`, and what happens when they are given up."""


def stops(n):
    for i in range(n):
        if i == 3:
            raise StopIteration(i)
        yield i


def paired(values):
    it = iter(values)
    while True:
        yield next(it) + next(it)


def paired_well(values):
    it = iter(values)
    while True:
        try:
            yield next(it) + next(it)
        except StopIteration:
            return


#pythran export stopped(int)
def stopped(n):
    return list(stops(n % 6))


#pythran export pairs(int list)
def pairs(values):
    return sum(paired(values))


#pythran export pairs_well(int list)
def pairs_well(values):
    return list(paired_well(values))


#pythran export caught(int list)
def caught(values):
    try:
        for x in paired(values):
            if x > 40:
                return x
    except RuntimeError as e:
        return str(e), len(values)
    return "never", 0


#pythran export in_expression(int list)
def in_expression(values):
    it = iter(values)
    return list(next(it) - x for x in it)


#pythran export passed_on(int list)
def passed_on(values):
    it = paired_well(values)
    return next(it), next(it), next(it, -1)


def check(n, at):
    if n % 5 == at:
        raise ValueError(f"bad {n}")
    if n % 7 == at:
        raise KeyError(n)
    return n


def in_body(n, at):
    for i in range(n):
        try:
            yield check(i, at)
            print("between")
            yield -i
        except ValueError as e:
            print("seen", e)
        else:
            print("else", i)
        finally:
            print("finally", i)
    print("end")


#pythran export body(int, int)
def body(n, at):
    for x in in_body(n % 9, at % 6):
        print(x)
    return n


#pythran export body_left(int, int)
def body_left(n, at):
    for x in in_body(n % 9, at % 6):
        print(x)
        if x == 3 or x < -3:
            break
    print("left")
    return n


#pythran export body_returned(int, int)
def body_returned(n, at):
    for x in in_body(n % 9, at % 6):
        if x == 2:
            return x
    return n


#pythran export body_raised(int, int)
def body_raised(n, at):
    try:
        for x in in_body(n % 9, at % 6):
            print(10 // (x - 2))
    except ZeroDivisionError:
        print("zero")
    except KeyError as e:
        print("key", e)
    return n


def in_handler(n, at):
    for i in range(n):
        try:
            print(check(i, at))
        except ValueError as e:
            yield str(e)
            print(e)
            if i > 6:
                raise
        except KeyError:
            yield "key"
            try:
                print(check(i + 1, at))
            except (KeyError, ValueError):
                yield "inner"
            if i > 2:
                continue
        else:
            yield "fine"
            if i == at:
                break
            if i == at + 4:
                return
        finally:
            print("done", i)


#pythran export handler(int, int)
def handler(n, at):
    return list(in_handler(n % 12, at % 6))


def in_finally(n, at):
    for i in range(n):
        try:
            if i == at + 1:
                continue
            if i == at + 3:
                break
            if i == at - 2:
                return
            print(check(i, at))
        except KeyError:
            print("key")
        finally:
            yield i
            print("f")
            yield -i
    yield 100


#pythran export final(int, int)
def final(n, at):
    out = []
    try:
        for x in in_finally(n % 9, at % 6):
            out.append(x)
    except ValueError as e:
        print(e)
    return out


def nested(n, at):
    try:
        yield 0
        try:
            for i in range(n):
                try:
                    yield check(i, at)
                finally:
                    print("inner", i)
                    if i == 7:
                        return
                yield i * 100
        except KeyError as e:
            yield -1
            print(e)
            raise IndexError("after") from e
        else:
            yield -2
        finally:
            print("middle")
            yield -3
    except IndexError as e:
        print(repr(e))
    finally:
        print("outer")
    yield -4


#pythran export nests(int, int)
def nests(n, at):
    out = []
    try:
        for x in nested(n % 12, at % 6):
            out.append(x)
    except ValueError as e:
        out.append(-100)
    return out


#pythran export nests_left(int, int)
def nests_left(n, at):
    k = 0
    for x in in_handler(n % 12, at % 6):
        k += 1
        if k == at % 5 + 1:
            break
    print("left")
    return k


def exits(n):
    try:
        while True:
            try:
                yield n
                n += 1
            except GeneratorExit:
                print("exit", n)
                raise
    finally:
        print("closed")


#pythran export given_up(int)
def given_up(n):
    for x in exits(n):
        if x % 4 == 2:
            break
    print("one")
    a = exits(n)
    return next(a) + next(a)


def delegating(n, at):
    try:
        yield from in_body(n, at)
    except KeyError:
        yield 1000
    finally:
        print("delegated")


#pythran export delegates(int, int)
def delegates(n, at):
    return list(delegating(n % 9, at % 6))


def early(n):
    try:
        if n % 2:
            return
        print("even")
    finally:
        print("finally")
    yield n


#pythran export early_return(int)
def early_return(n):
    return list(early(n))


def reraise():
    raise


#pythran export bare(int)
def bare(n):
    if n % 3 == 0:
        raise
    try:
        check(n, 1)
        check(n, 2)
    except (KeyError, ValueError):
        reraise()
    finally:
        print("f")
        if n % 3 == 1:
            raise
    return n


def named(start, resume):
    closing = start
    failure_1, taken_1, exit_1, element = 1, 2, 3, 4
    for failure in range(resume):
        try:
            yield check(failure, 3) + closing
        except ValueError as error:
            yield failure_1 + taken_1
            print(error)
        except KeyError:
            exit_1 += 1
        finally:
            yield exit_1 + element


#pythran export names(int, int)
def names(n, m):
    return list(named(n, m % 10))
