package org.mixtura.ui.answers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.mixtura.core.DrawnFigure;
import org.mixtura.core.GroupFigureRequest;
import org.mixtura.core.GroupFigureRequest.Kind;
import org.mixtura.core.RunGroups;
import org.mixtura.core.data.Column;
import org.mixtura.core.figure.CrossTableFigure;
import org.mixtura.core.figure.Figure;
import org.mixtura.core.figure.TitledFigure;
import org.mixtura.core.group.GroupTable;
import org.mixtura.core.group.TableOrder;
import org.mixtura.core.group.TableShare;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.run.ColumnRef;
import org.mixtura.core.run.RunTable;
import org.mixtura.core.run.StoredRun;
import org.mixtura.ui.session.FigureDraft;
import org.mixtura.ui.task.Question;

/** What groups hold and how they lie: tables of types, compositions, silhouettes, distances. */
final class GroupFiguresViewModel {

    private final StoredRun run;
    private final Supplier<RunGroups> groups;
    private final ObservableValue<GroupsViewModel.By> by;
    private final Consumer<BitSet> select;
    private final Question question;
    private final ObjectProperty<Kind> kind;
    private final ObjectProperty<Optional<GroupsViewModel.By>> against =
            new SimpleObjectProperty<>(this, "against", Optional.empty());
    private final ObjectProperty<TableShare> share = new SimpleObjectProperty<>(this, "share", TableShare.TYPE);
    private final ObjectProperty<TableOrder> order = new SimpleObjectProperty<>(this, "order", TableOrder.MATCHED);
    private final ReadOnlyObjectWrapper<Optional<Found>> result = new ReadOnlyObjectWrapper<>(Optional.empty());

    /** @param select selects cells of the run */
    GroupFiguresViewModel(
            StoredRun run,
            Supplier<RunGroups> groups,
            ObservableValue<GroupsViewModel.By> by,
            Consumer<BitSet> select,
            Question question) {
        this.run = run;
        this.groups = groups;
        this.by = by;
        this.select = select;
        this.question = question;
        this.kind = new SimpleObjectProperty<>(this, "kind", kinds().getFirst());
        for (ObservableValue<?> choice : List.of(by, kind, against, share, order, question.busyProperty())) {
            choice.subscribe(_ -> follow());
        }
    }

    /** A picture stays only as long as it is what is chosen: another choice draws it anew. */
    private void follow() {
        boolean other =
                result.get().filter(found -> !found.request.equals(request())).isPresent();
        if (other && !question.busyProperty().get()) {
            result.set(Optional.empty());
            draw();
        }
    }

    /**
     * What was drawn.
     *
     * @param by the groups of all cells
     * @param against what they were compared with, where they were
     */
    private record Found(
            GroupFigureRequest request,
            DrawnFigure drawn,
            Column.Categorical by,
            Optional<Column.Categorical> against) {

        Kind kind() {
            return request.kind();
        }
    }

    Question question() {
        return question;
    }

    /** What can be drawn of this run. */
    List<Kind> kinds() {
        var kinds = new ArrayList<>(Kind.ofCells());
        if (run.cells().column(StoredRun.COMPONENT).isEmpty()) {
            kinds.removeIf(Kind::isOfComponents);
        }
        return kinds;
    }

    ObjectProperty<Kind> kindProperty() {
        return kind;
    }

    /** What groups are compared with; empty: the labels or batches of the run. */
    ObjectProperty<Optional<GroupsViewModel.By>> againstProperty() {
        return against;
    }

    ObjectProperty<TableShare> shareProperty() {
        return share;
    }

    ObjectProperty<TableOrder> orderProperty() {
        return order;
    }

    ReadOnlyObjectProperty<? extends Optional<?>> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /** Whether a kind compares groups with something else. */
    static boolean compares(Kind kind) {
        return isTable(kind) || kind == Kind.COMPOSITION;
    }

    private static boolean isTable(Kind kind) {
        return kind == Kind.CONFUSION || kind == Kind.COMPONENT_HEATMAP;
    }

    private GroupFigureRequest request() {
        var wanted = kind.get();
        var other = compares(wanted) ? against.get().map(GroupsViewModel.By::ref) : Optional.<ColumnRef>empty();
        var usual = GroupFigureRequest.of(wanted, Optional.of(by.getValue().ref()), other);
        return new GroupFigureRequest(
                wanted,
                usual.by(),
                usual.against(),
                usual.genes(),
                usual.markers(),
                usual.scale(),
                wanted == Kind.CONFUSION ? share.get() : usual.share(),
                wanted == Kind.CONFUSION ? order.get() : usual.order(),
                usual.sets());
    }

    /** Draws what is chosen. */
    void draw() {
        var request = request();
        question.ask(
                request.kind().label(),
                "Looking at the groups…",
                watcher -> {
                    var asked = groups.get();
                    var drawn = asked.figure(request, watcher.part(0, 0.9));
                    return new Found(
                            request,
                            drawn,
                            asked.groups(request.by(), watcher.part(0.9, 1)),
                            column(asked, drawn, request.against()));
                },
                found -> {
                    result.set(Optional.of(found));
                    return isTable(found.kind()) ? "Click a place of the table to select its cells." : "";
                });
    }

    private Optional<Column.Categorical> column(RunGroups asked, DrawnFigure drawn, Optional<ColumnRef> other) {
        if (!(drawn.figure() instanceof CrossTableFigure table)) {
            return Optional.empty();
        }
        return other.map(ref -> asked.groups(Optional.of(ref), Watcher.patient()))
                .or(() -> run.cells().column(table.table().against()).map(Column::asCategorical));
    }

    /** The picture as it is drawn in the window, where its title stands already; empty before there is an answer. */
    Optional<Figure> seen() {
        return result.get()
                .map(found -> found.drawn.figure())
                .map(figure -> figure instanceof TitledFigure titled ? titled.withTitle("") : figure);
    }

    /** The picture as a figure; empty before there is an answer. */
    Optional<FigureDraft> figure() {
        return result.get()
                .map(found -> FigureDraft.of(
                        run, found.drawn.figure(), found.kind().id(), found.drawn.data(), found.request));
    }

    /** Selects the cells of a place of the table that is shown; elsewhere nothing happens. */
    void pick(double x, double y, double width) {
        result.get().ifPresent(found -> {
            if (found.drawn.figure() instanceof CrossTableFigure table && found.against.isPresent()) {
                table.withTitle("")
                        .at(x, y, width)
                        .ifPresent(place -> select.accept(cells(found, table.table(), place)));
            }
        });
    }

    private static BitSet cells(Found found, GroupTable table, CrossTableFigure.Place place) {
        String group = table.groups().get(place.group());
        String type = table.types().get(place.type());
        var types = found.against.orElseThrow();
        var cells = new BitSet();
        for (int cell = 0; cell < types.size(); cell++) {
            cells.set(
                    cell, found.by.text(cell).equals(group) && types.text(cell).equals(type));
        }
        return cells;
    }

    /** Writes the numbers of the picture. */
    void save(Path csv) {
        result.get().ifPresent(found -> question.write(csv, file -> RunTable.write(file, found.drawn.data())));
    }
}
