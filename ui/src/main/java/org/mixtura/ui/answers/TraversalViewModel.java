package org.mixtura.ui.answers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.ModelFigureRequest;
import org.mixtura.core.RunComponents;
import org.mixtura.core.RunDrawing;
import org.mixtura.core.TraversalRequest;
import org.mixtura.core.component.PathLook;
import org.mixtura.core.component.TraversalReport;
import org.mixtura.core.figure.TraversalFigure;
import org.mixtura.core.infer.Traversal;
import org.mixtura.core.infer.TraversalQuery;
import org.mixtura.core.run.RunTable;
import org.mixtura.core.run.StoredRun;
import org.mixtura.ui.control.GeneNames;
import org.mixtura.ui.figure.LookModel;
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
    private final ObjectProperty<Optional<Path>> sets = new SimpleObjectProperty<>(this, "sets", Optional.empty());
    private final LookModel look = new LookModel(PathLook.OF_STATES);
    private final ReadOnlyObjectWrapper<Optional<TraversalReport>> result =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    private @Nullable TraversalRequest asked;

    TraversalViewModel(StoredRun run, Supplier<RunComponents> components, Question question) {
        this.run = run;
        this.components = components;
        this.question = question;
    }

    /**
     * What is shown together.
     *
     * @param arm from 0; empty: all
     * @param dimension of the state, from 0
     */
    record Panel(OptionalInt arm, int dimension) {

        @Override
        public String toString() {
            String state = "State %d".formatted(dimension + 1);
            return arm.isPresent() ? state + ", arm %d".formatted(arm.getAsInt() + 1) : state + ", all arms";
        }

        private boolean has(Traversal traversal) {
            return traversal.dimension() == dimension && (arm.isEmpty() || arm.getAsInt() == traversal.arm());
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

    /** A file of sets whose genes are followed, too. */
    ObjectProperty<Optional<Path>> setsProperty() {
        return sets;
    }

    /** How genes are shown. */
    LookModel look() {
        return look;
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
        var request = new TraversalRequest(wished, sets.get(), MARKERS, OF_A_SET, OF_A_SET, range.get(), POINTS);
        question.ask(
                "Following genes along states",
                "Asking the model…",
                watcher -> components.get().traverse(request, watcher),
                report -> show(report, request));
    }

    private String show(TraversalReport report, TraversalRequest request) {
        asked = request;
        result.set(Optional.of(report));
        panel.set(panels().stream().findFirst());
        String genes = "%d genes in %d categories."
                .formatted(report.genes().size(), report.categories().size());
        int far = (int)
                report.traversals().stream().filter(each -> each.farSteps() > 0).count();
        return far == 0
                ? genes
                : genes
                        + " %d of %d strips leave the cells of their category at some values (red): what is decoded there was never seen."
                                .formatted(far, report.traversals().size());
    }

    /** All arms of each dimension together, then one by one. */
    List<Panel> panels() {
        return result.get().stream()
                .flatMap(report -> report.traversals().stream()
                        .mapToInt(Traversal::dimension)
                        .distinct()
                        .sorted()
                        .boxed()
                        .flatMap(dimension -> panels(report, dimension)))
                .toList();
    }

    private static Stream<Panel> panels(TraversalReport report, int dimension) {
        var single = report.arms().stream().map(arm -> new Panel(OptionalInt.of(arm), dimension));
        return report.arms().size() == 1
                ? single
                : Stream.concat(Stream.of(new Panel(OptionalInt.empty(), dimension)), single);
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
        var most = report.traversals().stream()
                .filter(shown::has)
                .max(Comparator.comparingDouble(each -> report.change(each, gene)))
                .orElseThrow();
        var named = report.genes().get(gene);
        return new Line(
                named.symbol(),
                named.setName(),
                report.change(most, gene),
                report.nameOf(most.category()),
                report.monotonicity(most, gene));
    }

    private Optional<TraversalFigure> panelFigure() {
        return result.get().flatMap(report -> panel.get()
                .map(shown -> TraversalFigure.of(report, shown.arm, shown.dimension, look.get())));
    }

    /** The panel as it is drawn in the window, where its title stands already; empty before there is an answer. */
    Optional<TraversalFigure> seen() {
        return panelFigure().map(figure -> figure.withTitle(""));
    }

    /** What is at a point of the figure, in words; empty beside it. */
    Optional<String> wordsAt(double x, double y, double width) {
        return seen().flatMap(figure -> figure.at(x, y, width).map(figure::words));
    }

    /** The symbol of the gene at a point of the figure. */
    Optional<String> geneAt(double x, double y, double width) {
        return seen().flatMap(figure -> figure.at(x, y, width)
                .map(spot -> figure.report().genes().get(spot.gene()).symbol()));
    }

    /**
     * The cell that is nearest to the state at a point of the figure.
     *
     * @param words what it is near to
     */
    record NearCell(String barcode, String words) {}

    /** The cell of the category that is nearest to the state at a point of the figure; empty beside the strips. */
    Optional<NearCell> cellAt(double x, double y, double width) {
        return seen().flatMap(figure -> figure.at(x, y, width).flatMap(spot -> spot.strip()
                .filter(strip -> strip.nearest().length > 0)
                .map(strip -> near(strip, spot.share(), figure.report()))));
    }

    private NearCell near(Traversal strip, double share, TraversalReport report) {
        int step = (int) Math.round(share * (strip.state().length - 1));
        String barcode = run.cells().barcodes().get(strip.nearest()[step]);
        return new NearCell(
                barcode,
                String.format(
                        Locale.ROOT,
                        "Cell %s is nearest to state %.2f of %s in arm %d; a cross marks it in the maps.",
                        barcode,
                        strip.state()[step],
                        report.nameOf(strip.category()),
                        strip.arm() + 1));
    }

    /** The symbols of the genes between two heights of the figure. */
    List<String> genesBetween(double from, double to, double width) {
        return seen().map(figure -> figure.genesBetween(from, to, width)).orElse(List.of());
    }

    /** Writes a set of genes. */
    void write(Path file, String text, Runnable written) {
        question.writeText(file, text, written);
    }

    /** The panel as a figure with all numbers; empty before there is an answer. */
    Optional<FigureDraft> figure() {
        return result.get().flatMap(report -> panelFigure().map(figure -> {
            var draft = FigureDraft.of(run, figure, "traversal", report.table());
            return drawing()
                    .map(again -> FigureDraft.of(run, figure, "traversal", report.table(), again))
                    .orElse(draft);
        }));
    }

    /** How the command line draws it again; empty where it cannot be told. */
    private Optional<RunDrawing> drawing() {
        if (asked == null || asked.range() != TraversalQuery.Range.CATEGORY) {
            return Optional.empty();
        }
        var usual = ModelFigureRequest.of(ModelFigureRequest.Kind.STATES, List.of());
        return Optional.of(new ModelFigureRequest(
                usual.kind(),
                usual.places(),
                usual.anchor(),
                usual.dimension(),
                asked.genes(),
                asked.sets(),
                MARKERS,
                look.get(),
                panel.get().map(Panel::arm).orElse(OptionalInt.empty()).orElse(-1) + 1,
                panel.get().map(Panel::dimension).orElse(0) + 1));
    }

    /** Writes every value of every arm and dimension. */
    void save(Path csv) {
        result.get().ifPresent(report -> question.write(csv, file -> RunTable.write(file, report.table())));
    }
}
