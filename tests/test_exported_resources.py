"""Calls of exported functions leave nothing behind: references, memory, also when they fail; and no input ends Python."""

import gc
import importlib.util
import subprocess
import sys
import textwrap
import threading
import tracemalloc

import pytest

from capsulec.cli import main

SOURCE = """
#pythran export same_int(int)
#pythran export same_int(None)
#pythran export same_int(bool)
def same_int(x):
    return x

#pythran export number(float)
#pythran export number(complex)
def number(x):
    return x

#pythran export text(str)
def text(x):
    return x + x

#pythran export octets(bytes)
def octets(x):
    return x + x

#pythran export lists(int list list)
def lists(x):
    return x + x

#pythran export pairs((int, str) list)
def pairs(x):
    return x

#pythran export sets(str set)
def sets(x):
    return x

#pythran export dicts(str:float list dict)
def dicts(x):
    return x

#pythran export tuples((int, float, str, None, bool))
def tuples(x):
    return x

#pythran export part(slice)
def part(x):
    return x

#pythran export several(int or str)
def several(x):
    return [x, None]

#pythran export mixed(int list)
def mixed(x):
    x.append(0.5)
    return x, None

#pythran export fails(str list, int)
def fails(x, n):
    made = [word * 2 for word in x]
    if n == 0:
        raise ValueError("no " + made[0])
    if n == 1:
        raise KeyError(x[0], n)
    return {made[0]: made}[str(n)]

#pythran export ones(int)
def ones(n):
    return [1] * n

#pythran export repeated(str, int)
def repeated(x, n):
    return x * n

#pythran export grow(int)
def grow(n):
    found = []
    for i in range(n):
        found.append(i)
    return len(found)

#pythran export grow_text(int)
def grow_text(n):
    found = "ab"
    for i in range(n):
        found = found + found
    return len(found)

#pythran export grow_dict(int)
def grow_dict(n):
    found = {}
    for i in range(n):
        found[i] = str(i)
    return len(found)

#pythran export collatz(int, int list)
def collatz(n, start):
    longest = [0]
    for k in start:
        steps, m = 0, k
        while m != 1:
            m = 3 * m + 1 if m % 2 else m // 2
            steps += 1
        longest.append(max(longest[-1], steps))
    return longest[n:], {str(k): k for k in start}

#pythran export spin(int)
def spin(n):
    total = 0
    for i in range(n):
        total = (total * 31 + i) % 1000003
    return total

#pythran export deep(int list list list list list list list list)
def deep(x):
    return x
"""


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    folder = tmp_path_factory.mktemp("resources")
    (folder / "kernel.py").write_text(SOURCE)
    assert main([str(folder / "kernel.py"), "-O1", "-o", str(folder / "resources.so")]) == 0
    return folder / "resources.so"


@pytest.fixture(scope="module")
def module(path):
    spec = importlib.util.spec_from_file_location("resources", path)
    built = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(built)
    return built


def big(n):
    """An int that Python has no other reference to."""
    return 10**15 + n


LONG = "a text that is longer than what is held inline: ü"
CALLS = {
    "int": lambda m: m.same_int(big(1)),
    "none": lambda m: m.same_int(None),
    "bool": lambda m: m.same_int(True),
    "float": lambda m: m.number(1.5),
    "complex": lambda m: m.number(1.5j),
    "str": lambda m: m.text(LONG),
    "bytes": lambda m: m.octets(LONG.encode()),
    "list": lambda m: m.lists([[big(1), 2], [], [3]]),
    "pairs": lambda m: m.pairs([(1, LONG), (2, "")]),
    "set": lambda m: m.sets({LONG, "b"}),
    "dict": lambda m: m.dicts({LONG: [1.0, 2.0], "": []}),
    "tuple": lambda m: m.tuples((1, 2.0, LONG, None, True)),
    "slice": lambda m: m.part(slice(big(1), None, big(2))),
    "several": lambda m: (m.several(big(1)), m.several(LONG)),
    "converted": lambda m: m.mixed([big(1), 2]),
    "keyword": lambda m: m.ones(n=5),
    # What fails:
    "wrong type": lambda m: m.text(1),
    "wrong item": lambda m: m.lists([[1, 2], [LONG]]),
    "wrong value": lambda m: m.dicts({LONG: [1.0, LONG]}),
    "wrong element": lambda m: m.sets({LONG, 1}),
    "wrong length": lambda m: m.tuples((1, 2.0)),
    "wrong in a tuple": lambda m: m.pairs([(1, LONG), (2, None)]),
    "wrong in a slice": lambda m: m.part(slice(LONG)),
    "too large": lambda m: m.lists([[1, 2**70]]),
    "surrogate": lambda m: m.text("\ud800" + LONG),
    "too many": lambda m: m.text(LONG, LONG),
    "unknown keyword": lambda m: m.text(LONG, y=LONG),
    "missing": lambda m: m.text(),
    "ValueError": lambda m: m.fails([LONG], 0),
    "KeyError": lambda m: m.fails([LONG], 1),
    "lookup": lambda m: m.fails([LONG], 2),
    "MemoryError": lambda m: m.ones(2**60),
}


