package org.mixtura.ui.explore;

import java.util.ArrayList;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.mixtura.core.run.MetricsHistory;
import org.mixtura.core.run.StoredRun;
import org.mixtura.ui.chart.RunCharts;
import org.mixtura.ui.page.Views;

/** Loss terms and scores of a finished run by epoch. */
final class ExploreCurves {

    private static final String VALIDATION = "validation";
    private static final String TRAIN = "train";

    private final RunCharts charts = new RunCharts();
    private final StoredRun run;
    private final Node node;

    @FXML
    private StackPane lossHolder;

    @FXML
    private StackPane scoreHolder;

    ExploreCurves(StoredRun run) {
        this.run = run;
        this.node = Views.load(this);
    }

    Node node() {
        return node;
    }

    @FXML
    void initialize() {
        var terms = new ArrayList<String>();
        for (MetricsHistory.Row row : run.metrics().rows()) {
            if (isLoss(row) && !terms.contains(row.term())) {
                terms.add(row.term());
            }
        }
        charts.begin(terms, run.status().epochs(), run.spec().labels().isPresent());
        for (MetricsHistory.Row row : run.metrics().rows()) {
            if (isLoss(row)) {
                charts.appendLoss(row.split(), row.term(), row.epoch(), row.value());
            } else {
                charts.appendScore(row.term(), row.epoch(), row.value());
            }
        }
        charts.setBest(run.status().bestEpoch());
        charts.rescale();
        lossHolder.getChildren().add(charts.loss());
        scoreHolder.getChildren().add(charts.scores());
    }

    private static boolean isLoss(MetricsHistory.Row row) {
        return List.of(TRAIN, VALIDATION).contains(row.split());
    }
}
