"""Makes a file in which barcodes and names of genes repeat, a column has a slash in its name, and cells lack a donor; arguments: from, to."""
import anndata as ad, numpy as np, pandas as pd, sys
a = ad.read_h5ad(sys.argv[1])
cells, genes = list(a.obs_names), list(a.var_names)
cells[700] = cells[3] = cells[2]
total = np.asarray(a.X.sum(axis=0)).ravel()
most = np.argsort(total)[-60:]
for first, second in zip(most[::2], most[1::2]):
    genes[second] = genes[first]
a = ad.AnnData(a.X, obs=pd.DataFrame({"kind/type µ": a.obs["cell_type"].values, "kind/score": np.arange(a.n_obs) / 2.0}, index=cells), var=pd.DataFrame(index=genes))
donor = np.where(np.arange(a.n_obs) % 2, "d1", "d2").astype(object)
donor[:40] = np.nan
a.obs["donor"] = pd.Categorical(donor)
a.write_h5ad(sys.argv[2])
