#!/usr/bin/env python3
"""Compares the recommended preset with the paper's on labelled data, and runs with a batch column with runs without.

presets.py PREPARED WORK [--presets recommended,paper] [--seeds 3] [--write docs/benchmarks.md]

PREPARED is what prepare.py wrote, WORK a folder for the runs; a run that is there already is not trained again. Labels
are used for the scores only. The mixing scores of a run without a batch column are measured with that column, too.
"""
import argparse
import json
import pathlib

import numpy as np

import benchmark

CASES = [
    ("demo_pbmc800", False),
    ("pbmc_facs", False),
    ("kang2018_ifnb", False),
    ("kang2018_ifnb", True),
    ("sc_mixology_celseq2", False),
    ("sc_mixology_celseq2", True),
]
BATCHED = {name for name, batch in CASES if batch}


def scores(arguments, preset, name, batch, seed):
    out = arguments.work / f"{preset}-{name}{'-batch' if batch else ''}-{seed}"
    if not (out / "status.json").exists():
        column = ["--batch", "batch"] if batch else []
        benchmark.mixtura(
            "train", arguments.prepared / f"{name}.h5ad", "--labels", "label", *column, "--preset", preset,
            "--seed", seed, "--threads", arguments.threads, *arguments.settings, "--out", out,
        )
    mixing = ["--batch", "batch"] if name in BATCHED else []
    found = benchmark.mixtura("evaluate", out, *mixing)
    status = json.loads((out / "status.json").read_text())
    found["loss"], found["epochs"], found["seconds"] = (
        status["validation"]["loss"], status["epochs"], status["secondsPerEpoch"])
    print(preset, name, "batch" if batch else "-", seed, json.dumps(found), flush=True)
    return found


def agreement(found):
    def of(clustering):
        return benchmark.spread([f["clusterings"][clustering]["ari"] for f in found])

    return [benchmark.spread([f["loss"] for f in found], "{:.1f}"), of("kmeans"), of("gmm"), of("leiden"),
            round(np.mean([f["clusterings"]["kmeans"]["nmi"] for f in found]), 3)]


def mixing(found):
    def of(score):
        return f"{np.mean([f['mixing'][score] for f in found]):.3f}"

    return [of("ilisi"), of("kbet"), of("batch_silhouette"), of("clisi"),
            f"{np.mean([f['clusterings']['kmeans']['ari'] for f in found]):.3f}"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("prepared", type=pathlib.Path)
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("--presets", default="recommended,paper")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--only", help="one data set")
    parser.add_argument("--settings", nargs=argparse.REMAINDER, default=[], help="further options of train; last")
    parser.add_argument("--write", help="put the tables into this document")
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    agreements, mixings = [], []
    for name, batch in CASES:
        if arguments.only not in (None, name):
            continue
        for preset in arguments.presets.split(","):
            found = [scores(arguments, preset, name, batch, seed) for seed in range(arguments.seeds)]
            title = [name + (" (batch)" if batch else ""), preset]
            agreements.append([*title, found[0]["epochs"], *agreement(found)])
            if name in BATCHED:
                mixings.append([*title, *mixing(found)])
    first = benchmark.markdown(
        ["Data set", "Preset", "Epochs", "Validation loss", "ARI k-means", "ARI Gaussian mixture", "ARI Leiden",
         "NMI k-means"], agreements)
    second = benchmark.markdown(
        ["Data set", "Preset", "iLISI", "kBET acceptance", "Silhouette of batches", "cLISI", "ARI k-means"], mixings)
    print(first, second, sep="\n\n")
    if arguments.write:
        benchmark.put(arguments.write, "presets", first)
        benchmark.put(arguments.write, "mixing", second)


if __name__ == "__main__":
    main()
