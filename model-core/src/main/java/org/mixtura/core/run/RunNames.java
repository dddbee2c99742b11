package org.mixtura.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Names for the folders of new runs: {@code HOME/001-scvi-pbmc}.
 *
 * @param home the folder that they lie in, asked each time
 */
public record RunNames(Supplier<Path> home) {

    private static final int MAX_NAME = 32;

    /** A folder with a number that no other there has, for a run of this model on this data set. */
    public Path suggest(String model, Path data) {
        var file = data.getFileName();
        String name = (file == null ? "data" : file.toString())
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\.(h5ad|h5|gz|csv|tsv|mtx)", "")
                .replaceAll("[^a-z0-9]+", "-");
        String tail = "-" + model + "-" + name.substring(0, Math.min(MAX_NAME, name.length()));
        var taken = names();
        int number = 1;
        while (taken.stream().anyMatch(startsWith(number))) {
            number++;
        }
        return home.get().resolve(begin(number) + tail.substring(1));
    }

    private static Predicate<String> startsWith(int number) {
        return folder -> folder.startsWith(begin(number));
    }

    private static String begin(int number) {
        return "%03d-".formatted(number);
    }

    private List<String> names() {
        if (!Files.isDirectory(home.get())) {
            return List.of();
        }
        try (var inside = Files.list(home.get())) {
            return inside.map(folder -> folder.getFileName().toString()).toList();
        } catch (IOException unreadable) {
            // Whether it can be written is checked elsewhere.
            return List.of();
        }
    }
}
