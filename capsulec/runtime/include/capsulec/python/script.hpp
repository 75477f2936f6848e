// What is rarely done is done in Python: it costs nothing to compile, and Python's own words come from Python itself.
// Used by python/function.hpp and numpy/api.hpp.
#pragma once

#include "capsulec/compiler.hpp"
#include "capsulec/python/api.hpp"
#include "capsulec/python/shared.hpp"

namespace capsulec::py {

inline constexpr const char script_text[] = R"(
absent = object()

def numpy_table(wanted):
    from importlib import import_module
    from sys import modules
    names = ['numpy._core._multiarray_umath', 'numpy.core._multiarray_umath']
    if wanted and not any(name in modules for name in names):
        try:
            import_module(names[0])
        except ModuleNotFoundError:
            import_module(names[1])
    for name in names:
        if name in modules:
            return modules[name]._ARRAY_API

def type_name(value):
    kind = type(value)
    return kind.__qualname__ if kind.__module__ == 'builtins' else f'{kind.__module__}.{kind.__qualname__}'

def shown(value):
    try:
        text = repr(value)
    except Exception:
        return f'this {type_name(value)}'
    return text if len(text) <= 60 else text[:57] + '...'

def misfit(want, value, nested=False):
    """Why a value is not taken, and whether a number is out of range; of nested values, where."""
    if want == 'None':
        return None if value is None else f'expected None, got {type_name(value)}', False
    if want in ('str', 'bytes'):
        fits = isinstance(value, str if want == 'str' else bytes)
        return None if fits else f'expected {want}, got {type_name(value)}', False
    if want == 'slice':
        return slice_misfit(value)
    if isinstance(want, str) and want.endswith((' type', ' pkg')):
        return name_misfit(*want.split(), value)
    if isinstance(want, str):
        return number_misfit(want, value, nested)
    kind, *inner = want
    if kind == 'function':
        return capsule_misfit(inner[0], value), False
    if kind == 'array':
        return array_misfit(*inner, value=value), False
    if kind == 'object':
        return object_misfit(inner[0], inner[1:], value)
    if kind == 'optional':
        return (None, False) if value is None else misfit(inner[0], value, nested)
    if not isinstance(value, {'list': list, 'set': set, 'frozenset': frozenset, 'dict': dict}.get(kind, tuple)):
        return f"expected {'tuple' if kind == 'sequence' else kind}, got {type_name(value)}", False
    if kind == 'tuple':
        if len(inner) != len(value):
            return f"expected a tuple of {len(inner)} item{'s' * (len(inner) != 1)}, got {len(value)}", False
        parts = [(f'item {place}', *pair) for place, pair in enumerate(zip(inner, value))]
    elif kind == 'dict':
        parts = [(f'key {shown(key)}', inner[0], key) for key in value]
        parts += [(f'value of {shown(key)}', inner[1], item) for key, item in value.items()]
    else:
        parts = [(f'item {place}', inner[0], item) for place, item in enumerate(value)]
    for where, part, item in parts:
        why, out_of_range = misfit(part, item, True)
        if why:
            return f'{where}: {why}', out_of_range
    return None, False

def arguments_misfit(space, wanted, arguments):
    for position, (slot, want, value) in enumerate(zip(space['__slots__'], wanted, arguments)):
        where = f"argument {position + 1} '{slot}': "
        optional = want is not None and want[0] == '?'
        if value is absent:
            if want is not None and not optional:
                return where + 'left out, and this overload has no default for it', False
        elif want is None:
            return where + 'passed, and this overload leaves it out', False
        else:
            why, out_of_range = misfit(want[1] if optional else want, value)
            if why:
                return where + why, out_of_range
    return 'the arguments do not fit; an object may be of another class of the same name', False

def refusal(name, text, given, keywords):
    """Python's own TypeError for arguments that do not go with the parameters, else what is wrong with each overload."""
    space = {}
    exec(text, space)
    function = space.pop(name)  # a function and the globals that hold it would wait for the garbage collector
    if keywords is not absent:
        count = len(given) - len(keywords)
        try:
            function(*given[:count], **dict(zip(keywords, given[count:])))
        except TypeError as error:
            return TypeError, str(error)
    lines = ''
    for prototype, want in space['__prototypes__']:
        why, out_of_range = arguments_misfit(space, want, given)
        if out_of_range:
            return OverflowError, f'{prototype}: {why}'
        lines += f'\n  {prototype}: {why}'
    passed, by_name = [], False
    for position, value in enumerate(given):
        by_name = by_name or value is absent or position >= space['__positional__']
        if value is not absent:
            passed.append((space['__slots__'][position] + '=') * by_name + type_name(value))
    return TypeError, f"Invalid call to {name}({', '.join(passed)}){lines}"
)";

