package org.mixtura.ui.answers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mixtura.core.Workbench;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.error.SystemReason;
import org.mixtura.core.error.WorkbenchException;
import org.mixtura.core.run.RunStatus;
import org.mixtura.core.run.StoredRun;

/** The finished runs that lie beside one and were made of the same data. */
record RunsOfTheData(Workbench workbench) {

    /**
     * Reads them; folders that hold no finished run are passed over.
     *
     * @return by name, the run itself among them
     * @throws StorageProblem when the folder cannot be listed
     */
    List<StoredRun> beside(StoredRun run) {
        Path runs = run.folder().toAbsolutePath().getParent();
        if (runs == null) {
            return List.of(run);
        }
        try (var folders = Files.list(runs)) {
            return folders.filter(Files::isDirectory)
                    .sorted()
                    .flatMap(folder -> finished(folder).stream())
                    .filter(other -> other.fingerprint().equals(run.fingerprint()))
                    .toList();
        } catch (IOException unreadable) {
            throw new StorageProblem(
                    "The folder '%s' cannot be listed.".formatted(runs),
                    SystemReason.of(unreadable),
                    "Check the rights to read it.",
                    unreadable);
        }
    }

    private Optional<StoredRun> finished(Path folder) {
        try {
            return workbench
                    .glance(folder)
                    .status()
                    .filter(status ->
                            status.state() == RunStatus.State.FINISHED || status.state() == RunStatus.State.STOPPED)
                    .map(_ -> workbench.openRun(folder));
        } catch (WorkbenchException damaged) {
            return Optional.empty();
        }
    }
}
