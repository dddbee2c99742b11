package org.mixtura.ui.explore;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.mixtura.core.Comparison;
import org.mixtura.core.ComparisonRequest;
import org.mixtura.core.RunOutputs;
import org.mixtura.core.data.Column;
import org.mixtura.core.run.ColumnRef;
import org.mixtura.core.run.StoredRun;
import org.mixtura.ui.chart.LinkedView;
import org.mixtura.ui.error.Problem;
import org.mixtura.ui.task.Question;
import org.mixtura.ui.task.Tasks;

/** Which genes differ between two groups of cells: the choice of the groups, and what the model says. */
final class CompareViewModel {

    /** The group of the cells that are selected in the maps. */
    static final String SELECTED = "Selected cells";

    /** All cells outside the first group. */
    static final String REST = "All other cells";

    private static final String OTHERS = "other";

    private final StoredRun run;
    private final LinkedView view;
    private final Supplier<RunOutputs> outputs;
    private final Question question;
    private final ObjectProperty<Column.Categorical> column;
    private final ObservableList<String> groups = FXCollections.observableArrayList();
    private final ObservableList<String> others = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<String>> group = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<String> against = new SimpleObjectProperty<>(REST);
    private final ReadOnlyObjectWrapper<Optional<Comparison>> result = new ReadOnlyObjectWrapper<>(Optional.empty());

    /**
     * @param outputs answers questions to the model of the run
     * @param report tells the user about a problem
     */
    CompareViewModel(
            StoredRun run, LinkedView view, Supplier<RunOutputs> outputs, Tasks tasks, Consumer<Problem> report) {
        this.run = run;
        this.view = view;
        this.outputs = outputs;
        this.question = new Question(tasks, report);
        this.column = new SimpleObjectProperty<>(
                run.labels().map(Column::asCategorical).orElseGet(run::clusters));
        column.subscribe(_ -> fillGroups());
        view.selectionProperty().subscribe(_ -> fillGroups());
        group.subscribe(_ -> fillOthers());
    }

    /** The columns whose levels can be groups. */
    List<Column.Categorical> columns() {
        return run.cells().columns().stream()
                .filter(Column.Categorical.class::isInstance)
                .map(Column::asCategorical)
                .filter(c -> c.levels().size() > 1 && c.levels().size() <= ExploreViewModel.MOST_LEVELS)
                .toList();
    }

    ObjectProperty<Column.Categorical> columnProperty() {
        return column;
    }

    /** What can be the first group: the selection, if there is one, and the levels of the column. */
    ObservableList<String> groups() {
        return groups;
    }

    ObjectProperty<Optional<String>> groupProperty() {
        return group;
    }

    /** What the first group can be compared with. */
    ObservableList<String> others() {
        return others;
    }

    ObjectProperty<String> againstProperty() {
        return against;
    }

    ReadOnlyObjectProperty<Optional<Comparison>> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /** What was found, a sentence. */
    ReadOnlyStringProperty wordsProperty() {
        return question.wordsProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return question.busyProperty();
    }

    private void fillGroups() {
        var names = new ArrayList<String>();
        if (!view.selection().isEmpty()) {
            names.add(SELECTED);
        }
        names.addAll(column.get().levels());
        var before = group.get();
        groups.setAll(names);
        group.set(before.filter(names::contains).or(() -> names.stream().findFirst()));
        fillOthers();
    }

    private void fillOthers() {
        String chosen = group.get().orElse("");
        var names = new ArrayList<>(List.of(REST));
        if (!chosen.equals(SELECTED)) {
            column.get().levels().stream()
                    .filter(level -> !level.equals(chosen))
                    .forEach(names::add);
        }
        String before = against.get();
        others.setAll(names);
        against.set(names.contains(before) ? before : REST);
    }

    /** Asks the model. */
    void compare() {
        String first = group.get().orElse("");
        if (first.isEmpty()) {
            return;
        }
        var groupsOfCells = first.equals(SELECTED) ? selectionColumn() : column.get();
        var second = Optional.of(against.get()).filter(name -> !name.equals(REST));
        var request = ComparisonRequest.of(ColumnRef.of(groupsOfCells.name()), first, second);
        question.ask(
                "Comparing genes",
                "Comparing " + first + " with " + second.orElse("all other cells") + "…",
                watcher -> outputs.get().compare(groupsOfCells, request, watcher),
                this::show);
    }

    private Column.Categorical selectionColumn() {
        int[] codes = new int[run.cells().size()];
        Arrays.fill(codes, 1);
        view.selection().stream().forEach(cell -> codes[cell] = 0);
        return new Column.Categorical("selection", List.of(SELECTED, OTHERS), codes);
    }

    private String show(Comparison comparison) {
        result.set(Optional.of(comparison));
        var difference = comparison.difference();
        String found =
                "%,d of %,d genes differ between %s (%,d cells) and %s (%,d cells), at an expected false discovery rate of %.1f %%."
                        .formatted(
                                difference.called(),
                                difference.genes().size(),
                                comparison.request().group(),
                                comparison.cellsA(),
                                comparison.request().against().orElse("all others"),
                                comparison.cellsB(),
                                100 * difference.expectedFdr());
        return comparison.warning().map(text -> found + " " + text).orElse(found);
    }

    /** Writes the whole table. */
    void save(Path csv) {
        result.get()
                .ifPresent(
                        comparison -> question.write(csv, file -> outputs.get().writeComparison(comparison, file)));
    }
}
