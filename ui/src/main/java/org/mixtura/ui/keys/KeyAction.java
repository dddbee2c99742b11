package org.mixtura.ui.keys;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.input.KeyCombination;

/**
 * Everything that a key can do, with the key it has unless the user changes it. Palette, help, menus and tooltips take
 * the key that they show from {@link Keys}.
 */
public enum KeyAction {
    OPEN(Where.WINDOW, "Shortcut+O", "Open a file…"),
    DEMO(Where.WINDOW, "", "Open the demo"),
    CHECK_DATA(Where.WINDOW, "Shortcut+I", "Check the data"),
    NEW_RUN(Where.WINDOW, "Shortcut+R", "New run"),
    STOP_AND_KEEP(Where.WINDOW, "Shortcut+Period", "Stop training and keep the model"),
    FIGURE(Where.WINDOW, "Shortcut+E", "Figure of what is seen"),
    UNDO(Where.WINDOW, "Shortcut+Z", "Undo"),
    REDO(Where.WINDOW, "Shortcut+Shift+Z", "Redo"),
    GO_WELCOME(Where.WINDOW, "", "Go to Open"),
    GO_IMPORT_CHECK(Where.WINDOW, "", "Go to Import check"),
    GO_RUNS(Where.WINDOW, "", "Go to Runs"),
    GO_MODEL(Where.WINDOW, "", "Go to Choose model"),
    GO_SET_UP(Where.WINDOW, "", "Go to Set up"),
    GO_TRAINING(Where.WINDOW, "", "Go to Train"),
    GO_SWEEP(Where.WINDOW, "", "Go to Sweep"),
    GO_EXPLORE(Where.WINDOW, "", "Go to Explore"),
    GO_COMPARE(Where.WINDOW, "", "Go to Compare"),
    GO_FIGURES(Where.WINDOW, "", "Go to Figures"),
    PALETTE(Where.WINDOW, "Shortcut+K", "Search every action"),
    DRAWER(Where.WINDOW, "Shortcut+J", "Show or hide tasks, log and history"),
    THEME(Where.WINDOW, "", "Light or dark"),
    GROW(Where.WINDOW, "Shortcut+Equals", "Larger"),
    /** Where the plus has a key of its own. */
    GROW_TOO(Where.WINDOW, "Shortcut+Plus", "Larger (second key)"),
    SHRINK(Where.WINDOW, "Shortcut+Minus", "Smaller"),
    USUAL_SIZE(Where.WINDOW, "Shortcut+0", "Usual size"),
    HELP(Where.WINDOW, "F1", "Keys and where to begin"),
    KEYS(Where.WINDOW, "Shortcut+Comma", "Change keys"),
    TOUR(Where.WINDOW, "", "Take the tour"),
    WORDS(Where.WINDOW, "", "What words mean"),
    CITE(Where.WINDOW, "", "What to cite"),

    PAN(Where.MAPS, "V", "Move the map"),
    LASSO(Where.MAPS, "L", "Draw around cells"),
    BOX(Where.MAPS, "B", "Draw a box around cells"),
    PLACE(Where.MAPS, "D", "Decode a place"),
    PATH(Where.MAPS, "P", "Draw a path"),
    GENE(Where.MAPS, "G", "Type a gene"),
    COLOUR(Where.MAPS, "C", "Choose what gives colours"),
    FIT(Where.MAPS, "F", "Show all cells"),
    INVERT(Where.MAPS, "I", "Select all others"),
    HIDE(Where.MAPS, "H", "Hide the selected cells"),
    CLEAR(Where.MAPS, "Esc", "Clear the selection"),
    SMALLER(Where.MAPS, "Open Bracket", "Smaller points"),
    LARGER(Where.MAPS, "Close Bracket", "Larger points"),
    FAINTER(Where.MAPS, "Semicolon", "Fainter points"),
    STRONGER(Where.MAPS, "Quote", "Stronger points"),
    SPLIT(Where.MAPS, "Back Slash", "Another map like the active one"),
    DUPLICATE(Where.MAPS, "Shortcut+D", "Copy the active map"),
    SAVE(Where.MAPS, "S", "Save the view"),

    PLAY(Where.MOVIE, "Space", "Play the movie or rest"),
    EPOCH_BACK(Where.MOVIE, "Comma", "One picture of the movie back"),
    EPOCH_ON(Where.MOVIE, "Period", "One picture of the movie on");

    /** Where a key works. */
    public enum Where {
        WINDOW("Everywhere"),
        MAPS("On maps"),
        MOVIE("In the movie of training");

        private final String words;

        Where(String words) {
            this.words = words;
        }

        /** For people. */
        public String words() {
            return words;
        }
    }

    private final Where where;
    private final Optional<KeyCombination> standard;
    private final String words;

    KeyAction(Where where, String standard, String words) {
        this.where = where;
        this.standard = standard.isEmpty() ? Optional.empty() : Optional.of(KeyCombination.valueOf(standard));
        this.words = words;
    }

    /** The action of an id, if there is one. */
    public static Optional<KeyAction> of(String id) {
        return Arrays.stream(values()).filter(action -> action.id().equals(id)).findFirst();
    }

    /** The name in files, for example {@code new-run}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where the key works. */
    public Where where() {
        return where;
    }

    /** The key unless the user changed it; empty when it has none. */
    public Optional<KeyCombination> standard() {
        return standard;
    }

    /** What it does. */
    public String words() {
        return words;
    }
}
