"""Exception classes with an `__init__`, fields, constants and texts of their own."""

from __future__ import annotations


class AppError(Exception):
    """Base."""

    code = 500

    def __init__(self, message, detail=None):
        super().__init__(message)
        self.message = message
        self.detail = detail

    def __str__(self):
        return f"{type(self).__name__}[{self.code}]: {self.message}"


class NotFound(AppError):
    code = 404

    def __init__(self, name):
        super().__init__(f"no {name}", name)
        self.name = name


class Plain(AppError):
    pass


class Position(ValueError):
    def __init__(self, line, column=1):
        self.line = line
        self.column = column


class Just(KeyError):
    level = 3


class Insufficient(Exception):
    def __init__(self, balance: float, amount: float):
        self.balance = balance
        self.amount = amount
        self.missing = amount - balance
        Exception.__init__(self, f"missing {self.missing:.2f}")


class Several(Exception):
    def __init__(self, *names):
        super().__init__(*names)
        self.count = len(names)


def work(n):
    if n == 0:
        raise NotFound("x")
    if n == 1:
        raise AppError("bad")
    if n == 2:
        raise Plain("plain", detail="d")
    if n == 3:
        raise Position(3)
    if n == 4:
        raise Position(n, 9) from NotFound("cause")
    if n == 5:
        raise Just("k")
    if n == 6:
        raise Insufficient(1.5, n)
    return n


#pythran export raised(int)
# args: 0
# args: 1
# args: 2
# args: 3
# args: 4
# args: 5
# args: 6
# args: 7
def raised(n):
    return work(n)


#pythran export caught(int)
# args: 0
# args: 1
# args: 2
# args: 3
# args: 4
# args: 5
# args: 6
# args: 7
def caught(n):
    try:
        return str(work(n))
    except NotFound as e:
        return f"{e} {e.name} {e.code} {e.args}"
    except AppError as e:
        return f"{e} {e.message} {e.detail} {e.code} {e!r} {isinstance(e, Plain)}"
    except Position as e:
        return f"{e} {e.line + 1} {e.column} {e.args}"
    except Just as e:
        return f"{e} {e.level}"
    except KeyError as e:
        return f"{e}"
    except Insufficient as e:
        return f"{e} {e.balance} {e.missing} {e.args[0]}"


#pythran export kept(int)
def kept(n):
    found = []
    for i in range(n % 5):
        try:
            if i % 2:
                raise AppError("odd", str(i))
            raise Insufficient(i, n)
        except AppError as e:
            found.append(e.detail)
        except Insufficient as e:
            found.append(f"{e.amount}")
    return found


#pythran export again(int)
# args: 0
# args: 1
# args: 3
def again(n):
    try:
        try:
            return work(n)
        except AppError as e:
            if e.code == 404:
                raise RuntimeError(e.message) from e
            raise
    finally:
        n += 1


#pythran export counted(int)
# args: 1
# args: 2
def counted(n):
    error = Several("a", "b")
    if n == 2:
        raise error
    return error.count, str(error), isinstance(error, Exception)
