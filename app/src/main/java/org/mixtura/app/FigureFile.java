package org.mixtura.app;

import java.nio.file.Path;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.figure.FigureFormat;
import org.mixtura.core.run.MatrixFile;

/** A file that a figure is to be written to, looked at before long work. */
final class FigureFile {

    private FigureFile() {}

    /**
     * The format that its ending asks for.
     *
     * @throws ConfigProblem when there is no such format
     * @throws org.mixtura.core.error.StorageProblem when its folder is not there
     */
    static FigureFormat format(Path file) {
        var format = FigureFormat.ofFileName(file.toString())
                .orElseThrow(() -> new ConfigProblem(
                        "The figure '%s' cannot be written.".formatted(file),
                        "The ending says the format, and there are .png, .tif, .svg and .pdf.",
                        "Choose a file name with one of these endings."));
        MatrixFile.requireFolder(file);
        return format;
    }
}
