package org.mixtura.ui.shell;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.mixtura.ui.control.WrappedText;

/** The stop of the tour, below the page, where it covers nothing. */
final class TourBar extends HBox {

    private final Tour tour;

    TourBar(Tour tour) {
        this.tour = tour;
        setId("tour");
        getStyleClass().add("tour");
        tour.stepProperty().subscribe(this::show);
    }

    private void show(Optional<Tour.Step> step) {
        setVisible(step.isPresent());
        setManaged(step.isPresent());
        getChildren().clear();
        step.ifPresent(this::fill);
    }

    private void fill(Tour.Step step) {
        var count = new Label("%d of %d".formatted(step.number(), step.of()));
        count.getStyleClass().add("tour-count");
        count.setMinWidth(USE_PREF_SIZE);
        var title = new Label(step.title());
        title.setId("tour-title");
        title.getStyleClass().add("card-title");
        var texts = new VBox(title, new WrappedText(step.text()));
        texts.getStyleClass().add("tour-texts");
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        var back = button("Back", "tour-back", tour::back);
        back.setDisable(step.isFirst());
        var next = button(step.isLast() ? "Done" : "Next", "tour-next", tour::next);
        next.getStyleClass().add("accent");
        getChildren().setAll(count, texts, back, next);
        if (!step.isLast()) {
            getChildren().add(button("Leave the tour", "tour-end", tour::end));
        }
    }

    private static Button button(String text, String id, Runnable action) {
        var button = new Button(text);
        button.setId(id);
        button.getStyleClass().add("small");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
