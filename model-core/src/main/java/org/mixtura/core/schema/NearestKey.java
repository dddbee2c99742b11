package org.mixtura.core.schema;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import smile.math.distance.EditDistance;

/** Which key somebody may have meant who wrote another one. */
public final class NearestKey {

    private static final int MOST_TYPOS = 3;

    private NearestKey() {}

    /** The question whether one of the keys was meant, with a space before it; empty when none is near. */
    public static String question(String written, Collection<String> keys) {
        return of(written, keys).map(" Did you mean '%s'?"::formatted).orElse("");
    }

    /** The key whose last part differs least in letters, if that could be a slip. */
    static Optional<String> of(String written, Collection<String> keys) {
        String wanted = lastPart(written);
        int most = Math.min(MOST_TYPOS, wanted.length() / 3);
        return keys.stream()
                .filter(key -> slips(wanted, lastPart(key)) <= most)
                .min(Comparator.comparingInt(key -> slips(wanted, lastPart(key))));
    }

    /** Letters that are missing, too many, wrong, or exchanged with their neighbour. */
    private static int slips(String one, String other) {
        return EditDistance.damerau(one, other);
    }

    private static String lastPart(String key) {
        return key.substring(key.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
