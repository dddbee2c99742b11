package org.mixtura.ui.explore;

import java.util.concurrent.Executor;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.mixtura.ui.chart.ScatterPane;
import org.mixtura.ui.figure.PictureClip;
import org.mixtura.ui.keys.KeyAction;
import org.mixtura.ui.keys.Keymap;
import org.mixtura.ui.session.FigureDraft;
import org.mixtura.ui.theme.Icon;

/** One scatter of Explore with its head: axes, tools, what it shares. */
final class PaneView extends BorderPane {

    private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active-pane");
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    private static final PseudoClass LOOSE = PseudoClass.getPseudoClass("loose");

    /** Below this width, in letters, the tools stand closer, so that none leaves the card. */
    private static final double NARROW_EM = 18;

    private static final String WHY_CONTOURS =
            "UMAP bends distances, so the normal distribution of a component has no ellipse here. Lines hold 39 % and 86 % of the cells that belong to it most probably, as 1 and 2 standard deviations"
                    + " of a normal distribution would; a cross is where these cells lie most densely.";
    private static final String WHY_ELLIPSES =
            "The model's own normal distributions along these axes: a cross is a component's mean, its size the"
                    + " weight; lines are 1 and 2 standard deviations of the marginal distribution.";

    private final ExploreViewModel model;
    private final PaneModel pane;
    private final PaneGrid page;
    private final ScatterPane scatter;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title", "");
    private final Subscription listening;
    private final Label why = new Label("", new Icon("mdi2i-information-outline"));
    private final Button more = new Button(null, new Icon("mdi2l-link-variant"));

    /**
     * @param background where the picture is drawn
     * @param page where it stands until it gets a window of its own
     */
    PaneView(ExploreViewModel model, PaneModel pane, Executor background, PaneGrid page) {
        this.model = model;
        this.pane = pane;
        this.page = page;
        this.scatter = new ScatterPane(pane.scatter(), background);
        getStyleClass().addAll("plot-card", "map-pane");
        setMinSize(0, 0);
        setTop(head());
        setCenter(new StackPane(scatter, problem()));
        scatter.setDetails(model.details(pane.view()));
        var clip = new PictureClip(background);
        scatter.setCellMenu(new PlaceMenu(model, pane, () -> clip.copy(draft().figure())));
        var probe = new PaneProbe(model.probe(), pane, scatter::redrawLayers);
        scatter.setPlaceTool(probe);
        scatter.addLayer(new ProbeLayer(model.probe(), pane, probe));
        addEventFilter(
                MouseEvent.MOUSE_PRESSED, _ -> model.panes().activeProperty().set(pane));
        listening = Subscription.combine(
                model.namesProperty().subscribe(scatter::setNamesVisible),
                model.panes().activeProperty().subscribe(_ -> showActive()),
                model.panes().panes().subscribe(this::showActive),
                pane.shapesProperty().subscribe(_ -> showShapes()),
                pane.xProperty().subscribe(_ -> showActive()),
                pane.yProperty().subscribe(_ -> showActive()),
                model.probe().onChange(scatter::redrawLayers));
    }

    /** Hears of nothing any more, when it leaves the page. */
    void close() {
        listening.unsubscribe();
    }

    /** The tools go below the axes where a narrow map has no room beside them. */
    private FlowPane head() {
        var choices = model.panes().source().choices();
        var x = new AxisPicker("axis-x", "Horizontal axis", pane.xProperty(), choices, text -> model.colours()
                .genesLike(text));
        var y = new AxisPicker("axis-y", "Vertical axis", pane.yProperty(), choices, text -> model.colours()
                .genesLike(text));
        var times = new Label("×");
        times.getStyleClass().add("muted");
        times.setMinWidth(Region.USE_PREF_SIZE);
        why.getStyleClass().addAll("muted", "why-shapes");
        why.setMinWidth(Region.USE_PREF_SIZE);
        var tools = scatter.tools();
        tools.setMinWidth(Region.USE_PREF_SIZE);
        more.setMinWidth(Region.USE_PREF_SIZE);
        var axes = new HBox(x, times, y, why);
        axes.getStyleClass().add("pane-group");
        var buttons = new HBox(tools, more());
        buttons.getStyleClass().add("pane-group");
        var head = new FlowPane(axes, buttons);
        head.getStyleClass().add("plot-head");
        head.setMinWidth(0);
        // A flow gives each part the width that it wishes for, so the lists give way only to a limit.
        axes.maxWidthProperty()
                .bind(head.widthProperty()
                        .subtract(Bindings.createDoubleBinding(
                                () -> head.snappedLeftInset() + head.snappedRightInset(), head.insetsProperty())));
        head.widthProperty()
                .subscribe(width -> pseudoClassStateChanged(
                        NARROW,
                        width.doubleValue() < NARROW_EM * times.getFont().getSize()));
        return head;
    }

