package org.mixtura.core.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.mixtura.core.error.ConfigProblem;

/** A form in which runs leave the program. */
public enum ExportFormat {
    H5AD("AnnData (.h5ad): counts and everything found, for scanpy and cellxgene", "h5ad"),
    CSV("Table (.csv): cells, clusters, map and latent codes", "csv"),
    SEURAT("Seurat (folder): tables and the script that loads them", ""),
    LOUPE("Loupe Browser (folder): categories and projections", ""),
    HTML("Report (.html): data, settings, curves, maps and methods on one page", "html"),
    NPY("NumPy (folder): latent codes and map as numbers alone", "");

    private final String label;
    private final String extension;

    ExportFormat(String label, String extension) {
        this.label = label;
        this.extension = extension;
    }

    /** The text for people. */
    public String label() {
        return label;
    }

    /** Whether it is a folder of files. */
    public boolean isFolder() {
        return extension.isEmpty();
    }

    /** The ending of its file without the dot; empty for a folder. */
    public String extension() {
        return extension;
    }

    /** The name on the command line. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The format of that name.
     *
     * @throws ConfigProblem when there is none
     */
    public static ExportFormat of(String id) {
        return Arrays.stream(values())
                .filter(format -> format.id().equals(id.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new ConfigProblem(
                        "There is no format '%s'.".formatted(id),
                        "There are %s."
                                .formatted(Arrays.stream(values())
                                        .map(ExportFormat::id)
                                        .collect(Collectors.joining(", "))),
                        "Choose one of them."));
    }
}
