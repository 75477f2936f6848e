"""Exceptions as values: made, kept, returned by functions, asked for their class, their arguments and their attributes."""


def check(n):
    if n % 5 == 0:
        raise ValueError("bad", n)
    if n % 5 == 1:
        raise ValueError("worse", -n)
    if n % 5 == 2:
        raise KeyError(n)
    if n % 5 == 3:
        raise OSError(2, "none", "file.txt")
    return n


#pythran export shapes(int)
def shapes(n):
    try:
        return check(n), "fine"
    except ValueError as e:
        return e.args[1] + len(e.args), e.args[0].upper()
    except KeyError as e:
        return e.args[0] * 2, str(e)
    except OSError as e:
        print(e.errno + 1, e.strerror.upper(), e.filename, e.args)
        return len(e.args), repr(e)


#pythran export mixed(int, str)
def mixed(n, s):
    try:
        if n % 3 == 0:
            raise RuntimeError(n)
        if n % 3 == 1:
            raise RuntimeError(s, s)
        raise RuntimeError
    except RuntimeError as e:
        count = len(e.args)
        for item in e.args:
            if isinstance(item, str):
                print("text", item + "!")
            else:
                print("number", item + 1)
        return count


#pythran export of_runtime(int list, str:int dict, str, int)
def of_runtime(values, table, key, i):
    try:
        return values[i] // (i - 1) + table[key]
    except IndexError as e:
        return e.args[0]
    except KeyError as e:
        return e.args[0] + "?"
    except ZeroDivisionError as e:
        return e.args[0]


#pythran export of_keys((int, str):int dict, int)
def of_keys(table, n):
    try:
        return table[n, "a"]
    except KeyError as e:
        return e.args[0][0] + 1


#pythran export kept(int)
def kept(n):
    err = None
    try:
        check(n)
    except Exception as e:
        err = e
    if err is None:
        return "none"
    if isinstance(err, LookupError):
        return "lookup " + str(err)
    if isinstance(err, (OSError, TypeError)):
        return "os " + str(err)
    raise err


#pythran export later(int)
def later(n):
    error = ValueError("kept", n) if n % 2 else KeyError(n)
    if n > 3:
        raise error
    print(error, repr(error))
    return isinstance(error, ValueError)


def make(n):
    return ValueError(f"made {n}")


#pythran export made(int)
def made(n):
    raise make(n)


#pythran export collected(int)
def collected(n):
    errors = []
    for i in range(n % 8):
        try:
            check(i)
        except (ValueError, KeyError) as e:
            errors.append(e)
        except OSError as e:
            errors.append(e)
    return [str(e) for e in errors], sum(1 for e in errors if isinstance(e, ValueError))


#pythran export of_class(int)
def of_class(n):
    cls = ValueError if n % 2 else KeyError
    raise cls("text")


#pythran export stop_value(int)
def stop_value(n):
    try:
        if n % 3 == 0:
            raise StopIteration
        raise StopIteration(n)
    except StopIteration as e:
        return e.value


#pythran export exit_code(int)
def exit_code(n):
    try:
        raise SystemExit(n)
    except SystemExit as e:
        return e.code


#pythran export caught_subclass(int)
def caught_subclass(n):
    try:
        raise OSError(n % 120, "text")
    except FileNotFoundError:
        return 1
    except PermissionError:
        return 2
    except ConnectionError:
        return 3
    except (BlockingIOError, InterruptedError):
        return 4
    except TimeoutError:
        return 5
    except OSError as e:
        return type_of(e)


def type_of(e):
    if isinstance(e, FileExistsError):
        return 6
    if isinstance(e, (IsADirectoryError, NotADirectoryError)):
        return 7
    return 8


#pythran export containers(int, str)
def containers(n, s):
    if n % 4 == 0:
        raise ValueError([n, 1], {s: n}, None, (1, None), {n}, frozenset([s]), b"x", True)
    if n % 4 == 1:
        raise TypeError([(n, [s])])
    if n % 4 == 2:
        raise LookupError(None)
    raise KeyError((n, s, 1.5, 2j))


#pythran export texts(str)
def texts(s):
    if len(s) == 1:
        raise ValueError("a\0b")
    if len(s) == 2:
        raise KeyError(s + "\0")
    if len(s) == 3:
        raise AssertionError("\0")
    assert len(s) > 5, "a\0"
    raise OSError("\0" + s)


