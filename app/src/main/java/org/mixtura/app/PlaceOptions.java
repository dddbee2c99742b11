package org.mixtura.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.PathPoint;
import picocli.CommandLine.Option;

/** The options of a figure that say which places of the latent space are meant. */
final class PlaceOptions {

    @Option(
            names = "--at",
            paramLabel = "PLACE",
            description =
                    "decode: component:N, cell:BARCODE, COLUMN=LEVEL, umap:X,Y, latent:1=0.5,2=-1 or pc:1=2. sample: the component to draw from; default: the mixture.")
    private @Nullable String at;

    @Option(names = "--anchor", paramLabel = "PLACE", description = "decode: compare with this place.")
    private @Nullable String anchor;

    @Option(names = "--from", paramLabel = "PLACE", description = "path: it begins here.")
    private @Nullable String from;

    @Option(names = "--via", paramLabel = "PLACE", description = "path: it goes through here; may be repeated.")
    private List<String> via = new ArrayList<>();

    @Option(names = "--to", paramLabel = "PLACE", description = "path: it ends here.")
    private @Nullable String to;

    @Option(names = "--dimension", paramLabel = "N", description = "path: along this latent dimension instead.")
    private @Nullable Integer dimension;

    @Option(
            names = "--sets",
            paramLabel = "FILE",
            description = "path, states, alike: also follow the genes of these sets (GMT, table or list)."
                    + " annotation: look for types in these. Default: PanglaoDB.")
    private @Nullable Path sets;

    /** A file of sets whose genes are followed, too. */
    Optional<Path> sets() {
        return Optional.ofNullable(sets).map(file -> file.toAbsolutePath().normalize());
    }

    /** All places, in the order of a path. */
    List<PathPoint> places() {
        return Stream.of(Stream.ofNullable(at), Stream.ofNullable(from), via.stream(), Stream.ofNullable(to))
                .flatMap(each -> each)
                .map(PlaceOptions::parsed)
                .toList();
    }

    Optional<PathPoint> anchor() {
        return Optional.ofNullable(anchor).map(PlaceOptions::parsed);
    }

    OptionalInt dimension() {
        return dimension == null ? OptionalInt.empty() : OptionalInt.of(dimension);
    }

    static PathPoint parsed(String text) {
        return PathPoint.parse(text, Path.of("").toAbsolutePath());
    }
}
