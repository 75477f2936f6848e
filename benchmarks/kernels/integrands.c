/* The integrands of integrands.py, as one would write them for scipy.integrate in C. */
#include <math.h>

double bell(double x) { return exp(-x * x / 2); }

double ripple(int n, double *x, void *user_data) {
    const double *parameters = user_data;
    return exp(-parameters[0] * (x[0] * x[0] + x[1] * x[1])) * cos(parameters[1] * x[0]);
}
