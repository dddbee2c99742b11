package org.mixtura.core.export;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.mixtura.core.data.UniqueNames;
import org.mixtura.core.data.io.StudyExport;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.run.MatrixFile;
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
     * @return what is to be known of it
     * @throws ConfigProblem when the file exists, or the runs do not belong together
     * @throws DataProblem when the data set is needed and cannot be read
     * @throws StorageProblem when it cannot be written
     */
    public Exported write(
            List<ExportedRun> runs, ExportFormat format, Supplier<ReportFacts> facts, Path out, Watcher watcher) {
        if (runs.size() != 1 && format != ExportFormat.H5AD) {
            throw new ConfigProblem(
                    "%d runs were given for the format %s.".formatted(runs.size(), format.id()),
                    "It holds one run; h5ad holds several of the same cells.",
                    "Export them one by one, or choose h5ad.");
        }
        MatrixFile.requireParent(out);
        var plain = runs.stream().map(ExportedRun::plain).toList();
        var first = plain.getFirst();
        List<String> left = List.of();
        switch (format) {
            case H5AD -> left = annData.write(plain, out, watcher);
            case CSV -> RunTable.write(out, RunTable.of(first.run()));
            case HTML -> new HtmlReport(runs.getFirst(), facts.get()).write(out);
            case SEURAT -> NewFolder.at(out).fill(new SeuratFolder(first)::writeInto);
            case LOUPE -> NewFolder.at(out).fill(new LoupeFolder(first)::writeInto);
            case NPY -> NewFolder.at(out).fill(new NpyFolder(first)::writeInto);
        }
        int renamed = format == ExportFormat.HTML
                ? 0
                : UniqueNames.of(runs.getFirst().run().cells().barcodes()).renamed();
        return new Exported(left, first.run().spec().data(), renamed);
    }
}
