#!/usr/bin/env python3
"""Latent codes of a trained scVI in plain PyTorch: load_scvi.py RUN DATA.h5ad prints the largest difference to latent.npy."""
import csv, json, pathlib, sys
import anndata, numpy as np, torch

from safetensors_file import read


def load(run, data):
    spec = json.loads((run / "run.json").read_text())["spec"]
    weights, config = read(run / "weights.safetensors"), spec["config"]
    cells = list(csv.DictReader(open(run / "cells.csv")))
    genes = [row["id"] for row in csv.DictReader(open(run / "genes.csv"))]
    table = anndata.read_h5ad(data)
    place = spec.get("counts", "X")
    raw = place.startswith("raw")
    counts = table.raw.X if raw else table.X if place == "X" else table.layers[place.split("/")[1]]
    var = table.raw.var if raw else table.var
    names = [var.index] + [var[column] for column in var]
    ids = next(list(column) for column in names if set(genes) <= set(column))
    rows, columns = [int(cell["mixtura_row"]) for cell in cells], [ids.index(gene) for gene in genes]
    chosen = counts[rows][:, columns]  # sparse or dense
    x = torch.from_numpy(np.asarray(chosen.toarray() if hasattr(chosen, "toarray") else chosen, dtype=np.float32))
    covariates = torch.zeros(len(rows), 0)
    if config["encodeCovariates"] and "batch" in spec:
        name = spec["batch"] if isinstance(spec["batch"], str) else spec["batch"]["column"]
        levels = next(c["levels"] for c in json.loads((run / "cells.json").read_text()) if c["name"] == name)
        covariates = torch.eye(len(levels))[[levels.index(cell[name]) for cell in cells]]
    return weights, config, x, covariates


def latent(weights, config, x, covariates):
    factor = 1000 / x.sum(1, keepdim=True) if config["encoderInput"] == "normalized" else 1
    h = torch.log1p(x * factor)
    for layer in range(config["hiddenLayers"]):
        name = f"z_encoder.encoder.fc_layers.Layer {layer}."
        h = torch.nn.functional.linear(torch.cat([h, covariates], 1), weights[name + "0.weight"], weights[name + "0.bias"])
        norm = (h - weights[name + "1.running_mean"]) / torch.sqrt(weights[name + "1.running_var"] + 1e-3)
        h = torch.relu(norm * weights[name + "1.weight"] + weights[name + "1.bias"])
    return torch.nn.functional.linear(h, weights["z_encoder.mean_encoder.weight"], weights["z_encoder.mean_encoder.bias"])


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1])
    codes = latent(*load(folder, sys.argv[2])).numpy()
    print("%.2e" % np.abs(codes - np.load(folder / "latent.npy")).max())
