package org.mixtura.app;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.local.LocalWorkbench;

/** What is tried with one {@link WorkerFixture}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WorkerFixtureTest {

    Path dir;
    WorkerFixture fixture;
    LocalWorkbench workbench;

    @BeforeAll
    void trainWithoutInterruption(@TempDir Path folder) throws IOException {
        dir = folder;
        fixture = new WorkerFixture(dir);
        workbench = fixture.workbench();
    }

    @AfterAll
    void close() {
        fixture.close();
    }
}
