package org.mixtura.core.data;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Cell Ranger puts before names of genes where reads were mapped to several genomes: {@code GRCh38_CD3D}, {@code mm10___Cd3e}. */
public final class GenomePrefix {

    private static final Pattern PREFIXED = Pattern.compile("(?i)(GRCh|GRCm|hg|mm)\\d+_+(\\S+)");

    private GenomePrefix() {}

    /** The species of the genome that a name begins with; empty where it begins with none. */
    public static Optional<String> species(String name) {
        Matcher prefixed = PREFIXED.matcher(name);
        return prefixed.matches()
                ? Optional.of(
                        switch (prefixed.group(1).toLowerCase(Locale.ROOT)) {
                            case "grch", "hg" -> "human";
                            default -> "mouse";
                        })
                : Optional.empty();
    }

    /** A name without the genome that it begins with. */
    static String without(String name) {
        Matcher prefixed = PREFIXED.matcher(name);
        return prefixed.matches() ? prefixed.group(2) : name;
    }
}
