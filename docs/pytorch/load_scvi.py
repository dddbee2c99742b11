#!/usr/bin/env python3
"""Latent codes of a trained scVI in plain PyTorch: load_scvi.py RUN DATA.h5ad prints the largest difference to latent.npy."""
import csv, json, pathlib, sys
import anndata, numpy as np, torch
from safetensors_file import read

run, data = pathlib.Path(sys.argv[1]), anndata.read_h5ad(sys.argv[2])
spec, weights = json.loads((run / "run.json").read_text())["spec"], read(run / "weights.safetensors")
cells, genes = (list(csv.DictReader(open(run / name))) for name in ("cells.csv", "genes.csv"))
# The counts of the run's cells and genes, wherever the file has them.
place = spec.get("counts", "X")
table = data.raw if place == "raw/X" else data
counts = data.layers[place[7:]] if place.startswith("layers/") else table.X
ids = next(list(c) for c in [table.var.index] + [table.var[name] for name in table.var] if {g["id"] for g in genes} <= set(c))
counts = counts[[int(c["mixtura_row"]) for c in cells]][:, [ids.index(g["id"]) for g in genes]]
x = torch.from_numpy(np.asarray(counts.todense() if hasattr(counts, "todense") else counts, dtype=np.float32))
batch = torch.zeros(len(x), 0)
if spec["config"]["encodeCovariates"] and "batch" in spec:
    name = spec["batch"] if isinstance(spec["batch"], str) else spec["batch"]["column"]
    levels = next(c["levels"] for c in json.loads((run / "cells.json").read_text()) if c["name"] == name)
    batch = torch.eye(len(levels))[[levels.index(c[name]) for c in cells]]
# The encoder.
h = torch.log1p(x * (1000 / x.sum(1, keepdim=True) if spec["config"]["encoderInput"] == "normalized" else 1))
for layer in range(spec["config"]["hiddenLayers"]):
    dense, norm = ([weights[f"z_encoder.encoder.fc_layers.Layer {layer}.{part}.{name}"] for name in names] for part, names in (
        (0, ["weight", "bias"]), (1, ["running_mean", "running_var", "weight", "bias"])))
    h = torch.relu(torch.nn.functional.batch_norm(torch.nn.functional.linear(torch.cat([h, batch], 1), *dense), *norm, eps=1e-3))
latent = torch.nn.functional.linear(h, weights["z_encoder.mean_encoder.weight"], weights["z_encoder.mean_encoder.bias"])
print("%.2e" % np.abs(latent.numpy() - np.load(run / "latent.npy")).max())
