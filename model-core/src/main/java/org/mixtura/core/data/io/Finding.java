package org.mixtura.core.data.io;

import java.util.List;
import java.util.Set;

/**
 * One result of the import check.
 *
 * @param code a stable name for programs, for example {@code duplicate-genes}
 * @param what what was found, one sentence
 * @param why what it means
 * @param remedy what to do, or what will be done
 * @param fixes what the program can do about it when asked, the best first
 */
public record Finding(Severity severity, String code, String what, String why, String remedy, List<Fix> fixes) {

    /** The code of what was found out about rows and columns where the format does not say it. */
    static final String ORIENTATION = "orientation";

    /** The code of values that are taken though they are no counts. */
    static final String ANY_VALUES = "any-values";

    /** The code of counts that were not taken from the first place that a file has for them. */
    public static final String COUNTS_ELSEWHERE = "counts-elsewhere";

    /** The codes of what changes or leaves out something, also where nothing needs to be done about it. */
    private static final Set<String> CHANGES = Set.of(
            ORIENTATION,
            "other-features",
            "transposed",
            "labels-beside",
            "skipped-columns",
            "kept-as-text",
            "repeated-levels",
            "old-layout",
            "undefined-elsewhere",
            ValueFindings.MORE_GENES,
            "turned-features",
            "combined-names",
            "title-lines",
            "list-header",
            "merged-spellings",
            "taken-as-missing",
            "samples-from-barcodes",
            "empty-genes",
            COUNTS_ELSEWHERE,
            "symbols-from-column",
            "not-counts-columns",
            "not-counts-rows");

    public Finding {
        fixes = List.copyOf(fixes);
    }

    /** A finding that nothing can be done about here. */
    public Finding(Severity severity, String code, String what, String why, String remedy) {
        this(severity, code, what, why, remedy, List.of());
    }

    /** The same with things to do about it. */
    public Finding with(Fix... more) {
        return new Finding(severity, code, what, why, remedy, List.of(more));
    }

    /** The same without what only helps with data that can be used. */
    Finding onRefusedData() {
        return new Finding(
                severity,
                code,
                what,
                why,
                remedy,
                fixes.stream().filter(fix -> !fix.needsUsableData()).toList());
    }

    /** Whether it is said wherever the data are used, and not only in the import check. */
    public boolean isToBeTold() {
        return severity != Severity.INFO || CHANGES.contains(code);
    }

    /** The finding in one paragraph. */
    public String sentence() {
        return "%s %s %s".formatted(what, why, remedy);
    }

    /** How much it matters. */
    public enum Severity {
        /** Fine, worth knowing. */
        INFO,
        /** Training is possible; the user should decide. */
        WARNING,
        /** Training is not possible with this data as it is. */
        ERROR
    }
}
