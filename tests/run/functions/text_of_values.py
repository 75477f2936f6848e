import numpy as np

# str(), repr() and ascii() of everything, containers of containers too.

#pythran export nones(int, str)
def nones(n, text):
    pair = (n, None)
    return str(pair), repr((None,)), f"{(None, None, text)}", str([pair, pair]), str({n: (None, text)}), "%s" % ((pair,),)


#pythran export nested_nones(int list, str)
def nested_nones(numbers, text):
    rows = [(k, None, (text, None)) for k in numbers]
    return repr(rows), str({(1, None): [(None, text)]}), str(tuple(rows)), str(((), None)), f"{rows[:1]!a}"


#pythran export maybe(int list)
def maybe(numbers):
    found = [None if k % 3 == 0 else (k, None) for k in numbers]
    return str(found), repr(found), f"{found}"


#pythran export integers(int8, int16, int32, int64)
#pythran export integers(uint8, uint16, uint32, uint64)
def integers(a, b, c, d):
    return str(a), repr(b), f"{c!r}", str([d, d]), str((a, b, None)), f"{ {c: d} }", ascii(a)


#pythran export reals(float32, float64)
def reals(x, y):
    # needs numpy 2.3: earlier ones write large float32 without an exponent
    return repr(x), repr(y), str((x, y)), str([x]), str({1: y})


#pythran export complexes(complex64, complex128)
def complexes(x, y):
    return str(x), repr(x), str(y), repr(y), f"{y}", str([y]), str((x, 1))


#pythran export truths(float32)
def truths(x):
    b = np.isnan(x)
    return str(b), repr(b), str([b]), str((b, None))


#pythran export escaped(str, str list)
def escaped(text, texts):
    return ascii(text), ascii(texts), f"{texts!a}", "%a" % (texts,), repr(text), repr({text: texts}), repr((text,))
