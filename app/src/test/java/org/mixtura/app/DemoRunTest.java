package org.mixtura.app;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.local.LocalWorkbench;
import org.mixtura.resources.BundledResource;

/** Commands that are asked about one short training of the bundled cells, by the real engine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DemoRunTest {

    /** Genes that the model is trained on. */
    static final int GENES = 300;

    Path dir;
    LocalWorkbench workbench;
    CliSession session;
    /** The bundled cells. */
    Path data;
    /** The run folder. */
    Path trained;
    /** What the training printed. */
    CliSession.Outcome training;

    @BeforeAll
    void trainOnce(@TempDir Path folder) throws IOException {
        dir = folder;
        workbench = new LocalWorkbench("test", dir.resolve("demo"));
        session = new CliSession(workbench);
        data = BundledResource.DEMO_PBMC800.copyInto(dir);
        trained = dir.resolve("trained");
        training = session.run(
                        "train",
                        data.toString(),
                        "--labels",
                        "cell_type",
                        "--epochs",
                        "2",
                        "--set",
                        "prep.variableGenes=" + GENES,
                        "--seed",
                        "3",
                        "--threads",
                        "1",
                        "--out",
                        trained.toString(),
                        "--json")
                .succeeded();
    }

    @AfterAll
    void close() {
        workbench.close();
    }
}
