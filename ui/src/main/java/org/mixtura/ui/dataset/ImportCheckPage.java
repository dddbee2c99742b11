package org.mixtura.ui.dataset;

import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.io.DataCheck;
import org.mixtura.core.data.io.DataChecks;
import org.mixtura.core.data.io.Fix;
import org.mixtura.core.data.io.Inspection;
import org.mixtura.core.data.io.MatrixPlace;
import org.mixtura.ui.chart.LevelsPane;
import org.mixtura.ui.control.NameConverter;
import org.mixtura.ui.control.WrappedText;
import org.mixtura.ui.page.Page;
import org.mixtura.ui.page.Views;

/** The page of the import check. */
public final class ImportCheckPage implements Page {

    /** More names than these are no list to look at. */
    private static final int SHOWN_NAMES = 1000;

    private final ImportCheckViewModel model;
    private final Node node;

    @FXML
    private Label name;

    @FXML
    private Label verdict;

    @FXML
    private Button accept;

    @FXML
    private GridPane checks;

    @FXML
    private VBox findings;

    @FXML
    private Pane columns;

    @FXML
    private Pane filterCard;

    @FXML
    private ScrollPane scroll;

    @FXML
    private Pane geneCard;

    @FXML
    private VBox readingCard;

    @FXML
    private TextField minGenes;

    @FXML
    private TextField minCells;

    @FXML
    private TextField maxMitochondrial;

    @FXML
    private Label filterEffect;

    @FXML
    private VBox carriedCard;

    @FXML
    private VBox joinCard;

    @FXML
    private VBox listCard;

    @FXML
    private Pane imageCard;

    @FXML
    private StackPane imageGrid;

    @FXML
    private Pane depthCard;

    @FXML
    private StackPane depths;

    @FXML
    private ComboBox<Optional<Column>> labelColumn;

    @FXML
    private LevelsPane labelLevels;

    @FXML
    private ComboBox<Optional<Column>> batchColumn;

    @FXML
    private LevelsPane batchLevels;

    public ImportCheckPage(ImportCheckViewModel model) {
        this.model = model;
        this.node = Views.load(this);
    }

    @Override
    public String title() {
        return "Import check";
    }

    @Override
    public Node node() {
        return node;
    }

    @FXML
    void initialize() {
        name.textProperty().bind(model.nameProperty());
        // What was made of the data is told at the top.
        model.nameProperty().subscribe(_ -> scroll.setVvalue(0));
        verdict.textProperty().bind(model.verdictProperty());
        accept.disableProperty()
                .bind(model.usableProperty()
                        .not()
                        .or(model.filter().validProperty().not()));
        model.checksProperty().subscribe(this::showChecks);
        model.findingsProperty().subscribe(all -> {
            findings.getChildren()
                    .setAll(all.stream()
                            .map(found -> new FindingPane(found, model.report(found), this::apply))
                            .toList());
            show(findings, !all.isEmpty());
        });
        model.depthsProperty().subscribe(found -> {
            show(depthCard, found.isPresent());
            depths.getChildren()
                    .setAll(found.<List<Node>>map(h -> List.of(new HistogramPane(h)))
                            .orElse(List.of()));
        });
        model.imagesProperty().subscribe(found -> {
            show(imageCard, found.isPresent());
            imageGrid
                    .getChildren()
                    .setAll(found.<List<Node>>map(grid -> List.of(new ImageGridPane(grid)))
                            .orElse(List.of()));
        });
        model.usableProperty().subscribe(usable -> {
            show(columns, usable);
            show(filterCard, usable);
            show(geneCard, usable);
        });
        minGenes.textProperty().bindBidirectional(model.filter().minGenesProperty());
        minCells.textProperty().bindBidirectional(model.filter().minCellsProperty());
        maxMitochondrial.textProperty().bindBidirectional(model.filter().maxMitochondrialProperty());
        filterEffect.textProperty().bind(model.filter().effectProperty());
        model.carried().carriedProperty().subscribe(names -> {
            show(carriedCard, !names.isEmpty());
            carriedCard.getChildren().setAll(new CarriedCard(names, model.carried()).content());
        });
        model.offerProperty().subscribe(this::showOffer);
        model.listProperty().subscribe(this::showList);
        model.tableProperty().subscribe(this::showReading);
        bind(labelColumn, labelLevels, model.labels(), "No labels. Training does not need them.");
        bind(batchColumn, batchLevels, model.batch(), "One batch: all cells are treated alike.");
    }

