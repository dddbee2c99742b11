package org.mixtura.ui.answers;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.mixtura.ui.control.NameConverter;
import org.mixtura.ui.figure.FileDialogs;
import org.mixtura.ui.session.FigureDraft;

/** Groups of a run's cells: what they are, and what is asked about them. */
public final class GroupsPane extends BorderPane {

    private final FileDialogs dialogs;

    /**
     * @param dialogs asks for files
     * @param showGene colours the maps by a gene
     * @param figures takes a figure to its page
     * @param background where pictures are drawn
     */
    public GroupsPane(
            GroupsViewModel model,
            FileDialogs dialogs,
            Consumer<String> showGene,
            Consumer<FigureDraft> figures,
            Executor background) {
        this.dialogs = dialogs;
        getStyleClass().addAll("genes-pane", "groups-pane");
        setMinWidth(0);
        var by = new ComboBox<>(FXCollections.observableList(model.choices()));
        by.setId("groups-by");
        by.setConverter(new NameConverter<>(GroupsViewModel.By::label));
        by.valueProperty().bindBidirectional(model.byProperty());
        var text = new Label("Group cells by");
        text.setLabelFor(by);
        var choice = new HBox(text, by);
        choice.getStyleClass().addAll("explore-bar", "genes-choices");
        setTop(choice);
        var cards = new VBox(
                MarkersCard.of(model.markers(), this::newFile, showGene, figures, background),
                GroupFiguresCard.of(model.pictures(), model.choices(), this::newFile, figures, background));
        cards.getStyleClass().add("scores-cards");
        var scroll = new ScrollPane(cards);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        setCenter(scroll);
    }

    private Optional<Path> newFile(String name) {
        return dialogs.newFile(getScene().getWindow(), "Save", name);
    }
}
