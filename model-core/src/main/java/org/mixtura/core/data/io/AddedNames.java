package org.mixtura.core.data.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mixtura.core.data.GeneTable;

/**
 * What laboratories put beside the genes of a species, told from names: antibodies and hashtags, which are no genes; spike-ins,
 * of which each cell got the same; and transgenes such as reporters, which are genes.
 */
final class AddedNames {

    /** Names of antibodies and hashtags as kits and programs for sequencing write them. */
    private static final Pattern TAG = Pattern.compile("(?i)(hto|adt|cmo|cite|hashtag|totalseq|abseq)([-_. ].*|\\d.*)"
            + "|anti[-_ ].+|.+\\|pAbO" + "|.+[-_. ](total(seq)?[-_ ]?[abcd]|totalseq|abseq|hashtag|hto|adt)[-_ ]?\\d*");

    /** Of the External RNA Controls Consortium. */
    private static final Pattern SPIKE_IN = Pattern.compile("(?i)ERCC[-_.]\\d{5}");

    private static final Pattern TRANSGENE = Pattern.compile(
            "(?i)(m|t?d|sf|td)?(e?[gycbr]fp|tomato|cherry|scarlet|venus)"
                    + "|(i|ng)?cre(er|ert2?)?|s?p?cas9|rtta|tta|dsred2?|luc(iferase)?2?|lacz|neo|neor|puror?|wpre|sv40.*");

    /** More names are shown as a list. */
    private static final int SHOWN = 3;

    private AddedNames() {}

    /** Whether a name is known to be that of something a laboratory added. */
    static boolean isAdded(String name) {
        return isTag(name)
                || SPIKE_IN.matcher(name).matches()
                || TRANSGENE.matcher(name).matches();
    }

    private static boolean isTag(String name) {
        return TAG.matcher(name).matches();
    }

    /**
     * What is to be said of those that are no genes of the cell; empty when there are none.
     *
     * @param table whether the data are a table, of which columns and rows can be left out
     */
    static List<Finding> findings(GeneTable genes, boolean table) {
        return Stream.of(
                        told(
                                names(genes, TAG),
                                genes.size(),
                                table,
                                Finding.Severity.WARNING,
                                "tags",
                                "an antibody or a hashtag",
                                "antibodies or hashtags",
                                "Such counts are of tags on cells and not of RNA, and often larger than those of any gene: a model would learn these first."),
                        told(
                                names(genes, SPIKE_IN),
                                genes.size(),
                                table,
                                Finding.Severity.INFO,
                                "spike-ins",
                                "a spike-in",
                                "spike-ins",
                                "Each cell got the same amount of spike-ins, so that they tell how well it was measured and not what it is."))
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<String> names(GeneTable genes, Pattern pattern) {
        return IntStream.range(0, genes.size())
                .filter(gene -> pattern.matcher(genes.symbols().get(gene)).matches())
                .mapToObj(genes.ids()::get)
                .toList();
    }

    private static Optional<Finding> told(
            List<String> names,
            int genes,
            boolean table,
            Finding.Severity severity,
            String code,
            String single,
            String several,
            String why) {
        if (names.isEmpty()) {
            return Optional.empty();
        }
        boolean one = names.size() == 1;
        // Of a table what is left out is kept about the cells.
        boolean leave = table && names.size() < genes;
        String what = one
                ? "%s is called like %s, and was read as a gene.".formatted(names.getFirst(), single)
                : "%d genes are called like %s (%s)."
                        .formatted(
                                names.size(),
                                several,
                                String.join(", ", names.subList(0, Math.min(SHOWN, names.size()))));
        String out = one ? "it" : "them";
        String option = leave ? "--not-counts" : "mixtura import --without-genes";
        String remedy = "If the %s right, leave %s out (%s %s)."
                .formatted(
                        one ? "name is" : "names are",
                        out,
                        option,
                        names.size() <= SHOWN ? SummaryFindings.typed(names) : "NAME,...");
        var fixes = new ArrayList<Fix>();
        fixes.add(leave ? new Fix.NotCounts(names) : new Fix.LeaveOutGenes(names));
        if (names.size() > SHOWN) {
            fixes.add(new Fix.ShowList("Names that were read as genes", names));
        }
        return Optional.of(new Finding(severity, code, what, why, remedy, fixes));
    }
}
