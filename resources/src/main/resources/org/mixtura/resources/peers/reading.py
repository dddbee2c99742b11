"""Minibatches of random cells from a scipy matrix in memory, to measure other programs against.

reading.py COUNTS.h5ad ROWS --batch-size N

ROWS is a file of 32-bit integers: the cells, in the order in which they are read. Prints one JSON object: seconds without the time in which
the file is read, largest resident set in MiB, and the sum of all counts that were delivered as its result.
"""
import argparse
import json
import time

import anndata
import numpy as np
import scipy.sparse

import memory


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data")
    parser.add_argument("rows")
    parser.add_argument("--batch-size", type=int, required=True)
    arguments = parser.parse_args()
    matrix = scipy.sparse.csr_matrix(anndata.read_h5ad(arguments.data).X)
    rows = np.fromfile(arguments.rows, dtype="<i4")
    begun, total = time.perf_counter(), 0.0
    for start in range(0, len(rows), arguments.batch_size):
        total += float(matrix[rows[start:start + arguments.batch_size]].sum(dtype=np.float64))
    seconds = time.perf_counter() - begun
    print(json.dumps({"seconds": [seconds], "memory": memory.largest(),
                      "result": total}))


if __name__ == "__main__":
    main()
