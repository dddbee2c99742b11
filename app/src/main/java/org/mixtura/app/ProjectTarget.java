package org.mixtura.app;

import java.nio.file.Path;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.project.Project;
import org.mixtura.core.run.RunNames;
import org.mixtura.core.run.RunSpec;

/**
 * A project that a run is to be trained in. It may be open in the window meanwhile: a run is a folder of its own.
 *
 * @param folder of the project
 */
record ProjectTarget(Path folder) {

    /** @throws ConfigProblem when the folder is none of a project */
    void requireProject() {
        Project.look(folder).close();
    }

    /** The data set that the project was begun with. */
    Path data() {
        try (var project = Project.look(folder)) {
            return project.data().stream()
                    .findFirst()
                    .orElseThrow(() -> new ConfigProblem(
                            "The project '%s' has no data set yet.".formatted(project.name()),
                            "Without one there is nothing to train on.",
                            "Name one: mixtura train DATA --project %s".formatted(folder)))
                    .path();
        }
    }

    /** The next free folder for a run; the project takes in its data set unless a window has it open, which does the same. */
    Path next(RunSpec spec) {
        try (var project = Project.open(folder)) {
            project.addData(spec.data());
            return new RunNames(project::runsFolder).suggest(spec.model(), spec.data());
        }
    }
}
