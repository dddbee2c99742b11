package org.mixtura.ui.answers;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.mixtura.core.GroupFigureRequest.Kind;
import org.mixtura.core.RunGroups;
import org.mixtura.core.data.Column;
import org.mixtura.core.figure.DotPlotFigure;
import org.mixtura.core.figure.ExpressionHeatFigure;
import org.mixtura.core.figure.GroupColours;
import org.mixtura.core.figure.MeanHeatFigure;
import org.mixtura.core.figure.TitledFigure;
import org.mixtura.core.figure.ViolinFigure;
import org.mixtura.core.group.AnnotationReport;
import org.mixtura.core.group.Annotator;
import org.mixtura.core.group.ExpressionScale;
import org.mixtura.core.group.GeneMarker;
import org.mixtura.core.group.GroupExpression;
import org.mixtura.core.group.GroupMarkers;
import org.mixtura.core.group.MarkerReport;
import org.mixtura.core.group.SplitGroups;
import org.mixtura.core.group.Suggestion;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.run.RunTable;
import org.mixtura.core.run.StoredRun;
import org.mixtura.ui.control.GeneNames;
import org.mixtura.ui.session.FigureDraft;
import org.mixtura.ui.task.Question;

/** Which genes mark groups of cells, which types they speak for, and pictures of their expression. */
final class MarkersViewModel {

    private static final int IN_TABLE = 100;
    private static final int IN_FIGURE = 3;

