"""Compiles spells.py and uses its ufuncs on NumPy's, dask's and xarray's arrays."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
if subprocess.run([sys.executable, "-m", "capsulec", "spells.py", "-O2"], cwd=HERE).returncode:
    sys.exit(1)

import dask.array as da
import numpy as np
import spells  # the compiled module: Python prefers it to spells.py beside it
import xarray as xr

rain = np.random.default_rng(0).gamma(0.3, 8.0, (365, 4, 5))  # days, latitudes, longitudes

longest = spells.longest_dry(rain, 1.0, axes=[0, (), ()])
print("NumPy, longest dry spells in the first row:", longest[0])

# dask gives each piece to the ufunc, in several threads: the days have to be in one piece.
pieces = da.from_array(rain, chunks=(365, 2, 5))
lazy = da.apply_gufunc(spells.longest_dry, "(days),()->()", pieces, 1.0, axes=[0, (), ()], output_dtypes=int)
print("dask, in pieces:", lazy.chunks, bool((lazy.compute() == longest).all()))
inches = spells.in_inches(pieces)
print("dask, ufunc:", type(inches).__module__, np.allclose(inches.compute(), rain / 25.4))

labelled = xr.DataArray(rain, dims=("day", "lat", "lon"), coords={"lat": [40, 45, 50, 55]})
dry = xr.apply_ufunc(spells.longest_dry, labelled, 1.0, input_core_dims=[["day"], []])
print("xarray:", dry.dims, dry.sel(lat=40).values)
total = xr.apply_ufunc(spells.so_far, labelled, input_core_dims=[["day"]], output_core_dims=[["day"]])
print("xarray, totals:", total.dims, np.allclose(total, labelled.cumsum("day").transpose(*total.dims)))
chunked = xr.apply_ufunc(
    spells.longest_dry,
    labelled.chunk(lat=2),
    1.0,
    input_core_dims=[["day"], []],
    dask="parallelized",
    output_dtypes=[int],
)
print("xarray over dask:", bool((chunked.compute() == dry).all()))
