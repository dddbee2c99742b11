package org.mixtura.ui.dataset;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import org.mixtura.ui.control.WrappedText;
import org.mixtura.ui.session.CarriedDesk;

/** Runs that a data set carries, each with a button that takes it out. */
final class CarriedCard {

    private final List<String> names;
    private final CarriedDesk desk;

    CarriedCard(List<String> names, CarriedDesk desk) {
        this.names = names;
        this.desk = desk;
    }

    List<Node> content() {
        boolean one = names.size() == 1;
        var buttons = new ArrayList<Node>();
        if (!one) {
            buttons.add(button("Restore all", "restore-all", names));
        }
        names.forEach(name ->
                buttons.add(button(one ? "Restore the run" : "Restore " + name, "restore-" + name, List.of(name))));
        var row = new FlowPane();
        row.getStyleClass().add("limits");
        row.getChildren().setAll(buttons);
        return List.of(
                new WrappedText(
                        one
                                ? "This file carries the run “%s”".formatted(names.getFirst())
                                : "This file carries %d runs: %s".formatted(names.size(), String.join(", ", names)),
                        "card-title"),
                new WrappedText(
                        "It was exported from Mixtura with everything that was learned, and with names and colours."
                                + " Restored, %s as before under Runs and in Explore; nothing is trained."
                                        .formatted(one ? "it opens" : "they open"),
                        "muted"),
                row);
    }

    private Button button(String text, String id, List<String> wanted) {
        var button = new Button(text);
        // An underscore stands for itself, and for no key.
        button.setMnemonicParsing(false);
        button.setId(id);
        button.setOnAction(_ -> desk.restore(wanted));
        return button;
    }
}
