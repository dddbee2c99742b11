#!/usr/bin/env python3
"""A plain PyTorch loop of cpl-mixVAE with the recommended settings of this project: the time of an epoch, and the accuracy.

mixvae_torch.py DATA.h5ad [--epochs 10] [--threads 1] [--seed 0] [--genes 2000]

DATA has raw counts in X and known types in obs['label'], which give K and the accuracy alone.
"""
import argparse
import statistics
import time

import anndata
import numpy as np
import pandas as pd
import scipy.sparse
import torch
from scipy.optimize import linear_sum_assignment
from torch import nn

E = 1e-8


class Arm(nn.Module):
    def __init__(self, genes, categories, states=2, width=100, low=10):
        super().__init__()
        layers, inputs = [], genes
        for units in (width, width, low):
            layers += [nn.Linear(inputs, units), nn.ReLU(), nn.BatchNorm1d(units, eps=E, momentum=0.01, affine=False)]
            inputs = units
        self.encoder = nn.Sequential(nn.Dropout(0.2), *layers)
        self.category = nn.Linear(low, categories)
        self.mean, self.spread = nn.Linear(low + categories, states), nn.Linear(low + categories, states)
        sizes = [categories + states, low, width, width]
        self.decoder = nn.Sequential(*[m for a, b in zip(sizes, sizes[1:]) for m in (nn.Linear(a, b), nn.ReLU())])
        self.shares, self.log_theta = nn.Linear(width, genes), nn.Parameter(torch.randn(genes))
        self.dropout = nn.Dropout(0.2)

    def forward(self, x, counts):
        low = self.encoder(x)
        q = torch.softmax(self.category(low), 1)
        gumbel = -torch.log(-torch.log(torch.rand_like(q) + E) + E)
        c = torch.softmax(torch.log(q + E) + gumbel, 1)
        inside = torch.cat([low, c], 1)
        mean, variance = self.mean(inside), torch.sigmoid(self.spread(inside)) + E
        s = mean + variance.sqrt() * torch.randn_like(mean)
        features = self.decoder(torch.cat([c, self.dropout(s)], 1))
        total = counts.sum(1, keepdim=True)
        mu = total * torch.softmax(self.shares(features), 1)
        theta = self.log_theta.exp()
        log = torch.log(theta + mu + E)
        nll = -(
            theta * (torch.log(theta + E) - log) + counts * (torch.log(mu + E) - log)
            + torch.lgamma(counts + theta) - torch.lgamma(theta) - torch.lgamma(counts + 1)
        ).sum(1)
        kl = 0.5 * (mean ** 2 + variance - 1 - torch.log(variance)).sum(1)
        return nll.mean(), kl.mean(), q


def coupling(a, b):
    def scaled(q):
        return torch.log(q + E) / torch.sqrt(q.var(0, keepdim=True) + E)

    def negative(q):
        return (q * torch.log(q + E)).sum(1).mean()

    return ((scaled(a) - scaled(b)) ** 2).sum(1).mean() + negative(a) + negative(b)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--genes", type=int, default=2000)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(arguments.seed)
    data = anndata.read_h5ad(arguments.data)
    counts = scipy.sparse.csr_matrix(data.X).astype(np.float32)
    logs = counts.copy()
    logs.data = np.log1p(logs.data)
    variance = np.asarray(logs.power(2).mean(0) - np.square(logs.mean(0))).ravel()
    counts = torch.from_numpy(counts[:, np.sort(np.argsort(-variance)[: arguments.genes])].toarray())
    x = torch.log1p(1e4 * counts / counts.sum(1, keepdim=True).clamp(min=1))
    types, labels = np.unique(data.obs["label"], return_inverse=True)
    arms = [Arm(counts.shape[1], len(types)) for _ in range(2)]
    optimizer = torch.optim.Adam([p for arm in arms for p in arm.parameters()], lr=1e-3)
    order = np.random.RandomState(arguments.seed).permutation(len(counts))
    train, seconds = order[: int(np.ceil(0.9 * len(counts)))], []
    for epoch in range(arguments.epochs):
        begun = time.perf_counter()
        for part in np.array_split(np.random.permutation(train), max(1, len(train) // 128)):
            found = [arm(x[part], counts[part]) for arm in arms]
            loss = sum(nll + 0.01 * kl for nll, kl, _ in found) + coupling(found[0][2], found[1][2])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        seconds.append(time.perf_counter() - begun)
    for arm in arms:
        arm.eval()
    with torch.no_grad():
        q = sum(torch.softmax(arm.category(arm.encoder(x)), 1) for arm in arms)
    table = pd.crosstab(labels, q.argmax(1).numpy()).to_numpy()
    rows, columns = linear_sum_assignment(-table)
    print(f"cells {len(train)} genes {counts.shape[1]} wall median {statistics.median(seconds):.3f} s an epoch")
    print(f"accuracy {table[rows, columns].sum() / len(labels):.3f} categories {table.shape[1]} of {len(types)}")


if __name__ == "__main__":
    main()
