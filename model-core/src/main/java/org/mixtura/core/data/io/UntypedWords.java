package org.mixtura.core.data.io;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.MissingWords;

/** What people write for cells that have no type: Unknown, unassigned, doublet. */
final class UntypedWords {

    private static final Pattern WORDS = Pattern.compile("(cell ?type )?"
            + "(un(known|k|assigned|classified|defined|determined|identified|labell?ed|annotated|specified|certain|resolved|typed)"
            + "|(not|no) (assigned|available|annotated|classified|determined|known|label|type|cell type|annotation)"
            + "|n\\.?d\\.?|missing|ambiguous|amb|dbl|debris|empty( droplets?)?|contaminat(ed|ion)|low q(uality)?|lowq(uality)?"
            + "|(possible |likely |putative )?(doublets?|multiplets?)|filtered( out)?|removed|excluded|[?.-]+)"
            + "( cells?)?( ?\\d+)?");

    /** Fewer other levels, and the column says whether cells are doublets rather than what they are. */
    private static final int FEWEST_TYPES = 2;

    private UntypedWords() {}

    /** The levels of a column that are no types; none where they are what the column is about. */
    static List<String> in(Column.Categorical column) {
        int[] counts = column.counts();
        List<String> used = IntStream.range(0, counts.length)
                .filter(level -> counts[level] > 0)
                .mapToObj(column.levels()::get)
                .filter(level -> !MissingWords.isNoGroup(level))
                .toList();
        List<String> found = used.stream().filter(UntypedWords::isOne).toList();
        return used.size() - found.size() < FEWEST_TYPES ? List.of() : found;
    }

    private static boolean isOne(String level) {
        String plain = level.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_]+|(?<=\\p{L})-(?=[\\p{L}\\d])", " ");
        return WORDS.matcher(plain).matches();
    }
}
