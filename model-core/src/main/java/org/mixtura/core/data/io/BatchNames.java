package org.mixtura.core.data.io;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** What the batch column calls joined files when nobody says it. */
public final class BatchNames {

    private BatchNames() {}

    /** A matrix, a folder with one, the folder of all that was made of a sample, and that of the sample. */
    private static final int HIGHEST = 3;

    private static final Pattern KIND =
            Pattern.compile("(?i)(?<=.)[._-]+((filtered|raw)_)?((feature|gene)_bc_)?matrix$");

    /**
     * The names of the files without what says that they are matrices or, where these repeat as those of Cell Ranger's folders do,
     * of the folders that they are in.
     */
    public static List<String> of(List<Path> sources) {
        List<String> files = sources.stream().map(DatasetNames::of).toList();
        List<Path> paths =
                sources.stream().map(path -> path.toAbsolutePath().normalize()).toList();
        for (int above = 0; above <= HIGHEST; above++) {
            int levels = above;
            List<String> names = above == 0
                    ? files.stream()
                            .map(name -> KIND.matcher(name).replaceFirst(""))
                            .toList()
                    : paths.stream().map(path -> folder(path, levels)).toList();
            if (new HashSet<>(names).size() == names.size() && !names.contains("")) {
                return names;
            }
        }
        return files;
    }

    /** The name of the folder so many levels above; empty: there is none. */
    private static String folder(Path path, int above) {
        Path folder = path;
        for (int level = 0; level < above && folder != null; level++) {
            folder = folder.getParent();
        }
        return folder == null || folder.getFileName() == null
                ? ""
                : folder.getFileName().toString();
    }
}
