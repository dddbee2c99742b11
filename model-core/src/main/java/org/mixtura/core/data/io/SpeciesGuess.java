package org.mixtura.core.data.io;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.data.GenomePrefix;

/**
 * Tells the species from the names of genes. Stable ids say it by how they begin, as Ensembl's list of prefixes has it
 * (https://www.ensembl.org/info/genome/stable_ids/prefixes.html). Symbols of humans are in capitals, those of mice begin
 * with one; that counts only where some are known to be genes, for names of anything may be in capitals.
 */
final class SpeciesGuess {

    static final String HUMAN = "human";
    static final String MOUSE = "mouse";

    private static final Map<String, String> BY_PREFIX = Map.ofEntries(
            Map.entry("ENSG", HUMAN),
            Map.entry("ENSMUSG", MOUSE),
            Map.entry("ENSRNOG", "rat"),
            Map.entry("ENSDARG", "zebrafish"),
            Map.entry("ENSSSCG", "pig"),
            Map.entry("ENSGALG", "chicken"),
            Map.entry("ENSMMUG", "rhesus macaque"),
            Map.entry("ENSMFAG", "crab-eating macaque"),
            Map.entry("ENSCJAG", "marmoset"),
            Map.entry("ENSPTRG", "chimpanzee"),
            Map.entry("ENSBTAG", "cow"),
            Map.entry("ENSOARG", "sheep"),
            Map.entry("ENSECAG", "horse"),
            Map.entry("ENSOCUG", "rabbit"),
            Map.entry("ENSCAFG", "dog"),
            Map.entry("ENSXETG", "frog"),
            Map.entry("FBgn", "fruit fly"),
            Map.entry("WBGene", "nematode"));

    private static final Pattern STABLE_ID = Pattern.compile("(ENS[A-Z]*G|FBgn|WBGene)\\d{6,}.*");

    /** A list is of that species when at least this share of its names is in that species' style. */
    private static final double STYLE_SHARE = 0.5;

    /** Of the genes of a whole genome more have symbols of the bundled sets; of other names hardly any. */
    private static final double KNOWN_SHARE = 0.05;

    /** Transgenes and spike-ins begin with no genome. */
    private static final double GENOME_SHARE = 0.9;

    private SpeciesGuess() {}

    /** A species, or an empty text where names do not tell; two where reads were mapped to two genomes. */
    static String of(GeneTable genes) {
        String mapped = String.join(" and ", ofGenomes(genes));
        return mapped.isEmpty() ? ofNames(genes) : mapped;
    }

    /** The species of the genomes that nearly all names begin with. */
    private static Set<String> ofGenomes(GeneTable genes) {
        var species = new TreeSet<String>();
        double named = share(genes.symbols(), symbol -> {
            var genome = GenomePrefix.species(symbol);
            genome.ifPresent(species::add);
            return genome.isPresent();
        });
        return named >= GENOME_SHARE ? species : Set.of();
    }

    /** What is to be said of genes of two species. */
    static Optional<Finding> mixed(GeneTable genes) {
        Set<String> species = ofGenomes(genes);
        return species.size() < 2
                ? Optional.empty()
                : Optional.of(
                        new Finding(
                                Finding.Severity.WARNING,
                                "two-species",
                                "The genes are of %s: their names begin with genomes (for example %s)."
                                        .formatted(
                                                String.join(" and ", species),
                                                Findings.shown(genes.symbols().getFirst())),
                                "Which species a cell is of is then the first thing that a model learns, and panels and gene sets know no gene by such a name.",
                                "If the mixture is not what you want, keep the genes and cells of one species (mixtura import --genes LIST --only-cells LIST)."));
    }

    private static String ofNames(GeneTable genes) {
        var prefixes = new HashMap<String, Integer>();
        for (String id : genes.ids()) {
            Matcher stable = STABLE_ID.matcher(id);
            if (stable.matches()) {
                prefixes.merge(stable.group(1), 1, Integer::sum);
            }
        }
        int ids = prefixes.values().stream().mapToInt(Integer::intValue).sum();
        if (genes.size() > 0 && ids >= STYLE_SHARE * genes.size()) {
            return prefixes.entrySet().stream()
                    .filter(prefix -> prefix.getValue() >= STYLE_SHARE * genes.size())
                    .map(prefix -> BY_PREFIX.getOrDefault(prefix.getKey(), ""))
                    .findFirst()
                    .orElse("");
        }
        return ofSymbols(genes.symbols());
    }

    private static String ofSymbols(List<String> symbols) {
        Set<String> known = new KnownSymbols().get();
        if (share(symbols, symbol -> known.contains(symbol.toLowerCase(Locale.ROOT))) < KNOWN_SHARE) {
            return "";
        }
        double capitals = share(symbols, symbol -> symbol.matches("[A-Z][A-Z0-9.-]*[A-Z][A-Z0-9.-]*"));
        double titles = share(symbols, symbol -> symbol.matches("[A-Z][a-z][a-z0-9.-]*.*"));
        return capitals >= STYLE_SHARE ? HUMAN : titles >= STYLE_SHARE ? MOUSE : "";
    }

    private static double share(List<String> names, Predicate<String> test) {
        return names.isEmpty() ? 0 : names.stream().filter(test).count() / (double) names.size();
    }
}
