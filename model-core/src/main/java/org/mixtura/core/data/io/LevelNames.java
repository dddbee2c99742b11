package org.mixtura.core.data.io;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Matches the names of groups in two files, such as plates: equal names, else the one name of the other side with which it
 * has most letters in a row in common, as {@code p1.count} and {@code p1.metadata}. A name that several fit as well, or that
 * fits several, is matched with none.
 */
final class LevelNames {

    private LevelNames() {}

    /** For each name of the first list that has one its name in the second. */
    static Map<String, String> match(List<String> first, List<String> second) {
        var left = new LinkedHashSet<>(first);
        var right = new LinkedHashSet<>(second);
        var found = new HashMap<String, String>();
        left.stream().filter(right::contains).forEach(name -> found.put(name, name));
        left.removeAll(found.keySet());
        right.removeAll(found.values());
        for (String name : left) {
            String best = best(name, right);
            if (!best.isEmpty() && best(best, left).equals(name)) {
                found.put(name, best);
            }
        }
        return found;
    }

    /** The one name that is nearest; empty when there is none or when several are. */
    private static String best(String name, Iterable<String> others) {
        int most = 0;
        var nearest = new ArrayList<String>();
        for (String other : others) {
            int common = common(name.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT));
            if (common > most) {
                most = common;
                nearest.clear();
            }
            if (common == most) {
                nearest.add(other);
            }
        }
        boolean alike = nearest.size() == 1
                && 2 * most >= Math.min(name.length(), nearest.getFirst().length());
        return alike ? nearest.getFirst() : "";
    }

    /** Length of the longest text that both hold. */
    private static int common(String a, String b) {
        int longest = 0;
        int[] before = new int[b.length() + 1];
        for (int i = 1; i <= a.length(); i++) {
            int[] now = new int[b.length() + 1];
            for (int j = 1; j <= b.length(); j++) {
                if (a.charAt(i - 1) == b.charAt(j - 1)) {
                    now[j] = before[j - 1] + 1;
                    longest = Math.max(longest, now[j]);
                }
            }
            before = now;
        }
        return longest;
    }
}
