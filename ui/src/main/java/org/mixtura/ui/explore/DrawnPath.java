package org.mixtura.ui.explore;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.mixtura.core.ModelFigureRequest;
import org.mixtura.core.PathPoint;
import org.mixtura.core.PathRequest;
import org.mixtura.core.component.PathGenes;
import org.mixtura.core.component.PathLook;
import org.mixtura.core.component.PathReport;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.figure.PathFigure;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.run.StoredRun;
import org.mixtura.ui.control.GeneNames;
import org.mixtura.ui.figure.LookModel;
import org.mixtura.ui.session.FigureDraft;
import org.mixtura.ui.task.Latest;
import org.mixtura.ui.task.Tasks;

/**
 * A path that somebody drew in a scatter, and what genes do along it. While its points are dragged the genes stay, and only the path is
 * decoded anew; when they are let go, the markers of its new ends are found.
 */
final class DrawnPath {

    private final StoredRun run;
    private final HeldDecoder decoder;
    private final PlaceFinder finder;
    private final ObservableList<Placed> stops = FXCollections.observableArrayList();
    private final StringProperty genes = new SimpleStringProperty(this, "genes", "");
    private final ObjectProperty<Optional<Path>> sets = new SimpleObjectProperty<>(this, "sets", Optional.empty());
    private final LookModel look = new LookModel(PathLook.OF_PATHS);
    private final ObjectProperty<OptionalInt> step = new SimpleObjectProperty<>(this, "step", OptionalInt.empty());
    private final ReadOnlyObjectWrapper<Optional<Followed>> followed =
            new ReadOnlyObjectWrapper<>(this, "followed", Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private final Latest<Followed> following;
    private final Latest<Followed> banding;
    private Optional<PathGenes> chosen = Optional.empty();

    DrawnPath(StoredRun run, HeldDecoder decoder, PlaceFinder finder, Tasks tasks) {
        this.run = run;
        this.decoder = decoder;
        this.finder = finder;
        this.following = new Latest<>(tasks, "Following a path", this::show, why -> {
            followed.set(Optional.empty());
            problem.set(why.what() + " " + why.why());
        });
        this.banding = new Latest<>(
                tasks, "Asking how sure the path is", this::showBand, why -> problem.set(why.what() + " " + why.why()));
        sets.subscribe((_, _) -> follow(true));
    }

    /**
     * A path with what was found along it.
     *
     * @param onMap where its steps would lie on the map of the cells, steps x 2
     * @param rested whether no point is dragged
     */
    record Followed(PathRequest request, PathGenes genes, PathReport report, FloatMatrix onMap, boolean rested) {

        private Followed within(PathReport banded) {
            return new Followed(request, genes, banded, onMap, rested);
        }
    }

    private void show(Followed found) {
        chosen = Optional.of(found.genes);
        followed.set(Optional.of(found));
        // While a point is dragged there is no time for it; the genes are as many as when it is let go.
        if (found.rested) {
            banding.submit(_ -> found.within(decoder.get().within(found.report, found.genes)));
        }
    }

    private void showBand(Followed found) {
        if (followed.get().filter(now -> now.request.equals(found.request)).isPresent()) {
            followed.set(Optional.of(found));
        }
    }

    /** Adds a stop at the end. */
    void add(Placed stop) {
        stops.add(stop);
        follow(true);
    }

    /** Takes a stop away. */
    void remove(int index) {
        stops.remove(index);
        follow(true);
    }

    /** Moves a stop while it is dragged. */
    void move(int index, Placed to) {
        stops.set(index, to);
        follow(false);
    }

    /** Puts other stops in the place of all. */
    void replace(List<Placed> other) {
        stops.setAll(other);
        follow(true);
    }

    void clear() {
        replace(List.of());
        problem.set("");
    }

    /** Says why a point cannot be part of a path. */
    void refuse(String why) {
        problem.set(why);
    }

    /**
     * Decodes the path.
     *
     * @param choose whether genes are chosen anew
     */
    void follow(boolean choose) {
        problem.set("");
        banding.forget();
        step.set(OptionalInt.empty());
        if (stops.size() < 2) {
            following.forget();
            chosen = Optional.empty();
            followed.set(Optional.empty());
            return;
        }
        var request = request();
        var known = choose ? Optional.<PathGenes>empty() : chosen;
        following.submit(_ -> {
            var held = decoder.get();
            var wanted = known.orElseGet(() -> held.genes(request, Watcher.patient()));
            var report = held.follow(request, wanted);
            return new Followed(request, wanted, report, finder.onMap(report.codes()), choose);
        });
    }

    private PathRequest request() {
        var through = stops.stream().map(Placed::point).toList();
        return PathRequest.of(through, OptionalInt.empty())
                .withGenes(GeneNames.in(genes.get()))
                .withSets(sets.get());
    }

    /** Where the path goes through, in its order. */
    ObservableList<Placed> stops() {
        return stops;
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

    /** The step that is looked at. */
    ObjectProperty<OptionalInt> stepProperty() {
        return step;
    }

    ReadOnlyObjectProperty<Optional<Followed>> followedProperty() {
        return followed.getReadOnlyProperty();
    }

    /** Why the path is not followed; empty when nothing is wrong. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The place of a step, as a place to decode. */
    Optional<PathPoint> placeOf(int at) {
        return followed.get().map(found -> {
            float[] code = found.report.codes().select(new int[] {at}).values();
            var coordinates = new ArrayList<PathPoint.Coordinate>();
            for (int d = 0; d < code.length; d++) {
                coordinates.add(new PathPoint.Coordinate(false, d + 1, code[d]));
            }
            return new PathPoint.OnAxes(coordinates, PathPoint.Others.MEAN);
        });
    }

    /** As it is seen beside the maps. */
    Optional<PathFigure> seen() {
        return followed.get().map(found -> new PathFigure("", found.report, look.get()));
    }

    /** The symbols of the genes between two heights of what is seen. */
    List<String> genesBetween(double from, double to, double width) {
        return seen().map(figure -> figure.genesBetween(from, to, width)).orElse(List.of());
    }

    /** As a figure that the same words draw again. */
    Optional<FigureDraft> figure() {
        return followed.get()
                .map(found -> FigureDraft.of(
                        run,
                        PathFigure.of(found.report, look.get()),
                        "path",
                        found.report.table(),
                        ModelFigureRequest.of(ModelFigureRequest.Kind.PATH, found.request.through())
                                .with(found.request.genes(), look.get())
                                .withSets(found.request.sets())));
    }
}
