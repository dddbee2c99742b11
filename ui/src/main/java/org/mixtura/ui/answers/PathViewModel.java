package org.mixtura.ui.answers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.ModelFigureRequest;
import org.mixtura.core.PathPoint;
import org.mixtura.core.PathRequest;
import org.mixtura.core.RunOutputs;
import org.mixtura.core.component.Drift;
import org.mixtura.core.component.PathLook;
import org.mixtura.core.component.PathReport;
import org.mixtura.core.data.Column;
import org.mixtura.core.figure.PathFigure;
import org.mixtura.core.run.ColumnRef;
import org.mixtura.core.run.RunTable;
import org.mixtura.core.run.StoredRun;
import org.mixtura.ui.control.GeneNames;
import org.mixtura.ui.figure.LookModel;
import org.mixtura.ui.session.FigureDraft;
import org.mixtura.ui.task.Question;

/** What a model decodes along a path between two places of its latent space, or along one dimension. */
final class PathViewModel {

    private static final int MOST_LEVELS = 40;

    private final StoredRun run;
    private final Supplier<RunOutputs> outputs;
    private final Question question;
    private final ObjectProperty<Route> from;
    private final ObjectProperty<Route> to;
    private final StringProperty genes = new SimpleStringProperty(this, "genes", "");
    private final ObjectProperty<Optional<Path>> sets = new SimpleObjectProperty<>(this, "sets", Optional.empty());
    private final LookModel look = new LookModel(PathLook.OF_PATHS);
    private final ReadOnlyObjectWrapper<Optional<PathReport>> result = new ReadOnlyObjectWrapper<>(Optional.empty());

    private @Nullable PathRequest asked;

    PathViewModel(StoredRun run, Supplier<RunOutputs> outputs, Question question) {
        this.run = run;
        this.outputs = outputs;
        this.question = question;
        var places = places();
        this.from = new SimpleObjectProperty<>(this, "from", starts().getFirst());
        this.to = new SimpleObjectProperty<>(this, "to", places.get(Math.min(1, places.size() - 1)));
    }

    /**
     * Where a path begins or ends, or the dimension that is varied.
     *
     * @param place empty: the dimension is varied
     */
    record Route(String label, Optional<PathPoint> place, OptionalInt dimension) {

        private static Route to(String label, PathPoint place) {
            return new Route(label, Optional.of(place), OptionalInt.empty());
        }

        private static Route along(int dimension) {
            return new Route("Latent dimension " + dimension, Optional.empty(), OptionalInt.of(dimension));
        }
    }

    /** Components, then known types, else clusters. */
    List<Route> places() {
        var places = new ArrayList<Route>();
        run.cells().column(StoredRun.COMPONENT).map(Column::asCategorical).ifPresent(own -> own.used()
                .levels()
                .forEach(name ->
                        places.add(Route.to("Component " + name, new PathPoint.Component(Integer.parseInt(name))))));
        var groups =
                run.labels().map(Column::asCategorical).orElseGet(run::clusters).used();
        groups.levels().stream()
                .limit(MOST_LEVELS)
                .forEach(level -> places.add(Route.to(
                        run.labels().isPresent() ? level : "Cluster " + level,
                        new PathPoint.Group(ColumnRef.of(groups.name()), level))));
        return List.copyOf(places);
    }

    /** Places, then the dimensions of the latent space. */
    List<Route> starts() {
        return Stream.concat(
                        places().stream(),
                        IntStream.rangeClosed(1, run.latent().columns()).mapToObj(Route::along))
                .toList();
    }

    Question question() {
        return question;
    }

    ObjectProperty<Route> fromProperty() {
        return from;
    }

    /** Where the path ends; along a dimension it is not looked at. */
    ObjectProperty<Route> toProperty() {
        return to;
    }

    /** Genes to follow beside those of the sets, as typed. */
    StringProperty genesProperty() {
        return genes;
    }

    /** A file of sets whose genes are followed, too. */
    ObjectProperty<Optional<Path>> setsProperty() {
        return sets;
    }

    /** How genes are shown. */
    LookModel look() {
        return look;
    }

    ReadOnlyObjectProperty<Optional<PathReport>> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /** Asks the model. */
    void follow() {
        var along = from.get().dimension();
        var through = along.isPresent()
                ? List.<PathPoint>of()
                : Stream.of(from.get(), to.get())
                        .flatMap(route -> route.place().stream())
                        .toList();
        var request = PathRequest.of(through, along)
                .withGenes(GeneNames.in(genes.get()))
                .withSets(sets.get());
        question.ask(
                "Following a path",
                "Decoding along the path…",
                watcher -> outputs.get().follow(request, watcher),
                report -> {
                    asked = request;
                    result.set(Optional.of(report));
                    return words(report);
                });
    }

    private String words(PathReport report) {
        return report.trust() + report.drift().map(this::words).orElse("");
    }

    private String words(Drift drift) {
        return String.format(
                Locale.ROOT,
                " Housekeeping genes change by %.0f %% of what markers change by%s.",
                100 * drift.share(),
                look.get().isTooMuch(drift)
                        ? ", which is too much to trust the path"
                        : drift.isSure() ? "" : " (" + drift.basis() + ")");
    }

    private Optional<PathFigure> drawn() {
        return result.get().map(report -> PathFigure.of(report, look.get()));
    }

    /** The path as it is drawn in the window; empty before there is an answer. */
    Optional<PathFigure> seen() {
        return drawn();
    }

    /** The path as a figure; empty before there is an answer. */
    Optional<FigureDraft> figure() {
        return result.get().flatMap(report -> drawn().map(figure -> asked == null
                ? FigureDraft.of(run, figure, "path", report.table())
                : FigureDraft.of(run, figure, "path", report.table(), drawing(asked))));
    }

    /** How the command line draws it again. */
    private ModelFigureRequest drawing(PathRequest request) {
        return ModelFigureRequest.of(ModelFigureRequest.Kind.PATH, request.through())
                .along(request.dimension())
                .with(request.genes(), look.get())
                .withSets(request.sets());
    }

    /** The symbols of the genes between two heights of the figure. */
    List<String> genesBetween(double from, double to, double width) {
        return seen().map(figure -> figure.genesBetween(from, to, width)).orElse(List.of());
    }

    /** What is at a point of the figure, in words; empty beside the genes. */
    Optional<String> wordsAt(double x, double y, double width) {
        return seen().flatMap(figure -> {
            var spot = figure.at(x, y, width);
            return spot.gene().isPresent() && spot.step().isPresent()
                    ? Optional.of(
                            figure.words(spot.gene().getAsInt(), spot.step().getAsInt()))
                    : Optional.empty();
        });
    }

    /** Writes a set of genes. */
    void write(Path file, String text, Runnable written) {
        question.writeText(file, text, written);
    }

    /** Writes every gene and step. */
    void save(Path csv) {
        result.get().ifPresent(report -> question.write(csv, file -> RunTable.write(file, report.table())));
    }
}
