package org.mixtura.ui.help;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.mixtura.core.model.ModelCard;
import org.mixtura.ui.control.WrappedText;

/** Which papers to cite for what was used. */
public final class CiteCard extends VBox {

    private static final String MAP =
            "McInnes, Healy, Melville: UMAP: uniform manifold approximation and projection. arXiv 1802.03426 (2018).";
    private static final String GROUPS =
            "Traag, Waltman, van Eck: From Louvain to Leiden. Scientific Reports 9, 5233 (2019).";
    private static final String AGREEMENT =
            "Hubert, Arabie: Comparing partitions. Journal of Classification 2, 193-218 (1985).";

    private record Entry(String what, String paper) {

        String text() {
            return what + ": " + paper;
        }
    }

    /**
     * @param used the models of which runs are known, in the order to show
     * @param onClose takes the card away
     */
    public CiteCard(List<ModelCard> used, Runnable onClose) {
        var entries = Stream.concat(
                        used.stream().map(card -> new Entry(card.name(), card.citation())),
                        Stream.of(
                                new Entry("Maps (UMAP)", MAP),
                                new Entry("Groups by neighbours (Leiden)", GROUPS),
                                new Entry("Agreement (ARI)", AGREEMENT)))
                .toList();
        var title = new Label("What to cite");
        title.getStyleClass().add("card-title");
        var list = new VBox();
        list.getStyleClass().add("words");
        for (Entry entry : entries) {
            var what = new Label(entry.what());
            what.getStyleClass().add("word");
            list.getChildren().add(new VBox(what, new WrappedText(entry.paper())));
        }
        var scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        setVgrow(scroll, Priority.ALWAYS);
        getChildren()
                .addAll(
                        title,
                        new WrappedText(
                                "The model that you used, and what else your figures show. The report of a run has a paragraph"
                                        + " of methods with these references, and its data set has an origin of its own to cite."),
                        scroll,
                        buttons(entries, onClose));
        getStyleClass().addAll("dialog", "words-card");
    }

    private static HBox buttons(List<Entry> entries, Runnable onClose) {
        var copy = new Button("Copy");
        copy.setId("cite-copy");
        copy.setOnAction(_ -> {
            var content = new ClipboardContent();
            content.putString(entries.stream().map(Entry::text).collect(Collectors.joining("\n")));
            Clipboard.getSystemClipboard().setContent(content);
        });
        var close = new Button("Close");
        close.setId("cite-close");
        close.setDefaultButton(true);
        close.setCancelButton(true);
        close.setOnAction(_ -> onClose.run());
        var row = new HBox(copy, close);
        row.getStyleClass().addAll("button-bar-row", "at-end");
        return row;
    }
}
