"""What two runs found: 'codes' of scDGD, whose first component was named and coloured, and 'arms' of cpl-mixVAE."""
import sys
import anndata as ad, numpy as np

a = ad.read_h5ad(sys.argv[1])
assert a.obs["codes_component"].cat.categories[0] == "T cells"
assert a.uns["codes_component_colors"][0] == "#fe0a32"
assert a.obs["arms_component"].cat.categories[1] == "B cells"
own = a.obs["arms_component_model"].cat.categories.get_indexer(a.obs["arms_component_model"])
assert (a.obs["arms_component"].cat.codes == own).all()
arms = [a.obsm["X_cplmixVAE_arm0"], a.obsm["X_cplmixVAE_arm1"]]
assert (np.hstack(arms) == a.obsm["X_cplmixVAE"]).all()
assert a.obs["arms_consensus"].dtype == bool
agree = a.obs["arms_component_arm0"].astype(str) == a.obs["arms_component_arm1"].astype(str)
assert (a.obs["arms_consensus"] == agree).all()
about = a.uns["codes"]
assert about["model"] == "scDGD" and about["config"]["model"] == "dgd" and about["config"]["seed"] == 0
assert about["config"]["config"]["train"]["epochs"] == 2 and about["config"]["prep"]["variableGenes"] == 100
assert about["command"] == "mixtura train --config codes/run.json --out codes-again"
assert about["command_from_data"].startswith("mixtura train rich.h5ad --model dgd --counts X --labels cell_type --preset ")
assert about["command_from_data"].endswith(" --seed 0 --threads 1 --out codes-again")
assert about["versions"]["mixtura"] == "test" and about["versions"]["torch"]
assert about["means"].shape == about["covariances"].shape == (len(about["weights"]), a.obsm["X_scDGD"].shape[1])
assert about["covariance_type"] == "diag" and (about["covariances"] > 0).all()
assert set(a.uns["mixtura"]) == {"codes", "arms"}
# What scanpy's embedding plots need: coordinates under X_..., and a colour of each category in the order of categories.
for key in a.obsm:
    assert a.obsm[key].shape[0] == a.n_obs
for column in a.obs.select_dtypes("category"):
    colours = a.uns.get(column + "_colors")
    if colours is not None:
        assert len(colours) == len(a.obs[column].cat.categories), column
        assert all(len(colour) == 7 and colour[0] == "#" for colour in colours), column
assert {"cell_type_colors", "codes_component_colors", "codes_kmeans_colors"} <= set(a.uns)
assert a.obs_names.is_unique and a.var_names.is_unique
