package com.sun.glass.ui.testhead;

import java.util.Locale;
import javafx.scene.input.KeyCode;

/** Which characters the keys of a US keyboard type. */
final class UsKeyboard {

    private static final String SHIFTED_DIGITS = ")!@#$%^&*(";

    private UsKeyboard() {}

    /** What a key types, without and with shift; nothing for keys that type nothing. */
    static char[] typed(KeyCode key, boolean shift) {
        String characters = characters(key);
        return characters.length() < 2 ? new char[0] : new char[] {characters.charAt(shift ? 1 : 0)};
    }

    /** Two characters, plain and shifted, or an empty text. */
    static String characters(KeyCode key) {
        return switch (key) {
            case SPACE -> "  ";
            case TAB -> "\t\t";
            case ENTER -> "\r\r";
            case BACK_SPACE -> "\b\b";
            case ESCAPE -> "\u001b\u001b";
            case DELETE -> "\u007f\u007f";
            case COMMA -> ",<";
            case PERIOD -> ".>";
            case SLASH -> "/?";
            case SEMICOLON -> ";:";
            case QUOTE -> "'\"";
            case OPEN_BRACKET -> "[{";
            case CLOSE_BRACKET -> "]}";
            case BACK_SLASH -> "\\|";
            case MINUS -> "-_";
            case EQUALS -> "=+";
            case BACK_QUOTE -> "`~";
            case PLUS, ADD -> "++";
            case MULTIPLY -> "**";
            case DIVIDE -> "//";
            case SUBTRACT -> "--";
            case DECIMAL -> "..";
            default -> letterOrDigit(key);
        };
    }

    private static String letterOrDigit(KeyCode key) {
        String name = key.getName();
        if (key.isLetterKey()) {
            return name.toLowerCase(Locale.ROOT) + name;
        }
        if (key.isKeypadKey() && key.isDigitKey()) {
            return name.replaceAll("\\D", "").repeat(2);
        }
        return key.isDigitKey() ? name + SHIFTED_DIGITS.charAt(name.charAt(0) - '0') : "";
    }
}
