"""Exception classes of the user's."""


class AppError(Exception):
    """The base of all."""


class Missing(AppError):
    pass


class BadValue(ValueError): ...


class WorseValue(BadValue):
    pass


def check(n):
    if n < 0:
        raise BadValue(f"negative: {n}")
    if n > 100:
        raise WorseValue("too large", n)
    if n == 50:
        raise Missing
    if n == 51:
        raise KeyError("k")
    return n


#pythran export thrown(int)
# args: 1
# args: -1
# args: 101
# args: 50
# args: 51
def thrown(n):
    return check(n)


#pythran export caught(int)
# args: 1
# args: -1
# args: 101
# args: 50
# args: 51
def caught(n):
    log = []
    try:
        log.append(str(check(n)))
    except WorseValue as e:
        log.append(f"worse {e} {e.args!r} {type(e).__name__}")
    except BadValue as e:
        log.append(f"bad {e} {isinstance(e, ValueError)} {isinstance(e, AppError)} {e!r}")
    except AppError as e:
        log.append(f"app {e!r}")
    except LookupError:
        log.append("lookup")
    else:
        log.append("fine")
    return log


#pythran export by_base(int)
# args: -1
# args: 101
# args: 50
def by_base(n):
    try:
        return check(n)
    except (ValueError, AppError) as e:
        return str(e), type(e).__name__


#pythran export again(int)
# args: -1
# args: 50
def again(n):
    try:
        check(n)
    except ValueError as e:
        raise AppError("wrapped") from e
    except AppError:
        raise
