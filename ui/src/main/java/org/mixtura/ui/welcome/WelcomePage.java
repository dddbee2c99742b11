package org.mixtura.ui.welcome;

import java.io.File;
import java.util.List;
import java.util.stream.Stream;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import org.mixtura.ui.page.Page;
import org.mixtura.ui.page.Views;
import org.mixtura.ui.settings.RecentItem;
import org.mixtura.ui.theme.Icon;

/** The first page. */
public final class WelcomePage implements Page {

    private static final PseudoClass DROP_OK = PseudoClass.getPseudoClass("drop-ok");
    private static final int SHOWN = 4;

    private final WelcomeViewModel model;
    private final Node node;

    @FXML
    private Pane dropZone;

    @FXML
    private Label dropText;

    @FXML
    private Button demo;

    @FXML
    private Pane recentData;

    @FXML
    private Pane recentRuns;

    public WelcomePage(WelcomeViewModel model) {
        this.model = model;
        this.node = Views.load(this);
    }

    @Override
    public String title() {
        return "Welcome";
    }

    @Override
    public Node node() {
        return node;
    }

    /** Asks for a file and opens it. */
    @FXML
    public void chooseFile() {
        var chooser = new FileChooser();
        chooser.setTitle("Open a data set");
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(
                                "Single-cell data",
                                "*.h5ad",
                                "*.h5",
                                "*.loom",
                                "*.mtx",
                                "*.csv",
                                "*.tsv",
                                "*.txt",
                                "*.gz"),
                        new FileChooser.ExtensionFilter("All files", "*.*"));
        List<File> chosen = chooser.showOpenMultipleDialog(node.getScene().getWindow());
        model.open(chosen == null ? List.of() : chosen);
    }

    @FXML
    void chooseFolder() {
        var chooser = new DirectoryChooser();
        chooser.setTitle("Open a 10x folder");
        open(chooser.showDialog(node.getScene().getWindow()));
    }

    @FXML
    void chooseRun() {
        var chooser = new DirectoryChooser();
        chooser.setTitle("Open a run folder");
        open(chooser.showDialog(node.getScene().getWindow()));
    }

    @FXML
    void openDemo() {
        model.openDemo();
    }

    @FXML
    void initialize() {
        demo.disableProperty().bind(model.busy());
        acceptDrops(dropZone);
        list(model.recentData(), recentData, "mdi2d-database-outline", "Data sets that you open appear here.");
        list(model.recentRuns(), recentRuns, "mdi2c-chart-scatter-plot", "Finished runs appear here.");
    }

    private void open(File chosen) {
        model.open(Stream.ofNullable(chosen).toList());
    }

    private void acceptDrops(Pane zone) {
        zone.setOnDragOver(event -> {
            if (model.accepts(files(event))) {
                event.acceptTransferModes(TransferMode.COPY);
            }
            event.consume();
        });
        zone.setOnDragEntered(event -> feedback(true, model.accepts(files(event))));
        zone.setOnDragExited(_ -> feedback(false, false));
        zone.setOnDragDropped(event -> {
            var files = files(event);
            event.setDropCompleted(model.accepts(files));
            event.consume();
            model.open(files);
        });
    }

    private void feedback(boolean over, boolean ok) {
        dropZone.pseudoClassStateChanged(DROP_OK, ok);
        dropText.setText(
                !over
                        ? "Drop a file or folder here"
                        : ok ? "Let go to check it; several files become one data set" : "Files or folders, please");
    }

    private static List<File> files(DragEvent event) {
        return event.getDragboard().getFiles();
    }

    private void list(ObservableList<RecentItem> items, Pane into, String icon, String whenEmpty) {
        Runnable fill = () -> into.getChildren()
                .setAll(
                        items.isEmpty()
                                ? List.of(hint(whenEmpty))
                                : items.stream()
                                        .limit(SHOWN)
                                        .map(i -> row(i, icon))
                                        .toList());
        items.subscribe(fill);
        fill.run();
    }

    private static Node hint(String text) {
        var label = new Label(text);
        label.getStyleClass().addAll("muted", "empty-hint");
        label.setWrapText(true);
        return label;
    }

    private Node row(RecentItem item, String icon) {
        var name = new Label(item.fileName());
        name.getStyleClass().add("recent-name");
        var detail = new Label(item.detail());
        detail.getStyleClass().add("muted");
        var where = new Label(item.folder());
        where.getStyleClass().add("recent-folder");
        where.setTextOverrun(javafx.scene.control.OverrunStyle.CENTER_ELLIPSIS);
        for (Label label : List.of(name, detail, where)) {
            label.setMinWidth(0);
        }
        var texts = new VBox(name, detail, where);
        texts.setMinWidth(0);
        var graphic = new HBox(new Icon(icon), texts);
        graphic.getStyleClass().add("recent-content");
        var button = new Button(null, graphic);
        button.setId("recent-" + item.fileName());
        button.getStyleClass().addAll("flat", "recent-item");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAccessibleText("Open " + item.fileName());
        button.disableProperty().bind(model.busy());
        button.setOnAction(_ -> model.open(item));
        return button;
    }
}
