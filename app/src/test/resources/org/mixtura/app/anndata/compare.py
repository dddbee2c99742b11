"""Every element of a source must be in its export, alike in value and type, for the cells that the export has."""
import sys
import anndata as ad, numpy as np, pandas as pd, scipy.sparse as sp

source, export = ad.read_h5ad(sys.argv[1]), ad.read_h5ad(sys.argv[2])
rows = [source.obs_names.get_loc(name) for name in export.obs_names]
whole = rows == list(range(source.n_obs))
bad = []


def same(a, b, path):
    if isinstance(a, pd.DataFrame):
        for column in a.columns:
            if a[column].dtype != b[column].dtype:
                bad.append(f"{path}/{column}: {a[column].dtype} -> {b[column].dtype}")
            elif not a[column].equals(b[column]):
                bad.append(f"{path}/{column}: other values")
    elif hasattr(a, "keys"):
        for key in a:
            renamed = [key + "_source"] if key + "_source" in b and key + "_source" not in a else []
            same(a[key], b[(renamed + [key])[0]], f"{path}/{key}") if key in b else bad.append(f"{path}/{key}: missing")
    elif sp.issparse(a):
        if not sp.issparse(b) or a.format != b.format or a.dtype != b.dtype or a.shape != b.shape:
            bad.append(f"{path}: {a.format} {a.dtype} {a.shape} -> {getattr(b, 'format', '')} {b.dtype} {b.shape}")
        elif abs(a - b).sum() != 0:
            bad.append(f"{path}: other values")
    else:
        x, y = np.asarray(a), np.asarray(b)
        if x.dtype != y.dtype or x.shape != y.shape or not (x == y).all():
            bad.append(f"{path}: {x.dtype} {x.shape} -> {y.dtype} {y.shape}, or other values")


def of_cells(values, square=False):
    if isinstance(values, pd.DataFrame):
        return values.iloc[rows]
    return values[rows][:, rows] if square else values[rows]


same(of_cells(source.X), export.X, "X")
same({key: of_cells(value) for key, value in source.layers.items()}, export.layers, "layers")
same({key: of_cells(value) for key, value in source.obsm.items()}, export.obsm, "obsm")
same({key: of_cells(value, True) for key, value in source.obsp.items()}, export.obsp, "obsp")
same(source.obs.iloc[rows], export.obs, "obs")
same(source.var, export.var, "var")
same(source.varm, export.varm, "varm")
same(source.varp, export.varp, "varp")
uns = {key: value for key, value in source.uns.items() if key not in ("neighbors", "mixtura", *source.uns.get("mixtura", {}))}
same(uns, export.uns, "uns")
same(of_cells(source.raw.X), export.raw.X, "raw/X")
same(source.raw.var, export.raw.var, "raw/var")
if whole and "neighbors_source" in export.uns and "neighbors_source" not in source.uns:
    assert export.uns["neighbors_source"]["distances_key"] == "distances_source"
    same(source.uns["neighbors"]["params"], export.uns["neighbors_source"]["params"], "uns/neighbors")
assert not bad, "\n".join(bad)
