#!/usr/bin/env python3
"""Seconds of an epoch of the seven models of the scAEspy family, with all components counting. To be run on a quiet machine.

scaespy_seconds.py PREPARED [--epochs 9] [--threads 1] [--write docs/benchmarks.md]

PREPARED is what prepare.py wrote. The settings are those of the recommended preset, but the mixture starts after two epochs, so
that the median is of epochs with all components.
"""
import argparse
import pathlib
import tempfile

import benchmark
from scaespy import MODELS

CASES = ["demo_pbmc800", "pancreas_human_3studies", "kang2018_ifnb"]
MIXTURES = ["gmvae", "gmmmd", "gmmmdvae"]


def seconds(arguments, name, model, work):
    stages = ["--set", "prior.warmupEpochs=1", "--set", "prior.groupEpochs=1"] if model in MIXTURES else []
    done = benchmark.mixtura(
        "train", arguments.prepared / f"{name}.h5ad", "--model", "scaespy", "--set", f"variant={model}", *stages,
        "--labels", "label", "--epochs", arguments.epochs, "--threads", arguments.threads, "--in-process", "--out",
        pathlib.Path(work) / f"{name}-{model}",
    )
    return done["secondsPerEpoch"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("prepared", type=pathlib.Path)
    parser.add_argument("--epochs", type=int, default=9)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--write", help="put the table into this document")
    arguments = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as work:
        for model in MODELS:
            rows.append([model.upper(), *(f"{seconds(arguments, name, model, work):.2f}" for name in CASES)])
            print(rows[-1], flush=True)
    text = benchmark.markdown(["Model", *CASES], rows)
    print(text)
    if arguments.write:
        benchmark.put(arguments.write, "scaespy_seconds", text)


if __name__ == "__main__":
    main()
