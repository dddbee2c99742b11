package org.mixtura.ui.explore;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.mixtura.core.run.RunTable;
import org.mixtura.ui.chart.LinkedView;
import org.mixtura.ui.session.FigureDraft;
import org.mixtura.ui.theme.Icon;

/** Beside the maps while places are decoded: what the model expects at a place, or along a path. */
final class ProbePane extends BorderPane {

    private final ProbeModel model;
    private final LinkedView shared;
    private final Node place;
    private final Node path;
    private final ToggleButton showPlace = part("Place", "probe-place", "left-pill");
    private final ToggleButton showPath = part("Path", "probe-path", "right-pill");
    private final ScrollPane scroll = new ScrollPane();

    /** What the pane has others do. */
    interface Actions {

        /** Colours the maps by a gene. */
        void colourByGene(String symbol);

        /** Takes a figure to its page. */
        void figure(FigureDraft draft);

        /** Asks where to write a file of a suggested name. */
        Optional<Path> newFile(String name);

        /** Asks for a file of gene sets. */
        Optional<Path> geneSets();

        /** Writes a text, and goes on when it is there. */
        void write(Path file, String text, Runnable written);

        /** Writes a table. */
        void write(Path csv, RunTable table);
    }

    /** @param background where pictures are drawn */
    ProbePane(ExploreViewModel model, Actions actions, Executor background) {
        this.model = model.probe();
        this.shared = model.shared();
        this.place = new DecodePanel(model, actions, background);
        this.path = new PathPanel(model, actions, background);
        getStyleClass().addAll("plot-card", "probe-pane");
        setMinWidth(0);
        setTop(head());
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        setCenter(scroll);
        model.shared().modeProperty().subscribe(mode -> show(mode));
    }

    private HBox head() {
        var group = new ToggleGroup();
        showPlace.setToggleGroup(group);
        showPath.setToggleGroup(group);
        showPlace.setOnAction(_ -> mode(LinkedView.Mode.PLACE));
        showPath.setOnAction(_ -> mode(LinkedView.Mode.PATH));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var close = new Button(null, new Icon("mdi2c-close"));
        close.setId("close-probe");
        close.getStyleClass().addAll("flat", "button-icon");
        close.setTooltip(new Tooltip("Close, and take places and path away"));
        close.setAccessibleText("Close");
        close.setOnAction(_ -> {
            model.clear();
            mode(LinkedView.Mode.PAN);
        });
        var title = new Label("Decode");
        title.getStyleClass().add("card-title");
        title.setMinWidth(USE_PREF_SIZE);
        var head = new HBox(title, showPlace, showPath, space, close);
        head.getStyleClass().addAll("pane-group", "probe-head");
        return head;
    }

    private static ToggleButton part(String text, String id, String style) {
        var button = new ToggleButton(text);
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.getStyleClass().addAll(style, "small");
        return button;
    }

    private void mode(LinkedView.Mode mode) {
        shared.modeProperty().set(mode);
        show(mode);
    }

    private void show(LinkedView.Mode mode) {
        switch (mode) {
            case PLACE -> show(place, showPlace);
            case PATH -> show(path, showPath);
            case PAN, LASSO, BOX -> {
                // What was found stays beside the maps while cells are selected.
                boolean any = model.decode().decodedProperty().get().isPresent()
                        || !model.path().stops().isEmpty();
                setVisible(any);
                setManaged(any);
            }
        }
    }

    private void show(Node content, ToggleButton button) {
        setVisible(true);
        setManaged(true);
        button.setSelected(true);
        if (scroll.getContent() != content) {
            scroll.setContent(content);
        }
    }

    /** A button that makes a figure, and one that saves the numbers. */
    static HBox keeping(String id, Runnable figure, Runnable save) {
        var make = small("Make figure", "figure-" + id, figure);
        var table = small("Save table…", "save-" + id, save);
        var both = new HBox(make, table);
        both.getStyleClass().add("label-row");
        return both;
    }

    static Button small(String text, String id, Runnable action) {
        var button = new Button(text);
        button.setId(id);
        button.getStyleClass().add("small");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /** A line of text that is there while it says something. */
    static Label words(String id, String style) {
        var label = new Label();
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(style);
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.textProperty().isNotEmpty());
        return label;
    }
}
