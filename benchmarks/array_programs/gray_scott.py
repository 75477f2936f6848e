# pythran export gray_scott(float64[:,:], float64[:,:], int)


def gray_scott(a, b, steps):
    us = a.copy()
    vs = b.copy()
    u = us[1:-1, 1:-1]
    v = vs[1:-1, 1:-1]
    for _ in range(steps):
        lu = us[:-2, 1:-1] + us[1:-1, :-2] - 4 * us[1:-1, 1:-1] + us[1:-1, 2:] + us[2:, 1:-1]
        lv = vs[:-2, 1:-1] + vs[1:-1, :-2] - 4 * vs[1:-1, 1:-1] + vs[1:-1, 2:] + vs[2:, 1:-1]
        uvv = u * v * v
        u += 0.16 * lu - uvv + 0.06 * (1 - u)
        v += 0.08 * lv + uvv - 0.122 * v
    return vs
