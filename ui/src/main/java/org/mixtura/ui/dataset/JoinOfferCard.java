package org.mixtura.ui.dataset;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.mixtura.core.data.io.LabelFile;
import org.mixtura.ui.control.WrappedText;

/** A table's ways of finding cells as buttons; what each does and how far it leads stands on it. */
final class JoinOfferCard {

    private final JoinOffer table;
    private final ImportCheckViewModel model;

    JoinOfferCard(JoinOffer table, ImportCheckViewModel model) {
        this.table = table;
        this.model = model;
    }

    List<Node> content() {
        var all = new ArrayList<Node>();
        all.add(new WrappedText("Join %s".formatted(table.names()), "card-title"));
        all.add(new WrappedText(
                table.found()
                        .hindrance()
                        .orElse("How do the rows find their cells? A new data set with the columns is made."),
                "muted"));
        all.add(barcodeColumn());
        for (LabelFile.Match match : table.matches()) {
            var button = new Button(JoinOffer.words(match));
            // An underscore stands for itself, and for no key.
            button.setMnemonicParsing(false);
            button.setWrapText(true);
            button.setMinHeight(Region.USE_PREF_SIZE);
            button.setId("match-" + match.rule().text().replace(':', '-'));
            button.setOnAction(_ -> model.join(match));
            all.add(button);
        }
        var not = new Button("Do not join");
        not.getStyleClass().add("flat");
        not.setOnAction(_ -> model.dismissOffer());
        all.add(not);
        return all;
    }

    private Node barcodeColumn() {
        var box = new ComboBox<String>();
        box.setId("barcode-column");
        box.setAccessibleText("Column of the table that holds barcodes");
        box.setPromptText("No column holds any");
        box.getItems().setAll(table.found().columns());
        box.setValue(table.found().barcodes().orElse(null));
        box.setOnAction(_ -> model.lookForBarcodesIn(box.getValue()));
        var row = new HBox(new Label("Barcodes are in the column"), box);
        row.getStyleClass().add("limit");
        return row;
    }
}
