package org.mixtura.core.data.io;

import static org.mixtura.core.data.io.Finding.Severity.ERROR;
import static org.mixtura.core.data.io.Finding.Severity.INFO;
import static org.mixtura.core.data.io.Finding.Severity.WARNING;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.GeneTable;

/** The wording of what can be found in the values of a matrix. */
final class ValueFindings {

    /** The code of values that are normalised or logarithms. */
    static final String NOT_COUNTS = "not-counts";

    /** The code of values of which nothing tells whether they are counts. */
    private static final String UNCLEAR = "maybe-not-counts";

    /** The code of whole numbers that are small where the layer for counts has larger ones. */
    static final String SMALLER = "smaller-than-counts";

    /** The code of counts of more genes than those that were taken. */
    static final String MORE_GENES = "more-genes-elsewhere";

    /** The code of values below 0. */
    static final String NEGATIVE = "negative-values";

    /** The code of values that are not finite. */
    static final String UNDEFINED = "undefined-values";

    /** The codes of what another place of the counts may mend. */
    static final Set<String> ABOUT_THE_PLACE = Set.of(
            Finding.COUNTS_ELSEWHERE,
            "ambient-counts",
            UNCLEAR,
            "only-ones",
            "equal-totals",
            "no-single-counts",
            SMALLER);

    private ValueFindings() {}

    /** The error for values that are no counts, with the places that may hold some. */
    static Finding notUsable(
            String place, ValueProfile profile, CellTable cells, GeneTable genes, List<MatrixPlace> places) {
        var others = places.stream()
                .filter(other -> other.looksLikeCounts() && !other.name().equals(place))
                .map(MatrixPlace::name)
                .toList();
        var finding = notUsable(place, profile, cells, genes);
        return others.isEmpty()
                ? finding.with(new Fix.ChooseOther())
                : new Finding(
                        finding.severity(),
                        finding.code(),
                        finding.what(),
                        "These models need counts. Values that look like counts are in %s."
                                .formatted(String.join(", ", others)),
                        "Take the counts from there.",
                        others.stream().<Fix>map(Fix.UseCountsAt::new).toList());
    }

    /** Counts that a 32-bit float does not hold to the last digit. */
    static Finding roundedCounts(String place, ValueProfile profile) {
        return new Finding(
                WARNING,
                "rounded-counts",
                String.format(Locale.ROOT, "The largest value in %s is about %,.0f.", place, profile.max()),
                "Counts are kept to the last digit up to 16,777,216; larger ones are rounded to seven digits. No gene of a"
                        + " single cell has so many.",
                "Check whether these are counts of single cells; if they are sums of many, train with care.");
    }

    /** Counts that are whole but for rounding errors, and are made so. */
    private static Finding roundingErrors(String place, ValueProfile profile) {
        return new Finding(
                INFO,
                "rounding-errors",
                notWholeShare(place, profile) + ", but all are whole but for rounding errors.",
                "Counts that were won back from logarithms or went through a division are like that. They were rounded.",
                "Nothing needs to be done.");
    }

    /** Counts that a 16-bit float does not hold to the last digit. */
    static Finding halfPrecision(String place) {
        return new Finding(
                WARNING,
                "half-precision",
                "The values in %s are decimals of 16 bits, and some are above 2,048.".formatted(place),
                "Such decimals keep three digits: larger counts were rounded when the file was written.",
                "Training works. Take the file as it was before it was made smaller if there is one.");
    }

    /** Ones and nothing else, where something was detected. */
    static Finding onlyOnes(String place) {
        return new Finding(
                WARNING,
                "only-ones",
                "All values in %s are 0 or 1.".formatted(place),
                "They say whether a gene was seen in a cell, not how often. Models of counts can be trained on them, but what they"
                        + " say of expression means little.",
                "Import the counts if there are any.");
    }

    static Finding countsElsewhere(String place, String firstPlace) {
        return new Finding(
                INFO,
                Finding.COUNTS_ELSEWHERE,
                "The counts were taken from %s.".formatted(place),
                "%s does not hold counts.".formatted(firstPlace),
                place.endsWith("/spliced")
                        ? "Counts of transcripts that are not spliced yet are not among them. Choose another place if this is not the one you want."
                        : "Choose another place if this is not the one you want.");
    }

    /** The same with the reason why the first place was passed over. */
    static Finding countsElsewhere(String place, String firstPlace, Refusal refusal) {
        var finding = countsElsewhere(place, firstPlace);
        return new Finding(
                refusal.slip() ? WARNING : INFO,
                finding.code(),
                finding.what(),
                "%s %s".formatted(finding.why(), refusal.why()),
                refusal.slip()
                        ? "They may be other numbers than those in %s: if these are the ones you want, mend them in the file."
                                .formatted(firstPlace)
                        : finding.remedy());
    }

