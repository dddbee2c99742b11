package org.mixtura.core.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mixtura.core.run.AtomicFiles;

/** A JSON file that is replaced as a whole, with copies of what it was the last {@value #GENERATIONS} times. */
final class KeptFile {

    static final int GENERATIONS = 3;

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path file;
    private final Path copies;

    /** @param copies the folder of the copies */
    KeptFile(Path file, Path copies) {
        this.file = file;
        this.copies = copies;
    }

    /**
     * What was read.
     *
     * @param isCopy whether the file itself was damaged or gone, and this is the latest copy
     */
    record Content(JsonNode json, boolean isCopy) {}

    /** The content, or the newest copy that can be read; empty when there is neither. */
    Optional<Content> read() throws IOException {
        for (Path candidate :
                Stream.concat(Stream.of(file), copies().limit(GENERATIONS)).toList()) {
            if (Files.exists(candidate)) {
                try {
                    var json = JSON.readTree(Files.readAllBytes(candidate));
                    if (!(json instanceof MissingNode)) {
                        return Optional.of(new Content(json, !candidate.equals(file)));
                    }
                } catch (JsonProcessingException damaged) {
                    // An older copy may be whole.
                }
            }
        }
        return Optional.empty();
    }

    /** Replaces the content; what was there becomes the newest copy. */
    void write(JsonNode content) throws IOException {
        Files.createDirectories(copies);
        if (isWhole()) {
            for (int age = GENERATIONS; age > 1; age--) {
                if (Files.exists(copy(age - 1))) {
                    Files.move(copy(age - 1), copy(age), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            Files.copy(file, copy(1), StandardCopyOption.REPLACE_EXISTING);
        }
        AtomicFiles.write(file, out -> JSON.writeValue(out, content));
    }

    /** What is damaged must not push out a copy that is not. */
    private boolean isWhole() throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        try {
            return !(JSON.readTree(Files.readAllBytes(file)) instanceof MissingNode);
        } catch (JsonProcessingException damaged) {
            return false;
        }
    }

    private Stream<Path> copies() {
        return IntStream.rangeClosed(1, GENERATIONS).mapToObj(this::copy);
    }

    private Path copy(int age) {
        return copies.resolve(file.getFileName() + "." + age);
    }
}
