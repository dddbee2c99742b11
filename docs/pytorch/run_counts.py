"""The counts of a run's cells and genes in an .h5ad file: the one that it was trained on, its export, or another with these cells."""
import csv, hashlib, pathlib, sys
import anndata, numpy as np, pandas as pd
from anndata.utils import make_index_unique


def rows_of(cells, data, same):
    """Numbers of rows hold in the very file; elsewhere a barcode tells, if no other cell has it. An export has numbered those that repeat."""
    if same:
        return np.array([int(cell["mixtura_row"]) for cell in cells])
    barcodes = pd.Index([cell["barcode"] for cell in cells])
    names = make_index_unique(barcodes)
    if not data.obs_names.is_unique or not barcodes.is_unique and list(names) != list(data.obs_names):
        sys.exit("Barcodes repeat, so they do not tell which cell is which: give the file that the run was trained on, or its export.")
    return data.obs_names.get_indexer(names)


def columns_of(genes, var):
    """By the column of names that has most of the ids; ids that repeat were numbered as AnnData does it."""
    named = [make_index_unique(pd.Index(list(map(str, names)))) for names in [var.index] + [var[name] for name in var]]
    return max((names.get_indexer([gene["id"] for gene in genes]) for names in named), key=lambda found: (found >= 0).sum())


def read(run, about, file):
    """Cells x genes as 32-bit floats, in the order of cells.csv and genes.csv; about is what run.json says."""
    data, place = anndata.read_h5ad(file), about["spec"].get("counts", "X")
    table = data.raw if place == "raw/X" and data.raw is not None else data
    counts = data.layers[place[7:]] if place.startswith("layers/") else table.X
    cells, genes = (list(csv.DictReader(open(run / name))) for name in ("cells.csv", "genes.csv"))
    same = hashlib.sha256(pathlib.Path(file).read_bytes()).hexdigest() == about["data"]["sha256"]
    rows, columns = rows_of(cells, data, same), columns_of(genes, table.var)
    if min(rows) < 0 or min(columns) < 0:
        sys.exit("%s lacks %d of the cells and %d of the genes of the run." % (file, (rows < 0).sum(), (columns < 0).sum()))
    chosen = counts[rows][:, columns]
    return cells, np.asarray(chosen.todense() if hasattr(chosen, "todense") else chosen, dtype=np.float32)
