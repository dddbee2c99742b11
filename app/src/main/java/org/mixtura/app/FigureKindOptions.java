package org.mixtura.app;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.mixtura.core.AlikeFigureRequest;
import org.mixtura.core.error.ConfigProblem;
import picocli.CommandLine.Model.OptionSpec;

/** Which options of {@code figure} mean something for which kind; one that would change nothing is refused and not passed over. */
final class FigureKindOptions {

    private static final Set<String> ALWAYS = Set.of("--out", "--width", "--dpi", "--help", "--version");

    /** Of figures that are drawn again as they were described. */
    private static final Set<String> DESCRIBED = Set.of("--columns");

    private static final List<String> GROUPS = List.of("--by", "--match", "--missing-labels", "--barcodes");
    private static final List<String> GENES = List.of("--genes", "--markers");
    private static final List<String> ALONG = List.of("--sets", "--scale", "--order", "--drift-limit");
    private static final List<String> ARMS = List.of("--arm", "--state");

    private static final Map<String, Set<String>> OWN = Map.ofEntries(
            Map.entry("loss", Set.of("--curves", "--log")),
            Map.entry("umap", Set.of("--color", "--no-legend", "--names")),
            Map.entry("latent", Set.of("--color", "--no-legend", "--names")),
            Map.entry("movie", Set.of("--color", "--no-legend", "--names")),
            Map.entry("map", Set.of("--color", "--x", "--y", "--components", "--fade", "--no-legend", "--names")),
            Map.entry("dotplot", all(GROUPS, GENES, List.of("--scale"))),
            Map.entry("violin", all(GROUPS, GENES, List.of("--against"))),
            Map.entry("heatmap", all(GROUPS, GENES, List.of("--scale"))),
            Map.entry("confusion", all(GROUPS, List.of("--against", "--share", "--order"))),
            Map.entry("matrixplot", all(GROUPS, GENES, List.of("--scale"))),
            Map.entry("component-heatmap", Set.of("--against", "--match", "--missing-labels", "--barcodes")),
            Map.entry("composition", all(GROUPS, List.of("--against"))),
            Map.entry("silhouette", all(GROUPS)),
            Map.entry("distances", all(GROUPS)),
            Map.entry("correlation", Set.copyOf(GENES)),
            Map.entry("annotation", all(GROUPS, List.of("--markers", "--sets"))),
            Map.entry("decode", Set.of("--at", "--anchor")),
            Map.entry("path", all(GENES, List.of("--at", "--from", "--via", "--to", "--dimension"), ALONG)),
            Map.entry("states", all(GENES, ARMS, ALONG)),
            Map.entry(AlikeFigureRequest.KIND, all(GENES, ARMS, List.of("--with", "--category", "--sets"))),
            Map.entry("arms", Set.of()),
            Map.entry("graph", Set.of()),
            Map.entry("sample", Set.of("--at")),
            Map.entry("uncertainty", Set.of()),
            Map.entry("images", Set.of("--columns")),
            Map.entry("component-images", Set.of("--columns")),
            Map.entry("traversal-grid", all(ARMS, List.of("--columns"))));

    private FigureKindOptions() {}

    @SafeVarargs
    private static Set<String> all(List<String>... parts) {
        return List.of(parts).stream().flatMap(List::stream).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Refuses options that a kind has no use for. A kind that is not known is left to those who know them.
     *
     * @throws ConfigProblem that names such an option
     */
    static void require(String kind, List<OptionSpec> given) {
        var own = OWN.get(kind.toLowerCase(Locale.ROOT));
        if (own == null) {
            return;
        }
        for (OptionSpec option : given) {
            String name = option.longestName();
            if (!own.contains(name) && !ALWAYS.contains(name) && !name.equals("--no-title")) {
                throw new ConfigProblem(
                        "%s does not apply to the figure '%s'.".formatted(name, kind),
                        own.isEmpty()
                                ? "This figure has no options of its own."
                                : "This figure takes %s.".formatted(String.join(", ", new TreeSet<>(own))),
                        "Leave it out, or choose another figure.");
            }
        }
    }

    /** Refuses options of figures that are drawn as they were described. */
    static void requireDescribed(List<OptionSpec> given) {
        for (OptionSpec option : given) {
            String name = option.longestName();
            if (!DESCRIBED.contains(name) && !ALWAYS.contains(name)) {
                throw new ConfigProblem(
                        "%s does not apply to a figure that was drawn before.".formatted(name),
                        "It is drawn as its description says; its size and format can be changed.",
                        "Leave it out, or draw the figure of its run anew.");
            }
        }
    }
}
