#!/usr/bin/env python3
"""Codes, components and expected counts of a trained scDGD in plain PyTorch: load_scdgd.py RUN prints the largest difference
of the codes to latent.npy, and how many cells have another component than in cells.csv."""
import csv, json, pathlib, sys
import numpy as np, torch

from safetensors_file import read


def components(weights):
    """log weight + log density of each cell's code, cells x components."""
    code, mean, log_precision = weights["cell_codes"], weights["mixture.mean"], weights["mixture.logbeta"]
    squares = ((code[:, None] - mean[None]) ** 2 * log_precision.exp()[None]).sum(2)
    constant = 0.5 * log_precision.sum(1) + torch.log_softmax(weights["mixture.weight"], 0)
    return constant[None] - 0.5 * squares - 0.5 * code.shape[1] * np.log(2 * np.pi)


def expected(weights, config, batch, scale):
    """Mean counts of each cell; batch: its level, scale: its total, mean or largest count, as config['decoder']['scaling']."""
    h, layers = weights["cell_codes"], config["decoder"]["hiddenLayers"]
    levels = weights["decoder.main.0.weight"].shape[1] - h.shape[1]
    h = torch.cat([h, torch.eye(levels)[batch]], 1) if levels else h
    for layer in range(layers):
        h = torch.relu(torch.nn.functional.linear(h, weights[f"decoder.main.{2 * layer}.weight"], weights[f"decoder.main.{2 * layer}.bias"]))
    out = torch.nn.functional.linear(h, weights[f"decoder.main.{2 * layers}.weight"], weights[f"decoder.main.{2 * layers}.bias"])
    link = {"softmax": lambda v: torch.softmax(v, 1), "sigmoid": torch.sigmoid, "softplus": torch.nn.functional.softplus}
    return link[config["decoder"]["link"]](out) * scale[:, None]


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1])
    weights = read(folder / "weights.safetensors")
    own = [int(cell["component"]) - 1 for cell in csv.DictReader(open(folder / "cells.csv"))]
    found = components(weights).argmax(1).tolist()
    difference = np.abs(weights["cell_codes"].numpy() - np.load(folder / "latent.npy")).max()
    print("%.2e %d" % (difference, sum(a != b for a, b in zip(own, found))))
