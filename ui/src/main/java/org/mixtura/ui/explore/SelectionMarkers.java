package org.mixtura.ui.explore;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import org.mixtura.core.RunGroups;
import org.mixtura.core.data.Column;
import org.mixtura.core.group.MarkerReport;
import org.mixtura.ui.chart.CellSelection;
import org.mixtura.ui.error.Problem;
import org.mixtura.ui.task.Question;
import org.mixtura.ui.task.Tasks;

/** Genes that mark the selected cells against all others. */
final class SelectionMarkers {

    private static final int SHOWN = 8;
    private static final String SELECTED = "selected";

    private final Supplier<RunGroups> groups;
    private final Question question;
    private final ReadOnlyObjectWrapper<List<Marker>> found = new ReadOnlyObjectWrapper<>(this, "found", List.of());

    /**
     * A gene.
     *
     * @param logFold log2 of the ratio of mean expression inside to outside
     */
    record Marker(String symbol, double logFold) {}

    SelectionMarkers(Supplier<RunGroups> groups, Tasks tasks, Consumer<Problem> report) {
        this.groups = groups;
        this.question = new Question(tasks, report);
    }

    /** Looks for them. */
    void find(CellSelection selection, int cells) {
        found.set(List.of());
        int[] codes = new int[cells];
        Arrays.fill(codes, 1);
        selection.stream().forEach(cell -> codes[cell] = 0);
        var column = new Column.Categorical("selection", List.of(SELECTED, "other"), codes);
        question.ask(
                "Finding marker genes",
                "Comparing with all other cells…",
                watcher -> groups.get().markers(column, watcher),
                this::show);
    }

    private String show(MarkerReport report) {
        var group =
                report.groups().stream().filter(g -> g.name().equals(SELECTED)).findFirst();
        found.set(group.map(g -> g.best(SHOWN).stream()
                        .map(marker -> new Marker(report.symbol(marker), marker.logFold()))
                        .toList())
                .orElse(List.of()));
        return found.get().isEmpty()
                ? "No gene is clearly higher in these cells."
                : "Higher than in all other cells (Wilcoxon, q < 0.05), log2 fold:";
    }

    /** Forgets them, when other cells are selected. */
    void clear() {
        found.set(List.of());
    }

    ReadOnlyObjectProperty<List<Marker>> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /** What is being done, or what was found. */
    ReadOnlyStringProperty wordsProperty() {
        return question.wordsProperty();
    }
}
