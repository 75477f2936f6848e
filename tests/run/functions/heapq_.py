"""heapq: heaps equal to CPython's, item by item."""

import heapq
from heapq import heapify, heappop, heappush, heappushpop, heapreplace, merge, nlargest, nsmallest


#pythran export pushed(int list)
#pythran export pushed(float list)
#pythran export pushed((int, str) list)
def pushed(values):
    heap = []
    for value in values:
        heappush(heap, value)
    kept = list(heap)
    return kept, [heappop(heap) for _ in range(len(heap))]


#pythran export made(int list, int)
#pythran export made((int, float) list, (int, float))
def made(values, x):
    heapify(values)
    before = values[:]
    a = heappushpop(values, x)
    b = heapq.heapreplace(values, x)
    return before, a, b, values


#pythran export many(int)
def many(n):
    state = n
    heap = []
    for _ in range(3000):
        state = (state * 1103515245 + 12345) % 2147483648
        heap.append((state % 500, state))
    heapify(heap)
    return [heappop(heap) for _ in range(len(heap))], nsmallest(5, heap)


#pythran export popped(int list)
def popped(values):
    return heappop(values), values


#pythran export replaced(int list)
def replaced(values):
    return heapreplace(values, 3), values


#pythran export best(int list, (int, int) list, int)
def best(values, pairs, i):
    return (
        nlargest(i, values),
        nsmallest(3, values),
        nlargest(3, pairs, key=lambda p: p[1] % 3),
        nsmallest(i, pairs, lambda p: p[1] % 3),
        nlargest(2, values, key=None),
        nsmallest(1, (x * x for x in values)),
    )


#pythran export merged(int list, int list, str list)
def merged(a, b, words):
    a.sort()
    b.sort()
    words.sort(key=len)
    return (
        list(merge(a, b)),
        list(merge(a, b, [1, 2])),
        list(merge(words, ["a", "bcd"], key=len)),
        list(merge(a[::-1], b[::-1], reverse=True)),
        list(merge(a, (x * 10 for x in range(5)))),
        list(merge(a)),
        list(merge([(1, "a"), (2, "b")], [(1, "c")], key=lambda p: p[0])),
    )


#pythran export dijkstra((int, int, int) list, int)
def dijkstra(edges, n):
    graph = {}
    for a, b, weight in edges:
        graph.setdefault(a % 10, []).append((b % 10, abs(weight)))
    best = {}
    heap = [(0, n % 10)]
    while heap:
        cost, node = heappop(heap)
        if node in best:
            continue
        best[node] = cost
        for other, weight in graph.get(node, []):
            if other not in best:
                heappush(heap, (cost + weight, other))
    return best
