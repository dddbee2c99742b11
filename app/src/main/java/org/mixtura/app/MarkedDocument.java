package org.mixtura.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.error.SystemReason;
import org.mixtura.core.run.AtomicFiles;

/** A document with places for tables, each between {@code <!-- NAME -->} and {@code <!-- /NAME -->}. */
record MarkedDocument(Path file) {

    /**
     * Checks that a place is there, before anything is measured for it.
     *
     * @throws ConfigProblem when it is not
     */
    void require(String name) {
        place(read(), name);
    }

    /** Puts text into a place, instead of what was there. */
    void put(String name, String text) {
        String whole = read();
        Place place = place(whole, name);
        String changed = whole.substring(0, place.from) + "\n" + text + whole.substring(place.to);
        try {
            AtomicFiles.write(file, out -> out.write(changed.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw problem("written", e);
        }
    }

    private record Place(int from, int to) {}

    private Place place(String whole, String name) {
        String begin = "<!-- %s -->".formatted(name);
        int from = whole.indexOf(begin);
        int to = whole.indexOf("<!-- /%s -->".formatted(name));
        if (from < 0 || to < from) {
            throw new ConfigProblem(
                    "%s has no place for this table.".formatted(file),
                    "It goes between the lines '%s' and '<!-- /%s -->'.".formatted(begin, name),
                    "Write these two lines into it, or leave --write out.");
        }
        return new Place(from + begin.length(), to);
    }

    private String read() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw problem("read", e);
        }
    }

    private StorageProblem problem(String done, IOException cause) {
        return new StorageProblem(
                "'%s' cannot be %s.".formatted(file, done),
                SystemReason.of(cause),
                "Check its name and that it is yours to change.",
                cause);
    }
}
