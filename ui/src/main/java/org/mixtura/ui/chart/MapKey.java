package org.mixtura.ui.chart;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.input.KeyCode;

/** The keys of the maps: plain ones, which work wherever nothing is typed. */
public enum MapKey {
    PAN(KeyCode.V, "V", "Move the map"),
    LASSO(KeyCode.L, "L", "Draw around cells"),
    BOX(KeyCode.B, "B", "Draw a box around cells"),
    PLACE(KeyCode.D, "D", "Decode a place"),
    PATH(KeyCode.P, "P", "Draw a path"),
    GENE(KeyCode.G, "G", "Type a gene"),
    COLOUR(KeyCode.C, "C", "Choose what gives colours"),
    FIT(KeyCode.F, "F", "Show all cells"),
    INVERT(KeyCode.I, "I", "Select all others"),
    HIDE(KeyCode.H, "H", "Hide the selected cells"),
    CLEAR(KeyCode.ESCAPE, "Esc", "Clear the selection"),
    SMALLER(KeyCode.OPEN_BRACKET, "[", "Smaller points"),
    LARGER(KeyCode.CLOSE_BRACKET, "]", "Larger points"),
    FAINTER(KeyCode.SEMICOLON, ";", "Fainter points"),
    STRONGER(KeyCode.QUOTE, "'", "Stronger points"),
    SPLIT(KeyCode.BACK_SLASH, "\\", "Another map like the active one"),
    SAVE(KeyCode.S, "S", "Save the view"),
    VIEW(KeyCode.DIGIT1, "1–9", "Show a saved view");

    private final KeyCode code;
    private final String label;
    private final String words;

    MapKey(KeyCode code, String label, String words) {
        this.code = code;
        this.label = label;
        this.words = words;
    }

    /** What a key means on a map, if anything. */
    public static Optional<MapKey> of(KeyCode code) {
        return number(code).isPresent()
                ? Optional.of(VIEW)
                : Arrays.stream(values()).filter(key -> key.code == code).findFirst();
    }

    /** The number of the view that a key means, 1 to 9. */
    public static OptionalInt number(KeyCode code) {
        String name = code.getName();
        int number = code.isDigitKey() ? name.charAt(name.length() - 1) - '0' : 0;
        return number > 0 ? OptionalInt.of(number) : OptionalInt.empty();
    }

    /** What stands on the key. */
    public String label() {
        return label;
    }

    /** What it does. */
    public String words() {
        return words;
    }
}
