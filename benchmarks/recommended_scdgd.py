#!/usr/bin/env python3
"""Agreement of scDGD's own components with known types, by the recommended preset; labels give K and the scores alone.

recommended_scdgd.py PREPARED WORK [--peer PEER] [--seeds 3] [--only NAME] [--write docs/benchmarks.md]

PREPARED is what prepare.py wrote, WORK a folder for the runs; a run that is there already is not trained again. PEER is the script
peer_scdgd.py: with it the table has the held-out NLL of the published code at its defaults, for the cells and genes of seed 0.
"""
import argparse
import json
import pathlib

import benchmark
import compare_scdgd

CASES = [
    ("demo_pbmc800", False),
    ("sc_mixology_celseq2", False),
    ("kang2018_ifnb", False),
    ("kang2018_ifnb", True),
    ("baron2016_mouse_pancreas", False),
]
# What the published code trains for.
PEER_EPOCHS = 800
HEADER = ["Data set", "K", "Components used", "ARI by component", "NMI by component", "Held-out NLL", "Published code",
          "ARI k-means"]


def trained(arguments, name, batch, seed):
    out = arguments.work / f"{name}{'-b' if batch else ''}-{seed}"
    if not (out / "status.json").exists():
        column = ["--batch", "batch"] if batch else []
        benchmark.mixtura(
            "train", arguments.prepared / f"{name}.h5ad", "--model", "dgd", "--labels", "label", *column, "--seed", seed,
            "--threads", arguments.threads, "--out", out,
        )
    status = json.loads((out / "status.json").read_text())
    if status["state"] not in ("FINISHED", "STOPPED"):
        return None
    components = json.loads((out / "run.json").read_text())["spec"]["config"]["prior"]["components"]
    return {**status["scores"], "nll": status["validation"]["reconstruction"], "k": components}


def published(arguments, name, batch):
    """Held-out NLL of the peer, which knows no batches; kept in a file, for it takes a while."""
    if arguments.peer is None or batch:
        return ""
    kept = arguments.work / f"{name}-peer.json"
    if not kept.exists():
        cells = arguments.work / f"{name}-peer.h5ad"
        compare_scdgd.peer_input(arguments.prepared / f"{name}.h5ad", arguments.work / f"{name}-0", 0, cells)
        found = compare_scdgd.peer(arguments.peer, cells, PEER_EPOCHS, 0, arguments.threads)
        kept.write_text(json.dumps(found))
    return f"{json.loads(kept.read_text())['validation']:.1f}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("prepared", type=pathlib.Path)
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("--peer", type=pathlib.Path, help="the script peer_scdgd.py")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--only", help="one data set")
    parser.add_argument("--write", help="put the table into this document")
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    rows = []
    for name, batch in CASES:
        if arguments.only in (None, name):
            found = [f for f in (trained(arguments, name, batch, seed) for seed in range(arguments.seeds)) if f]
            rows.append([
                name + (" (batch)" if batch else ""), found[0]["k"],
                benchmark.spread([f["components_used"] for f in found], "{:.0f}"),
                benchmark.spread([f["component_ari"] for f in found]),
                benchmark.spread([f["component_nmi"] for f in found]),
                benchmark.spread([f["nll"] for f in found], "{:.1f}"),
                published(arguments, name, batch),
                benchmark.spread([f["ari"] for f in found]),
            ])
    text = benchmark.markdown(HEADER, rows)
    print(text)
    if arguments.write:
        benchmark.put(arguments.write, "recommended_scdgd", text)


if __name__ == "__main__":
    main()
