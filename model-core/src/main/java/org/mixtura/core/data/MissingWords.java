package org.mixtura.core.data;

import java.util.Locale;
import java.util.Set;

/** What programs write where they have no value. */
public final class MissingWords {

    private static final Set<String> IN_TABLES = Set.of("", "na", "nan", "n/a", "null", "#n/a", "<na>");

    /** What a program writes when it turns a missing value into text. */
    private static final Set<String> AS_TEXT = Set.of("none", "nat");

    private MissingWords() {}

    /** Whether a field of a table of text has no value, also where numbers are expected. */
    public static boolean isBlank(String text) {
        return IN_TABLES.contains(text.strip().toLowerCase(Locale.ROOT));
    }

    /** Whether a name of a gene says that it has none, as a table of symbols does of ids without one. */
    public static boolean isNoName(String symbol) {
        return isNoGroup(symbol);
    }

    /** Whether a level of a column that is used as labels or batches names no group of cells. */
    public static boolean isNoGroup(String level) {
        return isBlank(level) || AS_TEXT.contains(level.strip().toLowerCase(Locale.ROOT));
    }
}
