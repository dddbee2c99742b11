package org.mixtura.ui.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.TrainingTime;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.run.RunSpec;
import org.mixtura.ui.FakeWorkbench;
import org.mixtura.ui.Samples;
import org.mixtura.ui.session.LiveRun;
import org.mixtura.ui.session.Place;
import org.mixtura.ui.session.Workflow;
import org.mixtura.ui.settings.RecentItems;
import org.mixtura.ui.task.Tasks;

class TimeEstimatesTest {

    private final ArrayDeque<Runnable> background = new ArrayDeque<>();
    private final Tasks tasks = new Tasks(background::add, Runnable::run);
    private final List<RunSpec> tried = new ArrayList<>();

    @TempDir
    private Path folder;

    private Workflow workflow;
    private ModelChoiceViewModel model;

    @BeforeEach
    void openData() {
        var workbench = new FakeWorkbench().timing(this::time);
        workflow = new Workflow(workbench, tasks, new RecentItems(folder, tasks));
        model = new ModelChoiceViewModel(workbench, workflow, tasks);
        workflow.open(folder.resolve("pbmc.h5ad"));
        work();
        workflow.go(Place.MODEL);
    }

    private TrainingTime time(RunSpec spec) {
        tried.add(spec);
        if (spec.model().endsWith("-image")) {
            throw new ConfigProblem("It needs images.", "There are none.", "Choose another model.");
        }
        return new TrainingTime(10, 1, 50, false);
    }

    private void work() {
        while (!background.isEmpty()) {
            background.remove().run();
        }
    }

    @Test
    void timesComeWhileTheCardsAreLookedAt() {
        model.show();
        assertThat(model.times()).containsEntry("scvi", TimeEstimates.PENDING);
        work();

        assertThat(model.times())
                .containsEntry("scvi", "about 60 s for 50 epochs")
                .doesNotContainKey("dgd-image");
        assertThat(tried.getFirst().model()).isEqualTo("scvi");
        assertThat(tried.getFirst().labels())
                .isEqualTo(workflow.session().labelsProperty().get());
        assertThat(tasks.running()).isEmpty();
    }

    @Test
    void nothingIsTriedAfterTheyAreLeft() {
        model.show();
        model.hide();
        work();
        assertThat(tried).isEmpty();
        assertThat(model.times()).isEqualTo(Map.of());
    }

    @Test
    void nothingIsTriedBesideATraining() {
        var spec = Samples.spec(folder.resolve("pbmc.h5ad"), 0);
        workflow.session()
                .trainingProperty()
                .set(Optional.of(new LiveRun(spec, folder.resolve("001"), Optional.empty())));
        model.show();
        work();
        assertThat(tried).isEmpty();
        assertThat(model.times()).isEqualTo(Map.of());
    }
}
