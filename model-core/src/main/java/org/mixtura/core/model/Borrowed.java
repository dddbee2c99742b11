package org.mixtura.core.model;

import java.nio.file.Path;
import java.util.List;

/**
 * Weights that a model takes from a finished run of the same genes instead of learning them.
 *
 * @param run the run folder
 * @param prefix with which their names begin, in both models
 * @param what they are, for people
 * @param settings of both models that must be the same, by key
 */
public record Borrowed(Path run, String prefix, String what, List<String> settings) {

    public Borrowed {
        settings = List.copyOf(settings);
    }
}
