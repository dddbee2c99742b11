package org.mixtura.ui.explore;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.ExpressionSource;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.map.GenePair;
import org.mixtura.core.map.MapColour;
import org.mixtura.ui.chart.LinkedView;
import org.mixtura.ui.error.Problem;
import org.mixtura.ui.task.Latest;
import org.mixtura.ui.task.Tasks;

/** What gives the cells their colours: a column, or one gene or two as they were counted or as the model expects them. */
final class ColourModel {

    private static final int SUGGESTIONS = 12;

    private final RunSource source;
    private final Supplier<LinkedView> target;
    private final Function<Column, Colouring> colouring;
    private final ObservableList<Column> columns = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Column>> column = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<ExpressionSource>> expression =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title", "");
    private final ReadOnlyStringWrapper geneProblem = new ReadOnlyStringWrapper("");
    private final BooleanProperty modelled = new SimpleBooleanProperty(this, "modelled", false);
    private final Latest<Colouring> gene;

    /**
     * @param target whose colours change; asked each time
     * @param colouring gives a column its colours
     */
    ColourModel(RunSource source, Supplier<LinkedView> target, Function<Column, Colouring> colouring, Tasks tasks) {
        this.source = source;
        this.target = target;
        this.colouring = colouring;
        this.gene = new Latest<>(tasks, "Reading a gene", this::showGene, this::geneFailed);
        tasks.run(
                "Reading expression",
                _ -> source.expression(),
                found -> expression.set(Optional.of(found)),
                problem -> geneProblem.set("Genes cannot be shown. " + problem.what() + " " + problem.remedy()));
    }

    /** Offers these columns from now on. */
    void offer(List<Column> offered) {
        columns.setAll(offered);
    }

    /** Takes notice of colours that another scatter has, when that becomes the active one. */
    void look(Colouring shown) {
        String name = shown.title();
        title.set(name);
        column.set(columns.stream().filter(c -> c.name().equals(name)).findFirst());
    }

    /** Colours by a column of the cells. */
    void by(Column chosen) {
        gene.forget();
        column.set(Optional.of(chosen));
        geneProblem.set("");
        target.get().colourBy(colouring.apply(chosen));
    }

    /** Colours by a value of each cell that somebody else found. */
    void by(Colouring values) {
        gene.forget();
        title.set(values.title());
        column.set(Optional.empty());
        geneProblem.set("");
        target.get().colourBy(values);
    }

    /** Colours by the expression of a gene, given by id or symbol, or by that of two with a plus between them. */
    void byGene(String name) {
        String wanted = name.strip();
        expression.get().ifPresent(known -> {
            if (wanted.isEmpty()) {
                geneProblem.set("");
                return;
            }
            boolean expected = modelled.get();
            var pair = GenePair.in(wanted, known.genes());
            var names = pair.map(both -> List.of(both.first(), both.second())).orElse(List.of(wanted));
            names.stream()
                    .filter(one -> known.genes().find(one).isEmpty())
                    .findFirst()
                    .ifPresentOrElse(
                            lacking -> geneProblem.set("There is no gene “%s”.".formatted(lacking)),
                            () -> gene.submit(_ -> valuesOf(known, names, expected)));
        });
    }

    private Colouring valuesOf(ExpressionSource known, List<String> names, boolean expected) {
        var values = names.stream()
                .map(name -> valuesOf(known, known.genes().find(name).orElseThrow(), expected))
                .toList();
        return values.size() == 1 ? values.getFirst() : Colouring.Blend.of(values.getFirst(), values.getLast());
    }

    private Colouring.ByValue valuesOf(ExpressionSource known, int index, boolean expected) {
        // A gene that shares its symbol with one before it is found by its id only.
        String id = known.genes().ids().get(index);
        String name = isFoundBySymbol(known, index) ? known.genes().symbols().get(index) : id;
        return expected
                ? source.outputs().expectedColours(id, name, Watcher.patient())
                : Colouring.ByValue.of(name, known.unit(), known.logNormalised(index), true)
                        .from(Colouring.Origin.COUNTED);
    }

