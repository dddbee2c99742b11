# Adds what Mixtura found to a Seurat object of the same cells: run it in this folder.
#   source("load_in_seurat.R"); object <- add_mixtura(object)
library(Seurat)

read_rows <- function(file, ...) read.csv(file, row.names = 1, check.names = FALSE, ...)

# Columns of categories become factors, with their levels in the order that they have in Mixtura.
read_metadata <- function(folder) {
  levels <- read.csv(file.path(folder, "levels.csv"), colClasses = "character", na.strings = NULL)
  columns <- split(levels$level, factor(levels$column, unique(levels$column)))
  metadata <- read_rows(file.path(folder, "metadata.csv"), na.strings = "",
                        colClasses = setNames(rep("character", length(columns)), names(columns)))
  for (name in names(columns)) metadata[[name]] <- factor(metadata[[name]], columns[[name]])
  metadata
}

add_mixtura <- function(object, folder = ".") {
  cells <- colnames(object)
  metadata <- read_metadata(folder)
  missing <- setdiff(cells, rownames(metadata))
  if (length(missing) > 0) stop(length(missing), " cells are not in metadata.csv, for example ", missing[1])
  object <- AddMetaData(object, metadata[cells, , drop = FALSE])
  latent <- as.matrix(read_rows(file.path(folder, "embeddings.csv")))[cells, , drop = FALSE]
  colnames(latent) <- paste0("KEY_", seq_len(ncol(latent)))
  map <- as.matrix(read_rows(file.path(folder, "umap.csv")))[cells, , drop = FALSE]
  colnames(map) <- paste0("KEYumap_", seq_len(ncol(map)))
  object[["mixtura"]] <- CreateDimReducObject(latent, key = "KEY_", assay = DefaultAssay(object))
  object[["mixtura_umap"]] <- CreateDimReducObject(map, key = "KEYumap_", assay = DefaultAssay(object))
  object
}
