package org.mixtura.core.data.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mixtura.core.data.GeneTable;

/**
 * What laboratories put beside the genes of a species, told from names: antibodies and hashtags, which are no genes; spike-ins,
 * of which each cell got the same; and transgenes such as reporters, which are genes.
 */
final class AddedNames {

    /** Names of antibodies and hashtags as kits and programs for sequencing write them; adt-1 and ADT1 are genes of worms and cress. */
    private static final Pattern TAG =
            Pattern.compile("(?i)(hto|cmo|cite|hashtag|totalseq|abseq)([-_. ].*|\\d.*)|adt[-_. ](?!\\d+$).+"
                    + "|anti[-_ ].+|.+\\|pAbO"
                    + "|.+[-_. ](total(seq)?[-_ ]?[abcd]|totalseq|abseq|hashtag|hto|adt)[-_ ]?\\d*");

    /** Of the External RNA Controls Consortium. */
    private static final Pattern SPIKE_IN = Pattern.compile("(?i)ERCC[-_.]\\d{5}");

    private static final Pattern TRANSGENE = Pattern.compile("(?i)(m|t?d|sf)?(e?[gycbr]fp|tomato|cherry|scarlet|venus)"
            + "|(i|ng)?cre(er|ert2?)?|s?p?cas9|rtta|tta|dsred2?|luc(iferase)?2?|lacz|neo|neor|puror?|wpre|sv40.*");

    /** The code of the finding about antibodies and hashtags. */
    static final String TAGS = "tags";

    /** More names are shown as a list. */
    private static final int SHOWN = 3;

    private AddedNames() {}

    /** Whether a name is known to be that of something a laboratory added. */
    static boolean isAdded(String name) {
        return TAG.matcher(name).matches()
                || SPIKE_IN.matcher(name).matches()
                || TRANSGENE.matcher(name).matches();
    }

    /** Whether a finding is about tags or spike-ins all of which are in a list. */
    static boolean areAmong(Finding finding, List<String> names) {
        return finding.fixes().stream().anyMatch(fix -> switch (fix) {
            case Fix.NotCounts tags -> finding.code().equals(TAGS) && names.containsAll(tags.names());
            case Fix.LeaveOutGenes tags -> names.containsAll(tags.ids());
            default -> false;
        });
    }

    /**
     * What is to be said of those that are no genes of the cell; empty when there are none.
     *
     * @param table whether the data are a table, of which columns and rows can be left out
     */
    static List<Finding> findings(GeneTable genes, boolean table) {
        return Stream.of(
                        told(Matched.in(genes, TAG), genes.size(), table, Kind.TAGS),
                        told(Matched.in(genes, SPIKE_IN), genes.size(), table, Kind.SPIKE_INS))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * What a pattern matches.
     *
     * @param symbols what was judged
     * @param ids what the genes are known by
     */
    private record Matched(List<String> symbols, List<String> ids) {

        static Matched in(GeneTable genes, Pattern pattern) {
            int[] at = IntStream.range(0, genes.size())
                    .filter(gene -> pattern.matcher(genes.symbols().get(gene)).matches())
                    .toArray();
            return new Matched(pick(genes.symbols(), at), pick(genes.ids(), at));
        }

        private static List<String> pick(List<String> names, int[] at) {
            return Arrays.stream(at).mapToObj(names::get).toList();
        }

        boolean isOne() {
            return symbols.size() == 1;
        }
    }

    private static Optional<Finding> told(Matched matched, int genes, boolean table, Kind kind) {
        if (matched.symbols.isEmpty()) {
            return Optional.empty();
        }
        // Of a table what is left out is kept about the cells; there names may repeat, which ids never do.
        boolean ofTable = table && matched.symbols.size() < genes;
        List<String> names = ofTable ? matched.symbols.stream().distinct().toList() : matched.ids;
        String what = matched.isOne()
                ? "%s is called like %s, and was read as a gene.".formatted(matched.symbols.getFirst(), kind.one)
                : "%d genes are called like %s (%s)."
                        .formatted(
                                matched.symbols.size(),
                                kind.several,
                                matched.symbols.stream().limit(SHOWN).collect(Collectors.joining(", ")));
        String remedy = "If the %s right, leave %s out (%s %s)."
                .formatted(
                        matched.isOne() ? "name is" : "names are",
                        matched.isOne() ? "it" : "them",
                        ofTable ? "--not-counts" : "mixtura import --without-genes",
                        names.size() <= SHOWN ? SummaryFindings.typed(names) : "NAME,...");
        var fixes = new ArrayList<Fix>();
        fixes.add(ofTable ? new Fix.NotCounts(names) : new Fix.LeaveOutGenes(names));
        if (matched.symbols.size() > SHOWN) {
            fixes.add(new Fix.ShowList("Names that were read as genes", matched.symbols));
        }
        return Optional.of(new Finding(kind.severity, kind.code, what, kind.why, remedy, fixes));
    }

    /** What is said of one kind of names. */
    private record Kind(Finding.Severity severity, String code, String one, String several, String why) {

        static final Kind TAGS = new Kind(
                Finding.Severity.WARNING,
                AddedNames.TAGS,
                "an antibody or a hashtag",
                "antibodies or hashtags",
                "Such counts are of tags on cells and not of RNA, and often larger than those of any gene: a model would learn these first.");

        static final Kind SPIKE_INS = new Kind(
                Finding.Severity.INFO,
                "spike-ins",
                "a spike-in",
                "spike-ins",
                "Each cell got the same amount of spike-ins, so that they tell how well it was measured and not what it is.");
    }
}
