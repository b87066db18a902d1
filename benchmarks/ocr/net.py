"""CRNN: conv stack (height 48 -> 1, width / 4), two 1-D residual blocks, BiLSTM, linear, CTC."""

import torch
import torch.nn as nn


def cb(i, o, k, st, p):
    return nn.Sequential(
        nn.Conv2d(i, o, k, st, p, groups=1, bias=False), nn.BatchNorm2d(o), nn.ReLU(inplace=True)
    )


class R1(nn.Module):
    def __init__(s, c, k):
        super().__init__()
        s.f = nn.Sequential(
            nn.Conv2d(c, c, (1, k), 1, (0, k // 2), bias=False),
            nn.BatchNorm2d(c),
            nn.ReLU(inplace=True),
            nn.Conv2d(c, c, 1, bias=False),
            nn.BatchNorm2d(c),
        )

    def forward(s, x):
        return torch.relu(x + s.f(x))


class Net(nn.Module):
    def __init__(s, nc, c, nb=2, k=5, h=128):
        super().__init__()
        s.cnn = nn.Sequential(
            cb(1, c[0], 3, 2, 1),
            cb(c[0], c[1], 3, (2, 1), 1),
            cb(c[1], c[2], 3, (2, 2), 1),
            cb(c[2], c[3], (6, 3), 1, (0, 1)),
        )
        s.seq = nn.Sequential(*[R1(c[3], k) for _ in range(nb)])
        s.rnn = nn.LSTM(c[3], h, 1, bidirectional=True, batch_first=True)
        s.dr = nn.Dropout(0.1)
        s.fc = nn.Linear(2 * h, nc)

    def forward(s, x):
        y, _ = s.rnn(s.seq(s.cnn(x)).squeeze(2).transpose(1, 2))
        return s.fc(s.dr(y))


CFG = {"lines": dict(c=(32, 64, 96, 192), h=128), "digits": dict(c=(16, 32, 64, 96), h=64)}


def load(cfg, path, nc):
    "weights with fewer classes are widened (new rows start near zero)"
    n = Net(nc, **CFG[cfg])
    sd = torch.load(path, map_location="cpu", weights_only=True)
    k = sd["fc.weight"].shape[0]
    if k < nc:
        w, b = n.fc.weight.data * 0.1, n.fc.bias.data * 0 - 3
        w[:k] = sd["fc.weight"].float()
        b[:k] = sd["fc.bias"].float()
        sd["fc.weight"], sd["fc.bias"] = w, b
    n.load_state_dict({a: v.float() if v.is_floating_point() else v for a, v in sd.items()})
    return n
