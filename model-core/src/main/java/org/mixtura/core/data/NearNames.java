package org.mixtura.core.data;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Finds what somebody may have meant by a name that is not there. */
public final class NearNames {

    private static final int MOST = 3;

    private NearNames() {}

    /** Up to three names that differ by few letters, or that begin with what was typed; the nearest first. */
    public static List<String> of(String typed, Collection<String> known) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        int far = Math.max(1, typed.length() / 3);
        return known.stream()
                .distinct()
                .map(name -> new Near(name, distance(wanted, name.toLowerCase(Locale.ROOT), far)))
                .filter(near -> near.distance <= far)
                .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
                .limit(MOST)
                .map(Near::name)
                .toList();
    }

    /** " Near it are A, B." with a leading blank, or nothing. */
    public static String hint(String typed, Collection<String> known) {
        var near = of(typed, known);
        return near.isEmpty() ? "" : near.stream().collect(Collectors.joining(", ", " Near it: ", "."));
    }

    private record Near(String name, int distance) {}

    /** Letters to insert, delete or replace; a longer ending counts as one. More than {@code far} may be any number. */
    private static int distance(String a, String b, int far) {
        if (!a.isEmpty() && b.startsWith(a)) {
            return a.length() == b.length() ? 0 : 1;
        }
        if (Math.abs(a.length() - b.length()) > far) {
            return far + 1;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
