package org.mixtura.ui.chart;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The largest levels of a column with a bar for their share of the cells. */
public final class LevelsPane extends GridPane {

    private static final int SHOWN = 8;

    /** An empty pane; public because FXML makes it. */
    public LevelsPane() {
        getStyleClass().add("levels");
        var name = new ColumnConstraints();
        name.setPercentWidth(46);
        var bar = new ColumnConstraints();
        bar.setHgrow(Priority.ALWAYS);
        var count = new ColumnConstraints();
        count.setMinWidth(USE_PREF_SIZE);
        getColumnConstraints().addAll(name, bar, count);
    }

    /** Shows these levels, or a sentence when there are none. */
    public void show(List<LevelCount> levels, String whenEmpty) {
        getChildren().clear();
        if (levels.isEmpty()) {
            var hint = new Label(whenEmpty);
            hint.setWrapText(true);
            hint.getStyleClass().add("muted");
            add(hint, 0, 0, 3, 1);
            return;
        }
        double largest = levels.stream().mapToDouble(LevelCount::share).max().orElse(1);
        int rows = levels.size() > SHOWN ? SHOWN - 1 : levels.size();
        for (int i = 0; i < rows; i++) {
            addLevel(i, levels.get(i), largest);
        }
        if (levels.size() > rows) {
            int rest = levels.stream().skip(rows).mapToInt(LevelCount::cells).sum();
            var more = new Label("%,d more".formatted(levels.size() - rows));
            more.getStyleClass().add("muted");
            add(more, 0, rows);
            addCount(rows, rest);
        }
    }

    private void addLevel(int row, LevelCount level, double largest) {
        var name = new Label(level.level());
        name.setMinWidth(0);
        var bar = new Region();
        bar.getStyleClass().add("bar");
        var track = new StackPane(bar);
        track.getStyleClass().add("track");
        bar.maxWidthProperty().bind(track.widthProperty().multiply(level.share() / largest));
        add(name, 0, row);
        add(track, 1, row);
        addCount(row, level.cells());
    }

    private void addCount(int row, int cells) {
        var count = new Label("%,d".formatted(cells));
        count.getStyleClass().add("count");
        count.setMinWidth(USE_PREF_SIZE);
        add(count, 2, row);
    }
}
