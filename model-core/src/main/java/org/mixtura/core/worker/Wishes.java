package org.mixtura.core.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import org.mixtura.core.run.AtomicFiles;
import org.mixtura.core.train.RunControl;
import org.mixtura.core.train.RunControl.Request;

/**
 * What any number of processes want of a run, in files of its worker folder. Each end that is wished for is a file of its
 * own, which nobody takes back: whoever writes at the same instant cannot overwrite it. Of pause and go on the last word
 * counts, which is one file that is replaced.
 */
final class Wishes {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ALL = "control";

    private final Path folder;

    Wishes(Path folder) {
        this.folder = folder;
    }

    /** Whether a file, or one on its way to being one, is about wishes. */
    static boolean isOne(Path file) {
        return String.valueOf(file.getFileName()).contains(ALL);
    }

    /**
     * Adds a wish.
     *
     * @throws NoSuchFileException when the folder is gone, or going
     */
    void add(RunControl control) throws IOException {
        Request end = control.request();
        if (end == Request.NONE) {
            var json = JsonNodeFactory.instance.objectNode().put("paused", control.isPaused());
            AtomicFiles.write(pause(), out -> JSON.writeValue(out, json));
            return;
        }
        try {
            Files.createFile(end(end));
        } catch (FileAlreadyExistsException wishedBefore) {
            // By somebody who wants the same.
        }
    }

    /** Passes on what is wished: an end, the stronger one of two, before a pause. */
    void read(RunControl control) throws IOException {
        var pause = readPause();
        switch (end(pause)) {
            case STOP_AND_KEEP -> control.stopAndKeep();
            case DISCARD -> control.discard();
            case NONE -> {
                if (pause.path("paused").asBoolean()) {
                    control.pause();
                } else if (!pause.isMissingNode()) {
                    control.goOn();
                }
            }
        }
    }

    /** Forgets all wishes. */
    void forget() throws IOException {
        Files.deleteIfExists(pause());
        for (Request end : Request.values()) {
            Files.deleteIfExists(end(end));
        }
    }

    private Request end(JsonNode pause) {
        return Arrays.stream(Request.values())
                // Versions before this one had the end in the file of the pause.
                .filter(end -> Files.exists(end(end))
                        || end.name().equals(pause.path("request").asText()))
                .max(Comparator.naturalOrder())
                .orElse(Request.NONE);
    }

    private JsonNode readPause() throws IOException {
        try {
            return JSON.readTree(Files.readString(pause()));
        } catch (NoSuchFileException | CharacterCodingException | JsonProcessingException none) {
            // It is replaced atomically; what is no text or JSON was damaged by others and says nothing.
            return JsonNodeFactory.instance.missingNode();
        }
    }

    private Path pause() {
        return folder.resolve(ALL + ".json");
    }

    private Path end(Request end) {
        return folder.resolve(ALL + "." + end.name().toLowerCase(Locale.ROOT));
    }
}
