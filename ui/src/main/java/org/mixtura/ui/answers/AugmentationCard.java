package org.mixtura.ui.answers;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.TextField;
import org.mixtura.core.component.AugmentationReport;
import org.mixtura.ui.figure.FigureView;
import org.mixtura.ui.session.FigureDraft;

/** Cells and the copies that an augmenter made of them: asked for, in numbers, as a figure and as a table. */
final class AugmentationCard {

    private AugmentationCard() {}

    /**
     * @param newFile asks where to write a file of a suggested name
     * @param figures takes a figure to its page
     * @param background where the figure is drawn
     */
    static Node of(
            AugmentationViewModel answers,
            Function<String, Optional<Path>> newFile,
            Consumer<FigureDraft> figures,
            Executor background) {
        var genes = new TextField();
        genes.setId("augmentation-genes");
        genes.setPromptText("Other genes, e.g. FOS, ACTB");
        genes.setPrefColumnCount(16);
        genes.textProperty().bindBidirectional(answers.genesProperty());
        var compare = AnswersPane.primary("ask-augmentation", "Compare", "mdi2c-content-duplicate", answers::compare);
        compare.disableProperty().bind(answers.question().busyProperty());
        var figure = AnswersPane.plain(
                "augmentation-figure", "Make figure", () -> answers.figure().ifPresent(figures));
        var save = AnswersPane.plain("save-augmentation", "Save table…", () -> newFile.apply("augmentation.csv")
                .ifPresent(answers::save));
        for (Control each : List.of(figure, save)) {
            each.disableProperty().bind(AnswersPane.waiting(answers.question(), answers.resultProperty()));
        }
        var table = table();
        var parts = new AnswerParts(
                new FigureView(background, "Cells and copies in one map, and histograms of genes in both"), table);
        answers.resultProperty().subscribe(result -> {
            parts.tiles(answers.facts().stream()
                    .map(fact -> new ScoreTile(fact.name(), fact.value(), fact.meaning()))
                    .toList());
            parts.remarks(answers.remarks());
            parts.figure(answers.seen());
            table.show(result.map(AugmentationReport::genes).orElse(List.of()).stream()
                    .map(AugmentationCard::row)
                    .toList());
        });
        return new AnswerCard(
                        "Are the augmenter's copies like their cells?",
                        "The arms learned from copies of the cells. Compares at most 1,000 cells with a copy of each: in one map,"
                                + " by a vote of the nearest cells, and gene by gene.",
                        answers.question())
                .asking(genes, compare, figure, save)
                .answering(parts);
    }

    private static FactTable table() {
        var table = new FactTable(List.of(
                new FactTable.Heading("Gene", "Log expression of this gene"),
                new FactTable.Heading("Mean", "Mean of the cells / of their copies"),
                new FactTable.Heading("Deviation", "Standard deviation of the cells / of their copies"),
                new FactTable.Heading(
                        "Distance",
                        "Largest difference of the two distribution functions (Kolmogorov-Smirnov): 0 for alike, 1 for"
                                + " apart")));
        table.setId("augmentation-table");
        return table;
    }

    private static List<String> row(AugmentationReport.GeneSpread gene) {
        return List.of(
                gene.gene(),
                pair(gene.meanOfCells(), gene.meanOfCopies()),
                pair(gene.sdOfCells(), gene.sdOfCopies()),
                String.format(Locale.ROOT, "%.3f", gene.distance()));
    }

    private static String pair(double cells, double copies) {
        return String.format(Locale.ROOT, "%.3f / %.3f", cells, copies);
    }
}
