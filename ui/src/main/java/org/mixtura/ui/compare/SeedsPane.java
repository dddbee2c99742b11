package org.mixtura.ui.compare;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.mixtura.core.compare.RunComparison;
import org.mixtura.core.compare.SeedStability;
import org.mixtura.core.compare.SeedTest;
import org.mixtura.core.figure.SeedsFigure;
import org.mixtura.core.sweep.SweepTable.Measure;
import org.mixtura.ui.figure.FigureView;

/** Mean and deviation over seeds, and whether differences are larger than those of seeds. */
final class SeedsPane extends ScrollPane {

    /** Wider, letters are small beside the plots. */
    private static final double WIDEST = 900;

    /**
     * @param found stability by the name of the group of runs; empty until it was measured
     * @param measure measures it
     * @param savePicture asks where to save the picture of the tests, and does
     * @param background where that is drawn
     */
    SeedsPane(
            RunComparison table,
            Map<String, SeedStability> found,
            Runnable measure,
            Runnable savePicture,
            Executor background) {
        getStyleClass().add("edge-to-edge");
        var content = new VBox(means(table), stability(table, found, measure), tests(table));
        content.getStyleClass().add("seeds-pane");
        table.seedsFigure().ifPresent(figure -> {
            var picture = picture(figure, savePicture, background);
            // The table of means may be wider than the page, the picture not.
            picture.maxWidthProperty()
                    .bind(Bindings.createDoubleBinding(
                            () -> roomIn(content), viewportBoundsProperty(), content.insetsProperty()));
            content.getChildren().add(picture);
        });
        setContent(content);
    }

    private double roomIn(VBox content) {
        var insets = content.getInsets();
        return Math.clamp(getViewportBounds().getWidth() - insets.getLeft() - insets.getRight(), 1, WIDEST);
    }

    private static GridPane means(RunComparison table) {
        var grid = new GridPane();
        grid.getStyleClass().add("facts");
        List<Measure> measures =
                table.measures().stream().filter(m -> m != Measure.EPOCHS).toList();
        grid.add(bold("Mean ± deviation"), 0, 0);
        for (int m = 0; m < measures.size(); m++) {
            grid.add(bold(CompareColumns.title(measures.get(m))), m + 1, 0);
        }
        var groups = table.groups();
        for (int g = 0; g < groups.size(); g++) {
            grid.add(whole(groups.get(g).name()), 0, g + 1);
            for (int m = 0; m < measures.size(); m++) {
                grid.add(whole(groups.get(g).spread(measures.get(m)).words(" ± ")), m + 1, g + 1);
            }
        }
        return grid;
    }

    /** How surely cells keep group and neighbours from seed to seed. */
    private static VBox stability(RunComparison table, Map<String, SeedStability> found, Runnable action) {
        var measure = new Button("Measure stability of cells");
        measure.setId("measure-stability");
        measure.setTooltip(
                new Tooltip("For runs that differ in nothing but their seeds: whether cells keep their group and"
                        + " their neighbours. Reads all of these runs, so it may take a moment."));
        boolean possible =
                table.groups().stream().anyMatch(group -> group.runs().size() > 1);
        measure.setDisable(!possible);
        measure.setOnAction(_ -> action.run());
        var grid = new GridPane();
        grid.setId("stability-table");
        grid.getStyleClass().add("facts");
        var box = new VBox(measure, grid);
        box.getStyleClass().add("seeds-tests");
        if (!possible) {
            box.getChildren()
                    .add(ComparePage.muted(
                            "Train a model with two or more seeds to see which cells depend on the seed."));
        }
        fill(grid, found);
        return box;
    }

    private static void fill(GridPane grid, Map<String, SeedStability> found) {
        grid.getChildren().clear();
        if (found.isEmpty()) {
            return;
        }
        grid.addRow(
                0,
                bold("Stability over seeds"),
                bold("Runs that agree on a cell's group"),
                bold("Cells in the same group in all"),
                bold("Nearest cells that two runs share"));
        found.forEach((name, stable) -> grid.addRow(
                grid.getRowCount(),
                whole(name),
                whole(percent(stable.groups().mean())),
                whole(percent(stable.groups().shareStable())),
                whole(stable.neighbours()
                        .map(near -> "%s of %d, by chance %s"
                                .formatted(percent(near.mean()), near.neighbours(), percent(near.byChance())))
                        .orElse("–"))));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static VBox tests(RunComparison table) {
        var box = new VBox();
        box.getStyleClass().add("seeds-tests");
        box.getChildren()
                .add(
                        ComparePage.muted(
                                table.tests().isEmpty()
                                        ? "Train two models with two or more seeds each to see whether they differ by more than chance."
                                        : "Welch’s t test over seeds; * below 0.05. With many tests some are small by chance."));
        table.tests().forEach(test -> box.getChildren().add(new Label(words(test))));
        return box;
    }

    private static VBox picture(SeedsFigure figure, Runnable savePicture, Executor background) {
        var save = new Button("Save as figure…");
        save.setId("save-seeds-figure");
        save.setTooltip(new Tooltip("As PDF, SVG, PNG or TIFF; the numbers go into a CSV file beside it"));
        save.setOnAction(_ -> savePicture.run());
        var view = new FigureView(background, "Scores of all seeds by model, with brackets over models that differ");
        view.setId("seeds-figure");
        view.show(Optional.of(figure));
        var box = new VBox(save, view);
        box.getStyleClass().add("seeds-tests");
        return box;
    }

    private static String words(SeedTest test) {
        return String.format(
                Locale.ROOT,
                "%s: %s %s %s by %.3g, p = %.2g%s",
                CompareColumns.title(test.measure()),
                test.second().name(),
                test.difference() > 0 ? "is above" : "is below",
                test.first().name(),
                Math.abs(test.difference()),
                test.p(),
                test.isSignificant() ? " *" : "");
    }

    private static Label whole(String text) {
        var label = new Label(text);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static Label bold(String text) {
        var label = whole(text);
        label.getStyleClass().add("group-title");
        return label;
    }
}
