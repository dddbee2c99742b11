package org.mixtura.ui.dataset;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.mixtura.core.data.io.Finding;
import org.mixtura.core.data.io.Fix;
import org.mixtura.ui.control.WrappedText;
import org.mixtura.ui.error.WindowWords;
import org.mixtura.ui.theme.Icon;

/** A finding: what was found, what it means, what to do about it as buttons, and details for a report on demand. */
final class FindingPane extends HBox {

    /**
     * A finding.
     *
     * @param details facts for a report, without any data
     * @param apply does what a button says
     */
    FindingPane(Finding finding, String details, Consumer<Fix> apply) {
        setId("finding-" + finding.code());
        getStyleClass()
                .addAll(
                        "finding",
                        switch (finding.severity()) {
                            case INFO -> "note";
                            case WARNING -> "warn";
                            case ERROR -> "bad";
                        });
        var icon = new Icon(
                switch (finding.severity()) {
                    case INFO -> "mdi2i-information-outline";
                    case WARNING -> "mdi2a-alert";
                    case ERROR -> "mdi2c-close-circle";
                });
        icon.getStyleClass().add("badge");
        var fold = new ToggleButton("Details");
        fold.setId("details-" + finding.code());
        fold.getStyleClass().addAll("flat", "small");
        fold.setMinWidth(USE_PREF_SIZE);
        var texts = new VBox(
                new WrappedText(WindowWords.of(finding.what()), "finding-what"),
                new WrappedText(WindowWords.of(finding.why()), "finding-why"),
                new WrappedText(WindowWords.of(finding.remedy()), "finding-remedy"));
        if (!finding.fixes().isEmpty()) {
            texts.getChildren().add(fixes(finding, apply));
        }
        var folded = details(finding, details);
        folded.visibleProperty().bind(fold.selectedProperty());
        folded.managedProperty().bind(fold.selectedProperty());
        texts.getChildren().add(folded);
        HBox.setHgrow(texts, Priority.ALWAYS);
        getChildren().addAll(icon, texts, fold);
    }

    private static Node fixes(Finding finding, Consumer<Fix> apply) {
        var buttons = new FlowPane();
        buttons.getStyleClass().add("fixes");
        for (Fix fix : finding.fixes()) {
            var button = new Button(FixWords.of(fix));
            button.setMnemonicParsing(false);
            button.setId(FixWords.id(fix));
            button.setOnAction(_ -> apply.accept(fix));
            buttons.getChildren().add(button);
        }
        return buttons;
    }

    private static Node details(Finding finding, String details) {
        var text = new WrappedText(details, "error-details");
        var copy = new Button("Copy report", new Icon("mdi2c-content-copy"));
        copy.setId("copy-" + finding.code());
        copy.getStyleClass().add("small");
        copy.setOnAction(_ -> {
            var content = new ClipboardContent();
            content.putString(details);
            Clipboard.getSystemClipboard().setContent(content);
        });
        var box = new VBox(text, copy);
        box.setSpacing(6);
        return box;
    }
}
