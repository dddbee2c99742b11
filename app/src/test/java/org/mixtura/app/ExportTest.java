package org.mixtura.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.data.io.DatasetReaders;
import org.mixtura.core.data.io.ReadOptions;
import org.mixtura.core.local.LocalWorkbench;
import org.mixtura.core.run.RunTable;
import org.mixtura.resources.BundledResource;

/** Runs leave the program in the forms that others read, and come back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportTest {

    /** Both runs in one file, as anndata sees them; arguments: the file, the source. */
    private static final String CHECK = """
            import sys, numpy as np, anndata as ad
            a, source = ad.read_h5ad(sys.argv[1]), ad.read_h5ad(sys.argv[2])
            assert (a.X != source.X).nnz == 0 and list(a.obs_names) == list(source.obs_names)
            assert a.obs['cell_type'].equals(source.obs['cell_type'])
            assert list(a.obs['plate'][:4]) == ['p1', 'p2', 'p2', 'p1']
            assert a.obs['codes_component'].dtype.name == 'category'
            p = a.obsm['codes_prob']
            assert np.allclose(p.sum(axis=1), 1, atol=1e-5)
            assert np.allclose(a.obs['codes_confidence'], p.max(axis=1), atol=1e-5)
            entropy = -(p * np.log(np.clip(p, 1e-30, 1))).sum(axis=1)
            assert np.allclose(a.obs['codes_entropy'], entropy, atol=1e-4)
            assert a.obsm['X_scVI'].shape == (800, 25) and a.obsm['X_scDGD'].shape == (800, 20)
            assert a.obsm['X_umap'].shape == (800, 2) and a.obsm['X_umap_codes'].shape == (800, 2)
            assert a.var['codes_used'].sum() == 150 and a.var['codes_used'].dtype == bool
            assert len(a.uns['cell_type_colors']) == len(a.obs['cell_type'].cat.categories)
            about = a.uns['codes']
            assert about['model'] == 'scDGD' and about['means'].shape == about['covariances'].shape
            assert abs(about['weights'].sum() - 1) < 1e-6
            near = a.obsp['distances']
            assert (near.getnnz(axis=1) == 14).all()
            code = a.obsm['X_scVI'][0]
            far = np.sort(np.linalg.norm(a.obsm['X_scVI'] - code, axis=1))[1:15]
            assert np.allclose(np.sort(near[0].data), far, atol=1e-4)
            both = a.obsp['connectivities']
            assert abs(both - both.T).max() == 0 and 0 < both.data.min() and both.data.max() <= 1
            assert a.uns['neighbors']['params']['use_rep'] == 'X_scVI'
            """;

    @TempDir
    private static Path dir;

    private LocalWorkbench workbench;
    private CliSession session;
    private Path data;
    private Path plates;

    @BeforeAll
    void trainBoth() throws IOException {
        workbench = new LocalWorkbench("test", dir.resolve("home"));
        session = new CliSession(workbench);
        data = BundledResource.DEMO_PBMC800.copyInto(dir);
        var barcodes =
                new DatasetReaders().read(data, ReadOptions.DETECT).cells().barcodes();
        var table = new StringBuilder("barcode,plate\n");
        for (int cell = 0; cell < barcodes.size(); cell++) {
            table.append(barcodes.get(cell)).append(cell % 3 == 0 ? ",p1\n" : ",p2\n");
        }
        plates = Files.writeString(dir.resolve("plates.csv"), table);
        train("scvi", "encoded", "encodeCovariates=true");
        train("dgd", "codes", "prior.warmupEpochs=2");
    }

    @AfterAll
    void close() {
        workbench.close();
    }

    private void train(String model, String name, String setting) {
        var outcome = session.run(
                "train",
                data.toString(),
                "--model",
                model,
                "--labels",
                "cell_type",
                "--batch",
                plates + ":plate",
                "--epochs",
                "4",
                "--threads",
                "1",
                "--set",
                "prep.variableGenes=150",
                "--set",
                setting,
                "--out",
                run(name));
        assertThat(outcome.code()).as(outcome.err()).isZero();
    }

    private static String run(String name) {
        return dir.resolve(name).toString();
    }

    private Path exported(String file, String... runsAndOptions) {
        Path out = dir.resolve(file);
        var args = new ArrayList<>(List.of("export"));
        args.addAll(List.of(runsAndOptions));
        args.addAll(List.of("--out", out.toString()));
        session.run(args).succeeded();
        return out;
    }

    private void refused(String says, String... args) {
        var outcome = session.run(args);
        assertThat(outcome.code()).isEqualTo(ExitCodes.USAGE);
        assertThat(outcome.err()).contains(says).doesNotContain("Exception");
    }

    @Test
    void anndataReadsBothRunsWithTheCountsOfTheSource() throws IOException, InterruptedException {
        PythonScript.needs("anndata");
        Path out = exported("both.h5ad", run("encoded"), run("codes"));
        PythonScript.run("-c", CHECK, out.toString(), data.toString());
    }

    @Test
    void aCarriedRunComesBackWithAllItsNumbers() throws IOException {
        Path file = exported("carried.h5ad", run("codes"));
        Path back = dir.resolve("back");
        var outcome = session.run("restore", file.toString(), "--out", back.toString());
        assertThat(outcome.code()).as(outcome.err()).isZero();
        for (String same :
                List.of("metrics.csv", "weights.safetensors", "latent.npy", "umap.npy", "genes.csv", "cells.csv")) {
            assertThat(back.resolve(same)).hasSameBinaryContentAs(dir.resolve("codes/" + same));
        }
        var then = workbench.openRun(dir.resolve("codes"));
        var now = workbench.openRun(back);
        assertThat(now.spec().data()).isEqualTo(file);
        assertThat(now.spec().config()).isEqualTo(then.spec().config());
        assertThat(workbench.expression(now).logNormalised(7))
                .isEqualTo(workbench.expression(then).logNormalised(7));
        // The plates lie in the new file itself.
        Files.move(plates, dir.resolve("elsewhere.csv"));
        try {
            assertThat(session.run("evaluate", back.toString(), "--json").json().path("ari"))
                    .isEqualTo(session.run("evaluate", run("codes"), "--json")
                            .json()
                            .path("ari"));
            assertThat(session.run("components", back.toString()).code()).isZero();
        } finally {
            Files.move(dir.resolve("elsewhere.csv"), plates);
        }
    }

    @Test
    void whatLiesOnTopOfARunGoesWithIt() throws IOException {
        Path source = dir.resolve("codes");
        assertThat(source.resolve("snapshots")).isNotEmptyDirectory();
        session.run("regroup", run("codes"), "--rename", "1=T lymphocytes", "--colour", "T lymphocytes=#fe0a32")
                .succeeded();
        try {
            Path file = exported("edited.h5ad", run("codes"));
            Path back = dir.resolve("edited-back");
            session.run("restore", file.toString(), "--out", back.toString()).succeeded();
            assertThat(back.resolve("layers.json")).hasSameBinaryContentAs(source.resolve("layers.json"));
            try (Stream<Path> snapshots = Files.list(source.resolve("snapshots"))) {
                assertThat(snapshots).allSatisfy(snapshot -> assertThat(
                                back.resolve("snapshots").resolve(snapshot.getFileName()))
                        .hasSameBinaryContentAs(snapshot));
            }
            session.run("regroup", run("codes"), "--merge", "2,3").succeeded();
            assertThat(Files.readString(exported("edited.html", run("codes"))))
                    .contains("As edited by hand", "<td>T lymphocytes</td>")
                    .contains("ARI of components as edited by hand", "which leaves 9 of the model's 10")
                    .contains("coloured by components as edited by hand");
        } finally {
            session.run("regroup", run("codes"), "--reset").succeeded();
        }
    }

    @Test
    void aFileOfSeveralRunsAsksWhich() {
        Path file = exported("two.h5ad", run("encoded"), run("codes"));
        refused("--run", "restore", file.toString(), "--out", run("which"));
        refused("encoded, codes", "restore", file.toString(), "--run", "other", "--out", run("which"));
        assertThat(session.run("restore", file.toString(), "--run", "encoded", "--out", run("which"))
                        .code())
                .isZero();
        refused("exists already", "restore", file.toString(), "--run", "codes", "--out", run("which"));
        refused("There is no file", "restore", dir.resolve("gone.h5ad").toString(), "--out", run("none"));
        refused("carries no run.", "restore", data.toString(), "--out", run("none"));
    }

    @Test
    void tablesForSeuratAndLoupeNameEveryCell() throws IOException {
        Path seurat = exported("seurat", run("codes"), "--format", "seurat");
        for (String table : List.of("metadata.csv", "embeddings.csv", "umap.csv")) {
            assertThat(Files.readAllLines(seurat.resolve(table))).hasSize(801);
        }
        assertThat(Files.readAllLines(seurat.resolve("components.csv")))
                .hasSize(1 + 10)
                .first()
                .asString()
                .startsWith("component,weight,mean_1");
        String script = Files.readString(seurat.resolve("load_in_seurat.R"));
        assertThat(seurat.resolve("name.txt")).hasContent("codes\n");
        assertThat(Files.readAllLines(seurat.resolve("metadata.csv")).getFirst())
                .contains(",codes_kmeans", ",codes_component")
                .doesNotContain(",kmeans");
        assertThat(Files.readAllLines(seurat.resolve("umap.csv")).getFirst())
                .isEqualTo("barcode,scDGDcodesumap_1,scDGDcodesumap_2");
        var read = Pattern.compile("folder, \"([^\"]+)\"")
                .matcher(script)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(read).containsExactly("levels.csv", "metadata.csv", "name.txt", "embeddings.csv", "umap.csv");
        assertThat(Files.readAllLines(seurat.resolve("levels.csv"))).contains("column,level", "cell_type,CD19+ B");
        for (String table : List.of("metadata.csv", "embeddings.csv", "umap.csv")) {
            // Each by its first column, as row names, which must not repeat.
            assertThat(RunTable.readColumn(seurat.resolve(table), "barcode"))
                    .doesNotHaveDuplicates()
                    .containsAll(workbench.openRun(dir.resolve("codes")).cells().barcodes());
            assertThat(Files.readString(seurat.resolve(table))).startsWith("barcode,");
        }
        Path loupe = exported("loupe", run("codes"), "--format", "loupe");
        assertThat(Files.readAllLines(loupe.resolve("categories.csv")))
                .hasSize(801)
                .first()
                .asString()
                .startsWith("Barcode,")
                .contains("cell_type", "plate", "codes_component");
        assertThat(Files.readAllLines(loupe.resolve("umap.csv")).getFirst())
                .isEqualTo("Barcode,X Coordinate,Y Coordinate");
        Path npy = exported("npy", run("codes"), "--format", "npy");
        assertThat(npy.resolve("latent.npy")).hasSameBinaryContentAs(dir.resolve("codes/latent.npy"));
        refused("exists already", "export", run("codes"), "--format", "npy", "--out", npy.toString());
    }

    @Test
    void aReportIsOnePageWithoutTheNetwork() throws IOException {
        String page = Files.readString(exported("report.html", run("codes")));
        assertThat(page)
                .contains("<h1>scDGD on ", "coloured by cell_type", "img alt=", "Start of the mixture")
                .contains("were modelled with scDGD [1]", "Schuster, Krogh", "trained for 4 epochs with Adam")
                .contains("The model was told the batch ('plate')")
                .contains("mixtura verify codes", "CD4+/CD25 T Reg")
                .contains("<h3>Checks</h3>", "by its SHA-256", "<td>passed</td>", "Whole numbers at X.")
                .doesNotContain("http://", "https://", "<script", "NaN");
        assertThat(page)
                .contains("coloured by components of the model", ">Processor</th>", ">Threads</th>")
                .contains("on the same processor with as many threads all numbers repeat");
        assertThat(page.split("data:image/svg")).hasSize(1 + 4);
        exported("report.html", run("codes"));
    }

    @Test
    void theCommandOfAReportTrainsTheSameRunFromItsDataAlone() throws IOException {
        String page = Files.readString(exported("command.html", run("codes")));
        var found = Pattern.compile("mixtura (train demo[^\n<]+)").matcher(page);
        assertThat(found.find()).isTrue();
        assertThat(found.group(1))
                .contains("--batch plates.csv:plate", "--set prep.variableGenes=150", "--set prior.warmupEpochs=2")
                .doesNotContain(dir.toString());
        // As typed in the folder of the data.
        session.run(Stream.of(found.group(1).split(" "))
                        .map(word -> word.equals("demo_pbmc800.h5ad") ? data.toString() : word)
                        .map(word -> word.replace("plates.csv", plates.toString()))
                        .map(word -> word.equals("codes-again") ? run(word) : word)
                        .toList())
                .succeeded();
        for (String same : List.of("metrics.csv", "weights.safetensors", "latent.npy")) {
            assertThat(dir.resolve("codes-again/" + same)).hasSameBinaryContentAs(dir.resolve("codes/" + same));
        }
    }

    @Test
    void aRunThatIsMadeAgainIsIdentical() throws IOException {
        var outcome = session.run("verify", run("encoded"), "--json");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.json().path("verdict").asText()).isEqualTo("identical");
        assertThat(outcome.json().path("agreement").asDouble()).isEqualTo(1);
    }

    @Test
    void aRunOfAnotherSeedIsNot() throws IOException {
        Path other = copied("other");
        edit(other.resolve("run.json"), "\"seed\" : 0", "\"seed\" : 5");
        var outcome = session.run("verify", other.toString(), "--json");
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(ExitCodes.DIFFERENT);
        assertThat(outcome.json().path("differing").toString()).contains("metrics.csv", "latent.npy");
        assertThat(outcome.json().path("verdict").asText()).isEqualTo("different");
    }

    @Test
    void aRunThatWasStoppedByHandCannotBeRepeated() throws IOException {
        Path stopped = copied("stopped");
        edit(stopped.resolve("status.json"), "FINISHED", "STOPPED");
        refused("stopped by hand", "verify", stopped.toString());
    }

    private static Path copied(String name) throws IOException {
        Path copy = Files.createDirectory(dir.resolve(name));
        try (Stream<Path> files = Files.list(dir.resolve("encoded"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return copy;
    }

    private static void edit(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    @Test
    void whatCannotBeExportedIsSaidBeforeAnythingIsWritten() throws IOException {
        refused("There is no format", "export", run("codes"), "--format", "rds", "--out", run("x.rds"));
        refused(".h5ad, .csv, .html", "export", run("codes"), "--out", run("x.rds"));
        refused("one run", "export", run("codes"), run("encoded"), "--out", run("x.csv"));
        exported("once.h5ad", run("codes"));
        refused("exists already", "export", run("codes"), "--out", run("once.h5ad"));
        try (Stream<Path> files = Files.list(dir)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("x.") || name.endsWith(".part"));
        }
    }

    @Test
    void plainPyTorchGetsTheSameOfACodeWithoutComponents() throws IOException, InterruptedException {
        PythonScript.needs("torch");
        train("dgd", "normal", "prior.kind=standard-normal");
        Path shares = dir.resolve("normal.npy");
        session.run("express", run("normal"), "--all", "--out", shares.toString())
                .succeeded();
        String[] found = PythonScript.run("../docs/pytorch/load_scdgd.py", run("normal"), shares.toString())
                .strip()
                .split(" ");
        assertThat(found).hasSize(2);
        assertThat(Double.parseDouble(found[0])).as("codes").isZero();
        assertThat(Double.parseDouble(found[1])).as("shares").isLessThan(1e-6);
    }

    @Test
    void aFolderThatIsNotThereIsSaidAndNotMade() throws IOException {
        Path file = Files.writeString(dir.resolve("plain.txt"), "");
        for (String format : List.of("h5ad", "csv", "html", "loupe")) {
            session.run("export", run("codes"), "--format", format, "--out", run("misspelt/x"))
                    .isRefused(ExitCodes.DISK, "misspelt' is not there", "Make the folder");
            session.run("export", run("codes"), "--format", format, "--out", file + "/x")
                    .isRefused(ExitCodes.DISK, "plain.txt' is a file, not a folder");
        }
        assertThat(dir.resolve("misspelt")).doesNotExist();
    }

    @Test
    void plainPyTorchGetsTheSameCodes() throws IOException, InterruptedException {
        PythonScript.needs("anndata", "torch");
        Path scripts = Path.of("../docs/pytorch");
        String largest = PythonScript.run(scripts.resolve("load_scvi.py").toString(), run("encoded"), data.toString());
        assertThat(Double.parseDouble(largest.strip())).isLessThan(1e-4);
        Path dense = dir.resolve("dense.h5ad");
        PythonScript.run(
                "-c",
                "import anndata, sys; a = anndata.read_h5ad(sys.argv[1]); a.X = a.X.toarray(); a.write_h5ad(sys.argv[2])",
                data.toString(),
                dense.toString());
        assertThat(PythonScript.run(scripts.resolve("load_scvi.py").toString(), run("encoded"), dense.toString()))
                .isEqualTo(largest);
        Path shares = dir.resolve("rho.npy");
        session.run("express", run("codes"), "--all", "--out", shares.toString())
                .succeeded();
        String[] found = PythonScript.run(scripts.resolve("load_scdgd.py").toString(), run("codes"), shares.toString())
                .strip()
                .split(" ");
        assertThat(Double.parseDouble(found[0])).as("codes").isZero();
        assertThat(Double.parseDouble(found[1])).as("shares").isLessThan(1e-6);
        assertThat(found[2]).as("cells of another component").isEqualTo("0");
        assertThat(Double.parseDouble(found[3])).as("probabilities").isLessThan(1e-4);
        for (String script : List.of("load_scvi.py", "load_scdgd.py")) {
            assertThat(Files.readAllLines(scripts.resolve(script))).hasSizeLessThanOrEqualTo(30);
        }
    }
}
