package org.mixtura.ui.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.mixtura.ui.control.WrappedText;
import org.mixtura.ui.keys.KeyAction;
import org.mixtura.ui.keys.Keys;
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
     * What else helps, each instead of the card.
     *
     * @param keys shows where keys are changed
     * @param tour begins the tour
     * @param words shows what words mean
     * @param cite shows what to cite
     */
    record More(Runnable keys, Runnable tour, Runnable words, Runnable cite) {}

    /**
     * The keys, and where to begin.
     *
     * @param actions what works everywhere
     * @param keymap the keys at this moment
     */
    static Region help(Actions actions, Keys keymap, Runnable onClose, More more) {
        var everywhere = actions.withKeys().stream()
                .map(action -> new Keyed(actions.keys(action), action.name().get()))
                .toList();
        var onMaps = new ArrayList<>(at(KeyAction.Where.MAPS, keymap));
        onMaps.add(new Keyed("1–9", "Show a saved view"));
        var groups = new VBox(
                keys("Everywhere", everywhere),
                keys("On maps", onMaps),
                keys("In the movie of training", at(KeyAction.Where.MOVIE, keymap)));
        groups.getStyleClass().add("help-groups");
        var keys = new ScrollPane(groups);
        keys.setMinWidth(Region.USE_PREF_SIZE);
        keys.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        keys.getStyleClass().add("help-keys");
        VBox.setVgrow(keys, Priority.ALWAYS);
        var close = new Button("Close");
        close.setId("help-close");
        close.setDefaultButton(true);
        close.setCancelButton(true);
        close.setOnAction(_ -> onClose.run());
        var buttons = new HBox(
                instead("Change keys", "help-change-keys", onClose, more.keys()),
                instead("Take the tour", "help-tour", onClose, more.tour()),
                instead("Words", "help-words", onClose, more.words()),
                instead("What to cite", "help-cite", onClose, more.cite()),
                close);
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

    private static Button instead(String text, String id, Runnable onClose, Runnable action) {
        var button = new Button(text);
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> {
            onClose.run();
            action.run();
        });
        return button;
    }

    private static List<Keyed> at(KeyAction.Where where, Keys keymap) {
        return Arrays.stream(KeyAction.values())
                .filter(action -> action.where() == where && keymap.of(action).isPresent())
                .map(action -> new Keyed(keymap.label(action), action.words()))
                .toList();
    }

    private record Keyed(String keys, String words) {}

    private static Region keys(String title, List<Keyed> all) {
        var heading = new Label(title);
        heading.getStyleClass().add("group-title");
        var grid = new GridPane();
        grid.getStyleClass().add("facts");
        int half = (all.size() + 1) / 2;
        for (int i = 0; i < all.size(); i++) {
            var key = new Label(all.get(i).keys());
            key.getStyleClass().add("key");
            var words = new Label(all.get(i).words());
            // A key that is cut says nothing; the card is as wide as they are.
            key.setMinWidth(Region.USE_PREF_SIZE);
            words.setMinWidth(Region.USE_PREF_SIZE);
            grid.add(key, i < half ? 0 : 2, i % half);
            grid.add(words, i < half ? 1 : 3, i % half);
        }
        var group = new VBox(heading, grid);
        group.getStyleClass().add("help-group");
        return group;
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
