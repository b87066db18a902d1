"""Training of a line reader; every batch is rendered and degraded afresh.

  python train.py --cfg lines --out lines.pt --minutes 100 --fonts DIR,DIR --words DIR
      --hold Laksaman,Kinnari --seed 17

The learning rate is flat for the first part of the time and falls to 1 % of it; scores are only
comparable after that. Checkpoints: OUT (last) and OUT.best.pt (lowest development score). Several
processes (--procs) train on their own data and average their weights every --avg steps.
--dev FILE: pickle of [([line images, ink 255, 48 high], truth)] of real scans.
"""

import argparse
import itertools
import os
import pickle
import random
import time

import numpy as np
import torch
import torch.distributed as dist
import torch.nn as nn
from alphabet import CH, IDX
from net import CFG, Net, load
from noise import H, degrade
from rapidfuzz.distance import Levenshtein as LV
from render import Maker


def batchify(L):
    W = (max(x.shape[1] for x in L) + 15) // 16 * 16
    X = np.zeros((len(L), 1, H, W), np.uint8)
    for i, x in enumerate(L):
        X[i, 0, :, : x.shape[1]] = x
    return torch.from_numpy(X).float().div_(127.5).sub_(1).contiguous(
        memory_format=torch.channels_last
    ), [(x.shape[1] + 3) // 4 for x in L]


def greedy(p, n):
    "p: (T, classes) probabilities -> text, per-character confidence"
    m = p.max(-1)
    k = p.argmax(-1)
    s = ""
    cf = []
    prev = 0
    for t in range(min(n + 1, len(k))):
        c = int(k[t])
        if c and c != prev:
            s += CH[c - 1]
            cf.append(float(m[t]))
        elif c:
            cf[-1] = max(cf[-1], float(m[t]))
        prev = c
    return s, cf


def run(net, ims, bs=32, bf=True):
    net.eval()
    o = [None] * len(ims)
    order = sorted(range(len(ims)), key=lambda i: ims[i].shape[1])
    with torch.no_grad():
        for i in range(0, len(order), bs):
            ix = order[i : i + bs]
            X, l = batchify([ims[j] for j in ix])
            with torch.autocast("cpu", torch.bfloat16, enabled=bf):
                lo = net(X)
            P = lo.float().softmax(-1).numpy()
            for b, j in enumerate(ix):
                o[j] = greedy(P[b], l[b])
    net.train()
    return o


def ns(s):
    return s.replace(" ", "").replace("–", "-")


def cer(pairs):
    return sum(LV.distance(ns(a), ns(b)) for a, b in pairs) / max(
        1, sum(len(ns(a)) for a, _ in pairs)
    )


class Dev:
    def __init__(s, M, seed, scan, n=480):
        st = random.getstate(), np.random.get_state()
        random.seed(seed)
        np.random.seed(seed)
        s.L = []
        for i in range(n):
            l = M.line()
            lv = 1 + i % 2
            s.L.append((degrade(l[0], l[1], lv), l[2], l[3], lv))
        random.setstate(st[0])
        np.random.set_state(st[1])
        s.scan = scan

    def score(s, net):
        R = run(net, [l[0] for l in s.L])
        o = {}
        for k in sorted(set(l[2] for l in s.L)):
            for lv in (1, 2):
                o[k + str(lv)] = cer(
                    [(l[1], r[0]) for l, r in zip(s.L, R, strict=False) if l[2] == k and l[3] == lv]
                )
        kk = [k for k in o if k[0] in "tfdy"]
        m = np.mean([o[k] * (1 if k[1] == "1" else 0.4) for k in kk])
        if s.scan:
            R = iter(run(net, [x for a, _ in s.scan for x in a], 16))
            p = [(t, " ".join(next(R)[0] for _ in a)) for a, t in s.scan]
            o["scan"] = cer(p)
            o["scan_exact"] = sum(ns(a) == ns(b) for a, b in p)
            m = 0.5 * m + 0.5 * o["scan"]
        return float(m), o


def main(rank, a):
    os.nice(5) if os.nice(0) < 5 else 0
    torch.set_num_threads(a.threads)
    sd = a.seed + 1000 * rank
    torch.manual_seed(a.seed)
    random.seed(sd)
    np.random.seed(sd)
    world = a.procs
    if world > 1:
        dist.init_process_group(
            "gloo", init_method=f"file://{os.path.abspath(a.out)}.rdv", rank=rank, world_size=world
        )
    M = Maker(
        a.fonts.split(","), a.words, a.vocab, tuple(x for x in a.hold.split(",") if x), a.kinds
    )
    nc = len(CH) + 1
    net = (load(a.cfg, a.resume, nc) if a.resume else Net(nc, **CFG[a.cfg])).to(
        memory_format=torch.channels_last
    )
    if rank == 0:
        print(
            a.cfg,
            "params",
            sum(p.numel() for p in net.parameters()),
            "classes",
            nc,
            "faces",
            len(M.FF),
            "families",
            len(M.names),
            M.names,
            flush=True,
        )
    dev = Dev(M, 987654, pickle.load(open(a.dev, "rb")) if a.dev else None) if rank == 0 else None
    best = 9.0
    for _ in range(300):
        M.line()
    opt = torch.optim.AdamW(net.parameters(), a.lr, weight_decay=1e-3, betas=(0.9, 0.98))
    ctc = nn.CTCLoss(zero_infinity=True)
    bs = a.batch
    if rank == 0 and a.resume:
        m, o = dev.score(net)
        best = m
        print(f"start {m:.4f}", {k: round(v, 4) for k, v in o.items()}, flush=True)
    t0 = time.time()
    T = a.minutes * 60
    cpu0 = time.process_time()
    step = seen = 0
    el = tr = 0.0
    last = t0
    stop = False
    flag = torch.zeros(1)
    lv_p = [float(x) for x in a.levels.split(",")]

    def average():
        with torch.no_grad():
            P = [v for v in net.state_dict().values() if v.is_floating_point()]
            f = torch.cat([v.reshape(-1) for v in P] + [flag])
            dist.all_reduce(f)
            f /= world
            i = 0
            for v in P:
                v.copy_(f[i : i + v.numel()].view_as(v))
                i += v.numel()
            return float(f[-1]) > 0

    while not stop:
        A = []
        time.time()
        while len(A) < bs * 16:
            im, base, t, _k, _fn = M.line()
            x = degrade(im, base, random.choices((0, 1, 2), lv_p)[0])
            if x.shape[1] <= 1000 and x.shape[1] / 4 - 1 >= len(t) + sum(
                p == q for p, q in itertools.pairwise(t)
            ):
                A.append((x, t))
        A.sort(key=lambda z: z[0].shape[1])
        BL = [A[i : i + bs] for i in range(0, len(A), bs)]
        random.shuffle(BL)
        for B in BL:
            f = (time.time() - t0) / T
            if f >= 1 and world == 1:
                stop = True
                break
            for g in opt.param_groups:
                g["lr"] = (
                    a.lr
                    * min(1, (step + 1) / 150)
                    * (1 if f < a.flat else max(0.01, (1 - f) / (1 - a.flat)))
                )
            X, l = batchify([b[0] for b in B])
            with torch.autocast("cpu", torch.bfloat16):
                lo = net(X)
            lp = lo.float().log_softmax(-1).transpose(0, 1)
            y = torch.tensor([IDX[c] for b in B for c in b[1]])
            yl = torch.tensor([len(b[1]) for b in B])
            loss = ctc(lp, y, torch.tensor([min(q, lo.shape[1]) for q in l]), yl)
            opt.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 5)
            opt.step()
            step += 1
            seen += len(B)
            el += float(loss.detach())
            tr += 1
            if world > 1 and step % a.avg == 0:
                flag[0] = float(rank == 0 and f >= 1)
                if average():
                    stop = True
                    break
            if rank == 0 and time.time() - last > a.every and (world == 1 or step % a.avg == 0):
                last = time.time()
                m, o = dev.score(net)
                torch.save(net.state_dict(), a.out)
                if m < best:
                    best = m
                    torch.save(net.state_dict(), a.out + ".best.pt")
                print(
                    f"{time.time() - t0:.0f}s cpu {time.process_time() - cpu0:.0f}s step {step} seen {seen * world} lr {opt.param_groups[0]['lr']:.1e} loss {el / tr:.3f} score {m:.4f}"
                    + ("*" if m == best else ""),
                    {k: round(v, 4) for k, v in o.items()},
                    flush=True,
                )
                el = tr = 0
    if rank == 0:
        m, o = dev.score(net)
        torch.save(net.state_dict(), a.out)
        if m <= best:
            torch.save(net.state_dict(), a.out + ".best.pt")
        print(
            f"FINAL {time.time() - t0:.0f}s cpu {time.process_time() - cpu0:.0f}s seen {seen * world} score {m:.4f} best {min(m, best):.4f}",
            {k: round(v, 4) for k, v in o.items()},
            flush=True,
        )
    if world > 1:
        dist.barrier()
        dist.destroy_process_group()


if __name__ == "__main__":
    ap = argparse.ArgumentParser()
    A = ap.add_argument
    A("--cfg", default="lines")
    A("--out", required=True)
    A("--resume")
    A("--minutes", type=float, default=10)
    A("--fonts", required=True)
    A("--words", required=True)
    A("--vocab", default=os.path.join(os.path.dirname(os.path.abspath(__file__)), "vocab.txt"))
    A("--hold", default="")
    A("--dev")
    A("--kinds", default="ttttttttfffffdddddyyr")
    A("--levels", default=".07,.53,.4")
    A("--lr", type=float, default=1.2e-3)
    A("--flat", type=float, default=0.4)
    A("--batch", type=int, default=32)
    A("--procs", type=int, default=1)
    A("--threads", type=int, default=1)
    A("--avg", type=int, default=8)
    A("--every", type=float, default=240)
    A("--seed", type=int, default=1)
    a = ap.parse_args()
    if a.procs > 1:
        if os.path.exists(a.out + ".rdv"):
            os.remove(a.out + ".rdv")
        import torch.multiprocessing as mp

        mp.spawn(main, (a,), nprocs=a.procs)
    else:
        main(0, a)
