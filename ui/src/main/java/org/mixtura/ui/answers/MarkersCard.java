package org.mixtura.ui.answers;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.mixtura.core.GroupFigureRequest.Kind;
import org.mixtura.core.data.Column;
import org.mixtura.core.group.ExpressionScale;
import org.mixtura.core.group.GeneMarker;
import org.mixtura.ui.control.Columns;
import org.mixtura.ui.control.NameConverter;
import org.mixtura.ui.figure.FigureView;
import org.mixtura.ui.session.FigureDraft;

/** Genes that mark groups of cells: in a table, beside the types that they speak for, and in pictures. */
final class MarkersCard {

    /** Below this width, in letters, the types stand below the genes. */
    private static final double NARROW_EM = 46;

    private final MarkersViewModel answers;
    private final Function<String, Optional<Path>> newFile;
    private final Consumer<String> showGene;

    private MarkersCard(MarkersViewModel answers, Function<String, Optional<Path>> newFile, Consumer<String> showGene) {
        this.answers = answers;
        this.newFile = newFile;
        this.showGene = showGene;
    }

    /**
     * @param newFile asks where to write a file of a suggested name
     * @param showGene colours the maps by a gene
     * @param figures takes a figure to its page
     * @param background where pictures are drawn
     */
    static Node of(
            MarkersViewModel answers,
            Function<String, Optional<Path>> newFile,
            Consumer<String> showGene,
            Consumer<FigureDraft> figures,
            Executor background) {
        return new MarkersCard(answers, newFile, showGene).card(figures, background);
    }

    private Node card(Consumer<FigureDraft> figures, Executor background) {
        var find = AnswersPane.primary("find-markers", "Find markers", "mdi2m-map-marker-star-outline", answers::find);
        find.disableProperty().bind(answers.question().busyProperty());
        var waiting = AnswersPane.waiting(answers.question(), answers.resultProperty());
        var group = new ComboBox<String>();
        group.setId("marker-group");
        group.setAccessibleText("Group whose markers are listed");
        group.setConverter(new NameConverter<>(answers::label));
        answers.resultProperty().subscribe(_ -> {
            group.getItems().setAll(answers.groups());
            answers.groupProperty().get().ifPresent(group::setValue);
        });
        answers.groupProperty().subscribe(chosen -> chosen.ifPresent(group::setValue));
        group.valueProperty().subscribe(chosen -> {
            if (chosen != null) {
                answers.groupProperty().set(Optional.of(chosen));
            }
        });
        var figure = AnswersPane.plain(
                "markers-figure", "Make figure", () -> answers.figure().ifPresent(figures));
        var save = save();
        for (Control each : List.of(group, figure, save)) {
            each.disableProperty().bind(waiting);
        }
        var found = new VBox(lists(), picture(background));
        found.getStyleClass().add("answer-parts");
        answers.resultProperty().subscribe(result -> {
            found.setVisible(result.isPresent());
            found.setManaged(result.isPresent());
        });
        return new AnswerCard(
                        "What marks each group?",
                        "Genes that are higher in a group than in all other cells (Wilcoxon), among all genes of the data set,"
                                + " and the cell types that they are known to mark (PanglaoDB).",
                        answers.question())
                .asking(find, group, figure, save)
                .answering(found);
    }

    private MenuButton save() {
        var menu = new MenuButton("Save");
        menu.setId("save-markers");
        menu.setMinWidth(Region.USE_PREF_SIZE);
        menu.getStyleClass().add("export-menu");
        menu.getItems()
                .setAll(
                        saving("Markers of all groups…", "markers.csv", answers::saveMarkers),
                        saving("Suggested types…", "types.csv", answers::saveTypes),
                        saving("Numbers of the picture…", "expression.csv", answers::saveExpression));
        return menu;
    }

    private MenuItem saving(String text, String file, Consumer<Path> write) {
        var item = new MenuItem(text);
        item.setOnAction(_ -> newFile.apply(file).ifPresent(write));
        return item;
    }

    private Node lists() {
        var table = table();
        var suggestions = new SuggestionList();
        Runnable fill = () -> {
            table.getItems().setAll(answers.lines());
            suggestions.show(answers.suggestions());
        };
        answers.resultProperty().subscribe(fill);
        answers.groupProperty().subscribe(fill);
        var heading = new Label("Speaks for");
        heading.getStyleClass().add("group-title");
        var right = new VBox(heading, suggestions);
        right.getStyleClass().add("suggestion-side");
        var both = new CardGrid(List.of(table, right), NARROW_EM);
        both.getStyleClass().add("marker-lists");
        return both;
    }

