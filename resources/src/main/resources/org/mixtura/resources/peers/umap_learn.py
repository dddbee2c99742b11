"""A map by umap-learn, to measure other programs against.

umap_learn.py POINTS COLUMNS MAP --neighbours K --min-dist D --epochs N

POINTS and MAP are files of 32-bit floats, row by row. Prints one JSON object: seconds of the map without what numba compiles (a map of
the first points is made before), and the largest resident set in MiB. The seed is given, as scanpy gives it: equal runs make equal maps.
"""
import argparse
import json
import time
import warnings

import numpy as np
import umap

import memory

# From 4,096 points on umap-learn searches neighbours in another way, which has to be compiled, too.
WARM = 5000


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("points")
    parser.add_argument("columns", type=int)
    parser.add_argument("map")
    parser.add_argument("--neighbours", type=int, required=True)
    parser.add_argument("--min-dist", type=float, required=True)
    parser.add_argument("--epochs", type=int, required=True)
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")
    points = np.fromfile(arguments.points, dtype="<f4").reshape(-1, arguments.columns)

    def fit(some, epochs):
        return umap.UMAP(n_neighbors=arguments.neighbours, min_dist=arguments.min_dist, n_epochs=epochs,
                         random_state=0).fit_transform(some)

    fit(points[:WARM], 20)
    begun = time.perf_counter()
    found = fit(points, arguments.epochs)
    seconds = time.perf_counter() - begun
    found.astype("<f4").tofile(arguments.map)
    print(json.dumps({"seconds": [seconds], "memory": memory.largest()}))


if __name__ == "__main__":
    main()