def attempt(call, module):
    try:
        return call(module)
    except (TypeError, ValueError, KeyError, OverflowError, MemoryError):
        return None


@pytest.mark.parametrize("name", CALLS)
def test_memory_stays_the_same(module, name):
    call = CALLS[name]
    tracemalloc.start()
    try:
        for _ in range(100):
            attempt(call, module)
        # What leaks grows in each round; threads of the test runner, which allocate too, do so now and then.
        rounds = [growth(call, module) for _ in range(3)]
    finally:
        tracemalloc.stop()
    assert min(grown for grown, _ in rounds) < 400 * 8  # less than a pointer for each call
    assert min(more for _, more in rounds) < 150


def growth(call, module):
    """The memory that 400 calls add, in bytes and in blocks."""
    gc.collect()
    before, blocks = tracemalloc.get_traced_memory()[0], sys.getallocatedblocks()
    for _ in range(400):
        attempt(call, module)
    gc.collect()
    return tracemalloc.get_traced_memory()[0] - before, sys.getallocatedblocks() - blocks


ARGUMENTS = {
    "text": LONG + "1",
    "octets": (LONG + "1").encode(),
    "lists": [[big(1)], [big(2)]],
    "pairs": [(big(1), LONG + "2")],
    "sets": {LONG + "3"},
    "dicts": {LONG + "4": [1.5]},
    "tuples": (big(1), 2.5, LONG + "5", None, True),
    "part": slice(big(1), big(2)),
    "same_int": big(3),
    "number": 2.5,
}


def references(value):
    """Counts of references of a value and of all in it."""
    found = [sys.getrefcount(value)]
    if isinstance(value, dict):
        inner = [*value, *value.values()]
    elif isinstance(value, slice):
        inner = [value.start, value.stop, value.step]
    else:
        inner = list(value) if isinstance(value, list | tuple | set) else []
    for item in inner:
        if item is not None and not isinstance(item, bool):
            found += references(item)
    return found


@pytest.mark.parametrize("name", ARGUMENTS)
def test_references_of_arguments_stay_the_same(module, name):
    function, argument = getattr(module, name), ARGUMENTS[name]
    before = references(argument)
    for _ in range(20):
        function(argument)
    assert references(argument) == before


@pytest.mark.parametrize(
    "wrong", [[[big(6)], [LONG + "6"]], {LONG + "7": [LONG]}, (big(7), LONG + "8"), {big(5)}, LONG + "9"]
)
@pytest.mark.parametrize("name", ["lists", "pairs", "sets", "dicts", "tuples", "part", "same_int", "number"])
def test_references_of_refused_arguments_stay_the_same(module, name, wrong):
    if (name, type(wrong)) == ("same_int", int):
        return
    before = references(wrong)
    for _ in range(20):
        with pytest.raises((TypeError, OverflowError)):
            getattr(module, name)(wrong)
    assert references(wrong) == before


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal")
@pytest.mark.parametrize("name", ["none", "tuple", "slice", "several", "converted", "wrong in a tuple"])
def test_references_of_none_stay_the_same(module, name):
    before = sys.getrefcount(None)
    for _ in range(1000):
        attempt(CALLS[name], module)
    assert abs(sys.getrefcount(None) - before) < 100


def test_results_are_owned_once(module):
    result = module.dicts({LONG: [1.5]})
    made = {"".join(list(LONG)): [float("1.5")]}
    assert references(result) == references(made)


