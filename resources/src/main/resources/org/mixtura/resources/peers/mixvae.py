"""cpl-mixVAE (Marghi et al. 2022) with two arms, ten categories and the recommended network; see peer.py."""
import torch
from torch import nn

import peer

HIDDEN, LOW, CATEGORIES, STATES, BETA, BATCH = 100, 10, 10, 2, 0.01, 128


class Arm(nn.Module):
    def __init__(self, genes):
        super().__init__()
        layers, inputs = [nn.Dropout(0.2)], genes
        for units in (HIDDEN, HIDDEN, LOW):
            norm = nn.BatchNorm1d(units, eps=peer.TINY, momentum=0.01, affine=False)
            layers += [nn.Linear(inputs, units), nn.ReLU(), norm]
            inputs = units
        self.encoder, self.category = nn.Sequential(*layers), nn.Linear(LOW, CATEGORIES)
        self.mean, self.spread = nn.Linear(LOW + CATEGORIES, STATES), nn.Linear(LOW + CATEGORIES, STATES)
        sizes = [CATEGORIES + STATES, LOW, HIDDEN, HIDDEN]
        self.decoder = nn.Sequential(*[m for a, b in zip(sizes, sizes[1:]) for m in (nn.Linear(a, b), nn.ReLU())])
        self.share, self.log_theta = nn.Linear(HIDDEN, genes), nn.Parameter(torch.randn(genes))
        self.dropout = nn.Dropout(0.2)

    def forward(self, seen, x, library):
        low = self.encoder(seen)
        q = torch.softmax(self.category(low), 1)
        gumbel = -torch.log(-torch.log(torch.rand_like(q) + peer.TINY) + peer.TINY)
        c = torch.softmax(torch.log(q + peer.TINY) + gumbel, 1)
        inside = torch.cat([low, c], 1)
        mean, variance = self.mean(inside), torch.sigmoid(self.spread(inside)) + peer.TINY
        s = mean + variance.sqrt() * torch.randn_like(mean)
        mu = library * torch.softmax(self.share(self.decoder(torch.cat([c, self.dropout(s)], 1))), 1)
        cost = -peer.negative_binomial(x, mu, self.log_theta.exp()).sum(1)
        return (cost + BETA * peer.normal_kl(mean, variance).sum(1)).mean(), q


def coupling(a, b):
    def scaled(q):
        return torch.log(q + peer.TINY) / torch.sqrt(q.var(0, keepdim=True) + peer.TINY)

    def negative_entropy(q):
        return (q * torch.log(q + peer.TINY)).sum(1).mean()

    return ((scaled(a) - scaled(b)) ** 2).sum(1).mean() + negative_entropy(a) + negative_entropy(b)


def main():
    counts, training, _, arguments = peer.cells_and_arguments()
    arms = nn.ModuleList(Arm(counts.shape[1]) for _ in range(2))
    optimizer = torch.optim.Adam(arms.parameters(), lr=1e-3)

    def loss(chosen, _):
        x = counts[chosen]
        library = x.sum(1, keepdim=True)
        seen = torch.log1p(1e4 * x / library.clamp(min=1))
        (first, a), (second, b) = (arm(seen, x, library) for arm in arms)
        return first + second + coupling(a, b)

    seconds, last = peer.train(loss, optimizer, training, BATCH, arguments.epochs)
    peer.tell(seconds, last, arms.parameters())


if __name__ == "__main__":
    main()
