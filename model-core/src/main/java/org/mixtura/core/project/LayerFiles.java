package org.mixtura.core.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mixtura.core.run.AtomicFiles;

/** Layers as files that other programs can read. What counts is the journal; these are written anew from it. */
final class LayerFiles {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private LayerFiles() {}

    static void write(Path folder, ProjectState state) throws IOException {
        var palettes = state.layer(Layer.PALETTES);
        Path file = folder.resolve("palettes.json");
        if (!palettes.isEmpty() || Files.exists(file)) {
            AtomicFiles.write(file, out -> JSON.writeValue(out, palettes));
        }
        writeEach(folder.resolve("views"), state.layer(Layer.VIEWS));
    }

    private static void writeEach(Path folder, Map<String, JsonNode> entries) throws IOException {
        if (entries.isEmpty() && !Files.isDirectory(folder)) {
            return;
        }
        Files.createDirectories(folder);
        for (var entry : entries.entrySet()) {
            AtomicFiles.write(folder.resolve(fileName(entry.getKey())), out -> JSON.writeValue(out, entry.getValue()));
        }
        Set<String> names = entries.keySet().stream().map(LayerFiles::fileName).collect(Collectors.toSet());
        try (var files = Files.newDirectoryStream(folder, "*.json")) {
            for (Path file : files) {
                if (!names.contains(file.getFileName().toString())) {
                    Files.delete(file);
                }
            }
        }
    }

    private static String fileName(String key) {
        return key.replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceFirst("^\\.+", "") + ".json";
    }
}
