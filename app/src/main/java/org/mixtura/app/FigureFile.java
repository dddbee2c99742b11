package org.mixtura.app;

import java.nio.file.Path;
import org.mixtura.core.figure.FigureFormat;
import org.mixtura.core.run.MatrixFile;

/** A file that a figure is to be written to, looked at before long work. */
final class FigureFile {

    private FigureFile() {}

    /**
     * The format that its ending asks for.
     *
     * @throws org.mixtura.core.error.ConfigProblem when there is no such format
     * @throws org.mixtura.core.error.StorageProblem when its folder is not there
     */
    static FigureFormat format(Path file) {
        var format = FigureFormat.of(file);
        MatrixFile.requireFolder(file);
        return format;
    }
}
