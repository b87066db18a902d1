"""Weights to ONNX: python export.py lines lines.pt lines.onnx --charset charset.json."""

import argparse
import json
import os
import time

import numpy as np
import onnxruntime as ort
import torch
from alphabet import CH
from net import load

ap = argparse.ArgumentParser()
A = ap.add_argument
A("cfg")
A("weights")
A("out")
A("--charset")
A("--half-pt")
a = ap.parse_args()
torch.set_num_threads(1)
n = load(a.cfg, a.weights, len(CH) + 1).eval()
torch.onnx.export(
    n,
    torch.rand(1, 1, 48, 320),
    a.out,
    input_names=["x"],
    output_names=["y"],
    dynamic_axes={"x": {0: "b", 3: "w"}, "y": {0: "b", 1: "t"}},
    opset_version=17,
    dynamo=False,
)
if a.half_pt:
    torch.save(
        {
            k: v.half() if v.is_floating_point() and v.dim() > 1 else v
            for k, v in n.state_dict().items()
        },
        a.half_pt,
    )
if a.charset:
    json.dump(
        dict(
            blank=0,
            classes=list(CH),
            note="class i (i >= 1) is classes[i-1]; class 0 is the CTC blank",
            height=48,
            stride=4,
            normalisation="ink = +1, paper = -1: x = ink_uint8 / 127.5 - 1, ink 255",
        ),
        open(a.charset, "w", encoding="utf8"),
        ensure_ascii=False,
        indent=0,
    )

o = ort.SessionOptions()
o.intra_op_num_threads = 1
s = ort.InferenceSession(a.out, o, providers=["CPUExecutionProvider"])
e = 0
print(a.out, os.path.getsize(a.out) / 1e6, "MB")
for w in (120, 320, 640):
    v = np.random.rand(1, 1, 48, w).astype(np.float32) * 2 - 1
    r = s.run(None, {"x": v})[0]
    e = max(e, abs(r - n(torch.from_numpy(v)).detach().numpy()).max())
    t = time.process_time()
    [s.run(None, {"x": v}) for _ in range(30)]
    print(w, "px %.1f ms" % ((time.process_time() - t) / 30 * 1e3))
print("max difference to torch", e)
