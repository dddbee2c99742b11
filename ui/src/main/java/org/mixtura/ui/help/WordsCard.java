package org.mixtura.ui.help;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.mixtura.ui.control.WrappedText;

/** A list of words and what they mean, to look through or to search. */
public final class WordsCard extends VBox {

    private final Glossary glossary = Glossary.bundled();
    private final VBox list = new VBox();
    private final TextField search = new TextField();

    /** @param onClose takes the card away */
    public WordsCard(Runnable onClose) {
        var title = new Label("Words");
        title.getStyleClass().add("card-title");
        search.setId("words-search");
        search.setPromptText("Search, for example posterior");
        search.setAccessibleText("Search words");
        search.textProperty().subscribe(this::fill);
        list.getStyleClass().add("words");
        var scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        setVgrow(scroll, Priority.ALWAYS);
        var close = new Button("Close");
        close.setId("words-close");
        close.setCancelButton(true);
        close.setOnAction(_ -> onClose.run());
        var buttons = new HBox(close);
        buttons.getStyleClass().addAll("button-bar-row", "at-end");
        getChildren().addAll(title, search, scroll, buttons);
        getStyleClass().addAll("dialog", "words-card");
    }

    private void fill(String text) {
        list.getChildren().clear();
        for (Glossary.Word word : glossary.with(text)) {
            var name = new Label(word.name());
            name.getStyleClass().add("word");
            list.getChildren().add(new VBox(name, new WrappedText(word.meaning())));
        }
        if (list.getChildren().isEmpty()) {
            var none = new Label("No such word. Point at a setting to read what it does.");
            none.getStyleClass().add("muted");
            list.getChildren().add(none);
        }
    }

    @Override
    public void requestFocus() {
        search.requestFocus();
    }
}
