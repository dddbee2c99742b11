package org.mixtura.app;

import java.io.IOException;
import java.nio.file.Path;
import org.mixtura.core.local.LocalWorkbench;
import org.mixtura.resources.BundledResource;

/** A short run of scDGD on the demo, which divides its cells into five components. */
final class ComponentsOfTheDemo implements AutoCloseable {

    private final LocalWorkbench workbench;
    private final CliSession session;
    private final String run;

    /** Trains it into a folder. */
    ComponentsOfTheDemo(Path dir) throws IOException {
        workbench = new LocalWorkbench("test", dir.resolve("demo"));
        session = new CliSession(workbench);
        run = dir.resolve("run").toString();
        session.run(
                        "train",
                        BundledResource.DEMO_PBMC800.copyInto(dir).toString(),
                        "--model",
                        "dgd",
                        "--labels",
                        "subpopulation",
                        "--epochs",
                        "24",
                        "--set",
                        "prep.variableGenes=300",
                        "--set",
                        "prior.warmupEpochs=16",
                        "--seed",
                        "3",
                        "--threads",
                        "1",
                        "--out",
                        run)
                .succeeded();
    }

    CliSession session() {
        return session;
    }

    /** The folder of the run. */
    String run() {
        return run;
    }

    @Override
    public void close() {
        workbench.close();
    }
}
