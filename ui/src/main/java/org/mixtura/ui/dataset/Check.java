package org.mixtura.ui.dataset;

/**
 * One result of the import check as a card.
 *
 * @param title what was checked, for example "Counts"
 * @param value the result in a few characters, for example "800 × 16,791"
 * @param text what it means, a sentence
 */
record Check(Level level, String title, String value, String text) {

    /** How good the result is. */
    enum Level {
        GOOD,
        WARN,
        BAD
    }
}
