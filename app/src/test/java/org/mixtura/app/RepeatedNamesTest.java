package org.mixtura.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.local.LocalWorkbench;
import org.mixtura.core.run.RunTable;
import org.mixtura.resources.BundledResource;

/** Barcodes and genes whose names repeat, and columns with a slash in their name, on their way out and back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RepeatedNamesTest {

    /** Arguments: the export, its source. */
    private static final String CHECK = """
            import sys, anndata as ad
            a, source = ad.read_h5ad(sys.argv[1]), ad.read_h5ad(sys.argv[2])
            assert a.obs_names.is_unique and a.var_names.is_unique
            assert (a.obs['kind/type µ'].values == source.obs['kind/type µ'].values).all()
            assert (a.obs['kind/score'].values == source.obs['kind/score'].values).all()
            assert a.obs['donor'].isna().sum() == 40 and list(a.obs['donor'].cat.categories) == ['d1', 'd2']
            print('\\n'.join(a.obs_names))
            """;

    @TempDir
    private static Path dir;

    private LocalWorkbench workbench;
    private CliSession session;
    private Path source;
    private Path exported;

    @BeforeAll
    void train() throws IOException, InterruptedException {
        PythonScript.needs("anndata");
        workbench = new LocalWorkbench("test", dir.resolve("home"));
        session = new CliSession(workbench);
        source = dir.resolve("repeats.h5ad");
        PythonScript.run(
                "src/test/resources/org/mixtura/app/anndata/make_repeats.py",
                BundledResource.DEMO_PBMC800.copyInto(dir).toString(),
                source.toString());
        session.run(
                        "train",
                        source.toString(),
                        "--labels",
                        "kind/type µ",
                        "--batch",
                        "donor",
                        "--epochs",
                        "1",
                        "--threads",
                        "1",
                        "--set",
                        "prep.variableGenes=100",
                        "--out",
                        run("first"))
                .succeeded();
        exported = dir.resolve("first.h5ad");
        var outcome = session.run("export", run("first"), "--out", exported.toString());
        outcome.succeeded();
        assertThat(outcome.err())
                .contains("2 cells have the barcode of another")
                .doesNotContain("Left out");
    }

    @AfterAll
    void close() {
        if (workbench != null) {
            workbench.close();
        }
    }

    private static String run(String name) {
        return dir.resolve(name).toString();
    }

    @Test
    void aRunThatCameBackIsTheSame() throws IOException {
        session.run("restore", exported.toString(), "--out", run("back")).succeeded();
        assertThat(Files.readString(dir.resolve("back/genes.csv")))
                .as("the genes are called as in the file they are read from")
                .isNotEqualTo(Files.readString(dir.resolve("first/genes.csv")));
        var outcome = session.run("verify", run("back"), "--json");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.json().path("differing")).isEmpty();
        assertThat(outcome.json().path("verdict").asText()).isEqualTo("identical");
        assertThat(outcome.json().path("agreement").asDouble()).isEqualTo(1);
    }

    @Test
    void allFormatsGiveACellTheSameName() throws IOException, InterruptedException {
        List<String> names = PythonScript.run("-c", CHECK, exported.toString(), source.toString())
                .lines()
                .toList();
        assertThat(names).doesNotHaveDuplicates();
        assertThat(names.get(3)).isEqualTo(names.get(2) + "-1");
        for (var table : List.of(
                List.of("seurat", "metadata.csv", "barcode"),
                List.of("seurat", "embeddings.csv", "barcode"),
                List.of("loupe", "categories.csv", "Barcode"),
                List.of("loupe", "umap.csv", "Barcode"),
                List.of("npy", "cells.csv", "barcode"))) {
            Path folder = dir.resolve(table.getFirst());
            if (Files.notExists(folder)) {
                var outcome =
                        session.run("export", run("first"), "--format", table.getFirst(), "--out", folder.toString());
                assertThat(outcome.err()).contains("2 cells have the barcode of another");
            }
            assertThat(RunTable.readColumn(folder.resolve(table.get(1)), table.get(2)))
                    .isEqualTo(names);
        }
        Path csv = dir.resolve("first.csv");
        session.run("export", run("first"), "--out", csv.toString()).succeeded();
        assertThat(RunTable.readColumn(csv, "barcode")).isEqualTo(names);
        assertThat(RunTable.readColumn(csv, "donor"))
                .as("who has no donor has none, as in the .h5ad file")
                .containsOnly("", "d1", "d2");
    }

    @Test
    void plainPyTorchFindsCellsAndGenesInTheSourceAndInTheExport() throws IOException, InterruptedException {
        PythonScript.needs("anndata", "torch");
        for (Path file : List.of(source, exported)) {
            String largest = PythonScript.run("../docs/pytorch/load_scvi.py", run("first"), file.toString());
            assertThat(Double.parseDouble(largest.strip())).isLessThan(1e-4);
        }
    }

    @Test
    void plainPyTorchDoesNotGuessCellsInAnotherFile() throws IOException, InterruptedException {
        PythonScript.needs("anndata", "torch");
        Path copy = dir.resolve("copy.h5ad");
        PythonScript.run(
                "-c",
                "import anndata, sys; a = anndata.read_h5ad(sys.argv[1]); a[::-1].write_h5ad(sys.argv[2])",
                source.toString(),
                copy.toString());
        assertThat(PythonScript.refused("../docs/pytorch/load_scvi.py", run("first"), copy.toString()))
                .contains("Barcodes repeat")
                .doesNotContain("Traceback");
    }
}
