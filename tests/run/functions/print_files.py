"""print(file=…), the standard streams and what else sys has."""

import sys
from sys import maxsize


#pythran export printed(str, int list, float)
def printed(s, l, x):
    print(s, l, file=sys.stdout)
    print(s, x, file=sys.stdout, sep="-", end="!\n", flush=True)
    print(*l, sep=None)
    print(*l, sep=", ", end="")
    print(*l, "and", s, sep="/", file=sys.stdout, end="\n\n")
    print(*l, file=None, flush=True)
    print(file=sys.stdout)
    return sys.stdout.write(s), sys.stdout.writable()


#pythran export into_file(str, int list)
def into_file(s, l):
    path = "/tmp/capsulec_print_test.txt"
    with open(path, "w", encoding="utf-8", newline="") as f:
        print(len(s), file=f)
        print(*l, sep=None, end=None, file=f, flush=True)
    try:
        print("late", file=f)
    except ValueError as error:
        late = str(error)
    with open(path, encoding="utf-8", newline="") as f:
        return f.read(), late


#pythran export chosen(bool)
def chosen(shown):
    out = sys.stdout if shown else None
    print("a", 1, file=out)
    log(out)


def log(file=None):
    print("b", file=file)


#pythran export known()
# args:
def known():
    return (
        maxsize, sys.maxunicode, sys.byteorder, sys.platform, sys.float_info.epsilon, sys.float_info.max,
        sys.float_info.min, sys.float_info.dig, sys.float_info.mant_dig, sys.intern("a" + sys.byteorder),
    )


#pythran export left(int)
# args: 0
# args: 1
# args: 2
def left(n):
    try:
        if n == 0:
            sys.exit()
        if n == 1:
            sys.exit("done")
        sys.exit(n)
    except SystemExit as error:
        return repr(error)
