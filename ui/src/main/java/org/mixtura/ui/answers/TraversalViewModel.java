package org.mixtura.ui.answers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.mixtura.core.RunComponents;
import org.mixtura.core.TraversalRequest;
import org.mixtura.core.component.TraversalReport;
import org.mixtura.core.figure.TraversalFigure;
import org.mixtura.core.infer.TraversalQuery;
import org.mixtura.core.run.RunTable;
import org.mixtura.core.run.StoredRun;
import org.mixtura.ui.control.GeneNames;
import org.mixtura.ui.session.FigureDraft;
import org.mixtura.ui.task.Question;

/** How genes change while the state of a cell of each category is varied and the category stays. */
final class TraversalViewModel {

    private static final int MARKERS = 2;
    private static final int OF_A_SET = 10;
    private static final int POINTS = 100;

    private final StoredRun run;
    private final Supplier<RunComponents> components;
    private final Question question;
    private final StringProperty genes = new SimpleStringProperty(this, "genes", "");
    private final ObjectProperty<TraversalQuery.Range> range =
            new SimpleObjectProperty<>(this, "range", TraversalQuery.Range.CATEGORY);
    private final ObjectProperty<Optional<Panel>> panel = new SimpleObjectProperty<>(this, "panel", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<TraversalReport>> result =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    TraversalViewModel(StoredRun run, Supplier<RunComponents> components, Question question) {
        this.run = run;
        this.components = components;
        this.question = question;
    }

    /** An arm and a dimension of the state, both from 0, which are shown together. */
    record Panel(int arm, int dimension) {

        @Override
        public String toString() {
            return "State %d, arm %d".formatted(dimension + 1, arm + 1);
        }
    }

    /**
     * A gene in a panel.
     *
     * @param change the largest change in any category, as a share of the gene's largest expression
     * @param category where that is
     * @param monotonicity Spearman's correlation with the state there
     */
    record Line(String gene, String set, double change, String category, double monotonicity) {}

    Question question() {
        return question;
    }

    /** Genes to follow beside those of the sets, as typed. */
    StringProperty genesProperty() {
        return genes;
    }

    /** How far the state is varied. */
    ObjectProperty<TraversalQuery.Range> rangeProperty() {
        return range;
    }

    /** The arm and dimension that are shown; empty before there is an answer. */
    ObjectProperty<Optional<Panel>> panelProperty() {
        return panel;
    }

    ReadOnlyObjectProperty<Optional<TraversalReport>> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /** Asks the model. */
    void follow() {
        var wished = GeneNames.in(genes.get());
        var request = new TraversalRequest(wished, MARKERS, OF_A_SET, OF_A_SET, range.get(), POINTS);
        question.ask(
                "Following genes along states",
                "Asking the model…",
                watcher -> components.get().traverse(request, watcher),
                this::show);
    }

    private String show(TraversalReport report) {
        result.set(Optional.of(report));
        panel.set(panels().stream().findFirst());
        return "%d genes in %d categories."
                .formatted(report.genes().size(), report.categories().size());
    }

    /** All arms and dimensions. */
    List<Panel> panels() {
        return result.get().stream()
                .flatMap(report -> report.traversals().stream())
                .map(each -> new Panel(each.arm(), each.dimension()))
                .distinct()
                .sorted(Comparator.comparingInt(Panel::arm).thenComparingInt(Panel::dimension))
                .toList();
    }

    /** The genes of the panel that is shown, in the order of the figure. */
    List<Line> lines() {
        var lines = new ArrayList<Line>();
        result.get().ifPresent(report -> panel.get().ifPresent(shown -> {
            for (int gene = 0; gene < report.genes().size(); gene++) {
                lines.add(line(report, shown, gene));
            }
        }));
        return lines;
    }

    private static Line line(TraversalReport report, Panel shown, int gene) {
        var most = report.of(shown.arm, shown.dimension).stream()
                .max(Comparator.comparingDouble(each -> report.change(each, gene)))
                .orElseThrow();
        var named = report.genes().get(gene);
        return new Line(
                named.symbol(),
                named.set(),
                report.change(most, gene),
                report.nameOf(most.category()),
                report.monotonicity(most, gene));
    }

    private Optional<TraversalFigure> panelFigure() {
        return result.get()
                .flatMap(report -> panel.get().map(shown -> TraversalFigure.of(report, shown.arm, shown.dimension)));
    }

    /** The panel as it is drawn in the window, where its title stands already; empty before there is an answer. */
    Optional<TraversalFigure> seen() {
        return panelFigure().map(figure -> figure.withTitle(""));
    }

    /** The panel as a figure; empty before there is an answer. */
    Optional<FigureDraft> figure() {
        return panelFigure().map(figure -> new FigureDraft(figure, "traversal", run.provenance()));
    }

    /** Writes every value of every arm and dimension. */
    void save(Path csv) {
        result.get().ifPresent(report -> question.write(csv, file -> RunTable.write(file, report.table())));
    }
}