def test_memory_outside_of_python_is_given_back(module):
    """What compiled code allocates is not Python's; the process has to stay as large as it is."""
    resource = pytest.importorskip("resource")
    texts, numbers = ["x" * 1000 + str(i) for i in range(1000)], [list(range(500)) for _ in range(100)]
    calls = [
        lambda: attempt(lambda m: m.fails(texts, 0), module),
        lambda: attempt(lambda m: m.fails(texts, 1), module),
        lambda: module.lists(numbers),
        lambda: attempt(lambda m: m.lists([*numbers, [LONG]]), module),
        lambda: module.mixed(numbers[0]),
        lambda: attempt(lambda m: m.sets({*texts, 1}), module),
    ]
    for _ in range(3):
        for call in calls:
            call()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(15):
        for call in calls:
            call()
    assert (
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 10_000
    )  # KiB; one round allocates more than 2 MB


def test_eight_threads_at_once(module):
    starts = [list(range(1 + k, 2000 + k)) for k in range(8)]
    expected = [module.collatz(5, start) for start in starts]
    found = [[] for _ in starts]
    barrier = threading.Barrier(8)

    def work(k):
        barrier.wait()
        for _ in range(10):
            found[k].append(module.collatz(5, starts[k]))
            found[k].append(attempt(lambda m: m.fails([LONG], 0), module))
            found[k].append(module.text(LONG))

    threads = [threading.Thread(target=work, args=(k,)) for k in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for k in range(8):
        assert found[k] == [expected[k], None, LONG + LONG] * 10


def test_other_threads_run_during_a_call(module):
    """The other thread can only have run while the call had given the GIL away: nothing else makes this one do so."""
    order = []
    go = threading.Event()

    def other():
        go.wait()
        order.append("other")

    interval = sys.getswitchinterval()
    thread = threading.Thread(target=other)
    thread.start()
    sys.setswitchinterval(1000)
    try:
        go.set()
        module.spin(50_000_000)
        order.append("after the call")
    finally:
        sys.setswitchinterval(interval)
    thread.join(60)
    assert order == ["other", "after the call"]


def run(path, text):
    """Run a program that has the module; its output. It must end by itself."""
    head = f"""
        import importlib.util, resource, sys
        spec = importlib.util.spec_from_file_location("resources", {str(path)!r})
        m = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(m)
    """
    program = textwrap.dedent(head) + textwrap.dedent(text)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=100)
    assert done.returncode == 0, (done.returncode, done.stderr)
    return done.stdout


LIMIT = """
    resource.setrlimit(resource.RLIMIT_AS, (250 << 20, resource.getrlimit(resource.RLIMIT_AS)[1]))
    for call in ({calls}):
        try:
            print(call())
        except MemoryError:
            print("MemoryError")
"""


@pytest.mark.parametrize(
    "call",
    ["m.ones(10**8)", "m.grow(10**9)", "m.grow_text(40)", "m.grow_dict(10**9)", "m.repeated('abc', 10**9)"],
)
def test_memory_that_ends(path, call):
    out = run(path, LIMIT.format(calls=f"lambda: {call}, lambda: m.text('a'), lambda: {call}, lambda: m.grow(10)"))
    assert out.split() == ["MemoryError", "aa", "MemoryError", "10"]


def test_memory_that_ends_while_results_are_made(path):
    out = run(path, LIMIT.format(calls="lambda: len(m.ones(16_000_000)), lambda: len(m.ones(10))"))
    assert out.split()[0] in ("MemoryError", "16000000")
    assert out.split()[1] == "10"


@pytest.mark.parametrize("n", [2**60, 2**61, 2**62, 2**63 - 1])
def test_sizes_beyond_all_memory(module, n):
    for call in (lambda: module.ones(n), lambda: module.repeated("ab", n), lambda: module.repeated(LONG, n)):
        with pytest.raises((MemoryError, OverflowError)):
            call()
    assert module.ones(-n) == []


def test_calls_while_python_ends(path):
    out = run(
        path,
        """
        import atexit, threading
        class Late:
            def __del__(self, text=m.text, spin=m.spin):
                print(text("late"), spin(1000))
        kept = Late()
        kept.cycle = kept
        atexit.register(lambda: print(m.text("exit")))
        threading.Thread(target=m.spin, args=(10**12,), daemon=True).start()
        """,
    )
    assert out.split()[0] == "exitexit"
    assert "Traceback" not in out


def test_deeply_nested_arguments(module):
    value = [1]
    for _ in range(7):
        value = [value, value]
    assert module.deep(value) == value
    endless = []
    endless.append(endless)
    for wrong in (endless, [[[endless]]]):
        with pytest.raises(TypeError):
            module.deep(wrong)


def test_subclasses_are_taken(module):
    class Number(int):
        pass

    class Words(list):
        pass

    assert module.lists(Words([Words([Number(3), True])])) == [[3, 1], [3, 1]]
