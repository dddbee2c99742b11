package org.mixtura.ui.answers;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.mixtura.ui.task.Question;

/** One thing to ask: what it is, the choices, the answer, and how the asking stands. */
final class AnswerCard extends VBox {

    private final FlowPane choices = new FlowPane();
    private final StackPane answer = new StackPane();

    AnswerCard(String title, String text, Question question) {
        getStyleClass().addAll("plot-card", "answer-card");
        var heading = new Label(title);
        heading.getStyleClass().add("plot-title");
        var explanation = new Label(text);
        explanation.getStyleClass().add("muted");
        explanation.setWrapText(true);
        choices.getStyleClass().add("answer-choices");
        var words = new Label();
        words.textProperty().bind(question.wordsProperty());
        words.setWrapText(true);
        words.getStyleClass().add("answer-words");
        words.visibleProperty().bind(question.wordsProperty().isNotEmpty());
        words.managedProperty().bind(words.visibleProperty());
        var progress = new ProgressBar();
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.visibleProperty().bind(question.busyProperty());
        progress.managedProperty().bind(progress.visibleProperty());
        VBox.setVgrow(answer, Priority.ALWAYS);
        getChildren().addAll(heading, explanation, choices, answer, words, progress);
        show(null);
    }

    /** What to choose and to press, from left to right. */
    AnswerCard asking(Node... controls) {
        choices.getChildren().addAll(controls);
        return this;
    }

    /** The place of the answer. */
    AnswerCard answering(Node node) {
        show(node);
        return this;
    }

    private void show(@Nullable Node node) {
        if (node != null) {
            answer.getChildren().setAll(node);
        }
        answer.setManaged(node != null);
        answer.setVisible(node != null);
    }
}
