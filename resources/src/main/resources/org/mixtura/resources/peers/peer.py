"""What the loops beside this file share: arguments, cells, the likelihood of counts, and how epochs are timed and told.

Each is a plain PyTorch loop of a model, to measure other programs against, and is called as

MODEL.py COUNTS.h5ad --likelihood nb --epochs N --threads N

It prints one JSON object: seconds of each epoch, largest resident set in MiB, mean loss of the training cells over the last epoch as its result,
and the number of parameters that learn.
"""
import argparse
import json
import time

import anndata
import numpy as np
import scipy.sparse
import torch

import memory

TINY = 1e-8


def cells_and_arguments(likelihoods=("nb",)):
    """Dense counts, the numbers of the training cells (nine tenths) and of the others, and what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data")
    parser.add_argument("--likelihood", choices=likelihoods, default=likelihoods[0])
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(0)
    counts = scipy.sparse.csr_matrix(anndata.read_h5ad(arguments.data).X).astype(np.float32)
    counts = torch.from_numpy(counts.toarray())
    order = torch.from_numpy(np.random.RandomState(0).permutation(len(counts)))
    training = int(np.ceil(0.9 * len(counts)))
    return counts, order[:training], order[training:], arguments


def minibatches(cells, size):
    """The cells in random order, in parts; a rest of one cell, which no batch normalisation can use, is left out."""
    return [part for part in cells[torch.randperm(len(cells))].split(size) if len(part) > 1]


def negative_binomial(x, mu, theta):
    """log p(x) of each count, with this mean and inverse dispersion."""
    log_sum = torch.log(theta + mu + TINY)
    return (theta * (torch.log(theta + TINY) - log_sum) + x * (torch.log(mu + TINY) - log_sum)
            + torch.lgamma(x + theta) - torch.lgamma(theta) - torch.lgamma(x + 1))


def normal_kl(mean, variance):
    """KL divergence from N(0, 1), of each number."""
    return 0.5 * (variance + mean * mean - 1 - torch.log(variance))


def train(loss_of, optimizer, cells, size, epochs):
    """Epochs of steps on minibatches; loss_of(chosen, epoch) is the mean over the cells. Seconds of each, and the last loss."""
    seconds, total = [], 0.0
    for epoch in range(epochs):
        begun, total = time.perf_counter(), 0.0
        for chosen in minibatches(cells, size):
            loss = loss_of(chosen, epoch)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(chosen)
        seconds.append(time.perf_counter() - begun)
    return seconds, total / len(cells)


def tell(seconds, loss, parameters):
    print(json.dumps({"seconds": seconds, "memory": memory.largest(),
                      "result": loss, "parameters": sum(p.numel() for p in parameters), "torch": torch.__version__}))
