package org.mixtura.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;
import org.mixtura.core.compare.RunComparison;
import org.mixtura.core.compare.RunState;
import org.mixtura.core.compare.RunSummary;
import org.mixtura.core.model.families.ModelFamilies;
import org.mixtura.core.model.scvi.ScviConfig;
import org.mixtura.core.prep.PrepConfig;
import org.mixtura.core.project.ProjectRun;
import org.mixtura.core.project.RunMark;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.run.RunStatus;
import org.mixtura.core.schema.Schema;
import org.mixtura.ui.FxTest;

class SeedsPaneTest extends FxTest {

    private static RunSummary run(String latentDim, long seed, double ari) {
        var spec = new RunSpec(
                "scvi",
                Path.of("cells.h5ad"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                PrepConfig.DEFAULTS,
                Schema.of(ScviConfig.REFERENCE).build(Map.of("latentDim", latentDim)),
                seed,
                "cpu",
                1);
        var status = new RunStatus(
                RunStatus.State.FINISHED,
                10,
                9,
                3,
                0.3,
                "cpu",
                Map.of(),
                Map.of(),
                Map.of("ari", ari),
                List.of(),
                null,
                "done");
        String name = "d%s-%d".formatted(latentDim, seed);
        return new RunSummary(
                new ProjectRun(name, Path.of(name), RunMark.NONE),
                RunState.FINISHED,
                Optional.of(spec),
                Optional.of(status),
                0,
                "");
    }

    private static List<Node> content(Runnable save, RunSummary... runs) {
        var table = new RunComparison(List.of(runs), new ModelFamilies().all());
        return fx(() ->
                new ArrayList<>(((Parent) new SeedsPane(table, Map.of(), () -> {}, save, Runnable::run).getContent())
                        .getChildrenUnmodifiable()));
    }

    @Test
    void twoModelsWithSeedsHaveAPictureToSave() {
        var saved = new AtomicInteger();
        var parts =
                content(saved::incrementAndGet, run("5", 0, 0.5), run("5", 1, 0.6), run("9", 0, 0.7), run("9", 1, 0.8));
        var picture = (Parent) parts.getLast();
        assertThat(picture.lookup("#seeds-figure")).isNotNull();
        fx(() -> ((Button) picture.lookup("#save-seeds-figure")).fire());
        assertThat(saved).hasValue(1);
    }

    @Test
    void thePictureIsNoWiderThanThePageWhereTheTableIs() {
        var table = new RunComparison(
                List.of(run("5", 0, 0.5), run("5", 1, 0.6), run("9", 0, 0.7), run("9", 1, 0.8)),
                new ModelFamilies().all());
        show(() -> new SeedsPane(table, Map.of(), () -> {}, () -> {}, Runnable::run), 320, 600);
        pulses(3);
        var content = find(".seeds-pane");
        assertThat(fx(() -> content.getLayoutBounds().getWidth()))
                .as("the table of means")
                .isGreaterThan(320);
        assertThat(fx(() -> find("#seeds-figure").getLayoutBounds().getWidth())).isBetween(200.0, 320.0);
    }

    @Test
    void withoutTwoSeedsEachThereIsNone() {
        assertThat(content(() -> {}, run("5", 0, 0.5), run("5", 1, 0.6), run("9", 0, 0.7)))
                .allMatch(part -> part.lookup("#seeds-figure") == null);
    }
}
