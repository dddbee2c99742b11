package org.mixtura.ui.explore;

import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.mixtura.ui.figure.FigureView;
import org.mixtura.ui.figure.GeneSetsButton;
import org.mixtura.ui.figure.LookControls;
import org.mixtura.ui.figure.SweptGenes;

/** What genes do along the path that was drawn, while it is drawn. */
final class PathPanel extends VBox {

    private static final String HINT =
            "Click in a map to add points, or draw a line. Drag a point to move it, Alt-click takes it away. The genes follow.";

    private static final String HOW =
            "Click a gene to colour the maps and mark the step; drag over rows to make a set.";

    private final DrawnPath path;
    private final ProbePane.Actions actions;
    private final FigureView view;
    private final Label spot = new Label();
    private final DriftBar drift = new DriftBar();

    PathPanel(ExploreViewModel explore, ProbePane.Actions actions, Executor background) {
        var model = explore.probe();
        this.path = model.path();
        this.actions = actions;
        this.view = new FigureView(background, "Genes along the path");
        getStyleClass().addAll("selection-pane", "probe-body");
        var hint = ProbePane.words("path-hint", "muted");
        var problem = ProbePane.words("path-problem", "field-problem");
        problem.textProperty().bind(path.problemProperty());
        var trust = ProbePane.words("path-trust", "muted");
        spot.setId("path-spot");
        spot.setWrapText(true);
        spot.setMinHeight(USE_PREF_SIZE);
        var keeping = ProbePane.keeping(
                "drawn-path",
                () -> path.figure().ifPresent(actions::figure),
                () -> path.followedProperty().get().ifPresent(now -> actions.newFile("path.csv")
                        .ifPresent(file -> actions.write(file, now.report().table()))));
        // The picture stands first: in a low window all else scrolls.
        getChildren().addAll(hint, stops(explore), problem, view, spot, trust, drift, looks(), keeping);
        watch(model);
        path.followedProperty().subscribe(now -> {
            hint.setText(now.isEmpty() ? HINT : "");
            trust.setText(now.map(found -> found.report().trust()).orElse(""));
            showDrift();
            spot.setText(now.isEmpty() ? "" : HOW);
            keeping.setVisible(now.isPresent());
            view.follow(path.seen());
        });
        path.look().lookProperty().subscribe((_, _) -> {
            showDrift();
            view.follow(path.seen());
        });
    }

    private void showDrift() {
        drift.show(
                path.followedProperty().get().flatMap(found -> found.report().drift()),
                path.look().get());
    }

    private void watch(ProbeModel model) {
        new SweptGenes(actions::newFile, actions::write, file -> path.setsProperty()
                        .set(Optional.of(file)))
                .in(view, path::genesBetween);
        view.onPicked((x, y, width) -> path.seen().ifPresent(figure -> {
            var at = figure.at(x, y, width);
            at.gene()
                    .ifPresent(gene -> actions.colourByGene(
                            figure.report().genes().get(gene).symbol()));
            at.step().ifPresent(model::decodeStep);
        }));
        view.onPointed((x, y, width) -> path.seen().ifPresent(figure -> {
            var at = figure.at(x, y, width);
            if (at.gene().isPresent() && at.step().isPresent()) {
                spot.setText(figure.words(at.gene().getAsInt(), at.step().getAsInt()));
            }
        }));
    }

    private FlowPane stops(ExploreViewModel explore) {
        var model = explore.probe();
        var cells = ProbePane.small("Add cells", "path-add-selection", model::pathToSelection);
        cells.setTooltip(new Tooltip("The path goes on to the mean of the selected cells"));
        var components =
                new ComponentMenu("Add component", "path-add-component", explore, number -> explore.components()
                        .meanOf(number)
                        .ifPresent(mean -> model.pathToComponent(number, mean)));
        components.visibleProperty().bind(explore.dividedProperty());
        components.managedProperty().bind(explore.dividedProperty());
        var clear = ProbePane.small("Clear", "path-clear", path::clear);
        var box = new FlowPane(cells, components, clear);
        box.getStyleClass().add("selection-actions");
        return box;
    }

    private FlowPane looks() {
        var genes = new TextField();
        genes.setId("drawn-path-genes");
        genes.setPromptText("More genes, Enter");
        genes.setPrefColumnCount(10);
        genes.textProperty().bindBidirectional(path.genesProperty());
        genes.setOnAction(_ -> path.follow(true));
        var box = new FlowPane();
        box.getChildren().addAll(LookControls.of("drawn-path", path.look(), "small-choice"));
        box.getChildren()
                .addAll(genes, new GeneSetsButton("drawn-path-sets", path.setsProperty(), actions::geneSets, "small"));
        box.getStyleClass().add("selection-actions");
        return box;
    }
}
