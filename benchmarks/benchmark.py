"""What the benchmark scripts share: running the program, reading its run folders, and writing tables into a document."""
import csv
import json
import os
import pathlib
import subprocess

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = pathlib.Path(os.environ.get("MIXTURA", ROOT / "app" / "mixtura"))
# Without PASSIVE the threads of one program spin and slow the other one down.
ENVIRONMENT = dict(os.environ, OMP_WAIT_POLICY="PASSIVE")


def mixtura(*arguments):
    """Runs the program with --json and returns the object that it prints last."""
    done = subprocess.run(
        [str(PROGRAM), *map(str, arguments), "--json"], env=ENVIRONMENT, text=True, capture_output=True
    )
    if done.returncode != 0:
        raise SystemExit(f"mixtura {' '.join(map(str, arguments))}\n{done.stderr}")
    return json.loads(done.stdout.strip().splitlines()[-1])


def table(path):
    """The columns of a CSV file by name."""
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    return {name: [row[i] for row in rows[1:]] for i, name in enumerate(rows[0])}


def kmeans_ari(latent, labels, seed=0):
    from sklearn.cluster import KMeans
    from sklearn.metrics import adjusted_rand_score

    types, codes = np.unique(labels, return_inverse=True)
    # Ten starts missed the best solution of one run in nine.
    clusters = KMeans(len(types), n_init=50, random_state=seed).fit_predict(latent)
    return adjusted_rand_score(codes, clusters)


def spread(values, form="{:.3f}"):
    """Mean, and in brackets the single values."""
    if len(values) == 1:
        return form.format(values[0])
    return form.format(np.mean(values)) + " (" + ", ".join(form.format(v) for v in values) + ")"


def markdown(header, rows):
    lines = ["| " + " | ".join(header) + " |", "|" + "---|" * len(header)]
    lines += ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines)


def put(document, marker, text):
    """Replaces what stands between <!-- marker --> and <!-- /marker --> in a document."""
    path = pathlib.Path(document)
    begin, end = f"<!-- {marker} -->", f"<!-- /{marker} -->"
    whole = path.read_text(encoding="utf-8")
    if whole.count(begin) != 1 or whole.count(end) != 1:
        raise SystemExit(f"{path} needs the lines {begin} and {end}, once each")
    before, rest = whole.split(begin)
    path.write_text(before + begin + "\n" + text.strip() + "\n" + end + rest.split(end)[1], encoding="utf-8")
