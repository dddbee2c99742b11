"""A plain PyTorch loop of scVI (Lopez et al. 2018) with the settings of scvi-tools, to measure other programs against.

scvi.py COUNTS.h5ad --likelihood nb|zinb --epochs N --threads N

Prints one JSON object: seconds of each epoch (training steps alone), largest resident set in MiB, mean loss of the last epoch.
"""
import argparse
import json
import resource
import time

import anndata
import numpy as np
import scipy.sparse
import torch
from torch import nn
from torch.nn import functional as F

HIDDEN, LATENT, BATCH, WARMUP, TINY = 128, 10, 128, 400, 1e-8


def block(inputs, dropout):
    return nn.Sequential(
        nn.Linear(inputs, HIDDEN), nn.BatchNorm1d(HIDDEN, momentum=0.01, eps=0.001), nn.ReLU(), nn.Dropout(dropout))


class Scvi(nn.Module):
    def __init__(self, genes, likelihood):
        super().__init__()
        self.zero_inflated = likelihood == "zinb"
        self.encoder, self.decoder = block(genes, 0.1), block(LATENT, 0.0)
        self.mean, self.log_variance = nn.Linear(HIDDEN, LATENT), nn.Linear(HIDDEN, LATENT)
        self.share, self.dropout = nn.Linear(HIDDEN, genes), nn.Linear(HIDDEN, genes)
        self.log_theta = nn.Parameter(torch.randn(genes))

    def loss(self, x, kl_weight):
        hidden = self.encoder(torch.log1p(x))
        mean, variance = self.mean(hidden), torch.exp(self.log_variance(hidden)) + 1e-4
        features = self.decoder(mean + variance.sqrt() * torch.randn_like(mean))
        mu = x.sum(1, keepdim=True) * torch.softmax(self.share(features), -1)
        theta = torch.exp(self.log_theta)
        log_sum = torch.log(theta + mu + TINY)
        at_zero = theta * (torch.log(theta + TINY) - log_sum)
        beyond = (x * (torch.log(mu + TINY) - log_sum)
                  + torch.lgamma(x + theta) - torch.lgamma(theta) - torch.lgamma(x + 1))
        if self.zero_inflated:
            logit = self.dropout(features)
            softplus = F.softplus(-logit)
            likelihood = torch.where(x < TINY, F.softplus(-logit + at_zero) - softplus,
                                     -softplus - logit + at_zero + beyond)
        else:
            likelihood = at_zero + beyond
        kl = 0.5 * (variance + mean * mean - 1 - torch.log(variance))
        return (kl_weight * kl.sum(-1) - likelihood.sum(-1)).mean()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data")
    parser.add_argument("--likelihood", choices=["nb", "zinb"], default="nb")
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(0)
    counts = scipy.sparse.csr_matrix(anndata.read_h5ad(arguments.data).X).astype(np.float32)
    counts = torch.from_numpy(counts.toarray())
    cells = torch.from_numpy(np.random.RandomState(0).permutation(len(counts)))[:int(np.ceil(0.9 * len(counts)))]
    model = Scvi(counts.shape[1], arguments.likelihood)
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3, eps=0.01, weight_decay=1e-6)
    seconds, total = [], 0.0
    for epoch in range(arguments.epochs):
        begun, total = time.perf_counter(), 0.0
        order = cells[torch.randperm(len(cells))]
        for start in range(0, len(order), BATCH):
            chosen = order[start:start + BATCH]
            if len(chosen) < 2:
                continue
            loss = model.loss(counts[chosen], min(1.0, epoch / WARMUP))
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(chosen)
        seconds.append(time.perf_counter() - begun)
    print(json.dumps({"seconds": seconds, "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
                      "loss": total / len(cells), "torch": torch.__version__}))


if __name__ == "__main__":
    main()
