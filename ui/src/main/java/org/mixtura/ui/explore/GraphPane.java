package org.mixtura.ui.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import org.mixtura.core.component.ComponentNetwork;
import org.mixtura.core.figure.NetworkFigure;

/** Components as a network whose nodes can be dragged onto each other, which proposes to merge them. */
final class GraphPane extends Pane {

    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final double EDGE = 0.14;
    private static final double LEAST_RADIUS = 8;
    private static final double MOST_RADIUS = 17;
    private static final double WIDEST = 9;

    private final BiConsumer<Integer, Integer> merge;
    private final List<Disc> discs = new ArrayList<>();
    private List<ComponentNetwork.Link> links = List.of();
    private ComponentNetwork network = ComponentNetwork.empty();

    /** @param merge hears which node was put onto which */
    GraphPane(BiConsumer<Integer, Integer> merge) {
        this.merge = merge;
        setId("component-graph");
        getStyleClass().add("component-graph");
        setMinWidth(0);
        setAccessibleText("Components and how they overlap; drag one onto another to merge them");
    }

    private static Color colour(int argb) {
        return Color.rgb(argb >> 16 & 255, argb >> 8 & 255, argb & 255);
    }

    /** A component. */
    private final class Disc extends StackPane {

        private final int index;
        private final double radius;
        private boolean held;

        Disc(int index, ComponentNetwork.Node node, double radius) {
            this.index = index;
            this.radius = radius;
            var circle = new Circle(radius);
            circle.setFill(colour(NetworkFigure.colour(node)));
            circle.getStyleClass().add("graph-node");
            var name = new Label(node.name());
            name.getStyleClass().add("graph-name");
            name.setTextFill(colour(NetworkFigure.ink(node)));
            name.setMouseTransparent(true);
            // A number that is cut is no number.
            name.setMinWidth(USE_PREF_SIZE);
            getChildren().addAll(circle, name);
            resize(2 * radius, 2 * radius);
            Tooltip.install(this, new Tooltip(words(index, node)));
            addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
                toFront();
                event.consume();
            });
            addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> {
                var at = GraphPane.this.sceneToLocal(event.getSceneX(), event.getSceneY());
                held = true;
                relocate(at.getX() - radius, at.getY() - radius);
                var over = under();
                discs.forEach(disc -> disc.pseudoClassStateChanged(TARGET, over.equals(Optional.of(disc))));
                event.consume();
            });
            addEventHandler(MouseEvent.MOUSE_RELEASED, event -> {
                var over = under();
                discs.forEach(disc -> disc.pseudoClassStateChanged(TARGET, false));
                held = false;
                GraphPane.this.requestLayout();
                over.ifPresent(other -> merge.accept(index, other.index));
                event.consume();
            });
        }

        private double middleX() {
            return getLayoutX() + radius;
        }

        private double middleY() {
            return getLayoutY() + radius;
        }

        private Optional<Disc> under() {
            return discs.stream()
                    .filter(other -> other != this
                            && Math.hypot(other.middleX() - middleX(), other.middleY() - middleY())
                                    < Math.max(radius, other.radius))
                    .findFirst();
        }
    }

    private String words(int index, ComponentNetwork.Node node) {
        String overlaps = network.overlapsOf(index);
        return String.format(
                Locale.ROOT,
                "%s: %,d cells, weight %.3f%s%s",
                node.name(),
                node.cells(),
                node.weight(),
                node.typeName().isEmpty()
                        ? ""
                        : String.format(
                                Locale.ROOT, ", most often %s (%.0f %%)", node.typeName(), 100 * node.typeShare()),
                overlaps.isEmpty() ? "" : "\nOverlaps with " + overlaps);
    }

    /** What the lines mean, in words; empty without a network. */
    String key() {
        if (discs.isEmpty()) {
            return "";
        }
        if (links.isEmpty()) {
            return "No two components overlap.";
        }
        var widest = links.getFirst();
        return "Lines: the wider, the more two overlap; %s and %s the most, %s."
                .formatted(
                        network.nodes().get(widest.from()).name(),
                        network.nodes().get(widest.to()).name(),
                        String.format(Locale.ROOT, "%.2f", widest.overlap()));
    }

    /** Shows a network; without nodes the pane takes no room. */
    void show(ComponentNetwork shown) {
        network = shown;
        links = shown.links();
        discs.clear();
        getChildren().clear();
        double heaviest = shown.nodes().stream()
                .mapToDouble(ComponentNetwork.Node::weight)
                .max()
                .orElse(1);
        for (var link : links) {
            var line = new Line();
            line.setStrokeWidth(0.5 + WIDEST * link.overlap());
            line.getStyleClass().add("graph-link");
            line.setMouseTransparent(true);
            getChildren().add(line);
        }
        for (int k = 0; k < shown.nodes().size(); k++) {
            var node = shown.nodes().get(k);
            discs.add(new Disc(
                    k, node, LEAST_RADIUS + (MOST_RADIUS - LEAST_RADIUS) * Math.sqrt(node.weight() / heaviest)));
        }
        getChildren().addAll(discs);
        setVisible(!discs.isEmpty());
        setManaged(!discs.isEmpty());
        requestLayout();
    }

    /** Marks these nodes. */
    void choose(List<Integer> chosen) {
        discs.forEach(disc -> disc.pseudoClassStateChanged(CHOSEN, chosen.contains(disc.index)));
    }

    /** Where a node is, in coordinates of this pane. */
    double[] middle(int index) {
        return new double[] {discs.get(index).middleX(), discs.get(index).middleY()};
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.min(190, 0.72 * Math.max(160, width));
    }

    @Override
    protected void layoutChildren() {
        var x = new Range(
                network.nodes().stream().mapToDouble(ComponentNetwork.Node::x).toArray());
        var y = new Range(
                network.nodes().stream().mapToDouble(ComponentNetwork.Node::y).toArray());
        for (Disc disc : discs) {
            var node = network.nodes().get(disc.index);
            disc.resize(2 * disc.radius, 2 * disc.radius);
            // Moving a disc asks for a layout, which must not put it home while somebody drags it.
            if (!disc.held) {
                disc.relocate(
                        x.share(node.x()) * getWidth() - disc.radius,
                        (1 - y.share(node.y())) * getHeight() - disc.radius);
            }
        }
        for (int i = 0; i < links.size(); i++) {
            var link = links.get(i);
            if (getChildren().get(i) instanceof Line line) {
                line.setStartX(discs.get(link.from()).middleX());
                line.setStartY(discs.get(link.from()).middleY());
                line.setEndX(discs.get(link.to()).middleX());
                line.setEndY(discs.get(link.to()).middleY());
            }
        }
    }

    /** From numbers to shares of a side, with room at both ends. */
    private record Range(double low, double high) {

        Range(double[] values) {
            this(
                    Arrays.stream(values).min().orElse(0),
                    Arrays.stream(values).max().orElse(1));
        }

        double share(double value) {
            return high > low ? EDGE + (1 - 2 * EDGE) * (value - low) / (high - low) : 0.5;
        }
    }
}
