package org.mixtura.core.data.io;

import java.nio.file.Path;

/** Short names of data sets, for titles. */
final class DatasetNames {

    private DatasetNames() {}

    /** The file's or folder's name without its ending. */
    static String of(Path source) {
        Path last = source.toAbsolutePath().normalize().getFileName();
        String name = last == null ? "data" : last.toString();
        String bare = name.replaceFirst("(?i)\\.gz$", "").replaceFirst("(?i)\\.(h5ad|h5|loom|mtx|csv|tsv|txt)$", "");
        return bare.isEmpty() ? name : bare;
    }
}
