package org.mixtura.ui.sweep;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.mixtura.core.prep.PrepConfig;
import org.mixtura.core.schema.Field;
import org.mixtura.core.schema.Schema;
import org.mixtura.core.sweep.Sweep;
import org.mixtura.core.sweep.SweepPlan;
import org.mixtura.core.sweep.SweepTable;
import org.mixtura.ui.session.LiveRun;
import org.mixtura.ui.session.Place;
import org.mixtura.ui.session.Session;
import org.mixtura.ui.session.Workflow;
import org.mixtura.ui.task.Latest;
import org.mixtura.ui.task.Tasks;

/** The open sweep: its table so far, looked up again whenever something of the queue begins or ends. */
public final class SweepViewModel {

    private static final Schema<PrepConfig> PREP = Schema.of(PrepConfig.DEFAULTS);

    private final Workflow workflow;
    private final Tasks tasks;
    private final Latest<Seen> looks;
    private final NoteFinder findNotes;
    private final Latest<List<String>> noting;
    private final ReadOnlyObjectWrapper<List<String>> notes = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<SweepTable>> table = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("Sweep");
    private final ReadOnlyStringWrapper subject = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper counts = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper incomplete = new ReadOnlyBooleanWrapper(false);
    private final BooleanProperty runsShown = new SimpleBooleanProperty(false);

    private SweepLines lines = SweepLines.NONE;

    /** Finds what is to be known of a plan. */
    @FunctionalInterface
    public interface NoteFinder {

        /** Sentences; may read data, so for a background thread. */
        List<String> of(SweepPlan plan, BooleanSupplier cancelled);
    }

    private record Seen(Sweep sweep, SweepTable table, SweepLines lines) {

        static Seen of(Sweep sweep) {
            var table = sweep.table();
            return new Seen(sweep, table, SweepLines.of(sweep, table));
        }
    }

    /** @param findNotes what is to be known of a plan; called in the background */
    public SweepViewModel(Workflow workflow, NoteFinder findNotes, Tasks tasks) {
        this.workflow = workflow;
        this.tasks = tasks;
        this.findNotes = findNotes;
        // What cannot be looked at any more, as data that have moved, has no notes.
        this.noting = new Latest<>(tasks, "Looking for settings without effect", notes::set, _ -> notes.set(List.of()));
        this.looks = new Latest<>(tasks, "Looking at the sweep", this::seen, workflow::report);
        session().sweepProperty().subscribe(this::opened);
        session().trainingProperty().addListener((_, _, _) -> refresh());
        session().queueProperty().addListener((_, _, _) -> refresh());
    }

    /** The table; empty until it was looked up. */
    ReadOnlyObjectProperty<Optional<SweepTable>> tableProperty() {
        return table.getReadOnlyProperty();
    }

    ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /** Model, data and size of the plan. */
    ReadOnlyStringProperty subjectProperty() {
        return subject.getReadOnlyProperty();
    }

    /** How many runs are complete, train, wait and so on. */
    ReadOnlyStringProperty countsProperty() {
        return counts.getReadOnlyProperty();
    }

    /** What was done last, a sentence. */
    ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /** What is to be known of the combinations, as settings that have no effect in some; may be empty. */
    ReadOnlyObjectProperty<List<String>> notesProperty() {
        return notes.getReadOnlyProperty();
    }

    /** Whether runs are missing that neither train nor wait. */
    ReadOnlyBooleanProperty incompleteProperty() {
        return incomplete.getReadOnlyProperty();
    }

    /** Whether runs are shown and not combinations. */
    BooleanProperty runsShownProperty() {
        return runsShown;
    }

    /** Looks at the folders again, in the background. */
    void refresh() {
        session().sweepProperty().get().ifPresent(sweep -> looks.submit(_ -> Seen.of(sweep)));
    }

    /** Trains what is missing. */
    void goOn() {
        // Until it is known what is missing then, so that a second click asks for nothing twice.
        incomplete.set(false);
        words.set("");
        workflow.goOnWithSweep();
        refresh();
    }

    /** Opens a run in Explore, or watches it while it trains. */
    void open(SweepRun run) {
        if (!run.isOpenable()) {
            return;
        }
        boolean live = session()
                .trainingProperty()
                .get()
                .map(LiveRun::folder)
                .filter(run.folder()::equals)
                .isPresent();
        if (live) {
            workflow.go(Place.TRAINING);
        } else {
            workflow.openRun(run.folder());
        }
    }

    /** Writes what is shown as CSV, or combinations as LaTeX, by the end of the file's name. */
    void save(Path file) {
        boolean runs = runsShown.get();
        table.get()
                .ifPresent(seen -> tasks.run(
                        "Writing " + file.getFileName(),
                        _ -> {
                            seen.save(file, runs);
                            return file;
                        },
                        written -> words.set("Written to " + written + "."),
                        workflow::report));
    }

    /** The name of a setting as the form has it; its key where this version does not know it. */
    String label(String key) {
        String model = session()
                .sweepProperty()
                .get()
                .map(sweep -> sweep.plan().base().model())
                .orElse("");
        Optional<Field> field = workflow.family(model)
                .flatMap(family -> family.schema().field(key))
                .or(() -> PREP.field(key.startsWith("prep.") ? key.substring("prep.".length()) : key));
        return field.map(found -> found.info().label()).orElse(key);
    }

    /** A line for each combination, in the order of the plan. */
    List<Combination> combinations() {
        return lines.combinations();
    }

    /** A line for each run, in the order of the plan. */
    List<SweepRun> runs() {
        return lines.runs();
    }

    private void opened(Optional<Sweep> sweep) {
        looks.forget();
        lines = SweepLines.NONE;
        table.set(Optional.empty());
        incomplete.set(false);
        counts.set("");
        words.set("");
        noting.forget();
        notes.set(List.of());
        sweep.ifPresent(open -> noting.submit(progress -> findNotes.of(open.plan(), progress::isCancelled)));
        title.set(sweep.map(s -> "Sweep " + s.folder().getFileName()).orElse("Sweep"));
        subject.set(sweep.map(this::describe).orElse(""));
        refresh();
    }

    private String describe(Sweep sweep) {
        var plan = sweep.plan();
        int combinations = plan.points().size();
        return "%s · %s · %s × %s"
                .formatted(
                        workflow.modelName(plan.base().model()),
                        plan.base().data().getFileName(),
                        counted(combinations, "combination"),
                        counted(plan.seeds(), "seed"));
    }

    private static String counted(int number, String what) {
        return "%,d %s%s".formatted(number, what, number == 1 ? "" : "s");
    }

    private void seen(Seen seen) {
        if (session().sweepProperty().get().filter(open -> open == seen.sweep()).isEmpty()) {
            return;
        }
        lines = seen.lines();
        table.set(Optional.of(seen.table()));
        incomplete.set(!seen.table().missing().isEmpty());
        counts.set(String.join(
                " · ",
                Arrays.stream(SweepTable.State.values())
                        .filter(state -> state == SweepTable.State.COMPLETE
                                || seen.table().count(state) > 0)
                        .map(state -> "%,d %s".formatted(seen.table().count(state), name(state)))
                        .toList()));
    }

    private static String name(SweepTable.State state) {
        return switch (state) {
            case COMPLETE -> "complete";
            case TRAINING -> "training";
            case WAITING -> "waiting";
            case STOPPED -> "stopped";
            case FAILED -> "failed";
            case MISSING -> "not trained";
        };
    }

    private Session session() {
        return workflow.session();
    }
}
