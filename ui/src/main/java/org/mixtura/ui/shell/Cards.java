package org.mixtura.ui.shell;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.mixtura.ui.control.WrappedText;
import org.mixtura.ui.session.LiveRun;

/** The cards of the main window's overlay. */
final class Cards {

    private Cards() {}

    /** What the window asks when it is to close while a run trains. */
    static Region closeQuestion(CloseGuard guard, LiveRun run) {
        var leave = new Button("Close, keep training");
        leave.setId("close-leave");
        leave.getStyleClass().add("accent");
        leave.setDefaultButton(true);
        leave.setOnAction(_ -> guard.leaveItTraining());
        var stop = new Button("Stop, save and close");
        stop.setId("close-save");
        stop.setOnAction(_ -> guard.stopSaveAndClose());
        var back = new Button("Back");
        back.setId("close-back");
        back.setCancelButton(true);
        back.setOnAction(_ -> guard.goBack());
        var discard = new Button("Discard the run");
        discard.setId("close-discard");
        discard.getStyleClass().addAll("flat", "danger");
        discard.setOnAction(_ -> guard.discardAndClose());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var buttons = new HBox(discard, gap, back, stop, leave);
        buttons.getChildren().forEach(button -> ((Region) button).setMinWidth(Region.USE_PREF_SIZE));
        buttons.getStyleClass().add("button-bar-row");
        return card(
                "A run is training",
                new WrappedText(CloseGuard.where(run)
                        + (run.control().isPaused()
                                ? " It is paused: without the window it rests on, and runs of the queue wait for it, until"
                                        + " Mixtura is open again and it goes on or is stopped."
                                : " It goes on without the window, and so does the queue; open Mixtura again to"
                                        + " watch it.")),
                buttons);
    }

    /**
     * The keys, and where to begin.
     *
     * @param actions what has keys
     * @param tour begins the tour
     */
    static Region help(List<Action> actions, Runnable onClose, Runnable tour) {
        var keys = new GridPane();
        keys.getStyleClass().add("facts");
        int half = (actions.size() + 1) / 2;
        for (int i = 0; i < actions.size(); i++) {
            var key = new Label(actions.get(i).keys());
            key.getStyleClass().add("key");
            var name = new Label(actions.get(i).name().get());
            // A key that is cut says nothing; the card is as wide as they are.
            key.setMinWidth(Region.USE_PREF_SIZE);
            name.setMinWidth(Region.USE_PREF_SIZE);
            keys.add(key, i < half ? 0 : 2, i % half);
            keys.add(name, i < half ? 1 : 3, i % half);
        }
        var close = new Button("Close");
        close.setId("help-close");
        close.setDefaultButton(true);
        close.setCancelButton(true);
        close.setOnAction(_ -> onClose.run());
        var begin = new Button("Take the tour");
        begin.setId("help-tour");
        begin.setOnAction(_ -> {
            onClose.run();
            tour.run();
        });
        var buttons = new HBox(begin, close);
        buttons.getStyleClass().addAll("button-bar-row", "at-end");
        var card = card(
                "How to work",
                new WrappedText(
                        "Go down the rail at the left: open data, check them, choose a model, set it up, train, explore,"
                                + " export a figure. Point at any setting to read what it does."),
                keys,
                buttons);
        card.getStyleClass().add("help-card");
        return card;
    }

    private static Region card(String title, Node... content) {
        var heading = new Label(title);
        heading.getStyleClass().add("card-title");
        var card = new VBox(heading);
        card.getChildren().addAll(content);
        card.getStyleClass().add("dialog");
        return card;
    }
}
