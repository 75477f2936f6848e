"""Returns without a value, found while stubs were written."""

#pythran export leave(int or None)
def leave(n):
    return

#pythran export leave_early(int list)
def leave_early(l):
    for x in l:
        if x > 3:
            return
        if x > 2:
            return None
    print(len(l))
