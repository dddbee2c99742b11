package org.mixtura.core.data.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of genes that say two things: an id and a symbol, as {@code ENSG00000116251_RPL22} and {@code RPL22|ENSG00000116251},
 * or a symbol and a chromosome, as {@code RPL22__chr1} of CEL-seq, or a species, as {@code RPL22_HUMAN} of UniProt.
 *
 * @param ids the ids; where names have none, the whole names
 * @param symbols the symbols
 * @param finding what a user should know of it
 */
record CombinedNames(List<String> ids, List<String> symbols, Finding finding) {

    private static final String ID = "(?<id>ENS[A-Z]*G\\d{6,}(\\.\\d+)?|FBgn\\d+|WBGene\\d+)";
    private static final String BETWEEN = "[-_|:;, /]+";

    /**
     * How two names are made one.
     *
     * @param beside what stands beside the symbol
     */
    private record Style(Pattern pattern, String beside) {

        Style(String pattern, String beside) {
            this(Pattern.compile(pattern), beside);
        }
    }

    private static final List<Style> STYLES = List.of(
            new Style(ID + BETWEEN + "(?<symbol>\\S.*)", "an id"),
            new Style("(?<symbol>.*[^-_|:;, /])" + BETWEEN + "\\(?" + ID + "\\)?", "an id"),
            new Style("(?<id>(?<symbol>.+?)__chr[0-9A-Za-z_.]+)", "a chromosome"),
            new Style("(?<id>(?<symbol>.+)_(HUMAN|MOUSE|RAT|PIG|BOVIN|CHICK|DANRE|MACMU))", "a species"));

    /** Spike-ins and transgenes have one name only. */
    private static final double MOST = 0.9;

    /** Takes names apart; empty where not nearly all are made of two in the same way. */
    static Optional<CombinedNames> of(List<String> names) {
        return STYLES.stream().flatMap(style -> of(names, style).stream()).findFirst();
    }

    private static Optional<CombinedNames> of(List<String> names, Style style) {
        var ids = new ArrayList<String>(names.size());
        var symbols = new ArrayList<String>(names.size());
        int apart = 0;
        String example = "";
        for (int at = 0; at < names.size(); at++) {
            String name = names.get(at);
            Matcher found = style.pattern.matcher(name);
            boolean both = found.matches();
            ids.add(both ? found.group("id") : name);
            symbols.add(both ? found.group("symbol") : name);
            example = both && apart == 0 ? name : example;
            apart += both ? 1 : 0;
            if (at + 1 - apart > (1 - MOST) * names.size()) {
                return Optional.empty();
            }
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(new CombinedNames(ids, symbols, told(example, style)));
    }

    private static Finding told(String example, Style style) {
        Matcher found = style.pattern.matcher(example);
        boolean id = found.matches() && !found.group("id").equals(example);
        return new Finding(
                Finding.Severity.INFO,
                "combined-names",
                "The names of the genes hold a symbol and %s, as %s; the symbol there is %s."
                        .formatted(style.beside, Findings.shown(example), Findings.shown(found.group("symbol"))),
                "Mitochondrial genes, panels and gene sets are found by symbols.",
                id
                        ? "Both are known now; nothing needs to be done."
                        : "The whole names are kept as ids; nothing needs to be done.");
    }
}
