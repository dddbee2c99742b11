#!/usr/bin/env python3
"""Compares `mixtura train --preset paper` with a plain PyTorch loop of scVI, at equal settings and epochs.

compare_scvi.py PREPARED PEER WORK [--write docs/benchmarks.md]

PREPARED is what prepare.py wrote, PEER the script peer_scvi.py, WORK a folder for the runs. Both programs see the same
genes, and train and validate on the same cells: the peer holds out the last tenth of a permutation that is known from
its seed, so its input is put into the order that gives our split. Both take two threads, one after the other.
"""
import argparse
import pathlib
import re
import shutil
import subprocess
import sys

import anndata
import numpy as np

import benchmark

# Data set, whether its batch is given, epochs: as many as the whole comparison can afford in a quarter of an hour.
CASES = [("demo_pbmc800", False, 150), ("kang2018_ifnb", True, 80), ("pbmc_facs", False, 40)]
NUMBER = r"(-?[\d.]+)"


def ours(data, batch, epochs, seed, out, threads):
    shutil.rmtree(out, ignore_errors=True)
    column = ["--batch", "batch"] if batch else []
    done = benchmark.mixtura(
        "train", data, "--labels", "label", *column, "--preset", "paper", "--epochs", epochs, "--seed", seed,
        "--threads", threads, "--out", out,
    )
    cells = benchmark.table(out / "cells.csv")
    return {
        "loss": done["validation"]["loss"],
        "reconstruction": done["validation"]["reconstruction"],
        "kl": done["validation"]["kl_z"],
        "own_ari": done["ari"],
        "ari": benchmark.kmeans_ari(np.load(out / "latent.npy"), cells["label"]),
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
    training = int(np.ceil(0.9 * count))
    if training != int((~held_out).sum()):
        raise SystemExit(f"the splits differ in size: {training} and {int((~held_out).sum())} training cells")
    order = np.empty(count, dtype=int)
    order[permutation[:training]] = rows[~held_out]
    order[permutation[training:]] = rows[held_out]
    anndata.read_h5ad(data)[order, genes].copy().write_h5ad(path)


def peer(script, path, batch, epochs, seed, threads):
    latent = path.with_suffix(".tsv")
    column = ["--batch", "batch"] if batch else []
    done = subprocess.run(
        [sys.executable, script, path, "--labels", "label", *column, "--epochs", str(epochs), "--threads",
         str(threads), "--seed", str(seed), "--out", latent],
        env=benchmark.ENVIRONMENT, text=True, capture_output=True,
    )
    if done.returncode != 0:
        raise SystemExit(done.stderr)
    losses = re.search(rf"validation rec {NUMBER} kl {NUMBER} total {NUMBER}", done.stdout)
    seconds = re.search(rf"wall median {NUMBER}", done.stdout)
    return {
        "loss": float(losses.group(3)),
        "reconstruction": float(losses.group(1)),
        "kl": float(losses.group(2)),
        "ari": benchmark.kmeans_ari(np.loadtxt(latent), list(anndata.read_h5ad(path).obs["label"])),
        "seconds": float(seconds.group(1)),
    }


def compare(arguments, name, batch, epochs):
    data = arguments.prepared / f"{name}.h5ad"
    pairs = []
    for seed in range(arguments.seeds):
        out = arguments.work / f"{name}-{seed}"
        mine = ours(data, batch, epochs, seed, out, arguments.threads)
        path = arguments.work / f"{name}-{seed}.h5ad"
        peer_input(data, out, seed, path)
        theirs = peer(arguments.peer, path, batch, epochs, seed, arguments.threads)
        pairs.append((mine, theirs))
        print(name, "seed", seed, "ours", mine, "peer", theirs, flush=True)
    return pairs


def row(name, batch, epochs, pairs):
    def both(key, form):
        return [benchmark.spread([pair[side][key] for pair in pairs], form) for side in (0, 1)]

    means = [np.mean([pair[side]["loss"] for pair in pairs]) for side in (0, 1)]
    own = benchmark.spread([mine["own_ari"] for mine, _ in pairs])
    return [
        name + (" (batch)" if batch else ""), epochs, *both("loss", "{:.1f}"), f"{means[0] / means[1]:.4f}",
        *both("ari", "{:.3f}"), own, *(benchmark.spread([np.median([p[s]["seconds"] for p in pairs])], "{:.2f}")
                                       for s in (0, 1)),
    ]


HEADER = ["Data set", "Epochs", "Validation loss", "Peer", "Ratio", "ARI (scikit-learn's k-means)", "Peer",
          "ARI (our k-means)", "Seconds per epoch", "Peer"]


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
        row(name, batch, epochs, compare(arguments, name, batch, epochs))
        for name, batch, epochs in CASES
        if arguments.only in (None, name)
    ]
    text = benchmark.markdown(HEADER, rows)
    print(text)
    if arguments.write:
        benchmark.put(arguments.write, "compare_scvi", text)


if __name__ == "__main__":
    main()
