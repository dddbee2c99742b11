package org.mixtura.ui.explore;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import org.mixtura.core.BatchChoice;
import org.mixtura.core.ExpressionRequest;
import org.mixtura.core.RunOutputs;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.ExpressionSource;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.infer.LibrarySize;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.run.RunStatus;
import org.mixtura.core.run.StoredRun;
import org.mixtura.ui.chart.CellDetails;
import org.mixtura.ui.chart.CellSelection;
import org.mixtura.ui.chart.LevelCount;
import org.mixtura.ui.chart.LinkedView;
import org.mixtura.ui.chart.Numbers;
import org.mixtura.ui.chart.Points;
import org.mixtura.ui.chart.ScatterModel;
import org.mixtura.ui.error.Problem;
import org.mixtura.ui.task.Latest;
import org.mixtura.ui.task.Tasks;
import org.mixtura.ui.task.Work;

/** A finished run: two linked maps of its cells, what colours them, and which cells are selected. */
public final class ExploreViewModel {

    private static final String EXPRESSION_UNIT = "log1p counts per 10,000";
    /** A column with more levels is an identifier, which no palette can show. */
    static final int MOST_LEVELS = 200;

    private static final int SUGGESTIONS = 12;

    private final StoredRun run;
    private final String modelName;
    private final LinkedView view;
    private final ScatterModel umap;
    private final ScatterModel latent;
    private final List<Column> columns;
    private final IntegerProperty axisX = new SimpleIntegerProperty(this, "axisX", 0);
    private final IntegerProperty axisY = new SimpleIntegerProperty(this, "axisY", 1);
    private final BooleanProperty names = new SimpleBooleanProperty(this, "names", true);
    private final ReadOnlyObjectWrapper<Optional<Column>> column = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<ExpressionSource>> expression =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper geneProblem = new ReadOnlyStringWrapper("");
    private final Latest<Colouring.ByValue> gene;
    private final Supplier<RunOutputs> outputs;
    private final CompareViewModel comparison;
    private final BooleanProperty modelled = new SimpleBooleanProperty(this, "modelled", false);

    /**
     * @param modelName as people write it
     * @param expression reads the expression of all genes, so that cells can be coloured by gene
     * @param outputs answers questions to the model of the run
     * @param report tells the user about a problem
     */
    public ExploreViewModel(
            StoredRun run,
            String modelName,
            Tasks tasks,
            Work<ExpressionSource> expression,
            Supplier<RunOutputs> outputs,
            Consumer<Problem> report) {
        this.outputs = outputs;
        this.run = run;
        this.modelName = modelName;
        this.columns = run.cells().columns().stream()
                .filter(ExploreViewModel::canColour)
                .toList();
        Column first = grouping();
        this.view = new LinkedView(Colouring.of(first));
        this.umap = new ScatterModel(view);
        this.latent = new ScatterModel(view);
        this.gene = new Latest<>(tasks, "Reading a gene", this::showGene, this::geneFailed);
        this.comparison = new CompareViewModel(run, view, outputs, tasks, report);
        column.set(Optional.of(first));
        umap.show(
                new Points("UMAP 1", "UMAP 2", run.umap().column(0), run.umap().column(1)));
        axisY.set(dimensions() > 1 ? 1 : 0);
        showAxes();
        axisX.subscribe((_, _) -> showAxes());
        axisY.subscribe((_, _) -> showAxes());
        tasks.run(
                "Reading expression",
                expression,
                source -> this.expression.set(Optional.of(source)),
                problem -> geneProblem.set("Genes cannot be shown. " + problem.what() + " " + problem.remedy()));
    }

    private static boolean canColour(Column column) {
        return column instanceof Column.Numeric
                || column.asCategorical().levels().size() <= MOST_LEVELS;
    }

    private void showAxes() {
        int x = axisX.get();
        int y = axisY.get();
        latent.show(new Points(
                "latent " + (x + 1),
                "latent " + (y + 1),
                run.latent().column(x),
                run.latent().column(y)));
    }

    /** Colours by a column of the cells. */
    void colourBy(Column chosen) {
        gene.forget();
        column.set(Optional.of(chosen));
        geneProblem.set("");
        view.colourBy(Colouring.of(chosen));
    }

    /** Colours by a value of each cell that somebody else found. */
    void colourBy(Colouring values) {
        gene.forget();
        column.set(Optional.empty());
        geneProblem.set("");
        view.colourBy(values);
    }

    /** Colours by the expression of a gene, given by id or symbol. */
    void colourByGene(String name) {
        String wanted = name.strip();
        expression.get().ifPresent(source -> source.genes()
                .find(wanted)
                .ifPresentOrElse(
                        index -> gene.submit(_ -> modelled.get()
                                ? expected(
                                        source.genes().ids().get(index),
                                        source.genes().symbols().get(index))
                                : Colouring.ByValue.of(
                                        source.genes().symbols().get(index),
                                        source.unit(),
                                        source.logNormalised(index),
                                        true)),
                        () -> geneProblem.set(wanted.isEmpty() ? "" : "There is no gene “%s”.".formatted(wanted))));
    }

    /** What the model expects of a gene, in the unit of the measured values. */
    private Colouring.ByValue expected(String id, String symbol) {
        var request = new ExpressionRequest(List.of(id), new LibrarySize.Fixed(10_000), new BatchChoice.Own(), 0);
        float[] counts = outputs.get().expression(request, Watcher.patient()).column(0);
        for (int cell = 0; cell < counts.length; cell++) {
            counts[cell] = (float) Math.log1p(counts[cell]);
        }
        return Colouring.ByValue.of(symbol, "expected by the model, " + EXPRESSION_UNIT, counts, true);
    }

