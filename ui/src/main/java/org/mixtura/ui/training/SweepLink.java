package org.mixtura.ui.training;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.mixtura.core.sweep.Sweep;

/**
 * The way from a run that trains to the sweep that it belongs to.
 *
 * @param run the run folder
 * @param show opens the page of a sweep
 */
public record SweepLink(Sweep sweep, Path run, Consumer<Sweep> show) {

    /** Which run of how many trains. */
    String text() {
        var folders = sweep.plan().cells().stream().map(sweep::runFolder).toList();
        return "Run %,d of %,d of this sweep".formatted(folders.indexOf(run) + 1, folders.size());
    }

    void open() {
        show.accept(sweep);
    }

    /** The name of a run folder; with the settings that vary where that is the name of the folder above. */
    static String nameOf(Path run) {
        String name = String.valueOf(run.getFileName());
        var above = run.getParent() == null ? null : run.getParent().getFileName();
        return above != null && above.toString().contains("=") ? above + " · " + name : name;
    }
}
