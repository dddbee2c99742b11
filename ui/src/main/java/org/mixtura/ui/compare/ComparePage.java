package org.mixtura.ui.compare;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.mixtura.core.compare.RunComparison;
import org.mixtura.core.compare.RunSummary;
import org.mixtura.core.figure.CurvesFigure;
import org.mixtura.core.run.MetricsHistory;
import org.mixtura.core.run.StoredRun;
import org.mixtura.ui.chart.CurveSeries;
import org.mixtura.ui.chart.CurvesPane;
import org.mixtura.ui.figure.FileDialogs;
import org.mixtura.ui.page.Page;
import org.mixtura.ui.page.Views;

/** The page that puts runs side by side. */
public final class ComparePage implements Page {

    private static final double TABLE_SHARE = 0.42;

    private final CompareViewModel model;
    private final FileDialogs dialogs;
    private final Executor background;
    private final Node node;

    @FXML
    private Label subject;

    @FXML
    private Label hint;

    @FXML
    private TextField filter;

    @FXML
    private Button save;

    @FXML
    private Button star;

    @FXML
    private Button open;

    @FXML
    private MenuButton columns;

    @FXML
    private TableView<RunSummary> runs;

    @SuppressWarnings("NullAway.Init")
    private CompareTable table;

    @FXML
    private Label empty;

    @FXML
    private StackPane curves;

    @FXML
    private StackPane agreement;

    @FXML
    private StackPane seeds;

    @FXML
    private StackPane lines;

    @FXML
    private StackPane settings;

    @FXML
    private StackPane maps;

    @FXML
    private SplitPane parts;

    @FXML
    private StackPane tables;

    @FXML
    private Button alone;

    /**
     * @param dialogs asks where to save the table
     * @param background where maps are drawn
     */
    public ComparePage(CompareViewModel model, FileDialogs dialogs, Executor background) {
        this.background = background;
        this.model = model;
        this.dialogs = dialogs;
        this.node = Views.load(this);
    }

    @Override
    public String title() {
        return "Compare";
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void onShow() {
        model.refresh();
    }

    @FXML
    void initialize() {
        subject.textProperty().bind(model.subjectProperty());
        hint.setTooltip(new Tooltip("With Ctrl or Shift more than one run is chosen; they are shown together below"));
        table = new CompareTable(runs, filter, columns, model, this::chosen);
        model.comparisonProperty().subscribe(this::fill);
        model.closerProperty().subscribe(this::look);
        // Columns are as wide as their headings need.
        subject.fontProperty()
                .subscribe((_, _) -> fill(model.comparisonProperty().get()));
        model.stabilityProperty()
                .subscribe((_, _) -> fill(model.comparisonProperty().get()));
        chosen();
    }

    /** What is chosen gets the whole page, or stands below the table again. */
    @FXML
    void arrange() {
        boolean whole = parts.getItems().remove(tables);
        if (!whole) {
            parts.getItems().addFirst(tables);
            parts.setDividerPositions(TABLE_SHARE);
        }
        alone.setText(whole ? "Show table" : "Hide table");
    }

    private void fill(Optional<RunComparison> found) {
        empty.setText(model.emptyWords());
        save.setDisable(found.filter(now -> !now.runs().isEmpty()).isEmpty());
        columns.setDisable(save.isDisabled());
        table.show(found, subject.getFont().getSize());
        fillSeeds();
        lines.getChildren()
                .setAll(found.<Node>map(now -> new ParallelLines(now, table::choose, model::open))
                        .orElseGet(Label::new));
    }

    private void fillSeeds() {
        seeds.getChildren()
                .setAll(model.comparisonProperty()
                        .get()
                        .<Node>map(now -> new SeedsPane(
                                now,
                                model.stabilityProperty().get(),
                                model::measureStability,
                                this::saveSeeds,
                                background))
                        .orElseGet(Label::new));
    }

    private void chosen() {
        var chosen = table.chosen();
        open.setDisable(chosen.size() != 1);
        star.setDisable(chosen.size() != 1);
        hint.setText(
                chosen.size() < 2
                        ? "Choose 2 to %d runs".formatted(CompareViewModel.MOST)
                        : chosen.size() > CompareViewModel.MOST
                                ? "The first %d of %d are shown".formatted(CompareViewModel.MOST, chosen.size())
                                : "%d runs chosen".formatted(chosen.size()));
        model.choose(chosen);
    }

    private void look(CompareViewModel.Closer closer) {
        if (closer.runs().isEmpty()) {
            curves.getChildren().setAll(muted("Choose runs in the table to see their curves over each other."));
        } else {
            curves.getChildren().setAll(curvesOf(closer.runs()));
        }
        settings.getChildren()
                .setAll(closer.settings()
                        .<Node>map(SettingsPane::new)
                        .orElseGet(() -> muted("Choose two or more runs to see in which settings they differ.")));
        maps.getChildren()
                .setAll(
                        closer.maps()
                                .<Node>map(found -> new LinkedMapsPane(found, background, () -> saveStability(found)))
                                .orElseGet(
                                        () -> muted(
                                                closer.runs().size() > 1
                                                        ? "These runs have no cells in common, so there is nothing to follow from map to map. Choose runs of the same data set."
                                                        : "Choose two to four runs of the same cells to see their maps beside each other.")));
        agreement
                .getChildren()
                .setAll(closer.agreement()
                        .<Node>map(found -> new AgreementGrid(
                                found,
                                model.nameOf(closer.runs().getFirst()),
                                model.nameOf(closer.runs().get(1))))
                        .orElseGet(() -> muted("Choose two runs of the same cells to see how their groups match.")));
    }

    private void saveStability(LinkedMaps found) {
        dialogs.newFile(node.getScene().getWindow(), "Save the stability of each cell", "stability.csv")
                .ifPresent(file -> model.saveStability(found, file));
    }

    private void saveSeeds() {
        dialogs.newFile(node.getScene().getWindow(), "Save as PDF, SVG, PNG or TIFF", "seeds.pdf")
                .ifPresent(model::saveSeeds);
    }

    private CurvesPane curvesOf(List<StoredRun> chosen) {
        var pane = new CurvesPane("Validation loss per cell", "nats");
        for (int i = 0; i < chosen.size(); i++) {
            var series = new CurveSeries(model.nameOf(chosen.get(i)), CurvesFigure.Look.whole(i));
            pane.add(series);
            for (MetricsHistory.Row row : chosen.get(i).metrics().rows()) {
                if (row.split().equals("validation") && row.term().equals("loss")) {
                    pane.append(series, row.epoch(), row.value());
                }
            }
        }
        pane.setEpochs(
                chosen.stream().mapToInt(run -> run.status().epochs()).max().orElse(1));
        pane.rescale();
        return pane;
    }

    static Label muted(String text) {
        var label = new Label(text);
        label.getStyleClass().addAll("muted", "empty-hint");
        label.setWrapText(true);
        return label;
    }

    @FXML
    void openRun() {
        table.chosen().stream().findFirst().ifPresent(model::open);
    }

    @FXML
    void starRun() {
        table.chosen().stream().findFirst().ifPresent(model::star);
    }

    @FXML
    void saveTable() {
        dialogs.newFile(node.getScene().getWindow(), "Save as CSV, LaTeX or Excel", "comparison.xlsx")
                .ifPresent(model::save);
    }
}
