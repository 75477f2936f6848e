"""Exceptions that are raised while others are handled: context, cause, notes, identity, arguments by name."""


def fail(n):
    if n % 3 == 0:
        raise ValueError("first", n)
    if n % 3 == 1:
        raise KeyError(n)
    return 10 // (n % 5 - 2)


# pythran export in_handler(int)
def in_handler(n):
    try:
        return fail(n)
    except ValueError:
        raise TypeError("while handling")
    except KeyError as e:
        raise RuntimeError(str(e)) from e
    except ZeroDivisionError:
        return [1][n]


# pythran export in_function(int)
def in_function(n):
    try:
        return fail(n)
    except ArithmeticError:
        return fail(n + 1)
    except LookupError:
        return fail(n - 1)


# pythran export in_finally(int)
def in_finally(n):
    try:
        return fail(n)
    finally:
        if n % 2:
            raise OSError(n, "in finally")


# pythran export three_deep(int)
def three_deep(n):
    try:
        try:
            fail(n)
        except (ValueError, KeyError):
            try:
                fail(n + 1)
            except (ValueError, KeyError):
                raise LookupError(n)
    except LookupError:
        fail(n + 2)
        raise ArithmeticError


# pythran export after_handling(int)
def after_handling(n):
    try:
        fail(n)
    except Exception:
        pass
    raise RuntimeError("no context")


# pythran export old_one_again(int)
def old_one_again(n):
    kept = None
    try:
        fail(n)
    except Exception as e:
        kept = e
    try:
        fail(n + 1)
    except Exception:
        if kept is not None:
            raise kept
    return 0


# pythran export without(int)
def without(n):
    try:
        fail(n)
    except ValueError:
        raise KeyError("hidden") from None
    except KeyError as e:
        raise e from None
    except ZeroDivisionError as e:
        raise e from TypeError("another")


# pythran export bare_again(int)
def bare_again(n):
    try:
        try:
            fail(n)
        except ValueError as e:
            raise
        except KeyError as e:
            raise e
    except Exception:
        raise


# pythran export in_loop(int)
def in_loop(n):
    last = None
    for i in range(n % 7):
        try:
            if last is None:
                raise ValueError(i)
            raise ValueError(i) from last
        except ValueError as e:
            last = e
    if last is not None:
        raise last


# pythran export asked(int)
def asked(n):
    try:
        try:
            fail(n)
        except ValueError:
            raise TypeError("t")
        except KeyError as e:
            raise TypeError("f") from e
        except ZeroDivisionError:
            raise TypeError("n") from None
        raise TypeError("alone")
    except TypeError as e:
        cause, context = e.__cause__, e.__context__
        print(repr(cause), repr(context), e.__suppress_context__)
        print(cause is None, context is None, cause is context, isinstance(context, ValueError))
        return str(e)


# pythran export identity(int)
def identity(n):
    made = ValueError(n)
    other = ValueError(n)
    errors = [made, other]
    try:
        if n % 2:
            raise made
        raise other
    except ValueError as e:
        print(e is made, e == made, e != other, e is not other, made == other, made is made)
        print(e in errors, errors.index(e), made in errors)
        return e == 1, e is None, None == e, e != "text"


# pythran export identity_of_runtime(int)
def identity_of_runtime(n):
    first = None
    try:
        try:
            fail(n)
        except Exception as e:
            first = e
            raise
    except Exception as e:
        return e is first, first == e
    return False, False


# pythran export by_name(int, str)
def by_name(n, s):
    match n % 7:
        case 0:
            raise ImportError("text", name=s, path="a/b")
        case 1:
            raise ModuleNotFoundError(s, name=s)
        case 2:
            raise NameError("text", name=s)
        case 3:
            raise AttributeError(s, name=s)
        case 4:
            raise ImportError(path=s)
        case 5:
            raise UnboundLocalError(n, s, name="x") from KeyError(s)
        case _:
            raise ImportError(s, name=None)


# pythran export names_of(int, str)
def names_of(n, s):
    try:
        by_name(n, s)
    except ImportError as e:
        return e.name, e.path, e.msg
    except NameError as e:
        return e.name, None, None
    except AttributeError as e:
        return e.name, "attribute", None
    return None, None, None


# pythran export encoded(str)
def encoded(s):
    try:
        return str(s.encode("ascii"))
    except UnicodeEncodeError as e:
        return e.encoding + e.object[e.start : e.end] + e.reason


# pythran export decoded(bytes)
def decoded(b):
    try:
        return b.decode("utf-8")
    except UnicodeDecodeError as e:
        print(e.object[e.start : e.end])
        return e.encoding + e.reason


# pythran export in_generator(int)
def in_generator(n):
    def steps():
        for i in range(3):
            try:
                fail(n + i)
            except KeyError:
                raise LookupError("in a generator")
            yield i

    total = 0
    try:
        for i in steps():
            total += i
    except LookupError:
        raise RuntimeError(total)
    return total


# pythran export stop_inside(int)
def stop_inside(n):
    def steps():
        yield 1
        raise StopIteration(n)

    return list(steps())