    /** A power of ten that is cut would be another number. */
    private static TableColumn<GeneMarker, Double> q() {
        var column =
                Columns.number("q", "False discovery rate (Benjamini and Hochberg)", GeneMarker::text, GeneMarker::q);
        Columns.room(column, "<1e-300");
        return column;
    }

    private TableView<GeneMarker> table() {
        var table = new TableView<GeneMarker>();
        table.setId("markers-table");
        table.setMinWidth(0);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPlaceholder(new Label("No gene is surely higher in this group."));
        table.getColumns()
                .setAll(List.of(
                        Columns.text("Gene", "Symbol; click a row to colour the maps by it", answers::symbol),
                        Columns.number(
                                "Score", "Standard normal score of the rank-sum test", "%.1f", GeneMarker::score),
                        Columns.number(
                                "log FC",
                                "Log2 fold change of the mean counts per 10,000, with 1 added to both",
                                "%+.2f",
                                GeneMarker::logFold),
                        q(),
                        Columns.number("% in", "Share of the group's cells with a count", "%.0f", m -> 100 * m.share()),
                        Columns.number(
                                "% out",
                                "Share of all other cells with a count", "%.0f", m -> 100 * m.shareElsewhere())));
        // Symbols are what the table is for; numbers give way first, and their columns scroll where there is no room.
        Columns.room(table.getColumns().getFirst(), "HSPA1A-AS1");
        table.getSelectionModel().selectedItemProperty().subscribe(marker -> {
            if (marker != null) {
                showGene.accept(answers.symbol(marker));
            }
        });
        return table;
    }

    /** In place of the colours, which violins do not show. */
    private ComboBox<Optional<Column.Categorical>> split() {
        var split = new ComboBox<Optional<Column.Categorical>>();
        split.setId("markers-split");
        split.getItems().add(Optional.empty());
        answers.splits().forEach(column -> split.getItems().add(Optional.of(column)));
        split.setConverter(new NameConverter<>(
                column -> column.map(by -> "Split by " + by.name()).orElse("Whole violins")));
        split.valueProperty().bindBidirectional(answers.splitProperty());
        split.setTooltip(new Tooltip("Cells with each of a column's two values are a half of the violins"));
        var violins = Bindings.equal(answers.kindProperty(), Kind.VIOLIN);
        split.visibleProperty().bind(violins);
        split.managedProperty().bind(split.visibleProperty());
        split.setDisable(answers.splits().isEmpty());
        answers.splitProperty().subscribe((_, _) -> answers.showGenes());
        return split;
    }

    private Node picture(Executor background) {
        var kind = new ComboBox<>(FXCollections.observableList(Kind.ofGenes()));
        kind.setId("markers-kind");
        kind.setConverter(new NameConverter<>(Kind::label));
        kind.valueProperty().bindBidirectional(answers.kindProperty());
        var scale = new ComboBox<>(FXCollections.observableArrayList(ExpressionScale.values()));
        scale.setId("markers-scale");
        scale.setConverter(new NameConverter<>(ExpressionScale::label));
        scale.valueProperty().bindBidirectional(answers.scaleProperty());
        scale.setTooltip(new Tooltip("How expression is made into colours"));
        scale.visibleProperty().bind(Bindings.notEqual(answers.kindProperty(), Kind.VIOLIN));
        scale.managedProperty().bind(scale.visibleProperty());
        var genes = new TextField();
        genes.setId("markers-genes");
        genes.setPromptText("Other genes, e.g. CD3D, MS4A1");
        genes.setPrefColumnCount(20);
        genes.textProperty().bindBidirectional(answers.genesProperty());
        genes.setOnAction(_ -> answers.showGenes());
        genes.setTooltip(new Tooltip("Genes to show instead of the markers; Enter shows them"));
        var choices = new FlowPane(kind, scale, split(), genes);
        choices.getStyleClass().add("answer-choices");
        var view = new FigureView(background, "Expression of genes in each group");
        Runnable draw = () -> view.show(answers.seen());
        answers.resultProperty().subscribe(draw);
        answers.kindProperty().subscribe(draw);
        answers.scaleProperty().subscribe(draw);
        var box = new VBox(choices, view);
        box.getStyleClass().add("answer-parts");
        return box;
    }
}
