package org.mixtura.core.data.io;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;

/** What the batch column calls joined files when nobody says it. */
public final class BatchNames {

    private BatchNames() {}

    /** The names of the files or, where these repeat as those of Cell Ranger's folders do, of the folders that they are in. */
    public static List<String> of(List<Path> sources) {
        List<String> files = sources.stream().map(DatasetNames::of).toList();
        List<String> folders = sources.stream()
                .map(source -> source.toAbsolutePath().normalize().getParent())
                .map(folder -> folder == null || folder.getFileName() == null
                        ? ""
                        : folder.getFileName().toString())
                .toList();
        boolean folderTells = new HashSet<>(files).size() < files.size()
                && new HashSet<>(folders).size() == folders.size()
                && !folders.contains("");
        return folderTells ? folders : files;
    }
}
