package org.mixtura.core.export;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.mixtura.core.data.io.UnsFiles;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.layer.RunLayers;
import org.mixtura.core.run.RunFiles;

/** The runs that an exported .h5ad file carries, and the way back to run folders. */
public final class CarriedRuns {

    private final RunFiles folders;

    public CarriedRuns(RunFiles folders) {
        this.folders = folders;
    }

    /**
     * The names of the runs in a file, in their order; none in a file that this program has not written.
     *
     * @throws DataProblem when the file is damaged
     */
    public static List<String> in(Path h5ad) {
        return new UnsFiles(h5ad).names(AnnDataExport.CARRIED);
    }

    /**
     * Takes a run out.
     *
     * @param folder must not exist
     * @throws ConfigProblem when there is no such run in the file, or the folder exists
     * @throws DataProblem when the file is damaged
     * @throws StorageProblem when the folder cannot be written
     */
    public void restore(Path h5ad, String name, Path folder) {
        var files = new UnsFiles(h5ad).contents(AnnDataExport.CARRIED, name, AnnDataExport.FILES);
        if (files.isEmpty()) {
            throw missing(h5ad, name);
        }
        folders.restore(files, h5ad.toAbsolutePath().normalize(), folder, (part, rows) -> RunLayers.of(part)
                .renumbered(rows)
                .write(part));
    }

    private static ConfigProblem missing(Path h5ad, String name) {
        if (Files.notExists(h5ad)) {
            return new ConfigProblem(
                    "There is no file '%s'.".formatted(h5ad),
                    "It may have been moved or renamed.",
                    "Check the path, or choose the file again.");
        }
        var there = in(h5ad);
        return there.isEmpty()
                ? new ConfigProblem(
                        "'%s' carries no run.".formatted(h5ad),
                        "A file carries runs when Mixtura has exported them into it as h5ad.",
                        "Choose a file that 'mixtura export' has written, or train a model on this one.")
                : new ConfigProblem(
                        "There is no run '%s' in '%s'.".formatted(name, h5ad),
                        "It carries %s.".formatted(String.join(", ", there)),
                        "Choose one of these.");
    }
}
