package org.mixtura.ui.dataset;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.data.QualityFilter;
import org.mixtura.core.data.io.FilterEffect;
import org.mixtura.core.data.io.Inspection;
import org.mixtura.ui.session.Workflow;
import org.mixtura.ui.task.Latest;
import org.mixtura.ui.task.Tasks;

/** The quality filter of the open data set, with how many cells and genes it leaves as soon as a limit changes. */
final class FilterModel {

    private final Workflow workflow;
    private final Latest<FilterEffect> looks;
    private final StringProperty minGenes = new SimpleStringProperty("0");
    private final StringProperty minCells = new SimpleStringProperty("0");
    private final StringProperty maxMitochondrial = new SimpleStringProperty("100");
    private final ReadOnlyStringWrapper effect = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper valid = new ReadOnlyBooleanWrapper(true);
    private @Nullable Inspection open;

    FilterModel(Workflow workflow, Tasks tasks) {
        this.workflow = workflow;
        this.looks = new Latest<>(tasks, "Counting cells", this::show, workflow::report);
        for (StringProperty limit : new StringProperty[] {minGenes, minCells, maxMitochondrial}) {
            limit.subscribe((before, now) -> look());
        }
    }

    StringProperty minGenesProperty() {
        return minGenes;
    }

    StringProperty minCellsProperty() {
        return minCells;
    }

    /** In percent. */
    StringProperty maxMitochondrialProperty() {
        return maxMitochondrial;
    }

    /** How many cells and genes are left, in a sentence. */
    ReadOnlyStringProperty effectProperty() {
        return effect.getReadOnlyProperty();
    }

    /** Whether all limits are numbers that mean something and something is left. */
    ReadOnlyBooleanProperty validProperty() {
        return valid.getReadOnlyProperty();
    }

    /** The filter; empty when a limit is none. */
    Optional<QualityFilter> filter() {
        try {
            return Optional.of(new QualityFilter(
                    Integer.parseInt(minGenes.get().strip()),
                    Integer.parseInt(minCells.get().strip()),
                    Double.parseDouble(maxMitochondrial.get().strip()) / 100));
        } catch (IllegalArgumentException noLimit) {
            return Optional.empty();
        }
    }

    /**
     * Begins anew with a data set.
     *
     * @param keeps whether it is the one before read in another way, or made of it, so that what was typed holds
     */
    void open(Inspection inspection, boolean keeps) {
        open = null;
        looks.forget();
        if (!keeps) {
            minGenes.set("0");
            minCells.set("0");
            maxMitochondrial.set("100");
        }
        open = inspection.isUsable() ? inspection : null;
        look();
    }

    private void look() {
        Inspection data = open;
        if (data == null) {
            return;
        }
        Optional<QualityFilter> wanted = filter();
        if (wanted.isEmpty()) {
            looks.forget();
            effect.set(
                    "Limits are whole numbers from 0 on, and a percentage from 0 to 100, with a point before decimals.");
            valid.set(false);
        } else if (wanted.get().isNone()) {
            looks.forget();
            effect.set(all(data));
            valid.set(true);
        } else {
            looks.submit(_ -> workflow.imports().filterEffect(data, wanted.get()));
        }
    }

    /** Without a limit, too, what has no count is nothing to learn from. */
    private static String all(Inspection data) {
        var stats = data.stats();
        int cells = stats == null ? 0 : stats.emptyCells();
        int genes = stats == null ? 0 : stats.emptyGenes();
        String kept = "All %,d cells and %,d genes are kept".formatted(data.cells(), data.genes());
        String empty = Stream.of(counted(cells, "cell"), counted(genes, "gene"))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" and "));
        return empty.isEmpty() ? kept + "." : "%s, but for %s without any count.".formatted(kept, empty);
    }

    private static String counted(int number, String what) {
        return number == 0 ? "" : "%,d %s%s".formatted(number, what, number == 1 ? "" : "s");
    }

    private void show(FilterEffect left) {
        if (!left.judged()) {
            effect.set(
                    "The mitochondrial share cannot be judged: no gene of this data set is known to be mitochondrial. Set it"
                            + " to 100.");
            valid.set(false);
            return;
        }
        effect.set("%,d of %,d cells and %,d of %,d genes are kept.%s"
                .formatted(left.cells(), left.cellsBefore(), left.genes(), left.genesBefore(), reasons(left)));
        valid.set(left.cells() > 1 && left.genes() > 1);
    }

    private static String reasons(FilterEffect left) {
        if (left.fewGenes() + left.mitochondrial() == 0) {
            return "";
        }
        return " %,d cells have too few genes, %,d too large a mitochondrial share."
                .formatted(left.fewGenes(), left.mitochondrial());
    }
}
