#include <cmath>
#include <cstdint>
#include <vector>

struct Vector {
    double x, y, z;
};

extern "C" double run(int64_t steps) {
    std::vector<Vector> positions = {
        {0.0, 0.0, 0.0},
        {4.84143144246472090, -1.16032004402742839, -0.103622044471123109},
        {8.34336671824457987, 4.12479856412430479, -0.403523417114321381},
        {12.8943695621391310, -15.1111514016986312, -0.223307578892655734},
        {15.3796971148509165, -25.9193146099879641, 0.179258772950371181},
    };
    std::vector<Vector> velocities = {
        {0.0, 0.0, 0.0},
        {0.606326392995832, 2.81198684491626, -0.02521836165988763},
        {-1.0107743461787924, 1.8256623712304119, 0.008415761376584154},
        {1.0827910064415354, 0.8687130181696082, -0.010832637401363636},
        {0.979090732243898, 0.5946989986476762, -0.034755955504078104},
    };
    const std::vector<double> masses = {39.47841760435743, 0.03769367487038949, 0.011286326131968767,
                                        0.0017237240570597112, 0.00203368686992463};
    const double dt = 0.01;
    const int64_t n = masses.size();
    for (int64_t step = 0; step < steps; step++) {
        for (int64_t i = 0; i < n; i++) {
            Vector &p = positions[i], &v = velocities[i];
            for (int64_t j = i + 1; j < n; j++) {
                Vector &q = positions[j], &w = velocities[j];
                const double dx = p.x - q.x, dy = p.y - q.y, dz = p.z - q.z;
                const double squared = dx * dx + dy * dy + dz * dz;
                const double magnitude = dt / (squared * std::sqrt(squared));
                const double pull = masses[j] * magnitude, push = masses[i] * magnitude;
                v.x -= dx * pull;
                v.y -= dy * pull;
                v.z -= dz * pull;
                w.x += dx * push;
                w.y += dy * push;
                w.z += dz * push;
            }
        }
        for (int64_t i = 0; i < n; i++) {
            positions[i].x += dt * velocities[i].x;
            positions[i].y += dt * velocities[i].y;
            positions[i].z += dt * velocities[i].z;
        }
    }
    double total = 0.0;
    for (int64_t i = 0; i < n; i++) {
        const Vector &v = velocities[i];
        total += 0.5 * masses[i] * (v.x * v.x + v.y * v.y + v.z * v.z);
        for (int64_t j = i + 1; j < n; j++) {
            const double dx = positions[i].x - positions[j].x, dy = positions[i].y - positions[j].y;
            const double dz = positions[i].z - positions[j].z;
            total -= masses[i] * masses[j] / std::sqrt(dx * dx + dy * dy + dz * dz);
        }
    }
    return total;
}
