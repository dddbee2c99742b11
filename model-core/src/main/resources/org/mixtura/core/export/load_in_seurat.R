# Adds what Mixtura found to a Seurat object of the same cells. What a run found is called after it, so several
# runs go into one object; this file is the same for all of them.
#   source("RUN/load_in_seurat.R"); object <- add_mixtura(object, "RUN"); object <- add_mixtura(object, "OTHER_RUN")
library(Seurat)

read_rows <- function(file, ...) read.csv(file, row.names = 1, check.names = FALSE, ...)

# Seurat has the names that R can write plainly: seed-0_kmeans is seed.0_kmeans there.
plain <- function(names) make.names(names, unique = TRUE)

# Columns of categories become factors, with their levels in the order that they have in Mixtura.
read_metadata <- function(folder) {
  levels <- read.csv(file.path(folder, "levels.csv"), colClasses = "character", na.strings = NULL)
  columns <- split(levels$level, factor(levels$column, unique(levels$column)))
  metadata <- read_rows(file.path(folder, "metadata.csv"), na.strings = "",
                        colClasses = setNames(rep("character", length(columns)), names(columns)))
  for (name in names(columns)) metadata[[name]] <- factor(metadata[[name]], columns[[name]])
  names(metadata) <- plain(names(metadata))
  metadata
}

# The names of dimensions begin with the key by which Seurat finds them. A key has only letters and digits, so that
# runs called a-1 and a1 would have the same: the later one gets another letter.
add_reduction <- function(object, name, file) {
  values <- as.matrix(read_rows(file))[colnames(object), , drop = FALSE]
  others <- lapply(setdiff(Reductions(object), name), function(other) Key(object[[other]]))
  key <- sub("[0-9]+$", "", colnames(values)[1])
  while (key %in% others) key <- sub("_$", "x_", key)
  colnames(values) <- paste0(key, seq_len(ncol(values)))
  object[[name]] <- CreateDimReducObject(values, key = key, assay = DefaultAssay(object))
  object
}

add_mixtura <- function(object, folder = ".") {
  run <- plain(readLines(file.path(folder, "name.txt"), n = 1))
  cells <- colnames(object)
  metadata <- read_metadata(folder)
  missing <- setdiff(cells, rownames(metadata))
  if (length(missing) > 0) stop(length(missing), " cells are not in metadata.csv, for example ", missing[1])
  object <- AddMetaData(object, metadata[cells, , drop = FALSE])
  object <- add_reduction(object, paste0(run, "_latent"), file.path(folder, "embeddings.csv"))
  add_reduction(object, paste0(run, "_umap"), file.path(folder, "umap.csv"))
}
