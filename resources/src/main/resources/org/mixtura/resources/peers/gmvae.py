"""GMVAE (of the scAEspy family, Tangherloni et al. 2021) with ten components and the recommended network; see peer.py."""
import torch
from torch import nn
from torch.nn import functional as F

import peer

HIDDEN, LATENT, COMPONENTS, BATCH = 128, 16, 10, 128


def linear(inputs, outputs):
    layer = nn.Linear(inputs, outputs)
    nn.init.xavier_uniform_(layer.weight)
    nn.init.zeros_(layer.bias)
    return layer


class Gmvae(nn.Module):
    def __init__(self, genes):
        super().__init__()
        self.membership = nn.Sequential(linear(genes, HIDDEN), nn.ELU(), linear(HIDDEN, COMPONENTS))
        self.encoder = linear(genes, HIDDEN)
        bound = (6 / (genes + COMPONENTS + HIDDEN)) ** 0.5
        self.of_component = nn.Parameter(torch.empty(COMPONENTS, HIDDEN).uniform_(-bound, bound))
        self.mean, self.log_variance = linear(HIDDEN, LATENT), linear(HIDDEN, LATENT)
        self.decoder, self.share = linear(LATENT, HIDDEN), linear(HIDDEN, genes)
        self.log_theta = nn.Parameter(torch.randn(genes))
        self.prior_mean = nn.Parameter(F.normalize(torch.randn(COMPONENTS, LATENT)))
        self.prior_log_variance = nn.Parameter(torch.zeros(COMPONENTS, LATENT))
        self.prior_logits = nn.Parameter(torch.zeros(COMPONENTS))

    def loss(self, x):
        """For cells x components: a code is drawn and decoded for each, and counts as much as the membership says."""
        library = x.sum(1, keepdim=True)
        seen = torch.log1p(1000 * x / library.clamp(min=1))
        log_membership = torch.log_softmax(self.membership(seen), 1)
        membership = log_membership.exp()
        hidden = F.elu(self.encoder(seen)[:, None] + self.of_component)
        mean, variance = self.mean(hidden), torch.exp(self.log_variance(hidden)) + 1e-4
        features = F.elu(self.decoder(mean + variance.sqrt() * torch.randn_like(mean)))
        mu = library[:, None] * torch.softmax(self.share(features), -1)
        cost = -peer.negative_binomial(x[:, None], mu, self.log_theta.exp()).sum(-1)
        kl_y = (membership * (log_membership - torch.log_softmax(self.prior_logits, 0))).sum(1)
        of_prior = self.prior_log_variance.exp()
        kl_z = 0.5 * (self.prior_log_variance - torch.log(variance) - 1
                      + (variance + (mean - self.prior_mean) ** 2) / of_prior).sum(-1)
        return ((membership * (cost + kl_z)).sum(1) + kl_y).mean()


def main():
    counts, training, _, arguments = peer.cells_and_arguments()
    model = Gmvae(counts.shape[1])
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    seconds, loss = peer.train(lambda chosen, _: model.loss(counts[chosen]), optimizer, training, BATCH, arguments.epochs)
    peer.tell(seconds, loss, model.parameters())


if __name__ == "__main__":
    main()
