package org.mixtura.core.data.io;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Names of data sets and their files, as people read them. */
public final class DatasetNames {

    /** Names that files and folders of every sample have. */
    private static final Pattern GENERIC =
            Pattern.compile("(?i)((filtered|raw)_)?(feature|gene)_bc_matri\\w*(\\.h5)?|outs|filtered|raw"
                    + "|gene(full)?|solo\\.out|counts_(un)?filtered|hg19|grch3[78]|mm(9|10|39)|matrix\\.mtx(\\.gz)?");

    private DatasetNames() {}

    /** The file's or folder's name without its ending. */
    static String of(Path source) {
        Path last = source.toAbsolutePath().normalize().getFileName();
        String name = last == null ? "data" : last.toString();
        String bare = name.replaceFirst("(?i)\\.gz$", "").replaceFirst("(?i)\\.(h5ad|h5|loom|mtx|csv|tsv|txt)$", "");
        return bare.isEmpty() ? name : bare;
    }

    /** The file's or folder's name, behind the folders that tell it from those of other samples where every sample has it. */
    public static String shown(Path source) {
        Path whole = source.toAbsolutePath().normalize();
        int names = whole.getNameCount();
        int from = names - 1;
        while (from > 0 && GENERIC.matcher(whole.getName(from).toString()).matches()) {
            from--;
        }
        return names == 0 ? whole.toString() : whole.subpath(from, names).toString();
    }
}