// What is wrong with arguments of some types: a module has the words for those that its functions take.
inline constexpr const char number_words[] = R"(
def dtype(value):
    is_scalar = any((kind.__module__, kind.__name__) == ('numpy', 'generic') for kind in type(value).__mro__)
    return value.dtype.name if is_scalar else ''

def number_misfit(want, value, nested):
    have, given = dtype(value), value
    if not have and not nested and 'int' in want and not isinstance(value, int) and hasattr(type(value), '__index__'):
        try:
            value = type(value).__index__(value)
        except Exception:
            pass
    if 'int' in want and (isinstance(value, int) or want == 'int' and have.strip('uint').isdigit()):
        bits = int(want.strip('uint') or 64)
        low, high = (0, 2**bits) if want[0] == 'u' else (-2**(bits - 1), 2**(bits - 1))
        fits, taken = low <= value < high, True
    else:
        name, real = want.rstrip('0123456789'), (float,) if nested else (float, int)
        kinds = {'bool': bool, 'numpy.bool': bool, 'float': real, 'complex': (complex, *real)}.get(name, ())
        fits = have == want.removeprefix('numpy.') or name == want != 'int' and have.startswith(want)
        taken = not fits and not have and isinstance(value, kinds)
        try:
            fits = fits or taken and ('32' not in want and '64' not in want or abs(value) < 3.4028235677973366e38)
            fits = fits and abs(complex(value)) >= 0
        except OverflowError:
            fits = False
    if fits:
        return None, False
    if taken:
        return f"{shown(given)} does not fit {'int (64 bits)' if want == 'int' else want}", True
    return f'expected {want}, got {type_name(given)}', False
)";
inline constexpr const char name_words[] = R"(
def name_misfit(name, what, value):
    from sys import modules
    if (__builtins__ if what == 'type' else modules).get(name) is value:
        return None, False
    if what == 'type' and name not in __builtins__:
        numpy = modules.get('numpy')
        if numpy is not None and value is getattr(numpy, name.removeprefix('numpy.'), None):
            return None, False
        name = 'numpy.' + name.removeprefix('numpy.')
    return f"expected the {'class' if what == 'type' else 'module'} {name}, got {shown(value)}", False
)";
inline constexpr const char slice_words[] = R"(
def slice_misfit(value):
    if type(value) is not slice:
        return f'expected slice, got {type_name(value)}', False
    for name in ('start', 'stop', 'step'):
        why, out_of_range = misfit(['optional', 'int'], getattr(value, name), True)
        if why:
            return f'{name}: {why}', out_of_range
    return None, False
)";
inline constexpr const char array_words[] = R"(
def array_misfit(dtype, order, *extents, value):
    from sys import byteorder, modules
    numpy = modules.get('numpy')
    if numpy is None or not isinstance(value, numpy.ndarray):
        return f"expected {dtype}[{','.join(extents) or '()'}], got {type_name(value)}"
    if type(value).__name__ not in ('ndarray', 'memmap'):
        return f'expected a plain array, got {type_name(value)}; numpy.asarray makes one of it'
    if value.dtype.name != dtype:
        return f'dtype {value.dtype.name}, expected {dtype}'
    if value.ndim != len(extents):
        return f"{value.ndim} ax{'is' if value.ndim == 1 else 'es'}, expected {len(extents)}"
    for axis, extent in enumerate(extents):
        if extent not in (':', str(value.shape[axis])):
            return f'length {value.shape[axis]} of axis {axis}, expected {extent}'
    if not value.dtype.isnative:
        return f"byte order {value.dtype.byteorder}, expected this machine's; a.astype(a.dtype.newbyteorder('=')) has it"
    if not value.flags.aligned or any(n > 1 and s % value.itemsize for n, s in zip(value.shape, value.strides)):
        return 'its elements are not aligned in memory; a.copy() aligns them'
    if order != 'A' and not value.flags[f'{order}_CONTIGUOUS']:
        name = 'ascontiguousarray' if order == 'C' else 'asfortranarray'
        return f'not in order({order}); numpy.{name}(a) is'
    return None
)";
inline constexpr const char capsule_words[] = R"(
c_types = {
    'double': 'float64', 'float': 'float32', 'long double': 'float128', 'int': 'int32', 'unsigned int': 'uint32',
    'long': 'int64', 'long long': 'int64', 'Py_ssize_t': 'int64', 'npy_intp': 'int64', 'unsigned long': 'uint64',
    'size_t': 'uint64', 'short': 'int16', 'char': 'int8', 'bool': 'bool', 'void': 'None',
    **{f'{sign}int{bits}_t': f'{sign}int{bits}' for sign in ('', 'u') for bits in (8, 16, 32, 64)},
    **{f'{real}{complex_}': dtype for real, dtype in (('double', 'complex128'), ('float', 'complex64'))
       for complex_ in (' complex', ' _Complex')},
    '__pyx_t_double_complex': 'complex128', '__pyx_t_float_complex': 'complex64',
}

