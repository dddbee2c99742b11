package org.mixtura.ui.answers;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.mixtura.core.RunGroups;
import org.mixtura.core.data.Column;
import org.mixtura.core.embed.ClusterMethod;
import org.mixtura.core.run.ColumnRef;
import org.mixtura.core.run.StoredRun;
import org.mixtura.ui.task.Question;

/** What is asked about groups of a run's cells, and what the groups are. */
public final class GroupsViewModel {

    /** A column with more levels does not group cells, it names them. */
    private static final int MOST_GROUPS = 100;

    private final StoredRun run;
    private final ObjectProperty<By> by;
    private final MarkersViewModel markers;
    private final GroupFiguresViewModel pictures;

    /**
     * What the groups are.
     *
     * @param label for people
     */
    record By(String label, ColumnRef ref) {}

    /**
     * @param groups answers
     * @param select selects cells of the run
     * @param questions one for each thing to ask, so that each can be under way
     */
    public GroupsViewModel(
            StoredRun run, Supplier<RunGroups> groups, Consumer<BitSet> select, Supplier<Question> questions) {
        this.run = run;
        this.by = new SimpleObjectProperty<>(this, "by", choices().getFirst());
        this.markers = new MarkersViewModel(run, groups, by, questions.get());
        this.pictures = new GroupFiguresViewModel(run, groups, by, select, questions.get());
    }

    /** Components first, then clusters, then the columns that group cells. */
    List<By> choices() {
        var known = run.cells().columns().stream()
                .filter(Column.Categorical.class::isInstance)
                .map(Column::asCategorical)
                .filter(column -> column.used().levels().size() > 1
                        && column.levels().size() <= MOST_GROUPS
                        && !column.name().equals(StoredRun.SPLIT))
                .map(Column::name)
                .toList();
        return Stream.of(
                        known.stream().filter(StoredRun.COMPONENT::equals).map(name -> by("Components", name)),
                        known.stream().filter(StoredRun.CLUSTER::equals).map(name -> by("k-means clusters", name)),
                        Optional.of(ClusterMethod.LEIDEN)
                                .filter(method -> !known.contains(method.id()))
                                .map(method -> by("Leiden clusters", method.id()))
                                .stream(),
                        known.stream().filter(name -> !StoredRun.isOwn(name)).map(name -> by(name, name)))
                .flatMap(each -> each)
                .toList();
    }

    private static By by(String label, String column) {
        return new By(label, ColumnRef.of(column));
    }

    /** What all questions are about. */
    ObjectProperty<By> byProperty() {
        return by;
    }

    MarkersViewModel markers() {
        return markers;
    }

    GroupFiguresViewModel pictures() {
        return pictures;
    }
}
