#!/usr/bin/env python3
"""A trained scDGD in plain PyTorch. load_scdgd.py RUN RHO.npy, after 'mixtura express RUN --all --out RHO.npy', prints the largest difference
of codes to latent.npy and of expected shares to RHO.npy; of a mixture also how many cells are of another component and of its probability."""
import csv, json, pathlib, sys
import numpy as np, torch
from safetensors_file import read

run, rho = pathlib.Path(sys.argv[1]), np.load(sys.argv[2])
spec, weights = json.loads((run / "run.json").read_text())["spec"], read(run / "weights.safetensors")
cells, decoder, code = list(csv.DictReader(open(run / "cells.csv"))), spec["config"]["decoder"], weights["cell_codes"]
# The decoder: from code, and batch if it is told, to the share of each gene.
h, linear = code, lambda h, at: torch.nn.functional.linear(h, weights[f"decoder.main.{at}.weight"], weights[f"decoder.main.{at}.bias"])
if weights["decoder.main.0.weight"].shape[1] > code.shape[1]:
    name = spec["batch"] if isinstance(spec["batch"], str) else spec["batch"]["column"]
    levels = next(c["levels"] for c in json.loads((run / "cells.json").read_text()) if c["name"] == name)
    h = torch.cat([h, torch.eye(len(levels))[[levels.index(c[name]) for c in cells]]], 1)
for layer in range(decoder["hiddenLayers"]):
    h = torch.relu(linear(h, 2 * layer))
link = {"softmax": lambda v: v.softmax(1), "sigmoid": torch.sigmoid, "softplus": torch.nn.functional.softplus}[decoder["link"]]
mean = link(linear(h, 2 * decoder["hiddenLayers"]))
found = ["%.2e" % np.abs(a.numpy() - b).max() for a, b in [(code, np.load(run / "latent.npy")), (mean / mean.sum(1, keepdim=True), rho)]]
if "mixture.mean" in weights:  # Log weight + log density of each cell's code, cells x components; a standard normal prior has none.
    log_precision = weights["mixture.logbeta"]
    squares = ((code[:, None] - weights["mixture.mean"]) ** 2 * log_precision.exp()).sum(2)
    log_joint = torch.log_softmax(weights["mixture.weight"], 0) + 0.5 * log_precision.sum(1) - 0.5 * squares
    probability, component = torch.softmax(log_joint, 1).max(1)
    found.append("%d" % sum(int(c["component"]) - 1 != k for c, k in zip(cells, component.tolist())))
    found.append("%.2e" % np.abs([float(c["component_probability"]) for c in cells] - probability.numpy()).max())
print(" ".join(found))
