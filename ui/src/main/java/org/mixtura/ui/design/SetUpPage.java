package org.mixtura.ui.design;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.stage.DirectoryChooser;
import org.mixtura.core.model.Preset;
import org.mixtura.ui.form.SchemaForm;
import org.mixtura.ui.page.Page;
import org.mixtura.ui.page.Views;

/** The page of the settings of a run. */
public final class SetUpPage implements Page {

    private final SetUpViewModel model;
    private final Node node;

    @FXML
    private Label title;

    @FXML
    private HBox presets;

    @FXML
    private Label presetHelp;

    @FXML
    private Label presetNote;

    @FXML
    private Label company;

    @FXML
    private StackPane form;

    @FXML
    private HBox valuesProblem;

    @FXML
    private Label valuesWords;

    @FXML
    private Button takeAnyValues;

    @FXML
    private StackPane varyHolder;

    @FXML
    private Label sum;

    @FXML
    private Label folderTitle;

    @FXML
    private TextField folder;

    @FXML
    private Label folderProblem;

    @FXML
    private HBox changes;

    @FXML
    private Label changed;

    @FXML
    private Button start;

    public SetUpPage(SetUpViewModel model) {
        this.model = model;
        this.node = Views.load(this);
    }

    @Override
    public String title() {
        return "Set up";
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void onShow() {
        model.refreshFolder();
    }

    @FXML
    void initialize() {
        fillPresets();
        model.modelProperty().subscribe(this::showForm);
        company.textProperty().bind(model.companyProperty());
        company.visibleProperty().bind(company.textProperty().isNotEmpty());
        company.managedProperty().bind(company.visibleProperty());
        presetNote.textProperty().bind(model.presetNoteProperty());
        presetNote.visibleProperty().bind(model.presetNoteProperty().isNotEmpty());
        presetNote.managedProperty().bind(presetNote.visibleProperty());
        folder.textProperty().bindBidirectional(model.folderProperty());
        folderProblem.textProperty().bind(model.folderProblemProperty());
        folderProblem.visibleProperty().bind(model.folderProblemProperty().isNotEmpty());
        folderProblem.managedProperty().bind(folderProblem.visibleProperty());
        model.valuesProblemProperty().subscribe(this::showValuesProblem);
        start.disableProperty().bind(model.readyProperty().not());
        start.textProperty().bind(model.startTextProperty());
        varyHolder.getChildren().add(new VaryPane(model.vary()));
        sum.textProperty().bind(model.sumProperty());
        sum.visibleProperty().bind(model.sumProperty().isNotEmpty());
        sum.managedProperty().bind(sum.visibleProperty());
        folderTitle
                .textProperty()
                .bind(model.runsProperty().map(n -> n.intValue() > 1 ? "Sweep folder" : "Run folder"));
        var differences = new Tooltip();
        changed.setTooltip(differences);
        model.modifiedProperty().subscribe(n -> {
            int count = n.intValue();
            changes.setVisible(count > 0);
            changed.setText(count == 1 ? "1 setting changed" : count + " settings changed");
            differences.setText(differenceTable());
        });
    }

    @FXML
    void start() {
        model.start();
    }

    @FXML
    void takeAnyValues() {
        model.takeAnyValues();
    }

    private void showValuesProblem(Optional<ValuesFit> problem) {
        valuesProblem.setVisible(problem.isPresent());
        valuesProblem.setManaged(problem.isPresent());
        valuesWords.setText(problem.map(ValuesFit::words).orElse(""));
        boolean mendable = problem.map(ValuesFit::mendable).orElse(false);
        takeAnyValues.setVisible(mendable);
        takeAnyValues.setManaged(mendable);
    }

    @FXML
    void resetAll() {
        model.resetAll();
    }

    @FXML
    void chooseFolder() {
        var chooser = new DirectoryChooser();
        chooser.setTitle("Folder for this run");
        Optional.ofNullable(chooser.showDialog(node.getScene().getWindow()))
                .ifPresent(chosen -> model.folderProperty().set(chosen.getPath()));
    }

    private void showForm(Optional<ModelSetUp<?>> chosen) {
        title.setText(chosen.map(m -> "Set up " + m.family().card().name()).orElse("Set up"));
        form.getChildren().clear();
        if (chosen.isPresent()) {
            form.getChildren().add(new SchemaForm(model.forms()));
        }
    }

    private void fillPresets() {
        var group = new ToggleGroup();
        for (Preset preset :
                Stream.of(Preset.QUICK, Preset.RECOMMENDED, Preset.PAPER).toList()) {
            var button = new ToggleButton(preset.label());
            button.setId("preset-" + preset.name().toLowerCase(java.util.Locale.ROOT));
            button.setToggleGroup(group);
            button.getStyleClass().add(position(preset));
            button.setSelected(preset == model.presetProperty().get());
            button.setOnAction(_ -> {
                button.setSelected(true);
                model.presetProperty().set(preset);
            });
            presets.getChildren().add(button);
        }
        model.presetProperty().subscribe(preset -> presetHelp.setText(help(preset)));
    }

    private static String position(Preset preset) {
        return switch (preset) {
            case QUICK -> "left-pill";
            case RECOMMENDED -> "center-pill";
            case PAPER -> "right-pill";
        };
    }

    private static String help(Preset preset) {
        return switch (preset) {
            case QUICK -> "Few epochs: a first look to see whether the data make sense.";
            case RECOMMENDED -> "What agreed best with known cell types in our measurements.";
            case PAPER -> "Exactly the values of the paper and its reference code. Takes longest.";
        };
    }

    private String differenceTable() {
        return model.differences().stream()
                .map(e -> "%s: %s, preset %s"
                        .formatted(
                                e.field().info().label(),
                                e.textProperty().get(),
                                e.baseProperty().get()))
                .collect(Collectors.joining("\n"));
    }
}
