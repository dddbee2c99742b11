package org.mixtura.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.local.LocalWorkbench;
import org.mixtura.resources.BundledResource;

/** The script that comes with an export for Seurat, run by R with Seurat where these are installed. */
class SeuratTest {

    private static final Path R = Path.of("/usr/bin/Rscript");

    /** An object of the cells in another order; arguments: the exported folders of two runs. */
    private static final String SCRIPT = """
            suppressMessages({library(Matrix); source(file.path(commandArgs(TRUE)[1], "load_in_seurat.R"))})
            folder <- commandArgs(TRUE)[1]
            table <- read.csv(file.path(folder, "metadata.csv"), check.names = FALSE)
            cells <- rev(table$barcode)
            counts <- Matrix(1, 3, length(cells), sparse = TRUE, dimnames = list(c("g1", "g2", "g3"), cells))
            object <- add_mixtura(CreateSeuratObject(counts), folder)
            clusters <- object$seed.0_kmeans
            stopifnot(is.factor(clusters), all(as.character(clusters) == as.character(rev(table[["seed-0_kmeans"]]))))
            levels <- read.csv(file.path(folder, "levels.csv"))
            stopifnot(identical(levels(object$cell_type), levels$level[levels$column == "cell_type"]))
            stopifnot(all(as.character(object$cell_type) == rev(table$cell_type)))
            latent <- read.csv(file.path(folder, "embeddings.csv"), row.names = 1)
            stopifnot(max(abs(Embeddings(object, "seed.0_latent") - as.matrix(latent)[cells, ])) < 1e-6)
            stopifnot(colnames(Embeddings(object, "seed.0_umap")) == c("scVIseed0umap_1", "scVIseed0umap_2"))
            # A second run in the same session and object takes nothing from the first.
            source(file.path(commandArgs(TRUE)[2], "load_in_seurat.R"))
            both <- add_mixtura(object, commandArgs(TRUE)[2])
            stopifnot(identical(both$seed.0_kmeans, object$seed.0_kmeans))
            stopifnot(identical(Embeddings(both, "seed.0_umap"), Embeddings(object, "seed.0_umap")))
            stopifnot(setdiff(Reductions(both), Reductions(object)) == c("seed.1_latent", "seed.1_umap"))
            # A run whose name has the same letters and digits keeps its dimensions apart.
            third <- file.path(tempdir(), "third")
            dir.create(third)
            file.copy(list.files(commandArgs(TRUE)[2], full.names = TRUE), third)
            writeLines("seed1", file.path(third, "name.txt"))
            three <- add_mixtura(both, third)
            keys <- sapply(Reductions(three), function(name) Key(three[[name]]))
            stopifnot(length(keys) == 6, !anyDuplicated(keys), all(startsWith(sapply(Reductions(three), function(name) colnames(
              Embeddings(three, name))[1]), keys)))
            plot <- DimPlot(both, reduction = "seed.0_umap", group.by = "seed.1_kmeans")
            cat("fine", inherits(plot, "ggplot"))
            """;

    @TempDir
    private Path dir;

    @Test
    void theScriptAddsMetadataAndEmbeddingsToAnObjectOfTheSameCells() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(R), "R is not installed");
        assumeTrue(r("-e", "library(Seurat)").code() == 0, "Seurat is not installed");
        try (var workbench = new LocalWorkbench("test", dir.resolve("home"))) {
            var session = new CliSession(workbench);
            Path data = BundledResource.DEMO_PBMC800.copyInto(dir);
            String first = exported(session, data, 0);
            String second = exported(session, data, 1);
            Path script = Files.writeString(dir.resolve("check.R"), SCRIPT);
            var ended = r(script.toString(), first, second);
            assertThat(ended.code()).as(ended.output()).isZero();
            assertThat(ended.output()).endsWith("fine TRUE");
        }
    }

    private String exported(CliSession session, Path data, int seed) {
        String run = dir.resolve("seed-" + seed).toString();
        session.run(
                        "train",
                        data.toString(),
                        "--labels",
                        "cell_type",
                        "--epochs",
                        "1",
                        "--threads",
                        "1",
                        "--seed",
                        Integer.toString(seed),
                        "--set",
                        "prep.variableGenes=100",
                        "--out",
                        run)
                .succeeded();
        session.run("export", run, "--format", "seurat", "--out", run + "-seurat")
                .succeeded();
        return run + "-seurat";
    }

    private record Ended(int code, String output) {}

    private static Ended r(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(R.toString(), "--vanilla"));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), output);
    }
}
