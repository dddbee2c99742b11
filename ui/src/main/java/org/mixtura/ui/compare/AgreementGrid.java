package org.mixtura.ui.compare;

import java.util.Arrays;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.mixtura.core.compare.GroupAgreement;

/** How the groups of two runs match: cells of each pair, shaded by their share of the row. */
final class AgreementGrid extends ScrollPane {

    AgreementGrid(GroupAgreement found, String first, String second) {
        setId("agreement-grid");
        getStyleClass().add("edge-to-edge");
        var title = new Label(String.format(
                Locale.ROOT,
                "Rows: groups of %s. Columns: groups of %s, matched one to one. ARI %.3f; %.1f %% of cells in matched pairs.",
                first,
                second,
                found.scores().ari(),
                100 * found.scores().accuracy()));
        title.getStyleClass().add("muted");
        title.setWrapText(true);
        var content = new VBox(title, grid(found));
        content.getStyleClass().add("seeds-pane");
        setContent(content);
        setFitToWidth(true);
    }

    private static GridPane grid(GroupAgreement found) {
        var grid = new GridPane();
        grid.getStyleClass().add("agreement-grid");
        for (int c = 0; c < found.columns().size(); c++) {
            grid.add(heading(found.columns().get(c)), c + 1, 0);
        }
        for (int r = 0; r < found.rows().size(); r++) {
            grid.add(heading(found.rows().get(r)), 0, r + 1);
            int sum = Arrays.stream(found.counts()[r]).sum();
            for (int c = 0; c < found.columns().size(); c++) {
                grid.add(cell(found.counts()[r][c], sum), c + 1, r + 1);
            }
        }
        return grid;
    }

    private static Label cell(int count, int sum) {
        double share = sum == 0 ? 0 : (double) count / sum;
        var cell = new Label(count == 0 ? "" : String.format(Locale.ROOT, "%,d", count));
        cell.getStyleClass().add("agreement-cell");
        cell.setAlignment(Pos.CENTER);
        // The colour of the theme, more opaque the larger the share.
        cell.setStyle(String.format(Locale.ROOT, "-fx-background-color: rgba(36, 120, 210, %.2f);", 0.75 * share));
        cell.setTooltip(new Tooltip(String.format(Locale.ROOT, "%,d cells, %.1f %% of the row", count, 100 * share)));
        return cell;
    }

    private static Label heading(String name) {
        var label = new Label(name);
        label.getStyleClass().addAll("muted", "agreement-name");
        return label;
    }
}
