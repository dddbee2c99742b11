#!/usr/bin/env python3
"""How stable the latent space of a model is over seeds: no label is read.

stability.py FOLDER...

Each FOLDER holds the runs of one setting on the same cells, seed after seed (a folder of a sweep's settings does). For each,
prints the loss of held-out cells and the stability: the adjusted Rand index of the clusterings of two seeds, a mean over all
pairs of seeds and over k-means with 4 to 12 clusters.
"""
import argparse
import itertools
import json
import pathlib

import numpy as np
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score

import benchmark

CLUSTERS = (4, 6, 8, 10, 12)


def stability(runs):
    codes = [np.load(run / "latent.npy") for run in runs]
    pairs = []
    for k in CLUSTERS:
        found = [KMeans(k, n_init=10, random_state=0).fit_predict(code) for code in codes]
        pairs += [adjusted_rand_score(a, b) for a, b in itertools.combinations(found, 2)]
    return np.mean(pairs)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("settings", type=pathlib.Path, nargs="+")
    table = []
    for folder in parser.parse_args().settings:
        runs = sorted(run.parent for run in folder.glob("*/latent.npy"))
        losses = [json.loads((run / "status.json").read_text())["validation"]["loss"] for run in runs]
        table.append([folder.name, benchmark.spread(losses, "{:.1f}"), f"{stability(runs):.3f}", str(len(runs))])
        print(table[-1], flush=True)
    print(benchmark.markdown(["Setting", "Held-out loss", "Stability over seeds", "Seeds"], table))


if __name__ == "__main__":
    main()