    @FXML
    void accept() {
        model.accept();
    }

    @FXML
    void chooseOther() {
        model.chooseOther();
    }

    /** In the same three columns as the cards below, so that all edges meet. */
    private void showChecks(List<DataCheck> all) {
        checks.getChildren().clear();
        int columns = checks.getColumnConstraints().size();
        for (int at = 0; at < all.size(); at++) {
            var card = new CheckCard(all.get(at));
            if (all.get(at).title().equals(DataChecks.COUNTS) && model.places().size() > 1) {
                card.getChildren().add(placeOfCounts());
            }
            checks.add(card, at % columns, at / columns);
        }
    }

    /** All matrices of the file, for a user who knows better where the counts are. */
    private Node placeOfCounts() {
        var box = new ComboBox<MatrixPlace>();
        box.setId("counts-place");
        box.setAccessibleText("Place of the counts in the file");
        box.setConverter(new NameConverter<>(
                place -> place.looksLikeCounts() ? place.name() : "%s (no counts)".formatted(place.name())));
        box.getItems().setAll(model.places());
        model.place().ifPresent(box::setValue);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setOnAction(_ -> model.takeCountsFrom(box.getValue()));
        return box;
    }

    private static void bind(ComboBox<Optional<Column>> box, LevelsPane preview, ColumnChoice choice, String whenNone) {
        box.setConverter(new NameConverter<>(column -> column.map(Column::name).orElse("None")));
        box.setItems(choice.options());
        box.valueProperty().bindBidirectional(choice.chosenProperty());
        choice.levelsProperty().subscribe(levels -> preview.show(levels, whenNone));
    }

    private void showOffer(Optional<JoinOffer> offer) {
        show(joinCard, offer.isPresent());
        offer.ifPresent(table -> {
            joinCard.getChildren().setAll(new JoinOfferCard(table, model).content());
            // It was asked for from a card further down, too.
            Platform.runLater(() -> reveal(joinCard));
        });
    }

    private void reveal(Node card) {
        scroll.applyCss();
        scroll.layout();
        Node content = scroll.getContent();
        double above =
                content.sceneToLocal(card.localToScene(card.getLayoutBounds())).getMinY();
        double room = content.getLayoutBounds().getHeight()
                - scroll.getViewportBounds().getHeight();
        scroll.setVvalue(room <= 0 ? 0 : Math.clamp(above / room, 0, 1));
    }

    private void showReading(Optional<Inspection> table) {
        show(readingCard, table.isPresent());
        table.ifPresent(open -> readingCard.getChildren().setAll(new ReadingCard(open, model).content()));
    }

    private void showList(Optional<Fix.ShowList> list) {
        show(listCard, list.isPresent());
        list.ifPresent(names -> {
            int more = names.names().size() - SHOWN_NAMES;
            String shown = names.names().stream().limit(SHOWN_NAMES).collect(Collectors.joining(", "));
            var save = new Button("Save list…");
            save.setId("save-list");
            save.setOnAction(_ -> saveList(names));
            listCard.getChildren()
                    .setAll(
                            new WrappedText(names.title(), "card-title"),
                            new WrappedText(
                                    more > 0
                                            ? "%s and %,d more; the saved list has all.".formatted(shown, more)
                                            : shown,
                                    "muted"),
                            save);
        });
    }

    private void saveList(Fix.ShowList names) {
        var chooser = new FileChooser();
        chooser.setTitle("Save the list");
        chooser.setInitialFileName("names.csv");
        var chosen = chooser.showSaveDialog(node.getScene().getWindow());
        if (chosen != null) {
            model.save(names, chosen.toPath());
        }
    }

    @FXML
    void chooseGenes() {
        var chooser = new FileChooser();
        chooser.setTitle("Genes to keep: a list, a table or gene sets (GMT)");
        var chosen = chooser.showOpenDialog(node.getScene().getWindow());
        if (chosen != null) {
            model.keepGenes(chosen.toPath());
        }
    }

    private void apply(Fix fix) {
        if (fix instanceof Fix.JoinLabels) {
            joinTable();
        } else {
            model.apply(fix);
        }
    }

    @FXML
    void joinTable() {
        var chooser = new FileChooser();
        chooser.setTitle("Join a table about cells, or several with the same columns");
        var chosen = chooser.showOpenMultipleDialog(node.getScene().getWindow());
        if (chosen != null && !chosen.isEmpty()) {
            model.offer(chosen.stream().map(File::toPath).toList());
        }
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
