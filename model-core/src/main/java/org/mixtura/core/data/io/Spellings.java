package org.mixtura.core.data.io;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.MissingWords;

/**
 * Levels of a column that differ only in how they are written: in blanks, in capitals, or in what stands between words.
 * Signs of markers are no spelling: CD4 and CD4- are two levels, and so are 1-2 and 1_2.
 */
final class Spellings {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0_]+");
    private static final Pattern SIGN = Pattern.compile("[-+](?![\\p{L}\\p{N}])|\\+");
    private static final Pattern HYPHEN =
            Pattern.compile(" - |(?<=\\p{L})-(?=[\\p{L}\\p{N}])|(?<=[\\p{L}\\p{N}])-(?=\\p{L})");
    private static final Pattern HYPHEN_BEFORE_CELL = Pattern.compile("-(?=cells?\\b)");
    private static final Pattern NUMBERS = Pattern.compile("[\\d\\s_.-]*");

    private final Column.Categorical column;
    private final List<List<Integer>> groups;

    private Spellings(Column.Categorical column, List<List<Integer>> groups) {
        this.column = column;
        this.groups = groups;
    }

    static Spellings of(Column.Categorical column) {
        int[] counts = column.counts();
        Map<String, List<Integer>> byKey = new LinkedHashMap<>();
        for (int level = 0; level < counts.length; level++) {
            // A level without cells is written in no way, and words for a missing value are no levels.
            if (counts[level] > 0 && !MissingWords.isNoGroup(column.levels().get(level))) {
                byKey.computeIfAbsent(key(column.levels().get(level)), _ -> new ArrayList<>())
                        .add(level);
            }
        }
        var several = new ArrayList<List<Integer>>();
        for (List<Integer> group : byKey.values()) {
            if (group.size() > 1) {
                group.sort(
                        Comparator.<Integer>comparingInt(level -> counts[level]).reversed());
                several.add(group);
            }
        }
        return new Spellings(column, several);
    }

    /** What all spellings of a level share. */
    static String key(String level) {
        String plain = Normalizer.normalize(level, Normalizer.Form.NFKC).strip();
        if (NUMBERS.matcher(plain).matches()) {
            return plain;
        }
        plain = BLANKS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
        Pattern between = SIGN.matcher(plain).find() ? HYPHEN_BEFORE_CELL : HYPHEN;
        return between.matcher(plain).replaceAll(" ");
    }

    /** How many levels are written in several ways. */
    int size() {
        return groups.size();
    }

    /** The levels and how they are written, one a text, the most frequent spelling first: {@code 'B cell' (12 cells), 'b cell' (1 cell)}. */
    List<String> words() {
        int[] counts = column.counts();
        return groups.stream()
                .map(group -> group.stream()
                        .map(level -> "'%s' (%,d %s)"
                                .formatted(
                                        column.levels().get(level),
                                        counts[level],
                                        counts[level] == 1 ? "cell" : "cells"))
                        .collect(Collectors.joining(", ")))
                .toList();
    }

    /** The column with one level for all spellings: the most frequent one without blanks around it. */
    Column.Categorical merged() {
        int[] to = new int[column.levels().size()];
        Arrays.setAll(to, level -> level);
        var names = new ArrayList<>(column.levels());
        for (List<Integer> group : groups) {
            int first = group.stream().mapToInt(level -> level).min().orElseThrow();
            names.set(first, column.levels().get(group.getFirst()).strip());
            group.forEach(level -> to[level] = first);
        }
        int[] codes = Arrays.stream(column.codes())
                .map(code -> code == Column.Categorical.MISSING ? code : to[code])
                .toArray();
        return groups.isEmpty()
                ? column
                : new Column.Categorical(column.name(), names, codes, column.kind(), column.ordered(), column.colours())
                        .used();
    }
}
