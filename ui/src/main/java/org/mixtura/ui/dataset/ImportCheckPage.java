package org.mixtura.ui.dataset;

import java.io.File;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.io.Finding;
import org.mixtura.core.data.io.Fix;
import org.mixtura.core.data.io.LabelFile;
import org.mixtura.core.data.io.MatrixPlace;
import org.mixtura.ui.chart.LevelsPane;
import org.mixtura.ui.control.NameConverter;
import org.mixtura.ui.control.WrappedText;
import org.mixtura.ui.page.Page;
import org.mixtura.ui.page.Views;
import org.mixtura.ui.theme.Icon;

/** The page of the import check. */
public final class ImportCheckPage implements Page {

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
    private TextField minGenes;

    @FXML
    private TextField minCells;

    @FXML
    private TextField maxMitochondrial;

    @FXML
    private Label filterEffect;

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
        verdict.textProperty().bind(model.verdictProperty());
        accept.disableProperty()
                .bind(model.usableProperty()
                        .not()
                        .or(model.filter().validProperty().not()));
        model.checksProperty().subscribe(this::showChecks);
        model.findingsProperty().subscribe(all -> {
            findings.getChildren().setAll(all.stream().map(this::finding).toList());
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
        });
        minGenes.textProperty().bindBidirectional(model.filter().minGenesProperty());
        minCells.textProperty().bindBidirectional(model.filter().minCellsProperty());
        maxMitochondrial.textProperty().bindBidirectional(model.filter().maxMitochondrialProperty());
        filterEffect.textProperty().bind(model.filter().effectProperty());
        model.offerProperty().subscribe(this::showOffer);
        model.listProperty().subscribe(this::showList);
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
    private void showChecks(List<Check> all) {
        checks.getChildren().clear();
        int columns = checks.getColumnConstraints().size();
        for (int at = 0; at < all.size(); at++) {
            VBox card = card(all.get(at));
            if (all.get(at).title().equals(Checks.COUNTS) && model.places().size() > 1) {
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

    private static VBox card(Check check) {
        var icon = new Icon(
                switch (check.level()) {
                    case GOOD -> "mdi2c-check-circle";
                    case WARN -> "mdi2a-alert";
                    case BAD -> "mdi2c-close-circle";
                });
        icon.getStyleClass().add("badge");
        var title = new Label(check.title());
        title.getStyleClass().add("check-title");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var head = new HBox(title, gap, icon);
        head.getStyleClass().add("check-head");
        var value = new Label(check.value());
        value.getStyleClass().add("check-value");
        var text = new Label(check.text());
        text.setWrapText(true);
        text.getStyleClass().add("muted");
        var card = new VBox(head, value, text);
        card.setId("check-" + check.title().toLowerCase(java.util.Locale.ROOT));
        card.getStyleClass().addAll("card", "check", levelClass(check.level()));
        return card;
    }

    private static String levelClass(Check.Level level) {
        return switch (level) {
            case GOOD -> "good";
            case WARN -> "warn";
            case BAD -> "bad";
        };
    }

    /** The table's ways of finding cells as buttons; what each does and how far it leads stands beside it. */
    private void showOffer(Optional<JoinOffer> offer) {
        show(joinCard, offer.isPresent());
        if (offer.isEmpty()) {
            return;
        }
        JoinOffer table = offer.get();
        joinCard.getChildren().setAll(new WrappedText("Join %s".formatted(table.names()), "card-title"));
        joinCard.getChildren()
                .add(new WrappedText(
                        table.matches().isEmpty()
                                ? "None of the rows can be matched to a cell without doubt. Make the barcodes of both files"
                                        + " the same."
                                : "How do the rows find their cells? A new data set with the columns is made.",
                        "muted"));
        joinCard.getChildren().add(barcodeColumn(table));
        for (LabelFile.Match match : table.matches()) {
            var button = new Button(JoinOffer.words(match));
            // An underscore stands for itself, and for no key.
            button.setMnemonicParsing(false);
            button.setWrapText(true);
            button.setMinHeight(Region.USE_PREF_SIZE);
            button.setId("match-" + match.rule().text().replace(':', '-'));
            button.setOnAction(_ -> model.join(match));
            joinCard.getChildren().add(button);
        }
        var not = new Button("Do not join");
        not.getStyleClass().add("flat");
        not.setOnAction(_ -> model.dismissOffer());
        joinCard.getChildren().add(not);
    }

    private Node barcodeColumn(JoinOffer table) {
        var box = new ComboBox<String>();
        box.setId("barcode-column");
        box.setAccessibleText("Column of the table that holds barcodes");
        box.setPromptText("No column holds any");
        box.getItems().setAll(table.found().columns());
        box.setValue(table.found().barcodes().orElse(null));
        box.setOnAction(_ -> model.lookForBarcodesIn(box.getValue()));
        var row = new HBox(new Label("Barcodes are in the column"), box);
        row.getStyleClass().add("limit");
        return row;
    }

    private void showList(Optional<Fix.ShowList> list) {
        show(listCard, list.isPresent());
        list.ifPresent(names -> listCard.getChildren()
                .setAll(
                        new WrappedText(names.title(), "card-title"),
                        new WrappedText(String.join(", ", names.names()), "muted")));
    }

    private Node fixes(Finding finding) {
        var buttons = new FlowPane();
        buttons.getStyleClass().add("fixes");
        for (Fix fix : finding.fixes()) {
            var button = new Button(FixWords.of(fix));
            button.setId(FixWords.id(fix));
            button.setOnAction(_ -> apply(fix));
            buttons.getChildren().add(button);
        }
        return buttons;
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

    private Node finding(Finding finding) {
        var icon = new Icon(
                switch (finding.severity()) {
                    case INFO -> "mdi2i-information-outline";
                    case WARNING -> "mdi2a-alert";
                    case ERROR -> "mdi2c-close-circle";
                });
        icon.getStyleClass().add("badge");
        var what = new WrappedText(finding.what(), "finding-what");
        var texts = new VBox(
                what,
                new WrappedText(finding.why(), "finding-why"),
                new WrappedText(finding.remedy(), "finding-remedy"));
        if (!finding.fixes().isEmpty()) {
            texts.getChildren().add(fixes(finding));
        }
        HBox.setHgrow(texts, Priority.ALWAYS);
        var row = new HBox(icon, texts);
        row.setId("finding-" + finding.code());
        row.getStyleClass()
                .addAll(
                        "finding",
                        switch (finding.severity()) {
                            case INFO -> "note";
                            case WARNING -> "warn";
                            case ERROR -> "bad";
                        });
        return row;
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