#pythran export causes(int)
def causes(n):
    try:
        check(n)
    except ValueError as e:
        raise TypeError("from") from e
    except KeyError as e:
        raise e from None
    except OSError as e:
        raise RuntimeError from KeyError("k")
    raise ArithmeticError("x", n) from ValueError


#pythran export classes(int)
def classes(n):
    k = n % 20
    if k == 0:
        raise FileNotFoundError("a")
    if k == 1:
        raise ModuleNotFoundError("b")
    if k == 2:
        raise RecursionError("c")
    if k == 3:
        raise StopAsyncIteration(n)
    if k == 4:
        raise ResourceWarning("d")
    if k == 5:
        raise EncodingWarning("e")
    if k == 6:
        raise ConnectionResetError(104, "f")
    if k == 7:
        raise BrokenPipeError
    if k == 8:
        raise UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad")
    if k == 9:
        raise UnicodeEncodeError("ascii", "\u1234", 0, 1, "bad")
    if k == 10:
        raise EnvironmentError(17, "g")
    if k == 11:
        raise IOError("h")
    if k == 12:
        raise IndentationError("i")
    if k == 13:
        raise SyntaxError("j", n)
    if k == 14:
        raise ImportError("k")
    if k == 15:
        raise ProcessLookupError(n, "l")
    if k == 16:
        raise ChildProcessError(10, "m", "n")
    if k == 17:
        raise NotImplementedError(n, "o")
    if k == 18:
        raise BufferError
    raise EOFError("p")


#pythran export shown(int)
def shown(n):
    try:
        classes(n)
    except BaseException as e:
        return str(e), repr(e), isinstance(e, OSError), isinstance(e, (LookupError, Warning))
    return "", "", False, False


#pythran export asserted(int, str)
def asserted(n, s):
    k = n % 6
    assert k != 0, [n, 1]
    assert k != 1, {s: n}
    assert k != 2, (n, s)
    assert k != 3, None
    assert k != 4, ValueError(s)
    assert k != 5


#pythran export of_files(str)
# args: "/nonexistent/x"
# args: "/"
def of_files(name):
    try:
        open(name)
    except FileNotFoundError as e:
        return e.errno, e.strerror, e.filename
    except OSError as e:
        return e.errno, e.args[1], e.filename
    return None


#pythran export unpacked(int)
def unpacked(n):
    err = None
    try:
        raise KeyError("a", n)
    except KeyError as e:
        a, b = e.args
        err = e
    print(err.args, a, b)
    return f"{err!r} {err} {err!s:>20}" + "%s %r" % (err, err) + "{} {!r}".format(err, err)


#pythran export returned(int)
def returned(n):
    text, values = str(ValueError([n])), (ValueError("x", n), [KeyError(n)], None)
    print(values)
    return text, str(values[0])


#pythran export in_callback(int)
def in_callback(n):
    try:
        return list(map(lambda v: twice(v), [1, 2, n]))
    except ValueError as e:
        return [e.args[0]]


def twice(v):
    if v > 2:
        raise ValueError(v * 2)
    return v


#pythran export in_generator(int)
def in_generator(n):
    def gen():
        yield 1
        raise ValueError(n, n)

    try:
        for x in gen():
            print(x)
    except ValueError as e:
        return e.args


#pythran export chosen(int)
def chosen(n):
    try:
        raise ValueError("a") if n % 2 else KeyError("b")
    except (ValueError, KeyError) as e:
        return e.args[0]


#pythran export class_names(int)
def class_names(n):
    try:
        classes(n)
    except OSError as e:
        return e.__class__.__name__ + "!"
    except Exception as e:
        return f"{type(e).__name__}: {e}"
    return ""


#pythran export may_be_none(int)
def may_be_none(n):
    first = second = third = None
    try:
        check(n)
        first = n
    except ValueError:
        second = n
    except KeyError:
        print(first is None, second is None)
    except OSError:
        pass
    else:
        first = 5
    for k in range(n % 4):
        if k == 2:
            break
    else:
        third = n
    k = 0
    while k < n:
        k += 2
        if k == 6:
            break
    else:
        third = k
    return first is None, second is None, third is None, first, second, third
