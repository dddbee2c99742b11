"""Reads a .safetensors file: eight bytes with the length of a JSON header, the header, and the numbers one after another."""
import json, struct
import numpy as np, torch


def read(path):
    content = open(path, "rb").read()
    size = struct.unpack("<Q", content[:8])[0]
    header = json.loads(content[8:8 + size])
    tensors = {}
    for name, entry in header.items():
        if name != "__metadata__":
            first, last = entry["data_offsets"]
            numbers = np.frombuffer(content[8 + size + first:8 + size + last], dtype="<f4").copy()
            tensors[name] = torch.from_numpy(numbers).reshape(entry["shape"])
    return tensors