    /**
     * The colours that genes give. It reads them, so it may take a moment; call it in the background.
     *
     * @throws ConfigProblem when there is no such gene
     */
    Colouring of(MapColour.OfGenes wanted) {
        return switch (wanted) {
            case MapColour.Gene one -> ofGene(one);
            case MapColour.Blend(var first, var second) -> {
                var usual = Colouring.Blend.of(ofGene(first), ofGene(second));
                yield new Colouring.Blend(ranged(usual.first(), first), ranged(usual.second(), second));
            }
        };
    }

    private static Colouring.ByValue ranged(Colouring.ByValue values, MapColour.Gene wanted) {
        return wanted.range()
                .map(ends -> values.between(ends.low(), ends.high()))
                .orElse(values);
    }

    private Colouring.ByValue ofGene(MapColour.Gene wanted) {
        var known = source.expression();
        int index = known.genes()
                .find(wanted.gene())
                .orElseThrow(() -> new ConfigProblem(
                        "There is no gene “%s”.".formatted(wanted.gene()),
                        "The view was saved with colours by this gene.",
                        "Choose another gene, and save the view again."));
        return ranged(valuesOf(known, index, wanted.expected()), wanted);
    }

    /** The colours that a column gives; empty where it is not offered. */
    Optional<Colouring> of(MapColour.InColumn wanted) {
        return columns.stream()
                .filter(offered -> offered.name().equals(wanted.column()))
                .findFirst()
                .map(colouring)
                .map(usual -> switch (usual) {
                    case Colouring.ByLevel levels -> levels.hiding(codes(levels, wanted.hidden()));
                    case Colouring.ByValue values ->
                        wanted.range()
                                .map(ends -> values.between(ends.low(), ends.high()))
                                .orElse(values);
                    case Colouring.Blend blend -> blend;
                });
    }

    private static Set<Integer> codes(Colouring.ByLevel levels, Set<String> names) {
        return names.stream()
                .map(levels.column().levels()::indexOf)
                .filter(code -> code >= 0)
                .collect(Collectors.toSet());
    }

    /** Not a gene that shares its symbol with one before it. */
    private static boolean isFoundBySymbol(ExpressionSource known, int gene) {
        return known.genes().find(known.genes().symbols().get(gene)).orElse(-1) == gene;
    }

    private void showGene(Colouring values) {
        title.set(values.title());
        column.set(Optional.empty());
        geneProblem.set("");
        target.get().colourBy(values);
    }

    private void geneFailed(Problem problem) {
        geneProblem.set(problem.what() + " " + problem.remedy());
    }

    /**
     * Genes whose symbol begins with a text, then those that contain it; after a plus, which asks for two genes, what is before it
     * stays.
     */
    List<String> genesLike(String text) {
        int begin = GenePair.lastName(text);
        String kept = text.substring(0, begin);
        String wanted = text.substring(begin).strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty() || expression.get().isEmpty()) {
            return List.of();
        }
        return expression.get().get().genes().symbols().stream()
                .filter(symbol -> symbol.toLowerCase(Locale.ROOT).contains(wanted))
                .sorted(Comparator.comparing((String s) -> !s.equalsIgnoreCase(wanted))
                        .thenComparing(s -> !s.toLowerCase(Locale.ROOT).startsWith(wanted)))
                .distinct()
                .limit(SUGGESTIONS)
                .map(symbol -> kept + symbol)
                .toList();
    }

    /** The columns that can give colours. */
    ObservableList<Column> columns() {
        return columns;
    }

    /** What gives the colours where no column does: a gene, or something that was asked of the model. */
    ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
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

    /** Whether genes are shown as the model expects them instead of as they were counted. */
    BooleanProperty modelledProperty() {
        return modelled;
    }
}
