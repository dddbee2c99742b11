package org.mixtura.ui.explore;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.mixtura.core.PathPoint;
import org.mixtura.core.component.DecodedPlace;
import org.mixtura.ui.control.NameConverter;
import org.mixtura.ui.figure.FigureView;

/** What the model expects at the place that was clicked. */
final class DecodePanel extends VBox {

    private static final String HINT =
            "Click anywhere in a map to decode what the model expects there. Shift-click sets what it is compared with.";

    private final ProbeModel model;
    private final VBox cells = new VBox();
    private final VBox found = new VBox();
    private final Label band = ProbePane.words("decode-band", "muted");

    DecodePanel(ExploreViewModel explore, ProbePane.Actions actions, Executor background) {
        this.model = explore.probe();
        var decode = model.decode();
        getStyleClass().addAll("selection-pane", "probe-body");
        var hint = ProbePane.words("decode-hint", "muted");
        var problem = ProbePane.words("decode-problem", "field-problem");
        problem.textProperty().bind(decode.problemProperty());
        var view = new FigureView(background, "Genes that differ most at this place");
        view.onPicked((_, y, width) ->
                decode.seen().flatMap(figure -> figure.geneAt(y, width)).ifPresent(actions::colourByGene));
        Tooltip.install(view, new Tooltip("Click a gene to colour the maps by it"));
        found.getStyleClass().add("selection-pane");
        cells.setId("nearest-cells");
        found.getChildren()
                .setAll(
                        cells,
                        view,
                        band,
                        ProbePane.keeping(
                                "decoded",
                                () -> decode.figure().ifPresent(actions::figure),
                                () -> decode.decodedProperty().get().ifPresent(now -> actions.newFile("decoded.csv")
                                        .ifPresent(file -> actions.write(file, now.table())))));
        getChildren().addAll(hint, anchors(explore), problem, found);
        decode.decodedProperty().subscribe(now -> {
            hint.setText(now.isEmpty() ? HINT : "");
            found.setVisible(now.isPresent());
            found.setManaged(now.isPresent());
            view.follow(decode.seen());
            now.ifPresent(this::showCells);
        });
    }

    private FlowPane anchors(ExploreViewModel explore) {
        var all = new MenuItem("All cells");
        all.setOnAction(_ -> model.decode().anchorProperty().set(Optional.empty()));
        var chosen = new MenuItem("Selected cells");
        chosen.setOnAction(_ -> model.anchorOnSelection());
        var menu = new ComponentMenu("all cells", "decode-anchor", explore, model::anchorOnComponent, all, chosen);
        menu.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.decode()
                                .anchorProperty()
                                .get()
                                .map(placed -> placed.point().toString())
                                .orElse("all cells"),
                        model.decode().anchorProperty()));
        var text = new Label("Compare with");
        text.setLabelFor(menu);
        var others = new ComboBox<>(FXCollections.observableArrayList(PathPoint.Others.values()));
        others.setId("decode-others");
        others.getStyleClass().add("small-choice");
        others.setConverter(new NameConverter<>(PathPoint.Others::label));
        others.valueProperty().bindBidirectional(model.othersProperty());
        others.setTooltip(new Tooltip(
                "Two latent dimensions leave all others open: a place has them so. On the UMAP, which has no inverse, a place"
                        + " is the mean of the 15 cells that are nearest there, weighted."));
        var open = new Label("Other dimensions");
        open.setLabelFor(others);
        explore.dividedProperty().subscribe(divided -> {
            if (!divided) {
                others.getItems().remove(PathPoint.Others.COMPONENT);
            } else if (!others.getItems().contains(PathPoint.Others.COMPONENT)) {
                others.getItems().add(1, PathPoint.Others.COMPONENT);
            }
        });
        // A place of the UMAP leaves none open.
        var useful = Bindings.createBooleanBinding(
                model::leavesOthersOpen,
                model.decode().placeProperty(),
                explore.panes().activeProperty());
        for (Node part : List.of(open, others)) {
            part.visibleProperty().bind(useful);
            part.managedProperty().bind(useful);
        }
        var box = new FlowPane(text, menu, open, others);
        box.getStyleClass().add("selection-actions");
        return box;
    }

    private void showCells(DecodedPlace now) {
        var title = new Label("How far the nearest cells are");
        title.getStyleClass().add("group-title");
        cells.getChildren().setAll(title);
        cells.getChildren().addAll(now.nearest().stream().map(this::cell).toList());
        now.crowd().ifPresent(_ -> {
            var verdict = words(now.verdict() + ".");
            verdict.setTooltip(new Tooltip(DecodedPlace.NO_INVERSE));
            cells.getChildren().addFirst(verdict);
        });
        band.setText("The band holds 90 of 100 codes drawn around the place with " + now.spread() + ".");
    }

    private static Label words(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add("muted");
        return label;
    }

    private Hyperlink cell(DecodedPlace.NearCell cell) {
        var link = new Hyperlink("%.2g: %s, %s".formatted(cell.distance(), cell.kind(), cell.barcode()));
        link.setTooltip(new Tooltip("Click to select cell " + cell.barcode()));
        link.setOnAction(_ -> model.select(cell.barcode()));
        return link;
    }
}
