package org.mixtura.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.error.WorkerLost;
import org.mixtura.core.run.ColumnRef;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.train.RunControl;
import org.mixtura.core.train.TrainEvent;
import org.mixtura.core.worker.QueueState;
import org.mixtura.ui.FakeWorkbench;
import org.mixtura.ui.Samples;
import org.mixtura.ui.error.Problem;
import org.mixtura.ui.settings.RecentItem;
import org.mixtura.ui.settings.RecentItems;
import org.mixtura.ui.task.Tasks;

class WorkflowTest {

    @TempDir
    private Path folder;

    private final FakeWorkbench workbench = new FakeWorkbench();
    private final Deque<Runnable> background = new ArrayDeque<>();
    private final Tasks tasks = new Tasks(background::add, Runnable::run);
    private RecentItems recent;
    private Workflow workflow;

    @BeforeEach
    void begin() {
        recent = new RecentItems(folder, tasks);
        workflow = new Workflow(workbench, tasks, recent);
    }

    /** Does the first piece of work only. */
    private void step() {
        background.remove().run();
    }

    private void work() {
        while (!background.isEmpty()) {
            background.remove().run();
        }
    }

    private Place place() {
        return workflow.session().placeProperty().get();
    }

    private RunSpec spec() {
        return Samples.spec(folder.resolve("pbmc.h5ad"), 0);
    }

    @Test
    void openingDataShowsTheCheckWithTheGuessesPreselected() {
        workflow.open(folder.resolve("pbmc.h5ad"));
        assertThat(place()).isEqualTo(Place.WELCOME);
        work();

        assertThat(place()).isEqualTo(Place.IMPORT_CHECK);
        assertThat(workflow.session().labelsProperty().get()).contains(ColumnRef.of("cell_type"));
        assertThat(recent.items()).singleElement().satisfies(item -> {
            assertThat(item.kind()).isEqualTo(RecentItem.Kind.DATA);
            assertThat(item.fileName()).isEqualTo("pbmc.h5ad");
        });
    }

