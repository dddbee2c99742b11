package org.mixtura.ui.figure;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.mixtura.core.figure.FigureFormat;
import org.mixtura.core.figure.FigureOutput;
import org.mixtura.ui.page.Page;
import org.mixtura.ui.page.Views;
import org.mixtura.ui.task.Tasks;

/** The page that exports a figure: a preview in true proportions, and what the file is to be. */
public final class FigurePage implements Page {

    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");
    private static final List<Double> JOURNAL_WIDTHS = List.of(85.0, 89.0, 114.0, 174.0, 183.0);
    private static final List<Integer> RESOLUTIONS = List.of(150, 300, 600, 1200);

    private final FigureViewModel model;
    private final FileDialogs dialogs;
    private final Node node;
    private final FigurePreview preview;
    private final PictureClip clip;

    @FXML
    private StackPane previewHolder;

    @FXML
    private BorderPane settings;

    @FXML
    private Label size;

    @FXML
    private Label differs;

    @FXML
    private HBox formats;

    @FXML
    private FlowPane widths;

    @FXML
    private TextField width;

    @FXML
    private TextField height;

    @FXML
    private CheckBox autoHeight;

    @FXML
    private ComboBox<Integer> dpi;

    @FXML
    private CheckBox titleOn;

    @FXML
    private CheckBox legendOn;

    @FXML
    private CheckBox labelsOn;

    @FXML
    private VBox panels;

    @FXML
    private CheckBox wholePage;

    @FXML
    private ComboBox<Integer> columns;

    @FXML
    private HBox pageRow;

    @FXML
    private Button addPanel;

    @FXML
    private Button addAll;

    @FXML
    private TextField fileName;

    @FXML
    private Label folder;

    @FXML
    private Button export;

    @FXML
    private HBox savedRow;

    @FXML
    private Label savedText;

    @FXML
    private Hyperlink reveal;

    public FigurePage(FigureViewModel model, Tasks tasks, FileDialogs dialogs) {
        this.model = model;
        this.dialogs = dialogs;
        this.clip = new PictureClip(tasks::quietly);
        this.preview = new FigurePreview(model, tasks);
        this.node = Views.load(this);
    }

