package org.mixtura.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.PathPoint;
import org.mixtura.core.PathRequest;
import org.mixtura.core.component.Drift;
import org.mixtura.core.component.PathLook;
import org.mixtura.core.component.PathOrder;
import org.mixtura.core.component.PathReport;
import org.mixtura.core.component.PathScale;
import org.mixtura.core.component.TraversalReport;
import org.mixtura.core.figure.PathFigure;
import org.mixtura.core.figure.TraversalFigure;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of a path through the latent space, and what is printed of it. */
final class PathOptions {

    @Option(
            names = "--from",
            paramLabel = "PLACE",
            description = "Follow a path through the latent space, of any model of counts: it begins here. A place is"
                    + " component:N, cell:BARCODE, COLUMN=LEVEL for the mean of a group, umap:X,Y, latent:1=0.5,2=-1 or"
                    + " pc:1=2.")
    private @Nullable String from;

    @Option(names = "--via", paramLabel = "PLACE", description = "The path goes through here; may be repeated.")
    private List<String> via = new ArrayList<>();

    @Option(names = "--to", paramLabel = "PLACE", description = "The path ends here.")
    private @Nullable String to;

    @Option(
            names = "--dimension",
            paramLabel = "N",
            description = "Instead: vary this latent dimension between the quantiles 0.005 and 0.995 of all cells; the"
                    + " others stay as at --from, or at the mean of all cells.")
    private @Nullable Integer dimension;

    @Option(
            names = "--sets",
            paramLabel = "FILE",
            description = "Also follow the genes of these sets (GMT, table or list).")
    private @Nullable Path sets;

    @Option(
            names = "--scale",
            paramLabel = "share|z|change|log",
            description =
                    "Colours are shares of each gene's largest value, standard deviations of the gene, the change since the"
                            + " start, or log expression alike for all genes. Default: of a path change,"
                            + " of states share.")
    private @Nullable PathScale scale;

    @Option(
            names = "--order",
            paramLabel = "peak|change|tree|given",
            description = "How genes of a set follow each other. Default: of a path peak, of states given.")
    private @Nullable PathOrder order;

    @Mixin
    private final DriftOption drift = new DriftOption();

    boolean isWanted() {
        return from != null || to != null || dimension != null || !via.isEmpty();
    }

    /** The path with the genes that were asked for; what was not said is as usual. */
    PathRequest request(
            List<String> genes,
            @Nullable Integer markers,
            int immediateEarly,
            int housekeeping,
            @Nullable Integer points) {
        Path base = Path.of("").toAbsolutePath();
        var through = Stream.of(Stream.ofNullable(from), via.stream(), Stream.ofNullable(to))
                .flatMap(each -> each)
                .map(text -> PathPoint.parse(text, base))
                .toList();
        return new PathRequest(
                through,
                dimension == null ? OptionalInt.empty() : OptionalInt.of(dimension),
                genes,
                Optional.ofNullable(sets),
                markers == null ? PathRequest.MARKERS : Math.max(0, markers),
                Math.max(0, immediateEarly),
                Math.max(0, housekeeping),
                points == null ? PathRequest.POINTS : points);
    }

    PathFigure figure(PathReport report) {
        return PathFigure.of(report, look(PathLook.OF_PATHS));
    }

    /** Of one arm or, without a number, of all. */
    TraversalFigure figure(TraversalReport report, OptionalInt arm, int dimension) {
        return TraversalFigure.of(report, arm, dimension, look(PathLook.OF_STATES));
    }

    /** Says before anything is computed that the limit of drift cannot be one. */
    void requireLimit() {
        drift.limit();
    }

    private PathLook look(PathLook usual) {
        return new PathLook(
                scale == null ? usual.scale() : scale, order == null ? usual.order() : order, drift.limit());
    }

    /** A file of sets whose genes are followed, too. */
    Optional<Path> sets() {
        return Optional.ofNullable(sets);
    }

    /** Of each gene: at the start, at the end, and by how much it changes; then how far the path can be trusted. */
    void print(PathReport report, PrintWriter out) {
        out.printf("%s: counts per 10,000 that the model expects%n", report.name());
        out.printf("%-14s %-16s %10s %10s %12s%n", "gene", "set", "start", "end", "log1p change");
        for (int gene = 0; gene < report.genes().size(); gene++) {
            var named = report.genes().get(gene);
            double[] rates = report.rates()[gene];
            out.printf(
                    Locale.ROOT,
                    "%-14s %-16s %10.3f %10.3f %12.2f%n",
                    named.symbol(),
                    named.setName(),
                    rates[0],
                    rates[rates.length - 1],
                    report.change(gene));
        }
        out.printf(
                Locale.ROOT,
                "%d of %d steps are farther from cells than 99 of 100 cells are (%.3g; median %.3g)%n",
                report.farSteps(),
                report.steps().size(),
                report.usual().far(),
                report.usual().median());
        report.emptyPlaces().ifPresent(out::println);
        report.drift().ifPresent(found -> printDrift(out, found, "markers"));
        out.flush();
    }

    /** @param of what changes that housekeeping genes are held against */
    void printDrift(PrintWriter out, Drift found, String of) {
        out.printf(
                Locale.ROOT,
                "Housekeeping drift: %.2f of the change of %s (%s)%s%n",
                found.share(),
                of,
                found.basis(),
                look(PathLook.OF_PATHS).isTooMuch(found) ? "; they should not change so much" : "");
    }
}