    /** Whole numbers that are small where the layer for counts has larger ones. */
    static Finding smallerThanCounts(String place, double max, String counts) {
        return new Finding(
                WARNING,
                SMALLER,
                "The whole numbers in %s go up to %s only, and %s holds larger ones."
                        .formatted(place, Findings.number(max), counts),
                "They may be logarithms that were rounded.",
                "Take the counts from %s if that is where they are.".formatted(counts));
    }

    /** Counts of all genes beside counts of some. */
    static Finding moreGenes(String place, int genes, String other, int all) {
        return new Finding(
                INFO,
                MORE_GENES,
                "%s holds counts of %,d genes, and %s, from which they were taken, of %,d of them."
                        .formatted(other, all, place, genes),
                "The genes in %s were probably chosen from these.".formatted(place),
                "If you want to choose genes here, or need markers and mitochondrial genes that are missing, take the counts from %1$s (--counts %1$s)."
                        .formatted(other),
                List.of(new Fix.UseCountsAt(other)));
    }

    /** Undefined values in a place that is not in use. */
    static Finding undefinedElsewhere(String place) {
        return new Finding(
                INFO,
                "undefined-elsewhere",
                "There are values in %s that are not finite numbers (NaN or infinite).".formatted(place),
                "The counts are not taken from there, so they do no harm.",
                "Nothing needs to be done, unless that place is wanted.");
    }

    /** The finding with a button for each other place that may be where the counts are, if it is about where they are. */
    static Finding withOtherPlaces(Finding finding, Reading reading) {
        if (!ABOUT_THE_PLACE.contains(finding.code())
                || finding.fixes().stream().anyMatch(Fix.UseCountsAt.class::isInstance)) {
            return finding;
        }
        Stream<Fix> others = reading.places().stream()
                .filter(other -> other.looksLikeCounts() && !other.name().equals(reading.countsAt()))
                .map(other -> new Fix.UseCountsAt(other.name()));
        return finding.with(Stream.concat(others, finding.fixes().stream()).toArray(Fix[]::new));
    }

    /** What is to be said of values that can be trained on though they are not whole. */
    static Optional<Finding> notWhole(String place, ValueProfile profile) {
        return switch (profile.kind()) {
            case NEARLY_COUNTS -> Optional.of(roundingErrors(place, profile));
            case COUNT_LIKE -> Optional.of(ambientCounts(place, profile));
            case UNCLEAR -> Optional.of(unclear(place, profile));
            default -> Optional.empty();
        };
    }

    private static Finding ambientCounts(String place, ValueProfile profile) {
        return new Finding(
                WARNING,
                "ambient-counts",
                notWholeShare(place, profile) + ".",
                "They look like ambient-corrected or expected counts, which is fine for training.",
                "If these are normalised values, take the raw counts instead.",
                List.of(new Fix.Continue(), new Fix.ChooseOther()));
    }

    private static Finding unclear(String place, ValueProfile profile) {
        return new Finding(
                WARNING,
                UNCLEAR,
                notWholeShare(place, profile) + ", and they do not lie near whole numbers.",
                "They may be normalised or imputed values (FPKM, RPKM, TPM of some genes, MAGIC), of which models of counts learn"
                        + " wrong things, or counts that were corrected for ambient RNA, which do well. The numbers alone do not"
                        + " tell which.",
                "Ask how the file was made. If they were normalised or imputed, take the raw counts; if they were corrected,"
                        + " go on.",
                List.of(new Fix.ChooseOther(), new Fix.Continue()));
    }

    private static String notWholeShare(String place, ValueProfile profile) {
        return "%s of the values in %s are not whole numbers (max %s)"
                .formatted(Findings.percent(1 - profile.wholeShare()), place, Findings.number(profile.max()));
    }

    /** The error for values that no model of counts can take. */
    static Finding notUsable(String place, ValueProfile profile, CellTable cells, GeneTable genes) {
        return switch (profile.kind()) {
            case UNDEFINED -> badValue(ValueFindings.UNDEFINED, "not a finite number", place, profile, cells, genes);
            case NEGATIVE -> badValue(NEGATIVE, "negative", place, profile, cells, genes);
            case SCALED_PER_CELL ->
                notCounts(
                        place,
                        profile,
                        "looks like counts that were divided by each cell's total (normalised per cell)");
            case SCALED_TO_TOTAL ->
                notCounts(
                        place,
                        profile,
                        String.format(
                                Locale.ROOT,
                                "all cells have the same total, about %,.0f, as values have that were scaled to it (CPM, TPM, counts per ten thousand)",
                                profile.unit()));
            case MULTIPLIED -> multiplied(place, profile);
            case SQUARE_ROOTS -> notCounts(place, profile, "looks like square roots of counts");
            case LOGARITHMS, NEARLY_COUNTS, COUNT_LIKE, UNCLEAR, COUNTS ->
                notCounts(place, profile, "looks log-normalised");
        };
    }

