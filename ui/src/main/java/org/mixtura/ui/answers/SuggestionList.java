package org.mixtura.ui.answers;

import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.mixtura.core.group.Suggestion;

/** Cell types that a group speaks for, each with the genes that say so. */
final class SuggestionList extends VBox {

    private static final int MOST = 4;
    private static final int MOST_GENES = 12;

    SuggestionList() {
        setId("suggestions");
        getStyleClass().add("suggestions");
    }

    void show(List<Suggestion> suggestions) {
        getChildren()
                .setAll(suggestions.stream()
                        .limit(MOST)
                        .map(SuggestionList::row)
                        .toList());
        if (suggestions.isEmpty()) {
            getChildren().add(text("No type stands out: too few of its markers are known to mark one.", "muted"));
        }
    }

    private static VBox row(Suggestion each) {
        var name = text(each.type(), "suggestion-name");
        name.setMinWidth(0);
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var numbers = text(
                String.format(
                        Locale.ROOT,
                        "%d of %d genes · q %.1g%s",
                        each.genes().size(),
                        each.ofSet(),
                        each.q(),
                        each.called() ? "" : ", weak"),
                "muted");
        numbers.setMinWidth(USE_PREF_SIZE);
        var head = new HBox(name, room, numbers);
        head.getStyleClass().add("suggestion-head");
        var genes = text(genes(each.genes()), "suggestion-genes");
        genes.setWrapText(true);
        var box = new VBox(head, genes);
        box.setOpacity(each.called() ? 1 : 0.7);
        return box;
    }

    private static String genes(List<String> genes) {
        String first = String.join(", ", genes.stream().limit(MOST_GENES).toList());
        return genes.size() <= MOST_GENES ? first : first + " and %d more".formatted(genes.size() - MOST_GENES);
    }

    private static Label text(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }
}