    @Override
    public String title() {
        return "Figure";
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public Optional<Node> inspector() {
        return Optional.of(settings);
    }

    @FXML
    void initialize() {
        previewHolder.getChildren().add(preview);
        differs.setText("As on the screen, but always on white, with letters of a size that suits the paper. "
                + model.differs());
        addFormats();
        addWidths();
        dpi.getItems().setAll(RESOLUTIONS);
        dpi.setValue(model.settings().dpi());
        dpi.valueProperty().subscribe((_, value) -> model.change(s -> s.withDpi(value)));
        titleOn.setSelected(model.settings().title());
        legendOn.setSelected(model.settings().legend());
        labelsOn.setSelected(model.settings().labels());
        titleOn.selectedProperty().subscribe((_, on) -> model.change(s -> s.withTitle(on)));
        legendOn.selectedProperty().subscribe((_, on) -> model.change(s -> s.withLegend(on)));
        labelsOn.selectedProperty().subscribe((_, on) -> model.change(s -> s.withLabels(on)));
        new PageControls(model, panels, wholePage, columns, pageRow, addPanel, addAll);
        model.pageProperty().subscribe(whole -> {
            titleOn.setDisable(whole);
            legendOn.setDisable(whole || !model.isScatter());
            labelsOn.setDisable(whole || !model.isScatter());
        });
        model.figureProperty().subscribe(_ -> describe());
        fileName.textProperty().bindBidirectional(model.fileNameProperty());
        fileName.textProperty().subscribe((_, _) -> describe());
        width.setText(brief(model.settings().widthMm()));
        width.textProperty().subscribe((_, text) -> widthTyped(text));
        autoHeight.setSelected(model.settings().heightMm().isEmpty());
        height.disableProperty().bind(autoHeight.selectedProperty());
        height.setText(brief(model.heightMm()));
        autoHeight.selectedProperty().subscribe((_, on) -> heightMode(on));
        height.textProperty().subscribe((_, text) -> heightTyped(text));
        model.settingsProperty().subscribe(_ -> describe());
        model.busyProperty().subscribe(busy -> export.setDisable(busy));
        model.savedProperty().subscribe(this::showSaved);
    }

    private void addFormats() {
        var group = new ToggleGroup();
        for (FigureFormat format : FigureFormat.values()) {
            var button = new ToggleButton(format.name());
            button.setId("format-" + format.extension());
            button.setToggleGroup(group);
            button.setSelected(format == model.settings().format());
            button.setUserData(format);
            button.getStyleClass().add(position(format.ordinal(), FigureFormat.values().length));
            formats.getChildren().add(button);
        }
        group.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) {
                before.setSelected(true);
            } else {
                model.change(s -> s.withFormat((FigureFormat) now.getUserData()));
            }
        });
    }

    private static String position(int index, int count) {
        return index == 0 ? "left-pill" : index == count - 1 ? "right-pill" : "center-pill";
    }

    private void addWidths() {
        var group = new ToggleGroup();
        for (double mm : JOURNAL_WIDTHS) {
            var button = new ToggleButton(brief(mm));
            button.setId("width-" + (int) mm);
            button.setToggleGroup(group);
            button.getStyleClass().add("small");
            button.setUserData(mm);
            button.setOnAction(_ -> width.setText(brief(mm)));
            widths.getChildren().add(button);
        }
        width.textProperty().subscribe(text -> {
            for (Toggle toggle : group.getToggles()) {
                toggle.setSelected(text.equals(brief((double) toggle.getUserData())));
            }
        });
    }

    private static String brief(double mm) {
        return mm == Math.rint(mm) ? Long.toString((long) mm) : String.format(Locale.ROOT, "%.1f", mm);
    }

    private void widthTyped(String text) {
        OptionalDouble mm = FigureViewModel.length(text);
        width.pseudoClassStateChanged(INVALID, mm.isEmpty());
        mm.ifPresent(value -> model.change(s -> s.withWidth(value)));
    }

    private void heightMode(boolean automatic) {
        if (automatic) {
            model.change(s -> s.withHeight(OptionalDouble.empty()));
        } else {
            heightTyped(height.getText());
        }
    }

    private void heightTyped(String text) {
        if (!autoHeight.isSelected()) {
            OptionalDouble mm = FigureViewModel.length(text);
            height.pseudoClassStateChanged(INVALID, mm.isEmpty());
            mm.ifPresent(_ -> model.change(s -> s.withHeight(mm)));
        }
    }

    private void describe() {
        // A page may have made itself wider; what is being typed stays as it is.
        double mm = model.settings().widthMm();
        if (FigureViewModel.length(width.getText()).orElse(mm) != mm) {
            width.setText(brief(mm));
        }
        if (autoHeight.isSelected()) {
            height.setText(brief(model.heightMm()));
        }
        boolean tooHigh = model.heightMm() > FigureOutput.PAGE_MM;
        size.setText("%s × %s mm · %s%s"
                .formatted(
                        brief(model.settings().widthMm()),
                        brief(model.heightMm()),
                        model.settings().format(),
                        tooHigh ? " · higher than a page of A4 has room for" : ""));
        folder.setText(model.settings().folder().toString());
        export.setText(
                (model.replaces() ? "Replace " : "Export ") + model.settings().format());
        preview.refresh();
    }

    private void showSaved(Optional<Path> file) {
        savedRow.setVisible(file.isPresent());
        savedRow.setManaged(file.isPresent());
        savedText.setText(file.map(f -> "Saved " + f.getFileName()).orElse(""));
        reveal.setOnAction(_ -> file.ifPresent(dialogs::reveal));
    }

    @FXML
    void chooseFolder() {
        dialogs.folder(
                        node.getScene().getWindow(),
                        "Folder for figures",
                        model.settings().folder())
                .ifPresent(chosen -> model.change(s -> s.withFolder(chosen)));
    }

    @FXML
    void addToPage() {
        model.addToPage();
    }

    @FXML
    void addAllToPage() {
        model.addAllToPage();
    }

    @FXML
    void export() {
        model.export();
    }

    /** Copies what the preview shows. */
    @FXML
    void copyPicture() {
        clip.copy(
                model.figureProperty().get(),
                model.settings().widthMm(),
                model.heightMm(),
                model.settings().dpi());
    }

    /** What shows the figure. */
    FigurePreview preview() {
        return preview;
    }
}
