package org.mixtura.ui.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.mixtura.core.data.Column;
import org.mixtura.core.run.ColumnRef;
import org.mixtura.ui.chart.LevelCount;

/** The choice of one metadata column, or none, with a preview of its levels. */
final class ColumnChoice {

    private final ObservableList<Optional<Column>> options = FXCollections.observableArrayList();
    private final ObservableList<Optional<Column>> readOnly = FXCollections.unmodifiableObservableList(options);
    private final ObjectProperty<Optional<Column>> chosen = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<LevelCount>> levels = new ReadOnlyObjectWrapper<>(List.of());

    ColumnChoice() {
        chosen.subscribe(column -> levels.set(column.map(LevelCount::of).orElse(List.of())));
    }

    /** The columns to choose from, and none. */
    ObservableList<Optional<Column>> options() {
        return readOnly;
    }

    ObjectProperty<Optional<Column>> chosenProperty() {
        return chosen;
    }

    /** The levels of the chosen column; empty without one. */
    ReadOnlyObjectProperty<List<LevelCount>> levelsProperty() {
        return levels.getReadOnlyProperty();
    }

    /** The chosen column as a run names it. */
    Optional<ColumnRef> reference() {
        return chosen.get().map(c -> ColumnRef.of(c.name()));
    }

    /** The same columns read again: what was chosen before stays, if it is still there. */
    void offerAgain(List<Column> columns, List<String> candidates) {
        Optional<String> before = chosen.get().map(Column::name);
        offer(columns, candidates);
        choose(before);
    }

    /** Chooses the column of that name. */
    void choose(String column) {
        choose(Optional.of(column));
    }

    private void choose(Optional<String> name) {
        options.stream()
                .filter(option -> option.map(Column::name).equals(name))
                .findFirst()
                .ifPresent(chosen::set);
    }

    /** Offers these columns, the candidates first, and chooses the first candidate. */
    void offer(List<Column> columns, List<String> candidates) {
        var byName = columns.stream()
                .sorted((a, b) -> Integer.compare(rank(a, candidates), rank(b, candidates)))
                .map(Optional::of)
                .toList();
        var all = new ArrayList<Optional<Column>>(byName);
        all.addFirst(Optional.empty());
        options.setAll(all);
        chosen.set(
                candidates.isEmpty()
                        ? Optional.empty()
                        : byName.stream()
                                .filter(c -> c.map(Column::name).equals(Optional.of(candidates.getFirst())))
                                .findFirst()
                                .orElse(Optional.empty()));
    }

    private static int rank(Column column, List<String> candidates) {
        int i = candidates.indexOf(column.name());
        return i < 0 ? Integer.MAX_VALUE : i;
    }
}