def c_type(text):
    base, stars = text.replace('const ', '').rstrip('* '), text.count('*')
    return c_types[base].replace('None', 'void' if stars else 'None') + '*' * stars

def capsule_misfit(want, value):
    from re import fullmatch
    if type(value).__name__ != 'PyCapsule':
        return f'expected a capsule with a C function {want}, got {type_name(value)}'
    from ctypes import PYFUNCTYPE, c_void_p, py_object, pythonapi
    if PYFUNCTYPE(c_void_p, py_object)(('PyCapsule_GetContext', pythonapi))(value):
        return 'expected a C function, got one with user data bound to it, which only LowLevelCallable passes on'
    text = repr(value)
    name = text.partition('"')[2].rpartition('"')[0]
    result, parameters = fullmatch(r'(.*?)\((.*)\)', want).groups()
    plain = {'int': 'int64', 'float': 'float64', 'complex': 'complex128'}
    wanted = [plain.get(part, part) for part in parameters.split(', ') if part]
    found = fullmatch(r'([\w *]+?) \(([\w *,]*)\)', name)
    exported = fullmatch(r'\w+\(([\w *,]*)\)', name)
    # A `void *` is a pointer to anything.
    def same(one, other):
        return one == other or ('void*' in (one, other) and one.endswith('*') and other.endswith('*'))
    try:
        if found:
            types = [part for part in found[2].split(', ') if part not in ('', 'void', 'int __pyx_skip_dispatch')]
            types, asked = [c_type(found[1]), *map(c_type, types)], [plain.get(result, result), *wanted]
        elif exported:
            types, asked = [plain.get(part, part) for part in exported[1].split(', ') if part], wanted
        else:
            return None
    except KeyError:
        return None
    fits = len(types) == len(asked) and all(map(same, types, asked))
    return None if fits else f'expected a C function {want}, got one named {name!r}'
)";
inline constexpr const char object_words[] = R"(
def object_misfit(name, fields, value):
    if type(value).__name__ != name:
        return f"expected {name}, got {type_name(value)}", False
    for field, part in zip(fields[::2], fields[1::2]):
        if not hasattr(value, field):
            return f"{field}: it has no such field", False
        why, out_of_range = misfit(part, getattr(value, field))
        if why:
            return f"{field}: {why}", out_of_range
    return None, False
)";

#ifndef CAPSULEC_WORDS
#define CAPSULEC_WORDS number_words, name_words, slice_words, array_words, capsule_words, object_words
#endif
inline constexpr const char *const script_parts[] = {script_text, CAPSULEC_WORDS};

// A name of the script, borrowed; null with Python's error set.
CAPSULEC_COLD inline PyObject *script(const char *name) {
    static PyObject *once = nullptr;
    PyObject *space = standing(once);
    if (space == nullptr) {
        constexpr int whole_file = 257;
        PyObject *const made = PyDict_New();
        PyDict_SetItemString(made, "__builtins__", PyEval_GetBuiltins());
        for (const char *part : script_parts) {
            PyObject *const code = Py_CompileString(part, "<capsulec>", whole_file);
            PyObject *const done = made == nullptr || code == nullptr ? nullptr : PyEval_EvalCode(code, made, made);
            Py_DecRef(code);
            Py_DecRef(done);
            if (done == nullptr) {
                Py_DecRef(made);
                return nullptr;
            }
        }
        space = agreed(once, made);
    }
    return PyDict_GetItemString(space, name);
}

} // namespace capsulec::py
