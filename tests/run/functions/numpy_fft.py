"""numpy.fft: every transform, with n, axis and norm, of every dtype and layout. NumPy computes them, so they are equal."""

import numpy as np


#pythran export complex_ones(float64[:])
#pythran export complex_ones(float32[:,:])
#pythran export complex_ones(complex64[:])
#pythran export complex_ones(complex128[:,:,:])
#pythran export complex_ones(int16[:,:])
#pythran export complex_ones(bool[:])
def complex_ones(a):
    return np.fft.fft(a), np.fft.ifft(a)


#pythran export with_axis(float64[:,:], int)
#pythran export with_axis(complex64[:,:], int)
def with_axis(a, n):
    return np.fft.fft(a, axis=0), np.fft.ifft(a, n + 1, 0), np.fft.fft(a, n=5, axis=-1, norm="ortho")


#pythran export real_ones(float64[:])
#pythran export real_ones(float32[:,:])
#pythran export real_ones(uint8[:])
def real_ones(a):
    return np.fft.rfft(a), np.fft.ihfft(a, norm="forward"), np.fft.rfft(a, 7)


#pythran export to_real(complex128[:])
#pythran export to_real(complex64[:,:])
#pythran export to_real(float64[:])
def to_real(a):
    return np.fft.irfft(a, 6), np.fft.hfft(a, 5), np.fft.irfft(a, norm="ortho")


#pythran export two(float64[:,:])
#pythran export two(complex64[:,:,:])
def two(a):
    return np.fft.fft2(a), np.fft.ifft2(a, s=(3, 4)), np.fft.irfft2(a, s=(2, 4))


#pythran export many(float64[:,:])
#pythran export many(float32[:,:,:])
def many(a):
    # In C order at the end: NumPy looks at strides of axes of length 1, which say nothing, and which our arrays do not keep.
    return np.fft.fftn(a), np.fft.ifftn(a, axes=(0,)), np.fft.rfftn(a), np.fft.rfft2(a), np.ascontiguousarray(np.fft.irfftn(a, s=(4, 4), axes=(0, 1)))


#pythran export frequencies(int)
# args: 1
# args: 5
# args: 8
# args: 0
def frequencies(n):
    return np.fft.fftfreq(n), np.fft.fftfreq(n, 0.25), np.fft.rfftfreq(n, d=2.0)


#pythran export shifts(float64[:,:])
#pythran export shifts(int8[:,:,:])
def shifts(a):
    return np.fft.fftshift(a), np.fft.ifftshift(a), np.fft.fftshift(a, axes=1), np.fft.ifftshift(a, (0,))


#pythran export there_and_back(float64[:])
# args: np.arange(12.0)
# args: np.array([3.0])
def there_and_back(a):
    spectrum = np.fft.rfft(a)
    spectrum[0] = 0.0
    return np.fft.irfft(spectrum, len(a)) + 1.0


#pythran export in_a_loop(float64[:,:])
def in_a_loop(a):
    total = np.float64(0.0)
    for row in a:
        total += abs(np.fft.fft(row)[0])
    return total
