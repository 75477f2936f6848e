"""NumPy's numbers as text."""


#pythran export narrow(float32)
# args: np.float32(0.1)
# args: np.float32(16777216 * 8)
# args: np.float32(1e15)
# args: np.float32(1e16)
# args: np.float32(3.3e-5)
# args: np.float32(1e-4)
# args: np.float32(-0.0)
# args: np.float32("nan")
# args: np.float32("-inf")
# args: np.float32(3.4e38)
# args: np.float32(123456.79)
# args: np.float32(99999999)
# args: np.float32(99999992)
# args: np.float32(16777216)
def narrow(x):
    # needs numpy 2.3: earlier ones write large float32 without an exponent
    return str(x), repr(x), f"{x}", f"{x!s}", f"{x!r}", f"{x:.3f}", "{}".format(x), "%s %r %g" % (x, x, x)


#pythran export each(int8, uint64, float64, bool)
def each(a, b, x, c):
    return repr(a), repr(b), repr(x), f"{x!r} {a!r:>20}", repr(x > 0.5), repr(c)


#pythran export printed(int16, float32, float64)
def printed(a, x, y):
    # needs numpy 2.3: as above
    print(a, x, y)
    print(a, flush=True)
