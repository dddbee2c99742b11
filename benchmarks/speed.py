#!/usr/bin/env python3
"""Times training against a plain PyTorch loop of the same model, in one run and in turn.

speed.py PREPARED PEER WORK [--rounds 5] [--threads 1,2] [--write docs/benchmarks.md]

PREPARED is what prepare.py wrote. PEER is a script that is called as for compare_scvi.py, with --likelihood. Each round trains both
once with the paper's preset on the same cells and genes: cells of pbmc_facs with their 2,000 most variable and their 10,000 most
counted genes. Seconds are those of an epoch, ours with held-out cells, metrics and the checkpoint, the peer's of its training steps
alone; medians over epochs, then over rounds. Memory is the largest resident set of each process.
"""
import argparse
import json
import pathlib
import re
import shutil
import statistics
import subprocess

import anndata
import numpy as np

import benchmark

CASES = [(genes, likelihood) for genes in (2000, 10000) for likelihood in ("nb", "zinb")]
EPOCHS = {2000: 8, 10000: 4}


def chosen(prepared, work, genes):
    path = work / f"facs-{genes}.h5ad"
    if not path.exists():
        data = anndata.read_h5ad(prepared / "pbmc_facs.h5ad")
        mean = np.asarray(data.X.mean(0)).ravel()
        spread = np.asarray(data.X.multiply(data.X).mean(0)).ravel() - mean ** 2
        score = spread / np.maximum(mean, 1e-9) if genes == 2000 else mean
        data[:, np.sort(np.argsort(-score)[:genes])].copy().write_h5ad(path, compression="gzip")
    return path


def timed(command):
    done = subprocess.run(["/usr/bin/time", "-f", "MEMORY %M", *map(str, command)], env=benchmark.ENVIRONMENT,
                          text=True, capture_output=True, check=True)
    return done.stdout, int(re.search(r"MEMORY (\d+)", done.stderr).group(1)) / 1024


def ours(data, likelihood, threads, genes, out):
    shutil.rmtree(out, ignore_errors=True)
    _, memory = timed([
        benchmark.PROGRAM, "train", data, "--preset", "paper", "--in-process", "--device", "cpu", "--threads", threads,
        "--set", f"variableGenes={max(genes, 20000)}", "--set", f"likelihood={likelihood}",
        "--set", f"epochs={EPOCHS[genes] + 4}", "--out", out])
    return json.loads((out / "status.json").read_text())["secondsPerEpoch"], memory


def peers(peer, data, likelihood, threads, genes):
    printed, memory = timed(["/usr/bin/python3", peer, data, "--epochs", EPOCHS[genes], "--threads", threads,
                             "--likelihood", likelihood])
    return float(re.search(r"wall median ([\d.]+)", printed).group(1)), memory


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("prepared", type=pathlib.Path)
    parser.add_argument("peer", type=pathlib.Path)
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", default="1,2")
    parser.add_argument("--write", help="put the table into this document")
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    table = []
    for genes, likelihood in CASES:
        data = chosen(arguments.prepared, arguments.work, genes)
        for threads in arguments.threads.split(","):
            rounds = [(ours(data, likelihood, threads, genes, arguments.work / "run"),
                       peers(arguments.peer, data, likelihood, threads, genes)) for _ in range(arguments.rounds)]
            own, other = (statistics.median(r[i][0] for r in rounds) for i in (0, 1))
            ratios = sorted(r[0][0] / r[1][0] for r in rounds)
            memory = [statistics.median(r[i][1] for r in rounds) for i in (0, 1)]
            table.append([f"{genes:,}", likelihood.upper(), threads, f"{own:.3f}", f"{other:.3f}",
                          f"{statistics.median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})",
                          f"{memory[0]:.0f}", f"{memory[1]:.0f}"])
            print(table[-1], flush=True)
    text = benchmark.markdown(["Genes", "Likelihood", "Threads", "Seconds per epoch", "Peer", "Ratio", "MiB", "Peer"], table)
    print(text)
    if arguments.write:
        benchmark.put(arguments.write, "speed", text)


if __name__ == "__main__":
    main()
