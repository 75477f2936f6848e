"""Programs as users write them: graphs and trees."""

import heapq


#pythran export dijkstra(str:(str, int) list dict, str)
# args: {"a": [("b", 1), ("c", 4)], "b": [("c", 2), ("d", 7)], "c": [("d", 1)]}, "a"
# args: {}, "x"
def dijkstra(graph, start):
    dist = {start: 0}
    queue = [(0, start)]
    prev = {}
    while queue:
        d, u = heapq.heappop(queue)
        if d > dist[u]:
            continue
        for v, w in graph.get(u, []):
            nd = d + w
            if v not in dist or nd < dist[v]:
                dist[v] = nd
                prev[v] = u
                heapq.heappush(queue, (nd, v))
    return dist, prev


#pythran export topo(str:str list dict)
# args: {"a": ["b", "c"], "b": ["c"], "c": []}
# args: {"a": ["b"], "b": ["a"]}
# args: {"z": ["y"]}
def topo(graph):
    indegree = {}
    for u, vs in graph.items():
        indegree.setdefault(u, 0)
        for v in vs:
            indegree[v] = indegree.get(v, 0) + 1
    ready = sorted(u for u, d in indegree.items() if d == 0)
    order = []
    while ready:
        u = ready.pop(0)
        order.append(u)
        for v in graph.get(u, ()):
            indegree[v] -= 1
            if indegree[v] == 0:
                ready.append(v)
    if len(order) != len(indegree):
        raise ValueError("cycle")
    return order


#pythran export bst(int list)
# args: [5, 2, 8, 1, 9, 2]
# args: []
def bst(values):
    nodes = []
    def insert(root, v):
        if root is None:
            nodes.append([v, -1, -1])
            return len(nodes) - 1
        node = nodes[root]
        side = 1 if v < node[0] else 2
        child = insert(None if node[side] < 0 else node[side], v)
        node[side] = child
        return root
    root = None
    for v in values:
        root = insert(root, v)
    def walk(i):
        if i is None or i < 0:
            return
        v, l, r = nodes[i]
        yield from walk(l)
        yield v
        yield from walk(r)
    return list(walk(root)), nodes


#pythran export components((int, int) list)
# args: [(1, 2), (3, 4), (2, 3), (7, 8)]
# args: []
def components(edges):
    parent = {}
    def find(x):
        parent.setdefault(x, x)
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x
    for a, b in edges:
        ra, rb = find(a), find(b)
        if ra != rb:
            parent[max(ra, rb)] = min(ra, rb)
    groups = {}
    for x in parent:
        groups.setdefault(find(x), set()).add(x)
    return sorted(sorted(g) for g in groups.values())


#pythran export bfs(str list)
# args: ["S.#", "..#", "#.E"]
# args: ["S#E"]
# args: ["..."]
def bfs(grid):
    h, w = len(grid), len(grid[0])
    start = end = None
    for i, row in enumerate(grid):
        for j, c in enumerate(row):
            if c == "S":
                start = i, j
            elif c == "E":
                end = (i, j)
    if start is None or end is None:
        return -1
    seen = {start}
    frontier = [start]
    steps = 0
    while frontier:
        nxt = []
        for (i, j) in frontier:
            if (i, j) == end:
                return steps
            for di, dj in ((0, 1), (1, 0), (0, -1), (-1, 0)):
                p = (i + di, j + dj)
                if 0 <= p[0] < h and 0 <= p[1] < w and grid[p[0]][p[1]] != "#" and p not in seen:
                    seen.add(p)
                    nxt.append(p)
        frontier = nxt
        steps += 1
    return None