    private static Finding notCounts(String place, ValueProfile profile, String verdict) {
        return new Finding(
                ERROR,
                NOT_COUNTS,
                "%s of values in %s are not whole numbers (max %s): %s."
                        .formatted(
                                Findings.percent(1 - profile.wholeShare()),
                                place,
                                Findings.number(profile.max()),
                                verdict),
                "These models need counts, and no counts were found in the file.",
                place.equals(DelimitedReader.PLACE)
                        ? "Import the table that holds the raw counts."
                        : "Import the file that holds the raw counts, or put them into layers['counts'] and write the file again.");
    }

    private static Finding multiplied(String place, ValueProfile profile) {
        String unit = String.format(Locale.ROOT, "%.6g", profile.unit())
                .replaceFirst("(\\.\\d*?)0+$", "$1")
                .replaceFirst("\\.$", "");
        return new Finding(
                ERROR,
                NOT_COUNTS,
                "%s of values in %s are not whole numbers (max %s): all are whole multiples of %s, as counts are that were multiplied by one number."
                        .formatted(
                                Findings.percent(1 - profile.wholeShare()),
                                place,
                                Findings.number(profile.max()),
                                unit),
                "These models need the counts themselves, and no others were found in the file.",
                "Import the raw counts, or divide by %1$s and write the file again: in Python adata.X = (adata.X / %1$s).round()."
                        .formatted(unit));
    }

    private static Finding badValue(
            String code, String verdict, String place, ValueProfile profile, CellTable cells, GeneTable genes) {
        boolean isTable = place.equals(DelimitedReader.PLACE);
        boolean missing = Float.isNaN(profile.badValue());
        String gene = genes.ids().get(profile.badGene());
        String cell = cells.barcodes().get(profile.badCell());
        // In a table it may be an empty field, which nobody would call NaN.
        String what = isTable && missing
                ? "Gene %s has no value in cell %s (empty or NaN in the %s).".formatted(gene, cell, place)
                : "The value of gene %s in cell %s is %s (%s in %s)."
                        .formatted(gene, cell, Findings.number(profile.badValue()), verdict, place);
        String hint;
        if (profile.kind() == ValueProfile.Kind.NEGATIVE && profile.wholeShare() < 1) {
            hint = "Counts cannot be negative; this looks like scaled data.";
        } else {
            hint = missing && !isTable
                    ? "Data sets of different genes that were joined have it (anndata.concat with join='outer'), and values that nobody knows."
                    : "Counts are whole numbers from 0 on.";
        }
        return new Finding(
                ERROR,
                code,
                what + others(profile.bad() - 1, missing),
                hint,
                missing && !isTable
                        ? "Import the data sets together here, which keeps the genes that all of them have, or write the file again with"
                                + " join='inner'. Else remove such cells and genes from the file."
                        : "Import the raw counts, or remove such cells and genes from the file.");
    }

    private static String others(long others, boolean missing) {
        String state = missing ? "missing, too" : "like it";
        return others == 0
                ? ""
                : others == 1
                        ? " One other value is %s.".formatted(state)
                        : " %,d other values are %s.".formatted(others, state);
    }

    /**
     * What is said of values that are no counts: that they are taken, or that they can be.
     *
     * @param refused the error that says why they are none
     */
    static Finding anyValues(Finding refused, String place, ValueProfile profile, ReadOptions options) {
        if (options.anyValues()) {
            return new Finding(
                    WARNING,
                    Finding.ANY_VALUES,
                    "The values in %s are no counts and are taken as they are (%s of them are not whole, the largest is %s)."
                            .formatted(
                                    place, Findings.percent(1 - profile.wholeShare()), Findings.number(profile.max())),
                    "Only models that are judged by a squared error can be trained on them. They give codes and clusters, but"
                            + " no likelihoods, no new counts and no differential expression; genes are ranked by their plain"
                            + " variance.",
                    "Raw counts are better where there are any.");
        }
        var fixes = new ArrayList<>(refused.fixes());
        fixes.add(new Fix.TakeAnyValues());
        return new Finding(
                refused.severity(),
                refused.code(),
                refused.what(),
                refused.why(),
                "%s Or train on them as they are (--values any), which only models with a squared error can."
                        .formatted(refused.remedy()),
                fixes);
    }

    static Finding allEmpty(String place, int cells) {
        return new Finding(
                ERROR,
                "all-cells-empty",
                "None of the %d cells has any count in %s.".formatted(cells, place),
                "Without counts there is nothing to learn.",
                "Check how the file was written, or choose another place for the counts.");
    }
}
