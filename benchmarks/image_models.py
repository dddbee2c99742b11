#!/usr/bin/env python3
"""The image networks of this project in plain PyTorch: the numbers that tests compare with, and a peer to time training against.

image_models.py golden FILE.json
image_models.py time DATA-images-idx3-ubyte.gz [--model dgd|vae|mixvae] [--epochs 3] [--threads 1] [--images 1000]
"""
import argparse
import gzip
import json
import statistics
import time

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F


class Excitation(nn.Module):
    def __init__(self, channels):
        super().__init__()
        narrow = max(1, channels // 16)
        self.squeeze, self.excite = nn.Linear(channels, narrow), nn.Linear(narrow, channels)

    def forward(self, x):
        return x * torch.sigmoid(self.excite(F.relu(self.squeeze(x.mean((2, 3))))))[:, :, None, None]


class Block(nn.Module):
    def __init__(self, convolution, channels):
        super().__init__()
        self.convolution, self.weighing = convolution, Excitation(channels)

    def forward(self, x):
        return self.weighing(F.silu(self.convolution(x)))


class Masked(nn.Conv2d):
    def __init__(self, channels, size, first):
        super().__init__(channels, channels, size, padding=size // 2)
        seen = size * size // 2 + (0 if first else 1)
        self.register_buffer("mask", (torch.arange(size * size) < seen).to(torch.get_default_dtype()).view(1, 1, size, size))

    def forward(self, x):
        return F.conv2d(x, self.weight * self.mask, self.bias, padding=self.padding)


class Decoder(nn.Module):
    """The decoder of the DGD of images, with the filters of ImageDecoder.java; log odds."""

    def __init__(self, latent=20, channels=16, hidden=100, masked=1, size=5):
        super().__init__()
        grow = lambda *filter: Block(nn.ConvTranspose2d(channels, channels, *filter), channels)
        self.channels = channels
        self.dense = nn.ModuleList([nn.Linear(latent, hidden), nn.Linear(hidden, channels * 9)])
        self.block = nn.ModuleList([grow(3, 2, 0), grow(4, 2, 1), grow(4, 2, 1), grow(3, 1, 1)])
        self.skip = nn.ModuleList([grow(6, 4, 0), grow(4, 4, 0)])
        self.masked = nn.ModuleList([Masked(channels, size, i == 0) for i in range(masked)])
        self.output = nn.ConvTranspose2d(channels, 1, 3, 1, 1)

    def forward(self, z):
        three = F.relu(self.dense[1](F.relu(self.dense[0](z)))).view(-1, self.channels, 3, 3)
        seven = self.block[0](three)
        fourteen = F.silu(self.block[1](seven) + self.skip[0](three))
        h = self.block[3](F.silu(self.block[2](fourteen) + self.skip[1](seven)))
        for layer in self.masked:
            h = F.silu(layer(h))
        return self.output(h).flatten(1)


class Encoder(nn.Module):
    """Mirrors the main blocks; mean and variance of a code."""

    def __init__(self, latent=20, channels=16, hidden=100):
        super().__init__()
        shrink = lambda inputs, *filter: Block(nn.Conv2d(inputs, channels, *filter), channels)
        self.block = nn.Sequential(shrink(1, 3, 1, 1), shrink(channels, 4, 2, 1), shrink(channels, 4, 2, 1),
                                   shrink(channels, 3, 2, 0))
        self.dense = nn.Linear(channels * 9, hidden)
        self.mean, self.variance = nn.Linear(hidden, latent), nn.Linear(hidden, latent)

    def forward(self, x):
        h = F.relu(self.dense(self.block(x.view(-1, 1, 28, 28)).flatten(1)))
        return self.mean(h), self.variance(h).exp() + 1e-4


class ImageArm(nn.Module):
    """An arm of cpl-mixVAE of dense or convolutional layers; log odds."""

    def __init__(self, categories=10, states=10, width=256, low=10, layers=2, channels=0):
        super().__init__()
        self.channels = channels
        norm = lambda units: nn.BatchNorm1d(units, eps=1e-8, momentum=0.01, affine=False)
        if channels:
            self.first = nn.Sequential(nn.Conv2d(1, channels, 4, 2, 1), nn.ReLU(), nn.Conv2d(channels, channels, 4, 2, 1),
                                       nn.ReLU(), nn.Flatten(), nn.Linear(channels * 49, width), nn.ReLU(), norm(width),
                                       nn.Linear(width, low), nn.ReLU(), norm(low))
            self.last = nn.Sequential(nn.Linear(categories + states, width), nn.ReLU(), nn.Linear(width, channels * 49),
                                      nn.ReLU(), nn.Unflatten(1, (channels, 7, 7)),
                                      nn.ConvTranspose2d(channels, channels, 4, 2, 1), nn.ReLU(),
                                      nn.ConvTranspose2d(channels, 1, 4, 2, 1), nn.Flatten())
        else:
            parts, inputs = [], 784
            for units in [width] * layers + [low]:
                parts += [nn.Linear(inputs, units), nn.ReLU(), norm(units)]
                inputs = units
            self.first = nn.Sequential(*parts)
            sizes = [categories + states, low] + [width] * layers
            self.last = nn.Sequential(*[m for a, b in zip(sizes, sizes[1:]) for m in (nn.Linear(a, b), nn.ReLU())],
                                      nn.Linear(width, 784))
        self.category = nn.Linear(low, categories)
        self.mean, self.spread = nn.Linear(low + categories, states), nn.Linear(low + categories, states)

    def forward(self, x):
        x = F.dropout(x, 0.2, self.training)
        low = self.first(x.view(-1, 1, 28, 28) if self.channels else x)
        q = torch.softmax(self.category(low), 1)
        gumbel = -torch.log(-torch.log(torch.rand_like(q) + 1e-8) + 1e-8)
        c = torch.softmax((torch.log(q + 1e-8) + gumbel) / 0.67, 1)
        both = torch.cat([low, c], 1)
        mean, variance = self.mean(both), torch.sigmoid(self.spread(both)) + 1e-8
        s = mean + variance.sqrt() * torch.randn_like(mean)
        return q, mean, variance, self.last(torch.cat([c, F.dropout(s, 0.2, self.training)], 1))


def coupled(x, arms):
    """The loss of cpl-mixVAE with two arms (eq. 7), BCE summed over pixels."""
    loss, scaled = 0, []
    for arm in arms:
        q, mean, variance, odds = arm(x)
        loss = loss + F.binary_cross_entropy_with_logits(odds, x, reduction="none").sum(1).mean()
        loss = loss + 0.5 * (mean ** 2 + variance - 1 - variance.log()).sum(1).mean()
        loss = loss + (q * torch.log(q + 1e-8)).sum(1).mean()
        scaled.append(torch.log(q + 1e-8) / (q.var(0) + 1e-8).sqrt())
    return loss + ((scaled[0] - scaled[1]) ** 2).sum(1).mean()


def array(tensor):
    return {"shape": list(tensor.shape), "data": [float(v) for v in tensor.detach().reshape(-1)]}


def case(name, module, inputs, loss):
    """Output, loss and the gradients of everything, with the given weights."""
    inputs = inputs.clone().requires_grad_()
    output = module(inputs)
    value = loss(output)
    value.backward()
    return {"case": name,
            "inputs": {"x": array(inputs), "weights": {k: array(v) for k, v in module.named_parameters()}},
            "expected": {"output": array(output), "loss": float(value), "x_gradient": array(inputs.grad),
                         "gradients": {k: array(v.grad) for k, v in module.named_parameters()}}}


def golden(file):
    torch.set_default_dtype(torch.float64)
    torch.manual_seed(12)
    squares = lambda y: (y ** 2).sum()
    image = torch.randn(2, 3, 5, 5)
    pixels = torch.rand(2, 784)
    decoder = Decoder(3, 2, 4, 2, 3)
    cases = [
        case("convolution", nn.Conv2d(3, 2, 3, 2, 1), image, squares),
        case("transposed", nn.ConvTranspose2d(3, 2, 4, 2, 1), image, squares),
        case("masked_before", Masked(3, 3, True), image, squares),
        case("masked_up_to", Masked(3, 3, False), image, squares),
        case("excitation", Excitation(3), image, squares),
        case("swish", nn.SiLU(), image, squares),
        case("decoder", decoder, torch.randn(2, 3),
             lambda odds: F.binary_cross_entropy_with_logits(odds, pixels, reduction="sum")),
        case("encoder", Joined(Encoder(3, 2, 4)), torch.rand(2, 784), squares),
    ]
    cases[6]["inputs"]["pixels"] = array(pixels)
    text = {"name": "image_blocks", "seed": 12, "dtype": "float64",
            "provenance": "torch.nn.Conv2d, ConvTranspose2d, SiLU and binary_cross_entropy_with_logits, put together by"
                          " benchmarks/image_models.py", "versions": {"torch": torch.__version__}, "cases": cases}
    with open(file, "w") as out:
        json.dump(text, out)


class Joined(nn.Module):
    def __init__(self, encoder):
        super().__init__()
        self.encoder = encoder

    def forward(self, x):
        return torch.cat(self.encoder(x), 1)


def images(file, count):
    data = gzip.open(file).read()
    return torch.tensor(np.frombuffer(data, np.uint8, offset=16).reshape(-1, 784)[:count].astype(np.float32) / 255)


def timed(options):
    torch.set_num_threads(options.threads)
    torch.manual_seed(0)
    x = images(options.data, options.images)
    if options.model == "mixvae":
        batch = 256
        arms = nn.ModuleList([ImageArm(), ImageArm()])
        adam = torch.optim.Adam(arms.parameters(), 1e-3)
        step = lambda rows: coupled(x[rows], arms)
    elif options.model == "vae":
        batch, encoder, decoder = 64, Encoder(), Decoder()
        adam = torch.optim.Adam([*encoder.parameters(), *decoder.parameters()], 1e-3, (0.5, 0.7), weight_decay=1e-4)

        def step(rows):
            mean, variance = encoder(x[rows])
            odds = decoder(mean + variance.sqrt() * torch.randn_like(mean))
            kl = 0.5 * (mean ** 2 + variance - 1 - variance.log()).sum()
            return F.binary_cross_entropy_with_logits(odds, x[rows], reduction="sum") + kl
    else:
        batch, decoder = 64, Decoder()
        codes = torch.zeros(len(x), 20, requires_grad=True)
        adam = torch.optim.Adam(decoder.parameters(), 1e-3, (0.5, 0.7), weight_decay=1e-4)
        slow = torch.optim.Adam([codes], 1e-2, (0.5, 0.7), weight_decay=1e-4)
        step = lambda rows: (F.binary_cross_entropy_with_logits(decoder(codes[rows]), x[rows], reduction="sum")
                             + 0.5 * (codes[rows] ** 2).sum())
    seconds = []
    for _ in range(options.epochs + 1):
        begun = time.perf_counter()
        for rows in torch.randperm(len(x)).split(batch):
            adam.zero_grad()
            step(rows).backward()
            adam.step()
        if options.model == "dgd":
            slow.step()
            slow.zero_grad()
        seconds.append(time.perf_counter() - begun)
    print(f"wall median {statistics.median(seconds[1:]):.3f} s/epoch over {options.epochs} epochs of {len(x)} images")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parts = parser.add_subparsers(dest="what", required=True)
    parts.add_parser("golden").add_argument("file")
    timing = parts.add_parser("time")
    timing.add_argument("data")
    timing.add_argument("--model", choices=["dgd", "vae", "mixvae"], default="dgd")
    timing.add_argument("--epochs", type=int, default=3)
    timing.add_argument("--threads", type=int, default=1)
    timing.add_argument("--images", type=int, default=1000)
    given = parser.parse_args()
    golden(given.file) if given.what == "golden" else timed(given)
