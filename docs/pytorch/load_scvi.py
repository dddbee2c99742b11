#!/usr/bin/env python3
"""Latent codes of a trained scVI in plain PyTorch: load_scvi.py RUN DATA.h5ad prints the largest difference to latent.npy. DATA is
the file that the run was trained on, or any other that has its cells and genes by their names, such as its export."""
import json, pathlib, sys
import numpy as np, torch
import run_counts, safetensors_file

run = pathlib.Path(sys.argv[1])
about, weights = json.loads((run / "run.json").read_text()), safetensors_file.read(run / "weights.safetensors")
spec, (cells, counts) = about["spec"], run_counts.read(run, about, sys.argv[2])
x = torch.from_numpy(counts)
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
