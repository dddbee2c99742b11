package org.mixtura.core.data.io;

import java.util.ArrayList;
import java.util.List;

/** What is told about an import while it goes on: what was done, and what may be wrong. */
final class ImportLog {

    private final List<String> steps = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    void step(String sentence) {
        steps.add(sentence);
    }

    void warn(String sentence) {
        if (!warnings.contains(sentence)) {
            warnings.add(sentence);
        }
    }

    List<String> steps() {
        return List.copyOf(steps);
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }
}
