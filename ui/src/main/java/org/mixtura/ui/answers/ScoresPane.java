package org.mixtura.ui.answers;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.mixtura.core.Evaluation;
import org.mixtura.core.correct.Correction;
import org.mixtura.core.embed.ClusterMethod;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.run.WorkbookFile;
import org.mixtura.core.score.ClusterScores;
import org.mixtura.ui.control.NameConverter;
import org.mixtura.ui.figure.FileDialogs;
import org.mixtura.ui.theme.Icon;

/** Shows how clusterings and the components of a model agree with known types and how well batches mix. */
public final class ScoresPane extends BorderPane {

    /** Not shown: it is the harmonic mean of homogeneity and completeness, which is NMI. Files have it. */
    private static final String SAME_AS_NMI = "v_measure";

    private final ScoresViewModel model;
    private final FileDialogs dialogs;
    private final FactTable agreements = new FactTable(List.of(
            new FactTable.Heading("Clustering", "As many clusters as there are types, where the method can"),
            new FactTable.Heading("k", "How many clusters it found"),
            new FactTable.Heading("ARI", "Adjusted Rand index: 1 for the same partition, 0 for chance"),
            new FactTable.Heading("NMI", "Normalised mutual information, 0 to 1; the same number as the V-measure"),
            new FactTable.Heading("AMI", "Mutual information adjusted for chance, at most 1"),
            new FactTable.Heading("FMI", "Fowlkes-Mallows index: pairs of cells kept together, 0 to 1"),
            new FactTable.Heading("Homog.", "Homogeneity: 1 when each cluster holds one type only"),
            new FactTable.Heading("Compl.", "Completeness: 1 when each type lies in one cluster only"),
            new FactTable.Heading("Acc.", "Accuracy: share of cells in the cluster that is matched with their type")));
    private final Label noAgreements = new Label();
    private final FlowPane mixing = new FlowPane();
    private final Label noMixing = new Label();
    private final MenuItem saveTable = new MenuItem("Scores as a table (.csv)…");
    private final MenuItem saveWorkbook = new MenuItem("Scores as a workbook, a tab for each approach (.xlsx)…");
    private final MenuItem saveStudy = new MenuItem("Scores of all runs on these data as a workbook (.xlsx)…");
    private final MenuItem saveCells = new MenuItem("Cells with these clusters and corrected codes (.csv)…");
    private final MenuButton showClusters = new MenuButton("Show clusters");
    private final Label agreementTitle = new Label();
    private final Label mixingTitle = new Label();

    /**
     * @param dialogs asks for files
     * @param showOnMaps colours the maps
     */
    public ScoresPane(ScoresViewModel model, FileDialogs dialogs, Consumer<Colouring> showOnMaps) {
        this.model = model;
        this.dialogs = dialogs;
        getStyleClass().addAll("genes-pane", "scores-pane");
        showClusters.setId("show-clusters");
        showClusters.setMinWidth(USE_PREF_SIZE);
        showClusters.getStyleClass().add("export-menu");
        showClusters.setTooltip(new Tooltip("Colour the maps by the clusters of the chosen correction"));
        for (ClusterMethod method : ClusterMethod.values()) {
            var item = new MenuItem(method.label());
            item.setOnAction(_ -> model.clusters(method, showOnMaps));
            showClusters.getItems().add(item);
        }
        showClusters.disableProperty().bind(model.readyProperty().not());
        saving(saveTable, "Save the scores", "scores.csv", model::save);
        saving(
                saveWorkbook,
                "Save the scores as a workbook",
                "scores.xlsx",
                file -> model.save(WorkbookFile.named(file)));
        saving(
                saveStudy,
                "Save the scores of all runs",
                "all-runs.xlsx",
                file -> model.saveStudy(WorkbookFile.named(file)));
        saving(saveCells, "Save the cells", "cells.csv", model::saveCells);
        saveStudy.disableProperty().bind(model.readyProperty().not());
        saveCells.disableProperty().bind(model.readyProperty().not());
        setTop(choices());
        var cards = new VBox(card(agreementTitle, agreements()), card(mixingTitle, mixing()));
        cards.getStyleClass().add("scores-cards");
        var scroll = new ScrollPane(cards);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        setCenter(scroll);
        setBottom(foot());
        model.resultProperty().subscribe(this::fill);
    }

    private void saving(MenuItem item, String title, String name, Consumer<Path> save) {
        item.setOnAction(
                _ -> dialogs.newFile(getScene().getWindow(), title, name).ifPresent(save));
    }

    private FlowPane choices() {
        var measure = new Button("Measure", new Icon("mdi2r-ruler"));
        measure.setId("measure-scores");
        measure.getStyleClass().add("accent");
        measure.setMinWidth(USE_PREF_SIZE);
        measure.disableProperty().bind(model.readyProperty().not());
        measure.setOnAction(_ -> model.measure());
        var bar = new FlowPane(
                named("Known types", choice("score-labels", model.labelsProperty())),
                named("Batches", choice("score-batch", model.batchProperty())),
                named("Correction", correction()),
                measure);
        bar.getStyleClass().add("score-choices");
        return bar;
    }

