package org.mixtura.core.data.io;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Matches the names of groups in two files, such as plates: equal names; or, where none is equal, names that are equal
 * without what all names of their side begin and end with, as {@code p1.count}, {@code p2.count} and {@code p1.metadata},
 * {@code p2.metadata}. That needs a partner for every name of both sides, and no name may have a number that the other
 * contradicts: donor1 is never donor3.
 */
final class LevelNames {

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private LevelNames() {}

    /** For each name of the first list that has one its name in the second. */
    static Map<String, String> match(List<String> first, List<String> second) {
        var left = new LinkedHashSet<>(first);
        var right = new LinkedHashSet<>(second);
        var equal = new HashMap<String, String>();
        left.stream().filter(right::contains).forEach(name -> equal.put(name, name));
        if (!equal.isEmpty()) {
            return equal;
        }
        return rests(new ArrayList<>(left))
                .flatMap(ours -> rests(new ArrayList<>(right)).flatMap(theirs -> pairs(ours, theirs)))
                .orElse(Map.of());
    }

    /** Each name by its rest; empty unless both sides have the same rests and no pair has different numbers. */
    private static Optional<Map<String, String>> pairs(Map<String, String> ours, Map<String, String> theirs) {
        var pairs = new HashMap<String, String>();
        for (var each : ours.entrySet()) {
            String partner = theirs.get(each.getKey());
            if (partner == null || !agree(each.getValue(), partner)) {
                return Optional.empty();
            }
            pairs.put(each.getValue(), partner);
        }
        return ours.size() == theirs.size() ? Optional.of(pairs) : Optional.empty();
    }

    /** Whether the numbers in one name are among those in the other. */
    private static boolean agree(String a, String b) {
        List<String> ours = numbers(a);
        List<String> theirs = numbers(b);
        return ours.containsAll(theirs) || theirs.containsAll(ours);
    }

    private static List<String> numbers(String name) {
        return NUMBER.matcher(name).results().map(found -> found.group()).toList();
    }

    /** What differs in the names of one side, with the name it is from; empty when that does not tell them apart. */
    private static Optional<Map<String, String>> rests(List<String> names) {
        if (names.size() < 2) {
            return Optional.empty();
        }
        List<String> small =
                names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        int begin = commonBegin(small);
        int end = commonEnd(small, begin);
        var rests = new HashMap<String, String>();
        for (int i = 0; i < names.size(); i++) {
            String rest = small.get(i).substring(begin, small.get(i).length() - end);
            if (rests.put(rest, names.get(i)) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(rests);
    }

    /** How many letters all names begin with; a number is not cut in two. */
    private static int commonBegin(List<String> names) {
        String one = names.getFirst();
        int common = one.length();
        for (String name : names) {
            int same = 0;
            while (same < Math.min(common, name.length()) && name.charAt(same) == one.charAt(same)) {
                same++;
            }
            common = same;
        }
        while (common > 0 && Character.isDigit(one.charAt(common - 1))) {
            common--;
        }
        return common;
    }

    /** How many letters all names end with behind their common beginning; a number is not cut in two. */
    private static int commonEnd(List<String> names, int begin) {
        String one = names.getFirst();
        int common = one.length() - begin;
        for (String name : names) {
            int same = 0;
            while (same < Math.min(common, name.length() - begin)
                    && name.charAt(name.length() - 1 - same) == one.charAt(one.length() - 1 - same)) {
                same++;
            }
            common = same;
        }
        while (common > 0 && Character.isDigit(one.charAt(one.length() - common))) {
            common--;
        }
        return common;
    }
}
