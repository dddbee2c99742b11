package org.mixtura.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.local.LocalWorkbench;
import org.mixtura.resources.BundledResource;

/** An exported .h5ad file, as anndata sees it: nothing of its source is lost, and what was found has the names of scanpy. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnnDataExportTest {

    private static final String SCRIPTS = "src/test/resources/org/mixtura/app/anndata/";

    @TempDir
    private static Path dir;

    private LocalWorkbench workbench;
    private CliSession session;
    private Path source;

    @BeforeAll
    void trainOnARichFile() throws IOException, InterruptedException {
        PythonScript.needs("anndata");
        workbench = new LocalWorkbench("test", dir.resolve("home"));
        session = new CliSession(workbench);
        source = dir.resolve("rich.h5ad");
        python("make_rich.py", BundledResource.DEMO_PBMC800.copyInto(dir), source);
        train("dgd", "codes", "X", "prior.warmupEpochs=1");
        train("mixvae", "arms", "X", "prep.minCells=0");
        train("scvi", "some", "raw/X", "prep.minGenes=230");
        session.run("regroup", run("codes"), "--rename", "1=T cells", "--colour", "T cells=#fe0a32")
                .succeeded();
        session.run("regroup", run("arms"), "--rename", "2=B cells").succeeded();
    }

    @AfterAll
    void close() {
        if (workbench != null) {
            workbench.close();
        }
    }

    private static String python(String script, Path... arguments) throws IOException, InterruptedException {
        return PythonScript.run(
                Stream.concat(Stream.of(SCRIPTS + script), Stream.of(arguments).map(Path::toString))
                        .toArray(String[]::new));
    }

    private void train(String model, String name, String counts, String setting) {
        session.run(
                        "train",
                        source.toString(),
                        "--model",
                        model,
                        "--labels",
                        "cell_type",
                        "--counts",
                        counts,
                        "--epochs",
                        "2",
                        "--threads",
                        "1",
                        "--set",
                        "prep.variableGenes=100",
                        "--set",
                        setting,
                        "--out",
                        run(name))
                .succeeded();
    }

    private static String run(String name) {
        return dir.resolve(name).toString();
    }

    private Path exported(String file, String... runs) {
        Path out = dir.resolve(file);
        session.run(Stream.of(List.of("export"), List.of(runs), List.of("--out", out.toString()))
                        .flatMap(List::stream)
                        .toList())
                .succeeded();
        return out;
    }

    @Test
    void allThatTheSourceHasComesThroughInValueAndType() throws IOException, InterruptedException {
        python("compare.py", source, exported("whole.h5ad", run("codes"), run("arms")));
    }

    @Test
    void aFilteredRunTakesItsRowsOfEverything() throws IOException, InterruptedException {
        python("compare.py", source, exported("some.h5ad", run("some")));
    }

    @Test
    void whatRunsFoundHasTheNamesOfScanpyAndOfTheUser() throws IOException, InterruptedException {
        python("check_keys.py", exported("keys.h5ad", run("codes"), run("arms")));
    }

    @Test
    void scanpyDrawsTheMapWhereItIsInstalled() throws IOException, InterruptedException {
        PythonScript.needs("anndata", "scanpy", "matplotlib");
        python("plot.py", exported("plot.h5ad", run("codes")));
    }

    @Test
    void aRestoredRunIsExportedToTheSameFileAgain() throws IOException, InterruptedException {
        Path first = exported("first.h5ad", run("codes"));
        session.run(
                        "restore",
                        first.toString(),
                        "--run",
                        "codes",
                        "--out",
                        dir.resolve("again/codes").toString())
                .succeeded();
        python(
                "compare.py",
                first,
                exported("second.h5ad", dir.resolve("again/codes").toString()));
    }
}
