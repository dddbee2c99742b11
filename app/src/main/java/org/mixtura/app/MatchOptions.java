package org.mixtura.app;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.data.io.BarcodeRule;
import org.mixtura.core.data.io.TableMatch;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.run.ColumnRef;
import picocli.CommandLine.Option;

/** The options that say how a table about cells is joined. */
final class MatchOptions {

    private static final String KEEP = "keep";

    @Option(
            names = "--match",
            paramLabel = "RULE",
            description =
                    "How rows of a table about cells find their cells: exact, ignoring-case, ignoring-signs, without-suffix,"
                            + " without-prefix, within:COLUMN (barcode and column together), without-prefix-within:COLUMN or in-order. Default:"
                            + " exact.")
    private @Nullable String rule;

    @Option(
            names = "--missing-labels",
            paramLabel = "refuse|keep",
            description =
                    "What to do when such a table has no row for some cells: refuse it, or keep these cells without a"
                            + " value. Default: refuse.")
    private @Nullable String missing;

    @Option(
            names = "--barcodes",
            paramLabel = "COLUMN",
            description =
                    "The column of such a table that holds barcodes. Default: the one that holds most of the cells'.")
    private @Nullable String barcodes;

    /** Whether none of these options was given. */
    boolean isEmpty() {
        return rule == null && missing == null && barcodes == null;
    }

    /** A column as it was typed, joined as asked for if it is in a table. */
    Optional<ColumnRef> of(@Nullable String typed) {
        return DataOptions.column(typed).map(ref -> ref.with(match()));
    }

    TableMatch match() {
        if (missing != null && !missing.equals(KEEP) && !missing.equals("refuse")) {
            throw new ConfigProblem(
                    "'%s' is no choice for missing labels.".formatted(missing),
                    "Cells without a row in a table are kept without a value, or the table is refused.",
                    "Write --missing-labels keep or --missing-labels refuse.");
        }
        BarcodeRule how = rule == null ? BarcodeRule.EXACT : BarcodeRule.parse(rule);
        if (barcodes != null && how instanceof BarcodeRule.InOrder) {
            throw new ConfigProblem(
                    "--barcodes does not go with --match in-order.",
                    "Rows that are taken in their order find cells without a look at barcodes.",
                    "Leave one of the two out.");
        }
        return new TableMatch(how, KEEP.equals(missing), Optional.ofNullable(barcodes));
    }
}
