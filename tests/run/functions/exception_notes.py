"""Notes of exceptions, which are new in Python 3.11."""


# pythran export noted(int)
def noted(n):
    # needs python 3.11: add_note
    e = ValueError(n)
    e.add_note(f"note {n}")
    if n % 2:
        e.add_note("ü\n2")
    raise e


# pythran export noted_while_handled(int)
def noted_while_handled(n):
    # needs python 3.11: add_note
    try:
        [1, 2][n]
    except IndexError as e:
        e.add_note("index was " + str(n))
        raise
    raise KeyError(n)


# pythran export noted_twice(int)
def noted_twice(n):
    # needs python 3.11: add_note
    try:
        try:
            [1, 2][n]
        except IndexError as e:
            e.add_note("inner")
            raise e
    except IndexError as e:
        e.add_note("outer")
        return e.__notes__
    return []


# pythran export no_notes(int)
def no_notes(n):
    # needs python 3.11: add_note
    try:
        raise ValueError(n)
    except ValueError as e:
        if n % 2:
            e.add_note("one")
        return len(e.__notes__)
