"""scVI (Lopez et al. 2018) with the settings of scvi-tools; see peer.py. The likelihood is nb or zinb."""
import torch
from torch import nn
from torch.nn import functional as F

import peer

HIDDEN, LATENT, BATCH, WARMUP = 128, 10, 128, 400


def block(inputs, dropout):
    return nn.Sequential(
        nn.Linear(inputs, HIDDEN), nn.BatchNorm1d(HIDDEN, momentum=0.01, eps=0.001), nn.ReLU(), nn.Dropout(dropout))


class Scvi(nn.Module):
    def __init__(self, genes, likelihood):
        super().__init__()
        self.encoder, self.decoder = block(genes, 0.1), block(LATENT, 0.0)
        self.mean, self.log_variance = nn.Linear(HIDDEN, LATENT), nn.Linear(HIDDEN, LATENT)
        self.share = nn.Linear(HIDDEN, genes)
        self.dropout = nn.Linear(HIDDEN, genes) if likelihood == "zinb" else None
        self.log_theta = nn.Parameter(torch.randn(genes))

    def loss(self, x, kl_weight):
        hidden = self.encoder(torch.log1p(x))
        mean, variance = self.mean(hidden), torch.exp(self.log_variance(hidden)) + 1e-4
        features = self.decoder(mean + variance.sqrt() * torch.randn_like(mean))
        mu = x.sum(1, keepdim=True) * torch.softmax(self.share(features), -1)
        theta = torch.exp(self.log_theta)
        log_sum = torch.log(theta + mu + peer.TINY)
        at_zero = theta * (torch.log(theta + peer.TINY) - log_sum)
        beyond = (x * (torch.log(mu + peer.TINY) - log_sum)
                  + torch.lgamma(x + theta) - torch.lgamma(theta) - torch.lgamma(x + 1))
        if self.dropout is None:
            likelihood = at_zero + beyond
        else:
            logit = self.dropout(features)
            softplus = F.softplus(-logit)
            likelihood = torch.where(x < peer.TINY, F.softplus(-logit + at_zero) - softplus,
                                     -softplus - logit + at_zero + beyond)
        return (kl_weight * peer.normal_kl(mean, variance).sum(-1) - likelihood.sum(-1)).mean()


def main():
    counts, training, _, arguments = peer.cells_and_arguments(("nb", "zinb"))
    model = Scvi(counts.shape[1], arguments.likelihood)
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3, eps=0.01, weight_decay=1e-6)
    seconds, loss = peer.train(lambda chosen, epoch: model.loss(counts[chosen], min(1.0, epoch / WARMUP)),
                               optimizer, training, BATCH, arguments.epochs)
    peer.tell(seconds, loss, model.parameters())


if __name__ == "__main__":
    main()
