#!/usr/bin/env python3
"""cpl-mixVAE with one, two and three arms, JointVAE and CascadeVAE on labelled data, at equal epochs, network and likelihood.

mixvae.py PREPARED WORK [--seeds 3] [--epochs 80] [--only NAME] [--models LIST] [--write docs/benchmarks.md]

PREPARED is what prepare.py wrote, WORK a folder for the runs; a run that is there already is not trained again. All models
have the settings of their recommended presets. Labels give K and the scores alone. Accuracy is the share of cells in the
category that is matched with their type, for the best one-to-one matching.
"""
import argparse
import json
import pathlib

import pandas as pd
from scipy.optimize import linear_sum_assignment

import benchmark

CASES = ["sc_mixology_celseq2", "demo_pbmc800_10types", "zeisel2015_cortex"]
MODELS = {
    "mixvae-2": ("mixvae", []),
    "jointvae": ("jointvae", []),
    "cascadevae": ("cascadevae", []),
    "mixvae-1": ("mixvae", ["--set", "coupling.arms=1"]),
    "mixvae-3": ("mixvae", ["--set", "coupling.arms=3"]),
    "mixvae-2-shared": ("mixvae", ["--set", "coupling.shared=true"]),
    "mixvae-2-independent-state": ("mixvae", ["--set", "state.dependent=false"]),
    # The augmenter's epochs come before as many of the arms as the others have.
    "mixvae-2-augmented": ("mixvae", ["--set", "augmenter.epochs=40", "--epochs", "120"]),
}
NAMES = {
    "mixvae-1": "cpl-mixVAE, 1 arm", "mixvae-2": "cpl-mixVAE, 2 arms", "mixvae-3": "cpl-mixVAE, 3 arms",
    "mixvae-2-shared": "2 arms, shared weights", "mixvae-2-augmented": "2 arms, with augmenter", "mixvae-2-independent-state": "2 arms, s independent of c",
    "jointvae": "JointVAE", "cascadevae": "CascadeVAE",
}
HEADER = ["Data set", "Model", "Accuracy", "ARI", "Categories used", "Held-out consensus", "Seconds per epoch", "Seeds"]


def run(arguments, name, model, seed):
    out = arguments.work / f"{name}-{model}-{seed}"
    if not (out / "status.json").exists() or json.loads((out / "status.json").read_text())["state"] != "FINISHED":
        family, options = MODELS[model]
        epochs = ["--epochs", arguments.epochs] if arguments.epochs and "--epochs" not in options else []
        benchmark.mixtura(
            "train", arguments.prepared / f"{name}.h5ad", "--model", family, "--labels", "label", *epochs, *options,
            "--seed", seed, "--threads", arguments.threads, "--in-process", "--out", out,
        )
    return out


def accuracy(out):
    cells = pd.read_csv(out / "cells.csv")
    table = pd.crosstab(cells["label"], cells["component"]).to_numpy()
    rows, columns = linear_sum_assignment(-table)
    return table[rows, columns].sum() / table.sum()


def scores(out):
    status = json.loads((out / "status.json").read_text())
    return {
        "accuracy": accuracy(out),
        "ari": status["scores"]["component_ari"],
        "used": int(status["scores"]["components_used"]),
        "consensus": status["validation"].get("consensus"),
        "seconds": status["secondsPerEpoch"],
    }


def row(name, model, found):
    def of(key, form="{:.3f}"):
        values = [f[key] for f in found if f[key] is not None]
        return benchmark.spread(values, form) if values else ""

    return [
        name, NAMES[model], of("accuracy"), of("ari"), ", ".join(str(f["used"]) for f in found), of("consensus"),
        of("seconds", "{:.2f}"), str(len(found)),
    ]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("prepared", type=pathlib.Path)
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--epochs", type=int, help="default: those of the preset")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--only", help="one data set")
    parser.add_argument("--models", default=",".join(MODELS))
    parser.add_argument("--finished", action="store_true", help="train nothing: the table of the runs that are there")
    parser.add_argument("--write", help="put the table into this document")
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    table = []
    for name in CASES:
        if arguments.only not in (None, name):
            continue
        for model in arguments.models.split(","):
            if arguments.finished:
                stored = sorted(arguments.work.glob(f"{name}-{model}-[0-9]*/status.json"))
                outs = [o.parent for o in stored if json.loads(o.read_text())["state"] == "FINISHED"]
            else:
                outs = [run(arguments, name, model, seed) for seed in range(arguments.seeds)]
            if outs:
                table.append(row(name, model, [scores(out) for out in outs]))
                print(table[-1], flush=True)
    text = benchmark.markdown(HEADER, table)
    print(text)
    if arguments.write:
        benchmark.put(arguments.write, "mixvae", text)


if __name__ == "__main__":
    main()
