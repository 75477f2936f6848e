/* The C original of both functions of example.py: SciPy's tutorial writes one. */
#include <stdint.h>

typedef intptr_t npy_intp;

int transform(npy_intp *output_coordinates, double *input_coordinates, int output_rank, int input_rank,
              void *user_data) {
    npy_intp i;
    double shift = *(double *)user_data;

    for (i = 0; i < input_rank; i++) {
        input_coordinates[i] = output_coordinates[i] - shift;
    }
    return 1;
}
