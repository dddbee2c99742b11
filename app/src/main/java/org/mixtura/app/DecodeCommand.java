package org.mixtura.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.Workbench;
import org.mixtura.core.component.DecodedPlace;
import org.mixtura.core.figure.DecodedFigure;
import org.mixtura.core.figure.FigureOutput;
import org.mixtura.core.figure.FigureWriter;
import org.mixtura.core.run.MatrixFile;
import org.mixtura.core.run.RunTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Decodes a place of the latent space. */
@Command(
        name = "decode",
        mixinStandardHelpOptions = true,
        description = {
            "Says what the model of a run expects at a place of its latent space: which genes differ most from another place, how"
                    + " sure that is, which real cells are nearest, and whether there are cells at all.",
            "A place is component:N, cell:BARCODE, cells:BARCODE;BARCODE, COLUMN=LEVEL (the mean of a group), umap:X,Y (the"
                    + " 15 cells that are nearest on the map), or latent:1=0.5,2=-1 and pc:1=2 with the other directions"
                    + " as in the nearest cell, or with @component or @mean behind it."
        })
final class DecodeCommand implements Callable<Integer> {

    private final Workbench workbench;

    @Parameters(index = "0", paramLabel = "RUN", description = "A run folder.")
    @SuppressWarnings("NullAway.Init")
    private Path run;

    @Parameters(index = "1", paramLabel = "PLACE", description = "What to decode.")
    @SuppressWarnings("NullAway.Init")
    private String place;

    @Option(
            names = "--anchor",
            paramLabel = "PLACE",
            description = "Compare with this place. Default: the mean of what the model expects of 500 cells.")
    private @Nullable String anchor;

    @Option(names = "--top", paramLabel = "N", description = "Genes to print and draw. Default: ${DEFAULT-VALUE}.")
    private int top = DecodedFigure.USUAL;

    @Option(names = "--csv", paramLabel = "FILE", description = "Write all genes.")
    private @Nullable Path csv;

    @Option(names = "--figure", paramLabel = "FILE", description = "Draw it as .png, .tif, .svg or .pdf.")
    private @Nullable Path figure;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    DecodeCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        var format = figure == null ? null : FigureFile.format(figure);
        if (csv != null) {
            MatrixFile.requireFolder(csv.toAbsolutePath());
        }
        var wanted = PlaceOptions.parsed(place);
        var against = Optional.ofNullable(anchor).map(PlaceOptions::parsed);
        var stored = workbench.openRun(run.toAbsolutePath().normalize());
        DecodedPlace decoded;
        try (var decoder = workbench.outputs(stored).decoder()) {
            decoded = decoder.decode(wanted, against);
        }
        if (csv != null) {
            RunTable.write(csv.toAbsolutePath(), decoded.table());
        }
        if (figure != null && format != null) {
            new FigureWriter()
                    .write(
                            DecodedFigure.of(decoded, Math.max(1, top)),
                            FigureOutput.of(format, 85).withMetadata(stored.provenance()),
                            figure.toAbsolutePath().normalize());
        }
        print(decoded, spec.commandLine().getOut());
        return ExitCodes.DONE;
    }

    private void print(DecodedPlace decoded, PrintWriter out) {
        out.printf("%s against %s: counts per 10,000 that the model expects%n", decoded.name(), decoded.anchor());
        out.printf("%-14s %10s %21s %10s %12s%n", "gene", "here", "band", "anchor", "log1p change");
        for (int gene : decoded.top(Math.max(1, top))) {
            out.printf(
                    Locale.ROOT,
                    "%-14s %10.3f %10.3f %10.3f %10.3f %+12.2f%n",
                    decoded.genes().symbols().get(gene),
                    decoded.rates()[gene],
                    decoded.low()[gene],
                    decoded.high()[gene],
                    decoded.anchorRates()[gene],
                    decoded.change(gene));
        }
        out.printf("Nearest cells:%n");
        decoded.nearest()
                .forEach(cell ->
                        out.printf(Locale.ROOT, "  %-24s %-24s %.3g%n", cell.barcode(), cell.kind(), cell.distance()));
        decoded.crowd().ifPresent(crowd -> {
            out.println(DecodedPlace.NO_INVERSE);
            out.printf(
                    Locale.ROOT,
                    "%s (on the map 99 of 100 cells are within %.2g of theirs).%n",
                    decoded.verdict(),
                    crowd.usual().far());
        });
        out.printf(
                Locale.ROOT,
                "%s in the latent space: its five nearest cells are %.3g away; 99 of 100 cells are within %.3g of theirs (median %.3g)%n",
                decoded.isFar() ? "Far from cells" : "Near cells",
                decoded.distance(),
                decoded.usual().far(),
                decoded.usual().median());
        out.printf("The band holds 90 of 100 codes drawn around the place with %s.%n", decoded.spread());
        out.flush();
    }
}
