package org.mixtura.ui.compare;

import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.mixtura.core.compare.RunComparison;
import org.mixtura.core.compare.SeedTest;
import org.mixtura.core.sweep.SweepTable.Measure;

/** Mean and deviation over seeds, and whether differences are larger than those of seeds. */
final class SeedsPane extends ScrollPane {

    SeedsPane(RunComparison table) {
        getStyleClass().add("edge-to-edge");
        var content = new VBox(means(table), tests(table));
        content.getStyleClass().add("seeds-pane");
        setContent(content);
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
