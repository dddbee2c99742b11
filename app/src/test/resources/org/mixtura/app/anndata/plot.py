"""scanpy draws the maps with the colours of the file, and finds clusters by its neighbours."""
import sys
import matplotlib
matplotlib.use("Agg")
import anndata as ad, scanpy as sc

a = ad.read_h5ad(sys.argv[1])
before = list(a.uns["cell_type_colors"])
sc.pl.umap(a, color=["cell_type", "codes_component", "codes_confidence"], show=False)
sc.pl.embedding(a, basis="X_scDGD", color="codes_kmeans", show=False)
assert list(a.uns["cell_type_colors"]) == before
sc.tl.diffmap(a)
