"""scDGD (Schuster and Krogh 2023) with the settings of the paper and ten components; see peer.py.

An epoch has two passes: steps on the training cells, and the codes of the held-out cells, which are learned, too.
"""
import math
import time

import torch
from torch import nn

import peer

HIDDEN, LATENT, COMPONENTS, BATCH, DROP_AT, TINY = 100, 20, 10, 256, 500, 1e-10


class Scdgd(nn.Module):
    def __init__(self, genes):
        super().__init__()
        layers = [part for inputs in (LATENT, HIDDEN, HIDDEN) for part in (nn.Linear(inputs, HIDDEN), nn.ReLU())]
        self.decoder = nn.Sequential(*layers, nn.Linear(HIDDEN, genes))
        self.log_r = nn.Parameter(torch.zeros(genes))
        direction = torch.randn(COMPONENTS, LATENT)
        direction /= direction.norm(dim=1, keepdim=True)
        self.mean = nn.Parameter(direction * torch.rand(COMPONENTS, 1) ** (1 / LATENT))
        self.centre = -2 * math.log(0.2 / COMPONENTS)
        self.log_precision = nn.Parameter(torch.full((COMPONENTS, LATENT), self.centre))
        self.weight = nn.Parameter(torch.ones(COMPONENTS))

    def reconstruction(self, x, z):
        mu, r = x.max(1, keepdim=True).values * torch.sigmoid(self.decoder(z)), self.log_r.exp() + 1
        total = r + mu + TINY
        return -(torch.lgamma(x + r) - torch.lgamma(r) - torch.lgamma(x + 1)
                 + r * torch.log(r / total) + x * torch.log(mu / total + TINY)).sum()

    def log_prior_of_codes(self, z):
        squares = (self.log_precision.exp() * (z[:, None] - self.mean) ** 2).sum(-1)
        joint = (torch.log_softmax(self.weight, 0) - 0.5 * LATENT * math.log(2 * math.pi)
                 + 0.5 * self.log_precision.sum(1) - 0.5 * squares)
        return torch.logsumexp(joint, 1).sum()

    def log_prior_of_mixture(self):
        """Without constants and the Dirichlet, whose alpha is 1."""
        border = nn.functional.softplus(self.mean.norm(dim=1) - 1).sum()
        return -border - 0.5 * ((self.log_precision - self.centre) ** 2).sum()


def adam(parameters, rate):
    return torch.optim.Adam(parameters, lr=rate, betas=(0.5, 0.7), weight_decay=1e-4)


def main():
    counts, training, held_out, arguments = peer.cells_and_arguments()
    model = Scdgd(counts.shape[1])
    codes = nn.Parameter(torch.zeros(len(counts), LATENT))
    of_codes, seconds, total = adam([codes], 1e-2), [], 0.0
    for epoch in range(arguments.epochs):
        begun, total = time.perf_counter(), 0.0
        if epoch in (0, DROP_AT):
            of_decoder = adam([*model.decoder.parameters(), model.log_r], 1e-3 if epoch == 0 else 1e-4)
            of_mixture = adam([model.mean, model.log_precision, model.weight], 1e-2)
        of_codes.zero_grad()
        for chosen in training[torch.randperm(len(training))].split(BATCH):
            z = codes[chosen]
            loss = model.reconstruction(counts[chosen], z) - model.log_prior_of_codes(z)
            of_decoder.zero_grad(set_to_none=True)
            of_mixture.zero_grad(set_to_none=True)
            (loss - len(chosen) * model.log_prior_of_mixture()).backward()
            of_decoder.step()
            of_mixture.step()
            total += loss.item()
        for chosen in held_out.split(BATCH):
            z = codes[chosen]
            (model.reconstruction(counts[chosen], z) - model.log_prior_of_codes(z)).backward(inputs=[codes])
        of_codes.step()
        seconds.append(time.perf_counter() - begun)
    peer.tell(seconds, total / len(training), model.parameters())


if __name__ == "__main__":
    main()
