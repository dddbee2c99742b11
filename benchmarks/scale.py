#!/usr/bin/env python3
"""Imports a million cells and measures memory and speed: scale.py WORK [--cells N] [--entries-per-cell N] [--write FILE]

Writes a synthetic .h5ad file of compressed sparse rows, has the import check look at it (the first time it is converted
into the cache, the second time it is found there), and delivers minibatches in random order. The same rows are then read
with scipy from the same numbers. Needs Python 3 with numpy, scipy, h5py and anndata, and disk for twice the matrix.
"""
import argparse
import json
import os
import pathlib
import resource
import subprocess
import time

import h5py
import numpy as np
import scipy.sparse

GENES = 20_000
BLOCK = 10_000
PROGRAM = os.environ.get("MIXTURA", str(pathlib.Path(__file__).resolve().parent.parent / "app" / "mixtura"))


def text_list(group, name, values):
    data = group.create_dataset(name, data=np.array(values, dtype=object), dtype=h5py.string_dtype("utf-8"))
    data.attrs["encoding-type"] = "string-array"
    data.attrs["encoding-version"] = "0.2.0"


def typed(group, kind, version):
    group.attrs["encoding-type"] = kind
    group.attrs["encoding-version"] = version
    return group


def generate(path, cells, per_cell):
    """Sorted genes by adding up random gaps; small counts with a long tail."""
    random = np.random.default_rng(0)
    largest_gap = 2 * GENES // per_cell - 1
    with h5py.File(path, "w") as f:
        typed(f, "anndata", "0.1.0")
        x = typed(f.create_group("X"), "csr_matrix", "0.1.0")
        x.attrs["shape"] = np.array([cells, GENES])
        data = x.create_dataset("data", (0,), maxshape=(None,), dtype="f4", chunks=(1 << 20,))
        indices = x.create_dataset("indices", (0,), maxshape=(None,), dtype="i4", chunks=(1 << 20,))
        starts = np.zeros(cells + 1, dtype=np.int64)
        stored = 0
        for first in range(0, cells, BLOCK):
            rows = min(BLOCK, cells - first)
            genes = np.cumsum(random.integers(1, largest_gap + 1, (rows, per_cell), dtype=np.int32), axis=1) - 1
            inside = genes < GENES
            counts = (1 + random.geometric(0.6, (rows, per_cell))).astype(np.float32)
            lengths = inside.sum(axis=1)
            starts[first + 1 : first + rows + 1] = stored + np.cumsum(lengths)
            added = int(lengths.sum())
            data.resize((stored + added,))
            indices.resize((stored + added,))
            data[stored:] = counts[inside]
            indices[stored:] = genes[inside]
            stored += added
        x["indptr"] = starts
        obs = typed(f.create_group("obs"), "dataframe", "0.2.0")
        obs.attrs["_index"] = "_index"
        obs.attrs["column-order"] = np.array(["cell_type"], dtype=object)
        text_list(obs, "_index", [f"cell{i}" for i in range(cells)])
        types = typed(obs.create_group("cell_type"), "categorical", "0.2.0")
        types.attrs["ordered"] = False
        types["codes"] = (np.arange(cells) % 30).astype(np.int8)
        text_list(types, "categories", [f"type {i}" for i in range(30)])
        var = typed(f.create_group("var"), "dataframe", "0.2.0")
        var.attrs["_index"] = "_index"
        var.attrs["column-order"] = np.array([], dtype=float)
        text_list(var, "_index", [f"GENE{i}" for i in range(GENES)])
    return stored


def run(command, work, heap):
    """Runs the program and watches it: result, seconds, and the largest resident set in bytes."""
    environment = dict(
        os.environ, XDG_CACHE_HOME=str(work / "cache"), MIXTURA_JAVA_OPTS=f"-Xmx{heap} -XX:+UseG1GC", OMP_NUM_THREADS="1"
    )
    begun = time.time()
    process = subprocess.Popen([PROGRAM, *map(str, command)], stdout=subprocess.PIPE, env=environment, text=True)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{command} ended with {process.returncode}: {output}")
    return json.loads(output.strip().splitlines()[-1]), time.time() - begun, usage.ru_maxrss * 1024


def with_scipy(source, rows, batch):
    """The same minibatches from a scipy matrix in memory."""
    with h5py.File(source) as f:
        x = f["X"]
        matrix = scipy.sparse.csr_matrix((x["data"][:], x["indices"][:], x["indptr"][:]), shape=tuple(x.attrs["shape"]))
    begun = time.time()
    total = 0.0
    for at in range(0, len(rows), batch):
        total += float(matrix[rows[at : at + batch]].sum(dtype=np.float64))
    return total, time.time() - begun


def backed(source, rows, batch, most_seconds):
    """The same minibatches with anndata from disk, as many as fit into the time."""
    import anndata

    data = anndata.read_h5ad(source, backed="r")
    begun = time.time()
    done = 0
    for at in range(0, len(rows), batch):
        data.X[np.sort(rows[at : at + batch])].sum()
        done += len(rows[at : at + batch])
        if time.time() - begun > most_seconds:
            break
    return done, time.time() - begun


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("--cells", type=int, default=1_000_000)
    parser.add_argument("--entries-per-cell", type=int, default=1000)
    parser.add_argument("--heap", default="1900m")
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--write", type=pathlib.Path)
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    source = options.work / "scale.h5ad"
    if not source.exists():
        begun = time.time()
        generate(source, options.cells, options.entries_per_cell)
        print(f"generated in {time.time() - begun:.0f} s", flush=True)
    check, seconds, resident = run(["inspect", source, "--json"], options.work, options.heap)
    _, again, _ = run(["inspect", source, "--json"], options.work, options.heap)
    rows = np.random.default_rng(1).permutation(check["cells"])[: options.rows].astype("<i4")
    rows.tofile(options.work / "rows.i32")
    speed, _, reading = run(
        ["doctor", "--reading", source, "--rows", options.work / "rows.i32"], options.work, options.heap
    )
    disk_cells, disk_seconds = backed(source, rows, 128, 60)
    total, scipy_seconds = with_scipy(source, rows, 128)
    if total != speed["total"]:
        raise SystemExit(f"scipy read {total}, Mixtura {speed['total']}")
    figures = {
        "cells": check["cells"],
        "genes": check["genes"],
        "nonZero": check["nonZero"],
        "heap": options.heap,
        "importSeconds": round(seconds, 1),
        "importPeakResidentGB": round(resident / 1e9, 2),
        "openAgainSeconds": round(again, 1),
        "readingPeakResidentGB": round(reading / 1e9, 2),
        "cellsPerSecond": round(speed["cellsPerSecond"]),
        "scipyInMemoryCellsPerSecond": round(len(rows) / scipy_seconds),
        "anndataBackedCellsPerSecond": round(disk_cells / disk_seconds),
        "ratioToScipy": round(speed["cellsPerSecond"] * scipy_seconds / len(rows), 2),
        "scipyPeakResidentGB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e9, 2),
    }
    text = json.dumps(figures, indent=2)
    print(text)
    if options.write:
        options.write.write_text(text + "\n")


if __name__ == "__main__":
    main()