    private static HBox named(String text, Node choice) {
        var label = new Label(text);
        label.setMinWidth(USE_PREF_SIZE);
        label.setLabelFor(choice);
        var pair = new HBox(label, choice);
        pair.getStyleClass().add("score-choice");
        return pair;
    }

    private ComboBox<Correction> correction() {
        var box = new ComboBox<>(FXCollections.observableArrayList(Correction.values()));
        box.setId("score-correction");
        box.setConverter(new NameConverter<>(Correction::label));
        box.valueProperty().bindBidirectional(model.correctionProperty());
        box.setTooltip(new Tooltip("What is done to the latent space before it is clustered; it takes batches"));
        box.setMinWidth(USE_PREF_SIZE);
        return box;
    }

    private ComboBox<Optional<String>> choice(String id, ObjectProperty<Optional<String>> chosen) {
        var none = Optional.<String>empty();
        var box = new ComboBox<>(FXCollections.observableList(
                Stream.concat(Stream.of(none), model.columns().stream().map(Optional::of))
                        .toList()));
        box.setId(id);
        box.setConverter(new NameConverter<>(column -> column.orElse("none")));
        box.valueProperty().bindBidirectional(chosen);
        box.getStyleClass().add("score-column");
        return box;
    }

    private Node agreements() {
        agreements.setId("agreements");
        noAgreements.getStyleClass().add("muted");
        noAgreements.setWrapText(true);
        return new VBox(noAgreements, agreements);
    }

    private Node mixing() {
        mixing.setId("mixing");
        mixing.getStyleClass().add("score-tiles");
        noMixing.getStyleClass().add("muted");
        noMixing.setWrapText(true);
        return new VBox(noMixing, mixing);
    }

    private static VBox card(Label heading, Node content) {
        heading.getStyleClass().add("plot-title");
        var box = new VBox(heading, content);
        box.getStyleClass().addAll("plot-card", "answer-card");
        return box;
    }

    private HBox foot() {
        var words = new Label();
        words.setId("score-words");
        words.textProperty()
                .bind(Bindings.when(model.obstacleProperty().isEmpty())
                        .then(model.wordsProperty())
                        .otherwise(model.obstacleProperty()));
        words.setWrapText(true);
        words.setMinWidth(0);
        words.setMaxWidth(Double.MAX_VALUE);
        words.getStyleClass().add("muted");
        HBox.setHgrow(words, Priority.ALWAYS);
        var save = new MenuButton("Save", null, saveTable, saveWorkbook, saveStudy, saveCells);
        save.setId("save-scores");
        save.setMinWidth(USE_PREF_SIZE);
        save.getStyleClass().add("export-menu");
        var bar = new HBox(words, showClusters, save);
        bar.getStyleClass().addAll("explore-bar", "genes-foot");
        return bar;
    }

    private void fill(Optional<Evaluation> result) {
        agreementTitle.setText("Agreement of clusters with known types" + model.corrected());
        mixingTitle.setText("Mixing of batches" + model.corrected());
        saveTable.setDisable(result.isEmpty());
        saveWorkbook.setDisable(result.isEmpty());
        var found = result.map(Evaluation::agreements).orElse(List.of());
        agreements.show(Stream.concat(
                        found.stream().map(agreement -> row(agreement)),
                        result.flatMap(Evaluation::own).map(own -> row(own)).stream())
                .toList());
        noAgreements.setVisible(found.isEmpty());
        noAgreements.setManaged(found.isEmpty());
        noAgreements.setText(
                result.isEmpty()
                        ? "Nothing is measured yet. Only a model that was told to be supervised has seen labels before."
                        : "Choose a column of known types and press Measure.");
        var tiles = model.mixing().stream().map(ScoresPane::tile).toList();
        mixing.getChildren().setAll(tiles);
        noMixing.setVisible(tiles.isEmpty());
        noMixing.setManaged(tiles.isEmpty());
        noMixing.setText(
                result.flatMap(Evaluation::batch).isPresent()
                        ? "Mixing is not measured: it takes two batches and ten cells."
                        : "Choose a column of batches and press Measure.");
    }

    private static List<String> row(Evaluation.Agreement agreement) {
        return row(agreement.method().label(), agreement.clusters(), agreement.scores());
    }

    private static List<String> row(Evaluation.OwnAgreement own) {
        return row("Components of the model", own.used(), own.scores());
    }

    private static List<String> row(String name, int clusters, ClusterScores scores) {
        return Stream.concat(
                        Stream.of(name, Integer.toString(clusters)),
                        scores.byName().entrySet().stream()
                                .filter(score -> !score.getKey().equals(SAME_AS_NMI))
                                .map(score -> String.format(Locale.ROOT, "%.3f", score.getValue())))
                .toList();
    }

    private static ScoreTile tile(ScoresViewModel.Mixing score) {
        return new ScoreTile(score.name(), String.format(Locale.ROOT, "%.3f", score.value()), score.meaning());
    }
}
