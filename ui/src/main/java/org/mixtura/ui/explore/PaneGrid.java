package org.mixtura.ui.explore;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.RowConstraints;
import org.mixtura.ui.session.FigureDraft;

/** The scatters of Explore beside and below each other. */
final class PaneGrid extends GridPane {

    private final ExploreViewModel model;
    private final Executor background;
    private final Map<PaneModel, PaneView> views = new LinkedHashMap<>();

    /** Of two maps as a grid: one above the other where they would be narrower than this share of their height beside each other. */
    private static final double NARROW = 0.6;

    /** So many letters high each of them must be, else the active one stands alone while there is no more room. */
    private static final double LOW_EM = 14;

    /** So many letters wide each of them must be beside the other, or likewise. */
    private static final double SLIM_EM = 13;

    private final Label letter = new Label();
    private final LooseMaps loose = new LooseMaps(this, _ -> arrange());
    private boolean stacked;
    private boolean alone;

    PaneGrid(ExploreViewModel model, Executor background) {
        this.model = model;
        this.background = background;
        getStyleClass().add("explore-plots");
        setMinSize(0, 0);
        model.panes().panes().subscribe(this::arrange);
        model.panes().arrangementProperty().subscribe((_, _) -> arrange());
        letter.setVisible(false);
        letter.setManaged(false);
        layoutBoundsProperty().subscribe(_ -> stack());
        arrange();
    }

    /** What stands beside the maps comes and goes, and the room with it. */
    private void stack() {
        boolean narrow = getHeight() > 0 && getWidth() / 2 < NARROW * getHeight();
        double em = letter.getFont().getSize();
        boolean low = (narrow || getWidth() / 2 < SLIM_EM * em) && getHeight() / 2 < LOW_EM * em;
        if (narrow != stacked || low != alone) {
            stacked = narrow;
            alone = low;
            // Not while the layout is under way that told of the room.
            Platform.runLater(this::arrange);
        }
    }

    /** Gives a map a window of its own; the last one stays on the page. */
    void tearOff(PaneModel pane) {
        if (canTearOff(pane)) {
            var view = view(pane);
            getChildren().remove(view);
            loose.open(pane, view);
            arrange();
        }
    }

    /** Whether a map is on the page, and not alone there. */
    boolean canTearOff(PaneModel pane) {
        return onPage().contains(pane) && onPage().size() > 1;
    }

    /** Maps in windows of their own come and go with the page. */
    void showLoose(boolean shown) {
        if (shown) {
            loose.show();
        } else {
            loose.hide();
        }
    }

    private List<PaneModel> onPage() {
        return model.panes().panes().stream()
                .filter(pane -> !loose.panes().contains(pane))
                .toList();
    }

    /** Those on the page that there is room for. */
    private List<PaneModel> shown() {
        var all = onPage();
        boolean two = all.size() == 2 && model.panes().arrangementProperty().get() == PanesModel.Arrangement.GRID;
        return alone && two
                ? List.of(all.contains(model.panes().active()) ? model.panes().active() : all.getFirst())
                : all;
    }

    private int columns(int panes) {
        var wished = model.panes().arrangementProperty().get();
        return stacked && panes == 2 && wished == PanesModel.Arrangement.GRID ? 1 : wished.columns(panes);
    }

    /** Views of scatters that stay are kept: their pictures are drawn already. */
    private void arrange() {
        var panes = model.panes().panes();
        views.entrySet().removeIf(entry -> {
            boolean gone = !panes.contains(entry.getKey());
            if (gone) {
                loose.close(entry.getKey());
                entry.getValue().close();
            }
            return gone;
        });
        panes.forEach(pane -> views.computeIfAbsent(pane, p -> new PaneView(model, p, background, this)));
        getChildren().setAll(letter);
        keepOneOnPage();
        getColumnConstraints().clear();
        getRowConstraints().clear();
        var shown = shown();
        int columns = columns(shown.size());
        int rows = Math.ceilDiv(shown.size(), columns);
        for (int c = 0; c < columns; c++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(100.0 / columns);
            getColumnConstraints().add(column);
        }
        for (int r = 0; r < rows; r++) {
            var row = new RowConstraints(0, USE_COMPUTED_SIZE, Double.MAX_VALUE);
            row.setPercentHeight(100.0 / rows);
            getRowConstraints().add(row);
        }
        for (int i = 0; i < shown.size(); i++) {
            boolean last = i == shown.size() - 1;
            // The last one takes what would stay empty beside it.
            int span = last ? columns - i % columns : 1;
            add(views.get(shown.get(i)), i % columns, i / columns, span, 1);
        }
    }

    /** Where all others were closed, the map of a window comes back. */
    private void keepOneOnPage() {
        if (onPage().isEmpty()) {
            loose.close(loose.panes().getFirst());
        }
    }

    /** What is seen on all scatters: those on the page row by row, then those in windows of their own. */
    List<FigureDraft> drafts() {
        return Stream.concat(shown().stream(), loose.panes().stream())
                .map(views::get)
                .filter(Objects::nonNull)
                .map(PaneView::draft)
                .toList();
    }

    /** The view of the active scatter. */
    PaneView active() {
        return view(model.panes().active());
    }

    private PaneView view(PaneModel pane) {
        var view = views.get(pane);
        if (view == null) {
            throw new IllegalStateException("there is no view of the scatter");
        }
        return view;
    }
}
