package org.mixtura.ui.welcome;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyProperty;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.mixtura.core.data.io.GeneJoin;
import org.mixtura.ui.error.Problem;
import org.mixtura.ui.session.JoinPlan;
import org.mixtura.ui.session.Workflow;
import org.mixtura.ui.settings.RecentItem;
import org.mixtura.ui.settings.RecentItems;
import org.mixtura.ui.task.Tasks;

/** What the welcome page offers. */
public final class WelcomeViewModel implements JoinCard.Answer {

    private final Workflow workflow;
    private final RecentItems recent;
    private final FilteredList<RecentItem> data;
    private final FilteredList<RecentItem> runs;
    private final BooleanBinding busy;
    private final Thumbnails thumbnails;

    public WelcomeViewModel(Workflow workflow, RecentItems recent, Tasks tasks) {
        this.workflow = workflow;
        this.recent = recent;
        this.data = recent.items().filtered(i -> i.kind() == RecentItem.Kind.DATA);
        this.runs = recent.items().filtered(i -> i.kind() != RecentItem.Kind.DATA);
        this.thumbnails = new Thumbnails(tasks);
        this.busy = Bindings.isNotEmpty(tasks.running());
    }

    ObservableList<RecentItem> recentData() {
        return data;
    }

    /** Runs and sweeps. */
    ObservableList<RecentItem> recentRuns() {
        return runs;
    }

    /** Whether something is being opened. */
    BooleanBinding busy() {
        return busy;
    }

    /** Gives the file of the picture of an item as soon as it was found, if there is one. */
    void picture(RecentItem item, Consumer<Path> found) {
        thumbnails.find(item, found);
    }

    void openDemo() {
        workflow.openDemo();
    }

    /** Whether this can be dropped: files or folders. */
    boolean accepts(List<File> files) {
        return !files.isEmpty();
    }

    /** Opens a file or folder, and asks how several become one data set; nothing when the user chose none. */
    void open(List<File> files) {
        if (files.size() == 1) {
            workflow.open(files.getFirst().toPath());
        } else if (!files.isEmpty()) {
            workflow.imports().plan(files.stream().map(File::toPath).toList());
        }
    }

    /** Files that are to be joined, and wait for a user to say how. */
    ReadOnlyProperty<Optional<JoinPlan>> joinPlan() {
        return workflow.session().joinPlanProperty();
    }

    @Override
    public void join(JoinPlan plan, GeneJoin genes) {
        workflow.imports().join(plan, genes);
    }

    @Override
    public void leave() {
        workflow.session().joinPlanProperty().set(Optional.empty());
    }

    void open(RecentItem item) {
        if (!Files.exists(item.location())) {
            recent.remove(item);
            workflow.report(new Problem(
                    "“%s” is no longer there.".formatted(item.fileName()),
                    "It was moved, renamed or deleted: " + item.path(),
                    "Open it from its new place. It was taken off the list.",
                    ""));
        } else {
            workflow.open(item.location());
        }
    }
}
