package org.mixtura.core.export;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.mixtura.core.data.io.StudyExport;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.run.RunTable;

/** Writes runs for other programs. */
public final class RunExport {

    private final AnnDataExport annData;

    /** @param studies reads data sets again, with all that they hold */
    public RunExport(StudyExport studies) {
        this.annData = new AnnDataExport(studies);
    }

    /**
     * Writes them.
     *
     * @param runs one, or for h5ad several of the same cells
     * @param facts what a report says beside the run; only html asks
     * @param out the file, or the folder of the formats that are one; must not exist, but a table or report is written anew
     * @return elements of the data set that h5ad could not take along, by their paths in the file
     * @throws ConfigProblem when the file exists, or the runs do not belong together
     * @throws DataProblem when the data set is needed and cannot be read
     * @throws StorageProblem when it cannot be written
     */
    public List<String> write(
            List<ExportedRun> runs, ExportFormat format, Supplier<ReportFacts> facts, Path out, Watcher watcher) {
        if (runs.size() != 1 && format != ExportFormat.H5AD) {
            throw new ConfigProblem(
                    "%d runs were given for the format %s.".formatted(runs.size(), format.id()),
                    "It holds one run; h5ad holds several of the same cells.",
                    "Export them one by one, or choose h5ad.");
        }
        var first = runs.getFirst();
        switch (format) {
            case H5AD -> {
                return annData.write(runs, out, watcher);
            }
            case CSV -> RunTable.write(out, RunTable.of(first.run()));
            case HTML -> new HtmlReport(first, facts.get()).write(out);
            case SEURAT -> NewFolder.at(out).fill(new SeuratFolder(first)::writeInto);
            case LOUPE -> NewFolder.at(out).fill(new LoupeFolder(first)::writeInto);
            case NPY -> NewFolder.at(out).fill(new NpyFolder(first)::writeInto);
        }
        return List.of();
    }
}
