package org.mixtura.ui.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.mixtura.core.data.io.Inspection;
import org.mixtura.core.data.io.Orientation;
import org.mixtura.ui.control.NameConverter;
import org.mixtura.ui.control.WrappedText;

/** How a table is read, for those who know it better: which way round, and which columns of numbers are no counts. */
final class ReadingCard {

    private final Inspection open;
    private final ImportCheckViewModel model;

    ReadingCard(Inspection open, ImportCheckViewModel model) {
        this.open = open;
        this.model = model;
    }

    List<Node> content() {
        var sides = new ComboBox<Optional<Orientation>>();
        sides.setId("reading-orientation");
        sides.setAccessibleText("Which way round the table is");
        sides.setConverter(new NameConverter<>(way -> way.map(FixWords::of).orElse("As the names tell")));
        sides.getItems().add(Optional.empty());
        Arrays.stream(Orientation.values()).map(Optional::of).forEach(sides.getItems()::add);
        sides.setValue(open.reading().orientation());
        var columns = new TextField(String.join(", ", open.reading().notCounts().orElse(List.of())));
        columns.setId("not-counts");
        columns.setPromptText("as found, see above");
        columns.setPrefColumnCount(24);
        columns.setAccessibleText("Columns of numbers that are no counts, with commas between them");
        var read = new Button("Read it so");
        read.setId("read-again");
        read.setOnAction(_ -> model.readAgain(sides.getValue(), columns.getText()));
        var fields = new FlowPane(limit("Rows and columns", sides), limit("Columns that are no counts", columns), read);
        fields.getStyleClass().add("limits");
        return List.of(
                new WrappedText("How the table is read", "card-title"),
                new WrappedText(
                        "Names with commas between them. These columns and rows are kept beside the counts,"
                                + " and so are those that are found; write none before them to keep only these. A new data set is"
                                + " made; the table stays as it is.",
                        "muted"),
                fields);
    }

    private static Node limit(String words, Node field) {
        var row = new HBox(new Label(words), field);
        row.getStyleClass().add("limit");
        return row;
    }
}
