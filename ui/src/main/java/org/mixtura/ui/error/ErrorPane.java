package org.mixtura.ui.error;

import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.mixtura.ui.control.WrappedText;
import org.mixtura.ui.theme.Icon;

/** A problem as a card: what happened, why, what to do; details on demand; a button that copies all of it. */
public final class ErrorPane extends VBox {

    public ErrorPane(Problem problem, Runnable onClose) {
        getStyleClass().add("error-pane");
        var icon = new Icon("mdi2a-alert-circle-outline");
        icon.getStyleClass().add("error-icon");
        var what = new WrappedText(problem.what(), "error-what");
        what.setId("error-what");
        var title = new HBox(icon, what);
        title.getStyleClass().add("error-title");
        var remedy = new WrappedText(problem.remedy(), "error-remedy");
        remedy.setId("error-remedy");
        getChildren().addAll(title, new WrappedText(problem.why(), "error-why"), remedy);
        var details = new WrappedText(problem.details(), "error-details");
        var fold = new ToggleButton("Details");
        fold.setId("error-details-fold");
        fold.getStyleClass().addAll("flat", "small");
        details.visibleProperty().bind(fold.selectedProperty());
        details.managedProperty().bind(fold.selectedProperty());
        if (!problem.details().isEmpty()) {
            getChildren().add(details);
        }
        getChildren().add(buttons(problem, onClose, fold));
    }

    private static HBox buttons(Problem problem, Runnable onClose, ToggleButton fold) {
        var copy = new Button("Copy", new Icon("mdi2c-content-copy"));
        copy.setId("error-copy");
        copy.setOnAction(_ -> {
            var content = new ClipboardContent();
            content.putString(problem.asText());
            Clipboard.getSystemClipboard().setContent(content);
        });
        var close = new Button("Close");
        close.setId("error-close");
        close.setDefaultButton(problem.mend().isEmpty());
        close.setCancelButton(true);
        close.setOnAction(_ -> onClose.run());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var bar = new HBox();
        bar.getStyleClass().add("button-bar-row");
        if (!problem.details().isEmpty()) {
            bar.getChildren().add(fold);
        }
        bar.getChildren().addAll(gap, copy, close);
        problem.mend().ifPresent(mend -> bar.getChildren().add(mendButton(mend, onClose)));
        return bar;
    }

    private static Button mendButton(Problem.Mend mend, Runnable onClose) {
        var button = new Button(mend.text());
        button.setId("error-mend");
        button.getStyleClass().add("primary-action");
        button.setDefaultButton(true);
        button.setOnAction(_ -> {
            // First the card: what the click leads to may show a problem of its own.
            onClose.run();
            mend.action().run();
        });
        return button;
    }
}
