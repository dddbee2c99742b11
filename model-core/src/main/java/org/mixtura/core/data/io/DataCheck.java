package org.mixtura.core.data.io;

/**
 * One result of the import check.
 *
 * @param title what was checked, for example "Counts"
 * @param value the result in a few characters, for example "800 × 16,791"
 * @param text what it means, a sentence
 */
public record DataCheck(Level level, String title, String value, String text) {

    /** How good the result is. */
    public enum Level {
        GOOD,
        WARN,
        BAD
    }
}
