#!/usr/bin/env python3
"""Compares `mixtura train --model dgd --preset paper` with a plain PyTorch loop of scDGD, at equal settings and epochs.

compare_scdgd.py PREPARED PEER WORK [--write docs/benchmarks.md]

PREPARED is what prepare.py wrote, PEER the script peer_scdgd.py, WORK a folder for the runs. Both programs see the same
genes and cells, and hold out the same ones: the peer's split is known from its seed, so its input is put into the order
that gives ours. Where a tenth of the cells is no whole number it holds out one cell more.
"""
import argparse
import pathlib
import re
import shutil
import subprocess
import sys

import anndata
import numpy as np
import scipy.sparse

import benchmark

# Data set and epochs: as many as the whole comparison can afford in a quarter of an hour.
CASES = [("demo_pbmc800", 200), ("kang2018_ifnb", 60), ("baron2016_mouse_pancreas", 30)]
NUMBER = r"(-?[\d.]+)"


def ours(data, epochs, seed, out, threads):
    shutil.rmtree(out, ignore_errors=True)
    done = benchmark.mixtura(
        "train", data, "--model", "dgd", "--labels", "label", "--preset", "paper", "--epochs", epochs, "--seed", seed,
        "--threads", threads, "--out", out,
    )
    cells = benchmark.table(out / "cells.csv")
    train = np.array(cells["training_split"]) == "train"
    metrics = benchmark.table(out / "metrics.csv")
    last = {
        metrics["split"][i]: float(value)
        for i, value in enumerate(metrics["value"])
        if metrics["term"][i] == "reconstruction" and int(metrics["epoch"][i]) == epochs
    }
    return {
        "train": last["train"],
        "validation": last["validation"],
        "used": len(set(np.array(cells["component"])[train])),
        "ari": done["component_ari"],
        "seconds": done["secondsPerEpoch"],
    }


def peer_input(data, out, seed, path):
    """Our cells and genes in the order in which the peer's split is ours."""
    cells = benchmark.table(out / "cells.csv")
    genes = benchmark.table(out / "genes.csv")["id"]
    rows = np.array(cells["mixtura_row"], dtype=int)
    held_out = np.array(cells["training_split"]) == "validation"
    count = len(rows)
    permutation = np.random.RandomState(seed).permutation(count)
    training = int((~held_out).sum())
    order = np.empty(count, dtype=int)
    order[permutation[:training]] = rows[~held_out]
    order[permutation[training:]] = rows[held_out]
    adata = anndata.read_h5ad(data)[order, genes].copy()
    adata.X = scipy.sparse.csr_matrix(adata.X)
    adata.write_h5ad(path)


def peer(script, path, epochs, seed, threads):
    done = subprocess.run(
        [sys.executable, script, path, "--labels", "label", "--epochs", str(epochs), "--threads", str(threads), "--seed",
         str(seed)],
        env=benchmark.ENVIRONMENT, text=True, capture_output=True,
    )
    if done.returncode != 0:
        raise SystemExit(done.stderr)
    found = re.search(
        rf"train ARI {NUMBER}; components used (\d+)/.*NLL/cell train {NUMBER} validation {NUMBER}", done.stdout
    )
    return {
        "train": float(found.group(3)),
        "validation": float(found.group(4)),
        "used": int(found.group(2)),
        "ari": float(found.group(1)),
        "seconds": float(re.search(rf"wall median {NUMBER}", done.stdout).group(1)),
    }


def compare(arguments, name, epochs):
    data = arguments.prepared / f"{name}.h5ad"
    pairs = []
    for seed in range(arguments.seeds):
        out = arguments.work / f"{name}-{seed}"
        mine = ours(data, epochs, seed, out, arguments.threads)
        path = arguments.work / f"{name}-{seed}.h5ad"
        peer_input(data, out, seed, path)
        theirs = peer(arguments.peer, path, epochs, seed, arguments.threads)
        pairs.append((mine, theirs))
        print(name, "seed", seed, "ours", mine, "peer", theirs, flush=True)
    return pairs


def row(name, epochs, pairs):
    def both(key, form):
        return [benchmark.spread([pair[side][key] for pair in pairs], form) for side in (0, 1)]

    def ratio(key):
        return f"{np.mean([p[0][key] for p in pairs]) / np.mean([p[1][key] for p in pairs]):.4f}"

    return [
        name, epochs, *both("train", "{:.1f}"), ratio("train"), *both("validation", "{:.1f}"), ratio("validation"),
        *both("used", "{:.0f}"), *both("ari", "{:.2f}"),
    ]


HEADER = ["Data set", "Epochs", "NLL train", "Peer", "Ratio", "NLL held out", "Peer", "Ratio", "Components used", "Peer",
          "ARI by component", "Peer"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("prepared", type=pathlib.Path)
    parser.add_argument("peer", type=pathlib.Path)
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--only", help="one data set")
    parser.add_argument("--write", help="put the table into this document")
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    rows = [
        row(name, epochs, compare(arguments, name, epochs))
        for name, epochs in CASES
        if arguments.only in (None, name)
    ]
    text = benchmark.markdown(HEADER, rows)
    print(text)
    if arguments.write:
        benchmark.put(arguments.write, "compare_scdgd", text)


if __name__ == "__main__":
    main()