    private final StoredRun run;
    private final Supplier<RunGroups> groups;
    private final ObservableValue<GroupsViewModel.By> by;
    private final Question question;
    private final StringProperty genes = new SimpleStringProperty(this, "genes", "");
    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(this, "kind", Kind.DOTPLOT);
    private final ObjectProperty<ExpressionScale> scale =
            new SimpleObjectProperty<>(this, "scale", ExpressionScale.SHARE);
    private final ObjectProperty<Optional<String>> group = new SimpleObjectProperty<>(this, "group", Optional.empty());
    private final ObjectProperty<Optional<Column.Categorical>> split =
            new SimpleObjectProperty<>(this, "split", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Found>> result = new ReadOnlyObjectWrapper<>(Optional.empty());

    MarkersViewModel(
            StoredRun run, Supplier<RunGroups> groups, ObservableValue<GroupsViewModel.By> by, Question question) {
        this.run = run;
        this.groups = groups;
        this.by = by;
        this.question = question;
        by.subscribe(_ -> forget());
    }

    /** Other groups have other markers, which are looked for when they are asked for: that can take minutes. */
    private void forget() {
        result.set(Optional.empty());
    }

    /**
     * What was found.
     *
     * @param column the groups
     * @param picture of the genes in the figure; empty where there are none to show
     */
    record Found(Column.Categorical column, MarkerReport markers, AnnotationReport types, Optional<Picture> picture) {

        Found showing(Optional<Picture> other) {
            return new Found(column, markers, types, other);
        }
    }

    /**
     * What is seen in a picture of genes.
     *
     * @param halves of violins that are split
     */
    record Picture(GroupExpression expression, Optional<Halves> halves) {}

    /** Groups that are divided in two, with the expression of the parts. */
    record Halves(SplitGroups split, GroupExpression expression) {}

    Question question() {
        return question;
    }

    /** Genes to show instead of the markers, as typed; empty: the markers. */
    StringProperty genesProperty() {
        return genes;
    }

    ObjectProperty<Kind> kindProperty() {
        return kind;
    }

    ObjectProperty<ExpressionScale> scaleProperty() {
        return scale;
    }

    /** What violins are split by; empty: they are whole. */
    ObjectProperty<Optional<Column.Categorical>> splitProperty() {
        return split;
    }

    /** Columns of two values, by which violins can be split. */
    List<Column.Categorical> splits() {
        return run.cells().columns().stream()
                .filter(Column.Categorical.class::isInstance)
                .map(Column::asCategorical)
                .filter(column ->
                        column.used().levels().size() == 2 && !column.name().equals(StoredRun.SPLIT))
                .toList();
    }

    /** The group whose genes are listed; empty before there is an answer. */
    ObjectProperty<Optional<String>> groupProperty() {
        return group;
    }

    ReadOnlyObjectProperty<Optional<Found>> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /** Looks for the markers of the chosen groups. */
    void find() {
        var chosen = by.getValue();
        var wished = wished();
        var divided = split.get();
        question.ask(
                "Finding markers",
                "Comparing each group with all other cells…",
                watcher -> found(groups.get(), chosen, wished, divided, watcher),
                found -> chosen.equals(by.getValue()) ? show(found) : "");
    }

    private static Found found(
            RunGroups asked,
            GroupsViewModel.By chosen,
            List<String> wished,
            Optional<Column.Categorical> divided,
            Watcher watcher) {
        var column = asked.groups(Optional.of(chosen.ref()), watcher.part(0, 0.3));
        var markers = asked.markers(column, watcher.part(0.3, 0.9));
        var types = asked.annotate(markers, Optional.empty(), Annotator.MARKERS);
        return pictured(
                asked, new Found(column, markers, types, Optional.empty()), wished, divided, watcher.part(0.9, 1));
    }

    private static Found pictured(
            RunGroups asked, Found found, List<String> wished, Optional<Column.Categorical> divided, Watcher watcher) {
        var shown = wished.isEmpty() ? found.markers().best(IN_FIGURE) : asked.genes(wished);
        if (shown.isEmpty()) {
            return found.showing(Optional.empty());
        }
        var whole = asked.expression(found.column(), shown, watcher.part(0, 0.5));
        var halves = divided.map(by -> {
            var groups = SplitGroups.of(found.column(), by);
            return new Halves(groups, asked.expression(groups.halves(), shown, watcher.part(0.5, 1)));
        });
        return found.showing(Optional.of(new Picture(whole, halves)));
    }

    private String show(Found found) {
        result.set(Optional.of(found));
        var names = found.markers().groups().stream().map(GroupMarkers::name).toList();
        group.set(group.get().filter(names::contains).or(() -> names.stream().findFirst()));
        long named = found.types().groups().stream()
                .filter(each -> each.best().isPresent())
                .count();
        return "%,d genes were compared in %d groups; %d of the groups speak for a type."
                .formatted(found.markers().tested(), names.size(), named);
    }

    /** Shows the genes that are typed, or the markers where none are, with violins split as is chosen. */
    void showGenes() {
        var wished = wished();
        var divided = split.get();
        result.get()
                .ifPresent(found -> question.ask(
                        "Reading genes",
                        "Reading genes…",
                        watcher -> pictured(groups.get(), found, wished, divided, watcher),
                        now -> {
                            if (result.get().isEmpty()) {
                                return "";
                            }
                            result.set(Optional.of(now));
                            return "%d genes are shown."
                                    .formatted(now.picture()
                                            .map(each ->
                                                    each.expression().genes().size())
                                            .orElse(0));
                        }));
    }

    private List<String> wished() {
        return GeneNames.in(genes.get());
    }

    /** The names of all groups. */
    List<String> groups() {
        return result.get().stream()
                .flatMap(found -> found.markers().groups().stream())
                .map(GroupMarkers::name)
                .toList();
    }

    /** A group with the type that it speaks for most. */
    String label(String name) {
        return result.get().stream()
                .flatMap(found -> found.types().groups().stream())
                .filter(each -> each.name().equals(name))
                .flatMap(each -> each.best().stream())
                .findFirst()
                .map(best -> name + " · " + best.type())
                .orElse(name);
    }

    /** The genes of the chosen group that are surely higher there than elsewhere, those clearly higher first. */
    List<GeneMarker> lines() {
        return chosen().map(own -> own.best(IN_TABLE)).orElse(List.of());
    }

    private Optional<GroupMarkers> chosen() {
        return result.get().flatMap(found -> found.markers().groups().stream()
                .filter(each -> group.get().filter(each.name()::equals).isPresent())
                .findFirst());
    }

    String symbol(GeneMarker marker) {
        return result.get().map(found -> found.markers().symbol(marker)).orElse("");
    }

    /** The types that the chosen group speaks for. */
    List<Suggestion> suggestions() {
        return result.get().stream()
                .flatMap(found -> found.types().groups().stream())
                .filter(each -> group.get().filter(each.name()::equals).isPresent())
                .flatMap(each -> each.suggestions().stream())
                .toList();
    }

    private Optional<TitledFigure> drawn() {
        return result.get().flatMap(found -> found.picture().map(shown -> drawn(shown, found.column())));
    }

    private TitledFigure drawn(Picture picture, Column.Categorical column) {
        var colours = GroupColours.of(column);
        var shown = picture.expression();
        String title = "Expression by " + shown.by();
        return switch (kind.get()) {
            case VIOLIN ->
                picture.halves()
                        .map(halves -> new ViolinFigure(
                                title + " and " + halves.split().sides().name(),
                                halves.expression(),
                                colours,
                                Optional.of(halves.split())))
                        .orElseGet(() -> new ViolinFigure(title, shown, colours));
            case HEATMAP ->
                new ExpressionHeatFigure("Expression of cells by " + shown.by(), shown, scale.get(), colours);
            case MATRIXPLOT -> new MeanHeatFigure("Mean expression by " + shown.by(), shown, scale.get(), colours);
            default -> new DotPlotFigure(title, shown, scale.get(), colours);
        };
    }

    /** The numbers of the picture; empty where there is none. */
    private Optional<GroupExpression> numbers() {
        return result.get().flatMap(Found::picture).map(picture -> picture.halves()
                .filter(_ -> kind.get() == Kind.VIOLIN)
                .map(Halves::expression)
                .orElse(picture.expression()));
    }

    /** The picture as it is drawn in the window, where its title stands already; empty before there is an answer. */
    Optional<TitledFigure> seen() {
        return drawn().map(figure -> figure.withTitle(""));
    }

    /** The picture as a figure; empty before there is an answer. */
    Optional<FigureDraft> figure() {
        return numbers().flatMap(shown -> drawn().map(
                        figure -> FigureDraft.of(run, figure, kind.get().id(), shown.table())));
    }

    /** Writes all genes of all groups. */
    void saveMarkers(Path csv) {
        result.get()
                .ifPresent(
                        found -> save(csv, found.markers().table(found.markers().tested())));
    }

    /** Writes all types that are suggested, with their evidence. */
    void saveTypes(Path csv) {
        result.get().ifPresent(found -> save(csv, found.types().table()));
    }

    /** Writes the numbers of the picture. */
    void saveExpression(Path csv) {
        numbers().ifPresent(expression -> save(csv, expression.table()));
    }

    private void save(Path csv, RunTable table) {
        question.write(csv, file -> RunTable.write(file, table));
    }
}
