package org.mixtura.ui.answers;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.infer.PredictiveCheck;
import org.mixtura.core.schema.Choice;
import org.mixtura.ui.control.NameConverter;
import org.mixtura.ui.figure.FileDialogs;
import org.mixtura.ui.session.FigureDraft;
import org.mixtura.ui.task.Question;
import org.mixtura.ui.theme.Icon;

/**
 * What to ask the model of a run: its components where it has such, likelihoods, new counts, expected expression, the place of
 * other cells.
 */
public final class AnswersPane extends StackPane {

    /** Below this width, in letters, the cards stand one below the other. */
    private static final double NARROW_EM = 62;

    private final AnswersViewModel model;
    private final FileDialogs dialogs;
    private final Consumer<Colouring> colourMaps;

    /**
     * @param dialogs asks for files
     * @param maps of the run
     * @param figures takes a figure to its page
     * @param background where figures are drawn
     */
    public AnswersPane(
            AnswersViewModel model,
            FileDialogs dialogs,
            OnMaps maps,
            Consumer<FigureDraft> figures,
            Executor background) {
        this.model = model;
        this.dialogs = dialogs;
        this.colourMaps = maps::colourBy;
        getStyleClass().add("answers-pane");
        var cards = List.of(likelihood(), predictive(), newCells(), expression());
        // A grid reckons the height of what spans columns without the gap between them; so wide cards stand above it.
        var page = new VBox();
        page.getStyleClass().add("scores-cards");
        page.getChildren().addAll(ofComponents(maps, figures, background));
        page.getChildren().add(new CardGrid(cards, NARROW_EM));
        var scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        getChildren().add(scroll);
    }

    private List<Node> ofComponents(OnMaps maps, Consumer<FigureDraft> figures, Executor background) {
        return Stream.of(
                        model.components()
                                .map(asked -> ComponentsCard.of(
                                        asked, model.run(), this::newFile, colourMaps, figures, background)),
                        model.agreement().map(asked -> AgreementCard.of(asked, this::newFile, figures, background)),
                        model.traversal()
                                .map(asked -> TraversalCard.of(
                                        asked, this::geneSets, this::newFile, maps, figures, background)),
                        model.alike().map(asked -> AlikeCard.of(asked, this::newFile, figures, background)),
                        model.path()
                                .map(asked -> PathCard.of(
                                        asked, this::geneSets, this::newFile, maps::colourByGene, figures, background)),
                        model.augmentation()
                                .map(asked -> AugmentationCard.of(asked, this::newFile, figures, background)))
                .flatMap(Optional::stream)
                .toList();
    }

    private Node likelihood() {
        var answers = model.likelihood();
        var marginal = new CheckBox("log p(x), slow");
        marginal.setTooltip(new Tooltip("Estimate the marginal likelihood with 1,000 draws for each cell"));
        marginal.selectedProperty().bindBidirectional(answers.marginalProperty());
        var measure = primary("ask-likelihood", "Measure", "mdi2g-gauge", answers::measure);
        measure.disableProperty().bind(answers.question().busyProperty());
        var colour = plain("colour-likelihood", "Colour the maps", () -> answers.colouring()
                .ifPresent(colourMaps));
        var save = plain("save-likelihood", "Save table…", () -> newFile("likelihood.csv")
                .ifPresent(answers::save));
        var table = new FactTable(List.of(
                new FactTable.Heading("Mean of a cell", "A term of the likelihood, in nats"),
                new FactTable.Heading("Trained on", "Cells that were trained on"),
                new FactTable.Heading("Held out", "Cells that the model never saw in training")));
        table.setId("likelihood-table");
        answers.resultProperty().subscribe(result -> {
            table.show(answers.lines().stream()
                    .map(line ->
                            List.of(line.term(), number("%,.2f", line.train()), number("%,.2f", line.validation())))
                    .toList());
            colour.setDisable(result.isEmpty());
            save.setDisable(result.isEmpty());
        });
        return new AnswerCard(
                        "How well is each cell explained?",
                        "How likely the model finds the counts of each cell, term by term. Badly explained cells may be doublets,"
                                + " rare types or of poor quality.",
                        answers.question())
                .asking(measure, needsSpread(marginal), colour, save)
                .answering(table);
    }

    private Node predictive() {
        var answers = model.predictive();
        var draw = primary("ask-sample", "Draw new cells", "mdi2d-dice-multiple-outline", answers::draw);
        draw.disableProperty().bind(answers.question().busyProperty());
        var save = plain(
                "save-sample", "Save new cells…", () -> newFile("new-cells.csv").ifPresent(answers::save));
        save.disableProperty().bind(answers.question().busyProperty());
        var table = new FactTable(List.of(
                new FactTable.Heading("Genes", "Genes ordered by their mean, from rare to frequent"),
                new FactTable.Heading("Mean", "Mean count, real and drawn"),
                new FactTable.Heading("Variance", "Variance of the counts, real and drawn"),
                new FactTable.Heading("Zeros", "Share of zeros, real and drawn")));
        table.setId("sample-table");
        answers.resultProperty()
                .subscribe(_ -> table.show(
                        answers.groups().stream().map(AnswersPane::row).toList()));
        return new AnswerCard(
                        "Does the model make cells like yours?",
                        "Counts drawn from the model for each cell (posterior predictive), beside the real ones: real / drawn.",
                        answers.question())
                .asking(draw, save)
                .answering(table);
    }

