#!/usr/bin/env python3
"""The seven models of the scAEspy family on labelled data: agreement, held-out fit, and whether anything collapsed;
then how batches mix before and after Harmony.

scaespy.py PREPARED WORK [--seeds 1] [--epochs 64] [--only NAME] [--write docs/benchmarks.md]

PREPARED is what prepare.py wrote, WORK a folder for the runs; a run that is there already is not trained again. All models
have the settings of the recommended preset. Labels give K and the scores alone.
"""
import argparse
import json
import pathlib

import numpy as np

import benchmark

CASES = [
    ("demo_pbmc800", False),
    ("pancreas_human_3studies", False),
    ("kang2018_ifnb", False),
    ("kang2018_ifnb", True),
]
CORRECTED = ["pancreas_human_3studies", "kang2018_ifnb"]
MODELS = ["ae", "vae", "mmdae", "mmdvae", "gmvae", "gmmmd", "gmmmdvae"]
HEADER = [
    "Data set", "Model", "ARI k-means", "ARI own components", "ARI Leiden", "Held-out NLL",
    "Active dimensions", "Components used",
]
MIXING = ["Data set", "Model", "Correction", "iLISI", "kBET acceptance", "cLISI", "ARI k-means", "ARI Leiden"]


def run(arguments, name, batch, model, seed):
    out = arguments.work / f"{name}{'-batch' if batch else ''}-{model}-{seed}"
    if not (out / "status.json").exists():
        column = ["--batch", "batch"] if batch else []
        epochs = ["--epochs", arguments.epochs] if arguments.epochs else []
        benchmark.mixtura(
            "train", arguments.prepared / f"{name}.h5ad", "--model", "scaespy", "--set", f"variant={model}", "--labels",
            "label", *column, *epochs, "--seed", seed, "--threads", arguments.threads, "--in-process", "--out", out,
        )
    return out


def cached(out, name, *options):
    """What 'evaluate' says, asked once."""
    path = out / f"benchmark-{name}.json"
    if not path.exists():
        path.write_text(json.dumps(benchmark.mixtura("evaluate", out, *options)))
    return json.loads(path.read_text())


def scores(out):
    found = cached(out, "scores", "--clustering", "kmeans,leiden")
    status = json.loads((out / "status.json").read_text())
    latent = np.load(out / "latent.npy")
    own = found.get("own", {})
    return {
        "kmeans": found["clusterings"]["kmeans"]["ari"],
        "leiden": found["clusterings"]["leiden"]["ari"],
        "own": own.get("ari"),
        "used": f"{own['used']} of {own['components']}" if own else "",
        "nll": status["validation"]["reconstruction"],
        # A dimension whose codes are the same for all cells says nothing: the posterior has collapsed there.
        "active": f"{int((latent.var(axis=0) > 0.01).sum())} of {latent.shape[1]}",
    }


def row(name, batch, model, found):
    def of(key, form="{:.3f}"):
        values = [f[key] for f in found if f[key] is not None]
        return benchmark.spread(values, form) if values else ""

    return [
        name + (" (batch)" if batch else ""), model.upper(), of("kmeans"), of("own"), of("leiden"), of("nll", "{:.1f}"),
        ", ".join(f["active"] for f in found), ", ".join(f["used"] for f in found),
    ]


def mixing(name, model, out):
    found = cached(out, "mixing", "--batch", "batch", "--correct", "harmony", "--clustering", "kmeans,leiden")
    rows = []
    for correction, part in (("none", found), ("Harmony", found["harmony"])):
        mixed, clusters = part["mixing"], part["clusterings"]
        rows.append([
            name, model.upper(), correction, f"{mixed['ilisi']:.3f}", f"{mixed['kbet']:.3f}", f"{mixed['clisi']:.3f}",
            f"{clusters['kmeans']['ari']:.3f}", f"{clusters['leiden']['ari']:.3f}",
        ])
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("prepared", type=pathlib.Path)
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--epochs", type=int, help="default: those of the preset")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--only", help="one data set")
    parser.add_argument("--models", default=",".join(MODELS))
    parser.add_argument("--write", help="put the tables into this document")
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    models = arguments.models.split(",")
    table, mixed = [], []
    for name, batch in CASES:
        if arguments.only not in (None, name):
            continue
        for model in models:
            outs = [run(arguments, name, batch, model, seed) for seed in range(arguments.seeds)]
            table.append(row(name, batch, model, [scores(out) for out in outs]))
            print(table[-1], flush=True)
            if name in CORRECTED and not batch and model in ("vae", "gmmmdvae"):
                mixed += mixing(name, model, outs[0])
                print(*mixed[-2:], sep="\n", flush=True)
    first, second = benchmark.markdown(HEADER, table), benchmark.markdown(MIXING, mixed)
    print(first, second, sep="\n\n")
    if arguments.write:
        benchmark.put(arguments.write, "scaespy", first)
        benchmark.put(arguments.write, "harmony", second)


if __name__ == "__main__":
    main()
