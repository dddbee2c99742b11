package org.mixtura.ui.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.project.Layer;
import org.mixtura.core.project.Project;
import org.mixtura.core.project.ProjectState;
import org.mixtura.ui.error.Problem;

class EditHistoryTest {

    @TempDir
    private Path place;

    private final List<Problem> problems = new ArrayList<>();
    private final EditHistory history = new EditHistory(Runnable::run, problems::add);

    private void colour(String to) {
        history.change("Colour " + to, Layer.PALETTES, "type", Optional.of(TextNode.valueOf(to)));
    }

    @Test
    void worksWithoutAProject() {
        colour("red");
        colour("red");
        assertThat(history.undoNameProperty().get()).isEqualTo("Colour red");
        history.undo();
        assertThat(history.undoNameProperty().get()).isEmpty();
        assertThat(history.redoNameProperty().get()).isEqualTo("Colour red");
        assertThat(history.stateProperty().get()).isEqualTo(ProjectState.EMPTY);
        history.redo();
        assertThat(history.stateProperty().get().entry(Layer.PALETTES, "type")).contains(TextNode.valueOf("red"));
    }

    @Test
    void keepsStepsInTheProjectAndLeavesThemWithIt() {
        try (var project = Project.create(place.resolve("study"), "study", "1")) {
            history.show(Optional.of(project));
            colour("red");
            history.note("Trained 001", "mixtura train");
            project.flush();
            assertThat(history.savedProperty().get()).isTrue();
            history.show(Optional.empty());
            assertThat(history.undoNameProperty().get()).isEmpty();
        }
        try (var project = Project.open(place.resolve("study"))) {
            history.show(Optional.of(project));
            assertThat(history.undoNameProperty().get()).isEqualTo("Colour red");
            assertThat(project.journal()).hasSize(2);
            assertThat(history.keyOf(place.resolve("study/runs/001"))).isEqualTo("001");
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void tellsWhyAProjectCannotBeChanged() {
        try (var _ = Project.create(place.resolve("study"), "study", "1");
                var second = Project.open(place.resolve("study"))) {
            history.show(Optional.of(second));
            colour("red");
            assertThat(problems)
                    .extracting(Problem::what)
                    .singleElement()
                    .asString()
                    .contains("can only be looked at");
            assertThat(history.stateProperty().get()).isEqualTo(ProjectState.EMPTY);
        }
    }
}