    /** Whether genes are shown as the model expects them instead of as they were counted. */
    BooleanProperty modelledProperty() {
        return modelled;
    }

    /** Which genes differ between groups of cells. */
    CompareViewModel comparison() {
        return comparison;
    }

    private void showGene(Colouring.ByValue values) {
        column.set(Optional.empty());
        geneProblem.set("");
        view.colourBy(values);
    }

    private void geneFailed(Problem problem) {
        geneProblem.set(problem.what() + " " + problem.remedy());
    }

    /** Genes whose symbol begins with a text, then those that contain it. */
    List<String> genesLike(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty() || expression.get().isEmpty()) {
            return List.of();
        }
        return expression.get().get().genes().symbols().stream()
                .filter(symbol -> symbol.toLowerCase(Locale.ROOT).contains(wanted))
                .sorted(Comparator.comparing((String s) -> !s.equalsIgnoreCase(wanted))
                        .thenComparing(s -> !starts(s, wanted)))
                .distinct()
                .limit(SUGGESTIONS)
                .toList();
    }

    private static boolean starts(String symbol, String wanted) {
        return symbol.toLowerCase(Locale.ROOT).startsWith(wanted);
    }

    /** What kinds of cells are selected, largest first: by label, or by cluster where there are no labels. */
    List<LevelCount> composition() {
        int[] selected = view.selection().stream().toArray();
        return LevelCount.of(grouping().select(selected)).stream()
                .filter(level -> level.cells() > 0)
                .toList();
    }

    private Column grouping() {
        return run.labels().orElseGet(run::clusters);
    }

    /** The barcodes of the selected cells, one a line. */
    String selectedBarcodes() {
        return view.selection().stream().mapToObj(run.cells().barcodes()::get).collect(Collectors.joining("\n"));
    }

    /** Selects exactly the cells that are not selected. */
    void invertSelection() {
        view.selectionProperty().set(view.selection().inverted(run.cells().size()));
    }

    /** What to tell about the cell under the mouse. */
    CellDetails details() {
        return cell -> {
            var facts = new java.util.ArrayList<CellDetails.Fact>();
            Column group = grouping();
            facts.add(new CellDetails.Fact(group.name(), group.text(cell)));
            if (run.labels().isPresent()) {
                facts.add(new CellDetails.Fact(StoredRun.CLUSTER, run.clusters().text(cell)));
            }
            if (view.colouring() instanceof Colouring.ByValue values) {
                facts.add(new CellDetails.Fact(values.name(), Numbers.brief(values.values()[cell])));
            }
            return new CellDetails.Card(run.cells().barcodes().get(cell), facts);
        };
    }

    /** The run in one line. */
    String summary() {
        var text = new StringJoiner(" · ");
        text.add(modelName + " on " + run.spec().data().getFileName());
        text.add(Numbers.count(run.cells().size()) + " cells");
        text.add(run.status().epochs() + " epochs");
        Double own = run.status().scores().get("component_ari");
        if (own != null) {
            text.add("ARI of components %.3f".formatted(own));
        }
        for (String score : List.of("ari", "nmi")) {
            Double value = run.status().scores().get(score);
            if (value != null) {
                text.add("%s %.3f".formatted(score.toUpperCase(Locale.ROOT), value));
            }
        }
        return text.toString();
    }

    /** That training was stopped and can go on; empty when it has ended by itself. */
    Optional<String> stopped() {
        int epochs = run.status().epochs();
        int kept = run.status().bestEpoch();
        return run.status().state() == RunStatus.State.STOPPED
                ? Optional.of("Training was stopped after %s. This is the model as it was %s."
                        .formatted(
                                epochs == 1 ? "one epoch" : epochs + " epochs",
                                kept == epochs ? "then" : "after epoch " + kept + ", the best one"))
                : Optional.empty();
    }

    /** The run. */
    StoredRun run() {
        return run;
    }

    /** Number of latent dimensions. */
    int dimensions() {
        return run.latent().columns();
    }

    /** The columns that can give colours. */
    List<Column> columns() {
        return columns;
    }

    /** The column that gives the colours; empty while a gene does. */
    ReadOnlyObjectProperty<Optional<Column>> columnProperty() {
        return column.getReadOnlyProperty();
    }

    /** Expression; empty until it is read. */
    ReadOnlyObjectProperty<Optional<ExpressionSource>> expressionProperty() {
        return expression.getReadOnlyProperty();
    }

    /** Why no gene is shown; empty when nothing is wrong. */
    ReadOnlyStringProperty geneProblemProperty() {
        return geneProblem.getReadOnlyProperty();
    }

    /** Horizontal latent dimension, from 0. */
    IntegerProperty axisXProperty() {
        return axisX;
    }

    /** Vertical latent dimension, from 0. */
    IntegerProperty axisYProperty() {
        return axisY;
    }

    /** Whether categories are named on the maps. */
    BooleanProperty namesProperty() {
        return names;
    }

    /** What the maps share. */
    public LinkedView view() {
        return view;
    }

    /** The selected cells. */
    CellSelection selection() {
        return view.selection();
    }

    /** The map of the cells. */
    ScatterModel umap() {
        return umap;
    }

    /** Two latent dimensions. */
    ScatterModel latent() {
        return latent;
    }
}