    private Node newCells() {
        var answers = model.newCells();
        var path = new TextField();
        path.setId("new-cells-data");
        path.setPromptText("File or 10x folder of the other cells");
        path.setPrefColumnCount(22);
        path.textProperty().bindBidirectional(answers.dataProperty());
        var browse = plain(
                "choose-new-cells", "Choose…", () -> dialogs.dataSets(getScene().getWindow()).stream()
                        .findFirst()
                        .ifPresent(chosen -> path.setText(chosen.toString())));
        var spread = new CheckBox("With standard deviations");
        spread.selectedProperty().bindBidirectional(answers.spreadProperty());
        var embed = primary("ask-embed", "Embed…", "mdi2m-map-marker-plus-outline", () -> newFile("embedded.csv")
                .ifPresent(answers::embed));
        embed.disableProperty().bind(answers.readyProperty().not());
        var level = new ComboBox<>(FXCollections.observableList(answers.levels()));
        level.setId("new-cells-batch");
        level.setConverter(
                new NameConverter<>(chosen -> chosen.map("Batch %s"::formatted).orElse("Largest batch")));
        level.valueProperty().bindBidirectional(answers.levelProperty());
        level.setTooltip(new Tooltip("The batch that the cells are taken to be of"));
        level.setVisible(!answers.levels().isEmpty());
        level.setManaged(level.isVisible());
        var remarks = new Label();
        remarks.setId("embed-remarks");
        remarks.setWrapText(true);
        answers.resultProperty().subscribe(_ -> remarks.setText(String.join("\n", answers.remarks())));
        return new AnswerCard(
                        "Where do other cells lie?",
                        "Gives cells of another data set their latent codes, without training. Genes are matched by id,"
                                + " then by symbol.",
                        answers.question())
                .asking(path, browse, level, needsSpread(spread), embed)
                .answering(remarks);
    }

    private Node expression() {
        var answers = model.expression();
        var depth = new ComboBox<>(FXCollections.observableArrayList(ExpressionViewModel.Depth.values()));
        depth.setId("expression-depth");
        depth.valueProperty().bindBidirectional(answers.depthProperty());
        var batch = new ComboBox<>(FXCollections.observableList(answers.batches()));
        batch.setId("expression-batch");
        batch.valueProperty().bindBidirectional(answers.batchProperty());
        batch.setVisible(answers.batches().size() > 1);
        batch.setManaged(batch.isVisible());
        var save = primary("save-expression", "Save…", "mdi2t-table-arrow-down", () -> newFile("expression.csv")
                .ifPresent(answers::save));
        save.disableProperty().bind(answers.question().busyProperty());
        return new AnswerCard(
                        "What expression does the model expect?",
                        "Cells by genes, without the noise of counting, as .csv or .npy. Single genes can be looked at in"
                                + " the maps with “As modelled”.",
                        answers.question())
                .asking(depth, batch, save);
    }

    /** A choice that some models have not; why is said at the place of the choice, for what is disabled shows no hint. */
    private Node needsSpread(CheckBox choice) {
        var reason = model.withoutSpread();
        if (reason.isEmpty()) {
            return choice;
        }
        choice.setDisable(true);
        choice.setSelected(false);
        var place = new StackPane(choice);
        place.setMinWidth(USE_PREF_SIZE);
        place.setAccessibleText(choice.getText() + ": " + reason.get());
        Tooltip.install(place, new Tooltip(reason.get()));
        return place;
    }

    private Optional<Path> newFile(String name) {
        return dialogs.newFile(getScene().getWindow(), "Save", name);
    }

    /** Whether an answer is awaited, or there is none yet, so that nothing can be done with it. */
    static BooleanBinding waiting(Question question, ObservableValue<? extends Optional<?>> answer) {
        return Bindings.createBooleanBinding(
                () -> question.busyProperty().get() || answer.getValue().isEmpty(), question.busyProperty(), answer);
    }

    private Optional<Path> geneSets() {
        return dialogs.file(getScene().getWindow(), "Sets of genes");
    }

    /** A box with everything there is to choose. */
    static <C extends Choice> ComboBox<C> choice(String id, C[] all, ObjectProperty<C> chosen) {
        var box = new ComboBox<>(FXCollections.observableArrayList(all));
        box.setId(id);
        box.setConverter(new NameConverter<>(Choice::label));
        box.valueProperty().bindBidirectional(chosen);
        return box;
    }

    static Button primary(String id, String text, String icon, Runnable action) {
        var button = plain(id, text, action);
        button.setGraphic(new Icon(icon));
        button.getStyleClass().add("accent");
        return button;
    }

    static Button plain(String id, String text, Runnable action) {
        var button = new Button(text);
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /** Real and drawn side by side. */
    private static List<String> row(PredictiveCheck.GeneGroup group) {
        var real = group.observed();
        var drawn = group.generated();
        return List.of(
                "%,d–%,d".formatted(group.first(), group.last()),
                number("%,.3f", real.mean()) + " / " + number("%,.3f", drawn.mean()),
                number("%,.2f", real.variance()) + " / " + number("%,.2f", drawn.variance()),
                number("%.3f", real.zeros()) + " / " + number("%.3f", drawn.zeros()));
    }

    static String number(String format, double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, format, value);
    }
}