    @Test
    void dataThatCannotBeUsedGoNoFurtherThanTheCheck() {
        workbench.inspecting(Samples::normalised);
        workflow.open(folder.resolve("norm.h5ad"));
        work();
        workflow.acceptData(Optional.empty(), Optional.empty());

        assertThat(place()).isEqualTo(Place.IMPORT_CHECK);
        assertThat(recent.items()).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadIsReported() {
        workbench.inspecting(path -> {
            throw new DataProblem("This is no HDF5 file.", "Its first bytes are text.", "Choose another file.");
        });
        workflow.open(folder.resolve("text.h5ad"));
        work();

        assertThat(place()).isEqualTo(Place.WELCOME);
        assertThat(workflow.problemProperty().get()).map(Problem::what).contains("This is no HDF5 file.");
    }

    @Test
    void aRunFolderIsOpenedAsARun() throws IOException {
        var run = Files.createDirectory(folder.resolve("001-scvi"));
        Files.writeString(run.resolve("run.json"), "{}");
        var asked = new ArrayList<Path>();
        workbench.opening(path -> {
            asked.add(path);
            return Samples.run(path, spec());
        });
        workflow.open(run);
        work();

        assertThat(asked).containsExactly(run);
        assertThat(place()).isEqualTo(Place.EXPLORE);
    }

    @Test
    void trainingShowsProgressAndEndsInTheRun() {
        workbench.training((spec, target, listener, control) -> {
            listener.on(new TrainEvent.Started("scVI", 800, 2000, 2, "cpu", List.of("loss")));
            listener.on(new TrainEvent.EpochDone(
                    1, 2, Map.of(), Map.of(), Map.of(), null, 0.1, true, TrainEvent.Usage.UNKNOWN));
            assertThat(tasks.running().getFirst().stageProperty().get()).isEqualTo("Epoch 2 of 2");
            assertThat(tasks.running().getFirst().shareProperty().get()).isEqualTo(0.5);
            return Optional.of(Samples.run(target, spec));
        });
        workflow.train(spec(), folder.resolve("001"));
        step();
        assertThat(place()).isEqualTo(Place.TRAINING);
        var live = workflow.session().trainingProperty().get().orElseThrow();
        work();

        assertThat(live.epoch()).isEqualTo(1);
        assertThat(live.epochs()).isEqualTo(2);
        assertThat(place()).isEqualTo(Place.EXPLORE);
        assertThat(workflow.session().trainingProperty().get()).isEmpty();
        assertThat(recent.items().getFirst().kind()).isEqualTo(RecentItem.Kind.RUN);
    }

    @Test
    void theTraysButtonStopsAndKeeps() {
        var requests = new ArrayList<RunControl.Request>();
        workbench.training((spec, target, listener, control) -> {
            requests.add(control.request());
            return Optional.of(Samples.run(target, spec));
        });
        workflow.train(spec(), folder.resolve("001"));
        step();
        tasks.running().getFirst().cancel();
        work();

        assertThat(requests).containsExactly(RunControl.Request.STOP_AND_KEEP);
        assertThat(workflow.session().runProperty().get()).isPresent();
    }

    @Test
    void theTraysButtonCannotStopARunThatIsFinishing() {
        var requests = new ArrayList<RunControl.Request>();
        workbench.training((spec, target, listener, control) -> {
            listener.on(new TrainEvent.TrainingEnded(2, 1, "All 2 epochs are done."));
            var task = tasks.running().getFirst();
            assertThat(task.cancellableProperty().get()).isFalse();
            task.cancel();
            requests.add(control.request());
            return Optional.of(Samples.run(target, spec));
        });
        workflow.train(spec(), folder.resolve("001"));
        work();

        assertThat(requests).containsExactly(RunControl.Request.NONE);
    }

    @Test
    void aRunWhoseProcessDiedGoesOnWithAClick() throws IOException {
        var run = Files.createDirectories(folder.resolve("001"));
        workbench.training((spec, target, listener, control) -> {
            throw new WorkerLost("The process is gone.", "It was killed.", "Go on with 'mixtura resume'.");
        });
        workflow.train(spec(), run);
        work();
        var problem = workflow.problemProperty().get().orElseThrow();
        assertThat(problem.what()).isEqualTo("The process is gone.");
        assertThat(problem.remedy()).startsWith("Go on with it now").doesNotContain("mixtura resume");

        workbench.interruptedRun(spec());
        workbench.training((spec, target, listener, control) -> Optional.of(Samples.run(target, spec)));
        problem.mend().orElseThrow().action().run();
        step();
        step();
        assertThat(place()).isEqualTo(Place.TRAINING);
        work();

        assertThat(workflow.session().runProperty().get())
                .hasValueSatisfying(r -> assertThat(r.folder()).isEqualTo(run));
    }

    @Test
    void aLostRunThatTrainsAgainIsNoLongerAskedAbout() throws IOException {
        var run = Files.createDirectories(folder.resolve("001"));
        workbench.training((spec, target, listener, control) -> {
            throw new WorkerLost("The process is gone.", "It was killed.", "Go on with 'mixtura resume'.");
        });
        workflow.train(spec(), run);
        work();
        assertThat(workflow.problemProperty().get()).isPresent();

        // Somebody goes on with it by another way than the button.
        workbench.interruptedRun(spec());
        workbench.training((spec, target, listener, control) -> Optional.of(Samples.run(target, spec)));
        workflow.openRun(run);
        step();
        step();

        assertThat(place()).isEqualTo(Place.TRAINING);
        assertThat(workflow.problemProperty().get()).isEmpty();
    }

    @Test
    void otherFailuresOfTrainingOfferNoClick() {
        workbench.training((spec, target, listener, control) -> {
            throw new DataProblem("The file is gone.", "It was moved.", "Put it back.");
        });
        workflow.train(spec(), folder.resolve("001"));
        work();

        assertThat(workflow.problemProperty().get().orElseThrow().mend()).isEmpty();
    }

    @Test
    void aFinishedRunDoesNotTakeTheUserAwayFromAnotherPage() {
        workbench.training((spec, target, listener, control) -> Optional.of(Samples.run(target, spec)));
        workflow.train(spec(), folder.resolve("001"));
        step();
        workflow.go(Place.WELCOME);
        work();

        assertThat(place()).isEqualTo(Place.WELCOME);
        assertThat(workflow.session().isReachable(Place.EXPLORE)).isTrue();
    }

    @Test
    void aFinishedRunDoesNotReplaceTheOneThatIsExplored() {
        workbench.training((spec, target, listener, control) -> Optional.of(Samples.run(target, spec)));
        workflow.train(spec(), folder.resolve("001"));
        work();
        workflow.train(spec(), folder.resolve("002"));
        step();
        workflow.go(Place.EXPLORE);
        work();

        assertThat(workflow.session().runProperty().get())
                .hasValueSatisfying(run -> assertThat(run.folder()).isEqualTo(folder.resolve("001")));
        assertThat(recent.items().getFirst().path())
                .isEqualTo(folder.resolve("002").toString());
    }

    @Test
    void anInterruptedRunGoesOnWhenItIsOpened() throws IOException {
        workbench.interruptedRun(spec());
        workbench.training((spec, target, listener, control) -> Optional.of(Samples.run(target, spec)));
        Path run = Files.createDirectories(folder.resolve("007"));
        Files.writeString(run.resolve("run.json"), "{}");
        workflow.open(run);
        work();

        assertThat(place()).isEqualTo(Place.EXPLORE);
        assertThat(workflow.session().runProperty().get())
                .hasValueSatisfying(r -> assertThat(r.folder()).isEqualTo(run));
    }

    @Test
    void aRunThatWasStoppedGoesOnAndIsShownAgainWhereverTheUserIs() {
        workbench.training((spec, target, listener, control) -> Optional.of(Samples.run(target, spec)));
        workflow.train(spec(), folder.resolve("001"));
        work();
        var stopped = workflow.session().runProperty().get().orElseThrow();
        workbench.interruptedRun(spec());
        workflow.goOn(stopped);
        step();
        assertThat(place()).isEqualTo(Place.TRAINING);
        workflow.go(Place.EXPLORE);
        work();

        assertThat(workflow.session().runProperty().get())
                .hasValueSatisfying(run -> assertThat(run).isNotSameAs(stopped))
                .hasValueSatisfying(run -> assertThat(run.folder()).isEqualTo(stopped.folder()));
    }

    @Test
    void errorsOfTheRuntimeEndATaskToo() {
        workbench.training((spec, target, listener, control) -> {
            throw new NoClassDefFoundError("ai/djl/engine");
        });
        workflow.train(spec(), folder.resolve("001"));
        work();

        assertThat(workflow.session().trainingProperty().get()).isEmpty();
        assertThat(tasks.running()).isEmpty();
        assertThat(workflow.problemProperty().get()).isPresent();
    }

    @Test
    void aSecondRunWaitsInTheQueueAndStartsByItself() {
        var order = new ArrayList<Path>();
        workbench.training((spec, target, listener, control) -> {
            order.add(target);
            return Optional.of(Samples.run(target, spec));
        });
        workflow.train(spec(), folder.resolve("001"));
        workflow.train(spec(), folder.resolve("002"));
        step();
        step();

        assertThat(workflow.session().queueProperty().get().waiting()).containsExactly(folder.resolve("002"));
        assertThat(workflow.problemProperty().get()).isEmpty();
        assertThat(tasks.running()).as("only one trains").hasSize(1);
        work();

        assertThat(order).containsExactly(folder.resolve("001"), folder.resolve("002"));
        assertThat(workflow.session().queueProperty().get().waiting()).isEmpty();
    }

    @Test
    void aWaitingRunCanBeTakenOutOfTheQueue() {
        workflow.train(spec(), folder.resolve("001"));
        workflow.train(spec(), folder.resolve("002"));
        step();
        step();
        workflow.removeFromQueue(folder.resolve("002"));
        work();

        assertThat(workbench.queue()).isEqualTo(QueueState.EMPTY);
        assertThat(workflow.session().queueProperty().get().waiting()).isEmpty();
    }

    @Test
    void aRunThatTrainsWhenTheWindowOpensIsFollowed() {
        workbench.queued(folder.resolve("overnight"), spec());
        workbench.training((spec, target, listener, control) -> Optional.of(Samples.run(target, spec)));
        workflow.findTraining();
        step();

        assertThat(place()).isEqualTo(Place.TRAINING);
        assertThat(workflow.session().trainingProperty().get())
                .hasValueSatisfying(live -> assertThat(live.folder()).isEqualTo(folder.resolve("overnight")));
        assertThat(recent.items())
                .as("found again if its process dies")
                .singleElement()
                .satisfies(item -> assertThat(item.path()).contains("overnight"));
        work();
        assertThat(place()).isEqualTo(Place.EXPLORE);
    }

    @Test
    void aDiscardedRunIsForgotten() {
        workbench.training((spec, target, listener, control) -> Optional.empty());
        workflow.train(spec(), folder.resolve("001"));
        step();
        step();
        assertThat(recent.items()).as("found again if its process dies").isNotEmpty();
        work();
        assertThat(recent.items()).isEmpty();
    }

    @Test
    void aLookInPassingFollowsWhatBeganElsewhere() {
        workflow.lookAround();
        work();
        assertThat(place()).isEqualTo(Place.WELCOME);

        workbench.queued(folder.resolve("overnight"), spec());
        workbench.training((spec, target, listener, control) -> Optional.of(Samples.run(target, spec)));
        workflow.lookAround();
        assertThat(tasks.running()).as("nothing in the tray").isEmpty();
        step();
        assertThat(place()).isEqualTo(Place.TRAINING);
    }

    @Test
    void aLookInPassingThatComesTooLateChangesNothing() {
        workflow.lookAround();
        var late = background.remove();
        workbench.queued(folder.resolve("overnight"), spec());
        workbench.training((spec, target, listener, control) -> Optional.of(Samples.run(target, spec)));
        workflow.findTraining();
        work();
        assertThat(place()).isEqualTo(Place.EXPLORE);
        workbench.queued(folder.resolve("another"), spec());
        late.run();

        assertThat(workflow.session().queueProperty().get().active()).isEmpty();
        assertThat(workflow.session().trainingProperty().get()).isEmpty();
    }

    @Test
    void whoComesLateHearsWhatHasBeen() {
        var live = new LiveRun(spec(), folder.resolve("001"), Optional.empty());
        var codes = new FloatMatrix(1, 1, new float[] {1});
        var first = new TrainEvent.EpochDone(
                1, 2, Map.of(), Map.of(), Map.of(), codes, 0.1, true, TrainEvent.Usage.UNKNOWN);
        var second = new TrainEvent.EpochDone(
                2, 2, Map.of(), Map.of(), Map.of(), codes, 0.1, true, TrainEvent.Usage.UNKNOWN);
        live.on(first);
        live.on(new TrainEvent.StepDone(2, 1, 1));
        live.on(second);
        var heard = new ArrayList<TrainEvent>();
        live.subscribe(heard::add);

        assertThat(heard).containsExactly(first.withoutLatent(), second);
    }
}
