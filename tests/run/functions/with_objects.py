"""`with` of objects, of generators, and suppress."""

import contextlib
from contextlib import contextmanager, suppress


class Logged:
    def __init__(self, log, name):
        self.log = log
        self.name = name

    def __enter__(self):
        self.log.append(f"in {self.name}")
        return self

    def __exit__(self, exc_type, exc, traceback):
        if exc_type is None:
            self.log.append(f"out {self.name}")
        else:
            self.log.append(f"failed {self.name}: {exc_type.__name__} {exc}")

    def work(self, n):
        return 100 // n


class Swallowing:
    def __init__(self):
        self.kept = ""

    def __enter__(self):
        return 5

    def __exit__(self, *details):
        if isinstance(details[1], ValueError):
            self.kept = str(details[1])
            return True
        return False


@contextmanager
def tagged(log, tag):
    log.append(f"<{tag}>")
    try:
        yield tag.upper()
    finally:
        log.append(f"</{tag}>")


@contextlib.contextmanager
def keeping(log):
    try:
        yield
    except KeyError as e:
        log.append(f"kept {e}")


@contextmanager
def plain(log):
    log.append("begin")
    yield len(log)
    log.append("end")


# args: 3
# args: 0
#pythran export logged(int)
def logged(n):
    log = []
    result = 0
    try:
        with Logged(log, "a") as a, Logged(log, "b"):
            result = a.work(n)
            log.append("body")
    except ZeroDivisionError as e:
        log.append(f"caught {e}")
    return result, log


# args: 1
# args: -1
# args: 0
#pythran export swallowed(int)
def swallowed(n):
    s = Swallowing()
    with s as five:
        if n < 0:
            raise ValueError("negative")
        if n == 0:
            raise KeyError("zero")
        five += n
    return five, s.kept


# args: 3
# args: 7
#pythran export left_early(int)
def left_early(n):
    log = []
    for i in range(n):
        with Logged(log, str(i)):
            if i == 1:
                continue
            if i == 4:
                break
            log.append("-")
    return log


# args: 2
# args: 0
#pythran export returned(int)
def returned(n):
    with Logged([], "r") as r:
        return r.work(n)


# args: 1
# args: 0
#pythran export tags(int)
def tags(n):
    log = []
    try:
        with tagged(log, "a") as a, tagged(log, "b"):
            log.append(a)
            log.append(str(1 // n))
    except ZeroDivisionError:
        log.append("zero")
    with plain(log) as size:
        log.append(str(size))
    return log


# args: 1
# args: 0
# args: -1
#pythran export kept(int)
def kept(n):
    log = []
    with keeping(log):
        if n == 0:
            raise KeyError("k")
        if n < 0:
            raise IndexError("i")
        log.append("through")
    return log


# args: "12"
# args: "x"
#pythran export suppressed(str)
def suppressed(text):
    found = -1
    with suppress(ValueError, KeyError):
        found = int(text)
    with contextlib.suppress(ZeroDivisionError):
        found //= 0
    return found