    private Button more() {
        more.getStyleClass().addAll("flat", "button-icon", "scatter-tool", "pane-menu");
        more.setAccessibleText("What this map shares with the others; copy it, give it a window of its own, close it");
        more.setTooltip(new Tooltip("Links with the other maps, copy, a window of its own, close"));
        more.setFocusTraversable(false);
        var selection = link("Same selection in all linked maps", "link-selection");
        selection.selectedProperty().bindBidirectional(pane.links().selectionProperty());
        var camera = link("Same part of axes in common", "link-camera");
        camera.selectedProperty().bindBidirectional(pane.links().cameraProperty());
        var colour = link("Same colours and scale", "link-colour");
        colour.selectedProperty().bindBidirectional(pane.links().colourProperty());
        var copy = new MenuItem(null, new Icon("mdi2c-content-copy"));
        copy.textProperty().bind(Keymap.behind(more, "Copy this map", KeyAction.DUPLICATE));
        copy.setId("duplicate-pane");
        copy.setOnAction(_ -> {
            model.panes().activeProperty().set(pane);
            model.panes().duplicate();
        });
        var tear = new MenuItem("In a window of its own", new Icon("mdi2o-open-in-new"));
        tear.setId("tear-off-pane");
        tear.setOnAction(_ -> page.tearOff(pane));
        var close = new MenuItem("Close this map", new Icon("mdi2c-close"));
        close.setId("close-pane");
        close.setOnAction(_ -> model.panes().close(pane));
        var menu = new ContextMenu(selection, camera, colour, new SeparatorMenuItem(), copy, tear, close);
        more.setOnAction(_ -> menu.show(more, Side.BOTTOM, 0, 0));
        menu.setOnShowing(_ -> {
            copy.setDisable(model.panes().panes().size() >= PanesModel.MOST);
            tear.setDisable(!page.canTearOff(pane));
            close.setDisable(model.panes().panes().size() == 1);
        });
        pane.links().selectionProperty().subscribe(this::showLinks);
        pane.links().cameraProperty().subscribe(this::showLinks);
        pane.links().colourProperty().subscribe(this::showLinks);
        return more;
    }

    private static CheckMenuItem link(String text, String id) {
        var item = new CheckMenuItem(text);
        item.setId(id);
        return item;
    }

    private Label problem() {
        var label = new Label();
        label.getStyleClass().addAll("field-problem", "pane-problem");
        label.textProperty().bind(pane.problemProperty());
        label.visibleProperty().bind(pane.problemProperty().isNotEmpty());
        label.setMouseTransparent(true);
        label.setWrapText(true);
        StackPane.setAlignment(label, Pos.TOP_CENTER);
        return label;
    }

    private void showLinks() {
        more.pseudoClassStateChanged(LOOSE, pane.links().isLoose());
        more.setGraphic(new Icon(pane.links().isLoose() ? "mdi2l-link-variant-off" : "mdi2l-link-variant"));
    }

    private void showActive() {
        boolean active = model.panes().active() == pane && model.panes().panes().size() > 1;
        pseudoClassStateChanged(ACTIVE, active);
        scatter.setAccessibleText("Map of the cells, " + pane.title());
        title.set(pane.title() + " · Mixtura");
    }

    private void showShapes() {
        var shapes = pane.shapesProperty().get();
        scatter.showShapes(shapes);
        why.setVisible(!shapes.isEmpty());
        why.setAccessibleText(pane.isExact() ? WHY_ELLIPSES : WHY_CONTOURS);
        var tooltip = new Tooltip(pane.isExact() ? WHY_ELLIPSES : WHY_CONTOURS);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(360);
        tooltip.setShowDuration(Duration.seconds(30));
        why.setTooltip(tooltip);
    }

    /** What a window with this map is called. */
    ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /** The scatter itself. */
    ScatterPane scatter() {
        return scatter;
    }

    /** What is seen, as a figure. */
    FigureDraft draft() {
        return new SeenFigure(
                        model.shownProperty().get(),
                        pane.scatter(),
                        pane.shownX(),
                        pane.shownY(),
                        model.namesProperty().get(),
                        pane.shapesProperty().get(),
                        model.fade().byProperty().get().fade(),
                        model.probe().marks(pane))
                .draft(scatter.proportion());
    }
}
