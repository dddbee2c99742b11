package org.mixtura.ui.explore;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Executor;
import javafx.collections.FXCollections;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.mixtura.core.component.PathOrder;
import org.mixtura.core.component.PathReport;
import org.mixtura.core.component.PathScale;
import org.mixtura.core.schema.Choice;
import org.mixtura.ui.control.NameConverter;
import org.mixtura.ui.figure.FigureView;
import org.mixtura.ui.figure.GeneSetsButton;
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
        getChildren().addAll(hint, stops(explore), problem, looks(), trust, drift, spot, view, keeping);
        watch(model);
        path.followedProperty().subscribe(now -> {
            hint.setText(now.isEmpty() ? HINT : "");
            trust.setText(now.map(found -> words(found.report())).orElse(""));
            drift.show(now.map(found -> found.report().drift()).orElse(OptionalDouble.empty()));
            spot.setText(now.isEmpty() ? "" : HOW);
            keeping.setVisible(now.isPresent());
            view.follow(path.seen());
        });
        path.scaleProperty().subscribe((_, _) -> view.follow(path.seen()));
        path.orderProperty().subscribe((_, _) -> view.follow(path.seen()));
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
        var scale = new ComboBox<>(FXCollections.observableArrayList(PathScale.values()));
        scale.setId("drawn-path-scale");
        scale.valueProperty().bindBidirectional(path.scaleProperty());
        var order = new ComboBox<>(FXCollections.observableArrayList(PathOrder.values()));
        order.setId("drawn-path-order");
        order.valueProperty().bindBidirectional(path.orderProperty());
        dress(scale, "How expression is made into colours");
        dress(order, "How genes of a set follow each other");
        var genes = new TextField();
        genes.setId("drawn-path-genes");
        genes.setPromptText("More genes, Enter");
        genes.setPrefColumnCount(10);
        genes.textProperty().bindBidirectional(path.genesProperty());
        genes.setOnAction(_ -> path.follow(true));
        var box = new FlowPane(
                scale,
                order,
                genes,
                new GeneSetsButton("drawn-path-sets", path.setsProperty(), actions::geneSets, "small"));
        box.getStyleClass().add("selection-actions");
        return box;
    }

    private static <C extends Choice> void dress(ComboBox<C> box, String help) {
        box.setConverter(new NameConverter<>(Choice::label));
        box.getStyleClass().add("small-choice");
        box.setTooltip(new Tooltip(help));
    }

    private static String words(PathReport report) {
        int far = report.farSteps();
        String near = far == 0
                ? "All steps are near cells."
                : "%d of %d steps are far from cells (red): never seen."
                        .formatted(far, report.steps().size());
        return near;
    }
}
