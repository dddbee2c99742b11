package org.mixtura.ui.welcome;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.mixtura.ui.figure.FileDialogs;
import org.mixtura.ui.page.Page;
import org.mixtura.ui.page.Views;
import org.mixtura.ui.session.JoinPlan;
import org.mixtura.ui.settings.RecentItem;
import org.mixtura.ui.theme.Icon;

/** The first page. */
public final class WelcomePage implements Page {

    private static final PseudoClass DROP_OK = PseudoClass.getPseudoClass("drop-ok");
    private static final int SHOWN = 4;

    /** Pixels of a picture: twice what is shown at 100 %, for scaled screens. */
    private static final double PICTURE = 96;

    private final WelcomeViewModel model;
    private final FileDialogs dialogs;
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

    /** @param dialogs asks for files and folders */
    public WelcomePage(WelcomeViewModel model, FileDialogs dialogs) {
        this.model = model;
        this.dialogs = dialogs;
        this.node = Views.load(this);
    }

    @Override
    public String title() {
        return "Welcome";
    }

    @FXML
    private Pane join;

    @Override
    public Node node() {
        return node;
    }

    /** Asks for a file and opens it. */
    @FXML
    public void chooseFile() {
        model.open(dialogs.dataSets(node.getScene().getWindow()).stream()
                .map(Path::toFile)
                .toList());
    }

    @FXML
    void chooseFolder() {
        openFolder("Open a 10x folder");
    }

    @FXML
    void chooseRun() {
        openFolder("Open the folder of a run or sweep");
    }

    @FXML
    void openDemo() {
        model.openDemo();
    }

    private void show(Optional<JoinPlan> plan) {
        join.setVisible(plan.isPresent());
        join.setManaged(plan.isPresent());
        join.getChildren()
                .setAll(plan.stream().map(files -> new JoinCard(files, model)).toList());
    }

    @FXML
    void initialize() {
        model.joinPlan().subscribe(this::show);
        demo.disableProperty().bind(model.busy());
        acceptDrops(dropZone);
        list(model.recentData(), recentData, "Data sets that you open appear here.");
        list(model.recentRuns(), recentRuns, "Runs and sweeps appear here.");
    }

    private void openFolder(String title) {
        Path home = Path.of(System.getProperty("user.home", ""));
        dialogs.folder(node.getScene().getWindow(), title, home).ifPresent(this::open);
    }

    private void open(Path chosen) {
        model.open(List.of(chosen.toFile()));
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

    private void list(ObservableList<RecentItem> items, Pane into, String whenEmpty) {
        Runnable fill = () -> into.getChildren()
                .setAll(
                        items.isEmpty()
                                ? List.of(hint(whenEmpty))
                                : items.stream().limit(SHOWN).map(this::row).toList());
        items.subscribe(fill);
        fill.run();
    }

    private static Node hint(String text) {
        var label = new Label(text);
        label.getStyleClass().addAll("muted", "empty-hint");
        label.setWrapText(true);
        return label;
    }

    private static String icon(RecentItem.Kind kind) {
        return switch (kind) {
            case PROJECT -> "mdi2f-folder-star-outline";
            case DATA -> "mdi2d-database-outline";
            case RUN -> "mdi2c-chart-scatter-plot";
            case SWEEP -> "mdi2t-table-large";
        };
    }

    /** What stands before the texts, as high as they are at any size of letters: a symbol, or the picture of the map. */
    private Node mark(RecentItem item, Region texts) {
        var mark = new StackPane(new Icon(icon(item.kind())));
        mark.getStyleClass().add("recent-mark");
        mark.minWidthProperty().bind(texts.heightProperty());
        model.picture(item, file -> {
            var picture = new Image(file.toUri().toString(), PICTURE, PICTURE, true, true, true);
            picture.progressProperty().subscribe(progress -> {
                if (progress.doubleValue() == 1 && !picture.isError()) {
                    show(picture, mark, texts);
                }
            });
        });
        return mark;
    }

    private static void show(Image picture, Pane mark, Region texts) {
        var view = new ImageView(picture);
        view.setPreserveRatio(true);
        view.setSmooth(true);
        view.fitHeightProperty().bind(texts.heightProperty());
        mark.getChildren().setAll(view);
        mark.getStyleClass().add("recent-picture");
    }

    private Node row(RecentItem item) {
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
        var graphic = new HBox(mark(item, texts), texts);
        graphic.setFillHeight(false);
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
