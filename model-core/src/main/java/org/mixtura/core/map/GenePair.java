package org.mixtura.core.map;

import java.util.Optional;
import org.mixtura.core.data.GeneTable;

/**
 * Two genes whose names are written with a plus between them, whose colours are blended.
 *
 * @param first id or symbol
 * @param second id or symbol
 */
public record GenePair(String first, String second) {

    private static final char AND = '+';

    /** Reads a pair; empty where the text is a gene itself, or has no name on either side of one plus. */
    public static Optional<GenePair> in(String text, GeneTable genes) {
        int plus = text.indexOf(AND);
        if (plus < 0
                || plus != text.lastIndexOf(AND)
                || genes.find(text.strip()).isPresent()) {
            return Optional.empty();
        }
        var pair = new GenePair(
                text.substring(0, plus).strip(), text.substring(plus + 1).strip());
        return pair.first.isEmpty() || pair.second.isEmpty() ? Optional.empty() : Optional.of(pair);
    }

    /** Where the name of the second gene begins in what is being typed; 0 while there is no plus. */
    public static int lastName(String typed) {
        int at = typed.lastIndexOf(AND) + 1;
        while (at > 0 && at < typed.length() && Character.isWhitespace(typed.charAt(at))) {
            at++;
        }
        return at;
    }
}
