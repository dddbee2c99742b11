package org.mixtura.ui.error;

import java.util.regex.Pattern;

/**
 * Sentences as the window says them. What was found is worded once, for the command line too, whose options stand in
 * parentheses; in the window there are buttons instead.
 */
public final class WindowWords {

    private static final Pattern OPTION = Pattern.compile("\\s*\\((?=[^()]*--[a-z])[^()]*\\)");

    private WindowWords() {}

    /** The same without what is in parentheses and names options of the command line. */
    public static String of(String sentence) {
        return OPTION.matcher(sentence).replaceAll("");
    }
}
