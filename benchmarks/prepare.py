#!/usr/bin/env python3
"""Writes the data sets of the benchmarks as .h5ad files: prepare.py DATA OUT

DATA is a folder with demo_pbmc800, kang2018_ifnb, pbmc_facs_zheng2017, sc_mixology_celseq2_5cl,
baron2016_mouse_pancreas, pancreas_human_3studies and zeisel2015_cortex as described in README.md. Each file has raw counts in X, known types in obs['label'] and, where there is one, obs['batch'].
"""
import argparse
import pathlib

import anndata
import numpy as np
import pandas as pd
import scipy.io
import scipy.sparse


def data_set(counts, cells, genes, label, batch=None):
    obs = pd.DataFrame({"label": pd.Categorical(np.asarray(label, dtype=str))}, index=list(cells))
    if batch is not None:
        obs["batch"] = pd.Categorical(np.asarray(batch, dtype=str))
    if (counts.data != np.rint(counts.data)).any() or (counts.data < 0).any():
        raise SystemExit("a benchmark needs counts")
    adata = anndata.AnnData(
        scipy.sparse.csr_matrix(counts, dtype=np.float32), obs=obs, var=pd.DataFrame(index=list(genes))
    )
    adata.obs_names_make_unique()
    adata.var_names_make_unique()
    return adata


def demo_pbmc800(data, label="subpopulation"):
    source = anndata.read_h5ad(data / "demo_pbmc800" / "demo_pbmc800.h5ad")
    return data_set(scipy.sparse.csr_matrix(source.X), source.obs_names, source.var_names, source.obs[label])


def demo_pbmc800_10types(data):
    """With all ten sorted types, six of which are kinds of T cell."""
    return demo_pbmc800(data, "cell_type")


def zeisel2015_cortex(data):
    folder = data / "zeisel2015_cortex"
    counts = pd.read_csv(folder / "zeisel_1464_counts_genes_x_cells.tsv.gz", sep="\t", index_col=0).T
    types = pd.read_csv(folder / "zeisel_1464_labels.tsv", sep="\t", index_col="cell").loc[counts.index, "cell_type"]
    values = scipy.sparse.csr_matrix(counts.values.astype(np.float32))
    return data_set(values, counts.index, counts.columns, types)


def kang2018_ifnb(data, label="cell_type", batch="batch"):
    source = anndata.read_h5ad(data / "kang2018_ifnb" / "kang2018.h5ad")
    counts = scipy.sparse.csr_matrix(source.layers["counts"])
    return data_set(counts, source.obs_names, source.var_names, source.obs[label], source.obs[batch])


def pbmc_facs(data):
    folder = data / "pbmc_facs_zheng2017"
    matrix = folder / "filtered_gene_bc_matrices" / "hg19"
    cells = pd.read_csv(matrix / "barcodes.tsv", header=None)[0]
    genes = pd.read_csv(matrix / "genes.tsv", header=None, sep="\t")
    counts = scipy.sparse.csr_matrix(scipy.io.mmread(matrix / "matrix.mtx").T)
    labels = pd.read_csv(folder / "labels.tsv", sep="\t", index_col="barcode").loc[cells]
    return data_set(counts, cells, genes[1], labels["subpopulation"])


def facs_genes(data, genes):
    """Cells of pbmc_facs with so many genes: the most variable ones, or where nearly all are taken the most counted ones."""
    whole = pbmc_facs(data)
    mean = np.asarray(whole.X.mean(0)).ravel()
    spread = np.asarray(whole.X.multiply(whole.X).mean(0)).ravel() - mean ** 2
    score = spread / np.maximum(mean, 1e-9) if genes <= 2000 else mean
    return whole[:, np.sort(np.argsort(-score)[:genes])].copy()


def facs_2000(data):
    return facs_genes(data, 2000)


def facs_10000(data):
    return facs_genes(data, 10000)


def sc_mixology_celseq2(data):
    """Three plates on the union of their genes; a gene that a plate does not list counts 0. Single cells only."""
    folder = data / "sc_mixology_celseq2_5cl"
    plates, types, batches = [], [], []
    for plate in (1, 2, 3):
        counts = pd.read_csv(folder / f"sc_celseq2_5cl_p{plate}.count.csv.gz", index_col=0).T
        about = pd.read_csv(folder / f"sc_celseq2_5cl_p{plate}.metadata.csv.gz", index_col=0).loc[counts.index]
        single = about["demuxlet_cls"] == "SNG"
        counts.index = [f"plate{plate}:{cell}" for cell in counts.index]
        plates.append(counts[single.values])
        types += list(about.loc[single, "cell_line_demuxlet"])
        batches += [f"plate{plate}"] * int(single.sum())
    joined = pd.concat(plates).fillna(0)
    counts = scipy.sparse.csr_matrix(joined.values.astype(np.float32))
    return data_set(counts, joined.index, joined.columns, types, batches)


def baron2016_mouse_pancreas(data):
    source = anndata.read_h5ad(data / "baron2016_mouse_pancreas" / "baron_mouse_2donors.h5ad")
    counts = scipy.sparse.csr_matrix(source.layers["counts"])
    return data_set(counts, source.obs_names, source.var_names, source.obs["cell_type"], source.obs["batch"])


def pancreas_human_3studies(data):
    """UMIs, reads and expected counts; the latter are rounded."""
    folder = data / "pancreas_human_3studies"
    counts = pd.read_csv(folder / "counts_cells_x_genes.csv.gz", index_col=0)
    about = pd.read_csv(folder / "labels.tsv", sep="\t", index_col=0).loc[counts.index]
    values = scipy.sparse.csr_matrix(np.rint(counts.values).astype(np.float32))
    values.eliminate_zeros()
    return data_set(values, counts.index, counts.columns, about["cell_type"], about["batch"])


READERS = {
    "demo_pbmc800": demo_pbmc800,
    "demo_pbmc800_10types": demo_pbmc800_10types,
    "zeisel2015_cortex": zeisel2015_cortex,
    "kang2018_ifnb": kang2018_ifnb,
    "pbmc_facs": pbmc_facs,
    "speed/facs-2000": facs_2000,
    "speed/facs-10000": facs_10000,
    "sc_mixology_celseq2": sc_mixology_celseq2,
    "baron2016_mouse_pancreas": baron2016_mouse_pancreas,
    "pancreas_human_3studies": pancreas_human_3studies,
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    arguments = parser.parse_args()
    (arguments.out / "speed").mkdir(parents=True, exist_ok=True)
    for name, read in READERS.items():
        adata = read(arguments.data)
        adata.write_h5ad(arguments.out / f"{name}.h5ad")
        batches = adata.obs["batch"].nunique() if "batch" in adata.obs else 0
        print(f"{name}: {adata.n_obs} cells x {adata.n_vars} genes, {adata.obs['label'].nunique()} types, {batches} batches")


if __name__ == "__main__":
    main()
