package org.mixtura.core.data.io;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mixtura.core.error.ConfigProblem;

/** How rows of a table about cells are matched to cells. Anything but the same barcode must be asked for. */
public sealed interface BarcodeRule {

    /** The same barcode. */
    BarcodeRule EXACT = new Exact();

    /** The ways that compare nothing but barcodes, the strictest first. */
    List<BarcodeRule> OF_BARCODES =
            List.of(EXACT, new IgnoringCase(), new IgnoringSigns(), new WithoutSuffix(), new WithoutPrefix());

    /**
     * As it is typed: {@code exact}, {@code ignoring-case}, {@code ignoring-signs}, {@code without-suffix}, {@code without-prefix}, {@code in-order}, {@code within:COLUMN},
     * {@code without-prefix-within:COLUMN}.
     */
    String text();

    /** What it does, as the end of a sentence that begins with "matched". */
    String words();

    /** The same barcode. */
    record Exact() implements BarcodeRule {
        @Override
        public String text() {
            return "exact";
        }

        @Override
        public String words() {
            return "by the whole barcode";
        }
    }

    /** The same barcode, whether in capitals or not. */
    record IgnoringCase() implements BarcodeRule {
        @Override
        public String text() {
            return "ignoring-case";
        }

        @Override
        public String words() {
            return "by barcodes without regard to capital letters";
        }
    }

    /** The same barcode when signs are left out on both sides, and the X that R puts before some names: XAAAC.1 for AAAC-1. */
    record IgnoringSigns() implements BarcodeRule {
        @Override
        public String text() {
            return "ignoring-signs";
        }

        @Override
        public String words() {
            return "by barcodes without regard to signs such as - and ., and to an X of R before them";
        }
    }

    /** The same barcode when endings such as -1, _2 or .1 are left out on both sides. */
    record WithoutSuffix() implements BarcodeRule {
        @Override
        public String text() {
            return "without-suffix";
        }

        @Override
        public String words() {
            return "by barcodes without endings such as -1 or _2";
        }
    }

    /** The same barcode when beginnings such as {@code sample1:} or {@code s1_} are left out on both sides. */
    record WithoutPrefix() implements BarcodeRule {
        @Override
        public String text() {
            return "without-prefix";
        }

        @Override
        public String words() {
            return "by barcodes without the name of a sample before them";
        }
    }

    /** The first row is the first cell, and so on. */
    record InOrder() implements BarcodeRule {
        @Override
        public String text() {
            return "in-order";
        }

        @Override
        public String words() {
            return "row by row, without a look at barcodes, which is right only if both list the cells in the same order";
        }
    }

    /** The same barcode and the same value in a column that both have, such as the batch. */
    record Within(String column) implements BarcodeRule {
        @Override
        public String text() {
            return "within:" + column;
        }

        @Override
        public String words() {
            return "by barcode and '%s' together".formatted(column);
        }
    }

    /** As {@link Within}, with the barcodes compared as {@link WithoutPrefix} does. */
    record WithoutPrefixWithin(String column) implements BarcodeRule {
        @Override
        public String text() {
            return "without-prefix-within:" + column;
        }

        @Override
        public String words() {
            return "by '%s' and barcodes without the name of a sample before them".formatted(column);
        }
    }

    /** The column that must say the same, too. */
    default Optional<String> within() {
        return switch (this) {
            case Within within -> Optional.of(within.column());
            case WithoutPrefixWithin within -> Optional.of(within.column());
            case Exact _, IgnoringCase _, IgnoringSigns _, WithoutSuffix _, WithoutPrefix _, InOrder _ ->
                Optional.empty();
        };
    }

    /**
     * Reads what was typed.
     *
     * @throws ConfigProblem when it is no rule
     */
    static BarcodeRule parse(String text) {
        if (text.startsWith("within:") && text.length() > 7) {
            return new Within(text.substring(7));
        }
        if (text.startsWith("without-prefix-within:") && text.length() > 22) {
            return new WithoutPrefixWithin(text.substring(22));
        }
        return switch (text) {
            case "exact" -> EXACT;
            case "ignoring-case" -> new IgnoringCase();
            case "ignoring-signs" -> new IgnoringSigns();
            case "without-suffix" -> new WithoutSuffix();
            case "without-prefix" -> new WithoutPrefix();
            case "in-order" -> new InOrder();
            default ->
                throw new ConfigProblem(
                        "'%s' is no way to match barcodes.".formatted(text),
                        "Ways are exact, ignoring-case, ignoring-signs, without-suffix, without-prefix, in-order, within:COLUMN and"
                                + " without-prefix-within:COLUMN.",
                        "Choose one of these.");
        };
    }

    /** The part of a barcode that this rule compares. */
    default String key(String barcode) {
        return switch (this) {
            case IgnoringCase _ -> barcode.toLowerCase(Locale.ROOT);
            case IgnoringSigns _ -> Patterns.SIGNS.matcher(barcode).replaceAll("");
            case WithoutSuffix _ -> Patterns.SUFFIX.matcher(barcode).replaceFirst("");
            case WithoutPrefix _ -> Patterns.PREFIX.matcher(barcode).replaceFirst("");
            case WithoutPrefixWithin _ ->
                Patterns.SAMPLE
                        .matcher(Patterns.NAME.matcher(barcode).replaceFirst(""))
                        .replaceFirst("");
            case Exact _, InOrder _, Within _ -> barcode;
        };
    }

    /** Compiled once. */
    final class Patterns {
        private static final Pattern SIGNS = Pattern.compile("^X|[^A-Za-z0-9]");
        private static final Pattern SUFFIX = Pattern.compile("([-._]\\d{1,3})+$");
        private static final Pattern PREFIX = Pattern.compile("^.*[:|#/]|^.*_(?=[ACGT]{8,}|[A-Z]\\d+$)");
        private static final Pattern NAME = Pattern.compile("^.*[:|#/]");
        private static final Pattern SAMPLE = Pattern.compile("^.*_(?=[ACGT]{8,}|[A-Z]\\d+$)");

        private Patterns() {}
    }
}
