"""Five bodies under gravity: the energy after some steps."""

from math import sqrt


def advance(positions, velocities, masses, dt, steps):
    n = len(masses)
    for _ in range(steps):
        for i in range(n):
            p = positions[i]
            v = velocities[i]
            for j in range(i + 1, n):
                q = positions[j]
                w = velocities[j]
                dx = p[0] - q[0]
                dy = p[1] - q[1]
                dz = p[2] - q[2]
                squared = dx * dx + dy * dy + dz * dz
                magnitude = dt / (squared * sqrt(squared))
                pull = masses[j] * magnitude
                push = masses[i] * magnitude
                v[0] -= dx * pull
                v[1] -= dy * pull
                v[2] -= dz * pull
                w[0] += dx * push
                w[1] += dy * push
                w[2] += dz * push
        for i in range(n):
            p = positions[i]
            v = velocities[i]
            p[0] += dt * v[0]
            p[1] += dt * v[1]
            p[2] += dt * v[2]


def energy(positions, velocities, masses):
    total = 0.0
    for i in range(len(masses)):
        v = velocities[i]
        total += 0.5 * masses[i] * (v[0] * v[0] + v[1] * v[1] + v[2] * v[2])
        for j in range(i + 1, len(masses)):
            dx = positions[i][0] - positions[j][0]
            dy = positions[i][1] - positions[j][1]
            dz = positions[i][2] - positions[j][2]
            total -= masses[i] * masses[j] / sqrt(dx * dx + dy * dy + dz * dz)
    return total


# pythran export nbody(int)
def nbody(steps):
    positions = [
        [0.0, 0.0, 0.0],
        [4.84143144246472090, -1.16032004402742839, -0.103622044471123109],
        [8.34336671824457987, 4.12479856412430479, -0.403523417114321381],
        [12.8943695621391310, -15.1111514016986312, -0.223307578892655734],
        [15.3796971148509165, -25.9193146099879641, 0.179258772950371181],
    ]
    velocities = [
        [0.0, 0.0, 0.0],
        [0.606326392995832, 2.81198684491626, -0.02521836165988763],
        [-1.0107743461787924, 1.8256623712304119, 0.008415761376584154],
        [1.0827910064415354, 0.8687130181696082, -0.010832637401363636],
        [0.979090732243898, 0.5946989986476762, -0.034755955504078104],
    ]
    masses = [
        39.47841760435743,
        0.03769367487038949,
        0.011286326131968767,
        0.0017237240570597112,
        0.0020336868699246304,
    ]
    advance(positions, velocities, masses, 0.01, steps)
    return energy(positions, velocities, masses)
