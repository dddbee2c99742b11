package org.mixtura.ui.dataset;

import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.mixtura.core.data.io.DataCheck;
import org.mixtura.ui.error.WindowWords;
import org.mixtura.ui.theme.Icon;

/** A {@link DataCheck} as a card. */
final class CheckCard extends VBox {

    CheckCard(DataCheck check) {
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
        var text = new Label(WindowWords.of(check.text()));
        text.setWrapText(true);
        text.getStyleClass().add("muted");
        getChildren().addAll(head, value, text);
        setId("check-" + check.title().toLowerCase(Locale.ROOT));
        getStyleClass()
                .addAll(
                        "card",
                        "check",
                        switch (check.level()) {
                            case GOOD -> "good";
                            case WARN -> "warn";
                            case BAD -> "bad";
                        });
    }
}
