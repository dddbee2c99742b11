package org.mixtura.ui.compare;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.mixtura.core.compare.SettingsTable;
import org.mixtura.core.compare.SettingsTable.Kind;

/** The settings of the chosen runs beside each other: those that differ, and folded away the others. */
final class SettingsPane extends ScrollPane {

    private static final double NAME_SHARE = 30;

    private final SettingsTable table;

    SettingsPane(SettingsTable table) {
        this.table = table;
        setId("settings-diff");
        getStyleClass().add("edge-to-edge");
        setFitToWidth(true);
        var content = new VBox(head());
        content.getStyleClass().add("settings-diff");
        var different = table.lines(Kind.DIFFERENT);
        content.getChildren()
                .add(
                        different.isEmpty()
                                ? ComparePage.muted("These runs agree in every setting that they share.")
                                : grid(different));
        fold(content, Kind.PARTLY, "%,d settings that only some of the models have");
        fold(content, Kind.EQUAL, "%,d settings that are alike");
        setContent(content);
    }

    private HBox head() {
        var title = new Label("Settings that differ");
        title.getStyleClass().add("card-title");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var copy = new Button("Copy table");
        copy.setId("copy-settings");
        copy.getStyleClass().add("small");
        copy.setTooltip(new Tooltip("Copy all settings, to paste them into a table"));
        copy.setOnAction(_ -> copy());
        var head = new HBox(title, space, copy);
        head.getStyleClass().add("label-row");
        return head;
    }

    private void copy() {
        var content = new ClipboardContent();
        content.putString(tabbed());
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** All settings with tabs between the fields, as spreadsheets take them. */
    String tabbed() {
        var all = table.table(true);
        var text = new StringBuilder(String.join("\t", all.head())).append('\n');
        all.lines().forEach(line -> text.append(String.join("\t", line)).append('\n'));
        return text.toString();
    }

    private void fold(VBox content, Kind kind, String title) {
        var lines = table.lines(kind);
        if (!lines.isEmpty()) {
            var pane = new TitledPane(title.formatted(lines.size()), grid(lines));
            pane.setExpanded(false);
            pane.setAnimated(false);
            pane.getStyleClass().add("settings-fold");
            content.getChildren().add(pane);
        }
    }

    private GridPane grid(List<SettingsTable.Line> lines) {
        var grid = new GridPane();
        grid.getStyleClass().add("settings-grid");
        int runs = table.runs().size();
        grid.getColumnConstraints().add(percent(NAME_SHARE));
        for (int run = 0; run < runs; run++) {
            grid.getColumnConstraints().add(percent((100 - NAME_SHARE) / runs));
            var name = text(table.runs().get(run).name());
            name.getStyleClass().add("group-title");
            grid.add(name, run + 1, 0);
        }
        for (int row = 0; row < lines.size(); row++) {
            var line = lines.get(row);
            var name = text(line.label());
            name.setTooltip(new Tooltip(line.key()));
            name.getStyleClass().add("muted");
            grid.add(name, 0, row + 1);
            for (int run = 0; run < runs; run++) {
                String value = line.values().get(run);
                var shown = text(value.isEmpty() ? "–" : value);
                if (line.kind() == Kind.DIFFERENT
                        && run > 0
                        && !value.equals(line.values().getFirst())) {
                    shown.getStyleClass().add("setting-changed");
                }
                grid.add(shown, run + 1, row + 1);
            }
        }
        return grid;
    }

    private static ColumnConstraints percent(double share) {
        var column = new ColumnConstraints();
        column.setPercentWidth(share);
        return column;
    }

    private static Label text(String words) {
        var label = new Label(words);
        label.setMinWidth(0);
        label.setTooltip(new Tooltip(words));
        return label;
    }
}
