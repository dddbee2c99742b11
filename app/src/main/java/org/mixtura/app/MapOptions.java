package org.mixtura.app;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.MapFigureRequest;
import org.mixtura.core.component.Fade;
import org.mixtura.core.map.MapAxis;
import org.mixtura.core.map.MapColour;
import picocli.CommandLine.Option;

/** What is asked of a map of cells along any two axes. */
final class MapOptions {

    @Option(
            names = "--x",
            paramLabel = "AXIS",
            description = "map: horizontal axis: umap:1, latent:1, pc:1 (principal component of the latent space),"
                    + " column:NAME or gene:NAME. Default: ${DEFAULT-VALUE}.")
    private String x = "umap:1";

    @Option(names = "--y", paramLabel = "AXIS", description = "map: vertical axis. Default: ${DEFAULT-VALUE}.")
    private String y = "umap:2";

    @Option(names = "--components", description = "map: the components of the model over the cells.")
    private boolean components;

    @Option(
            names = "--fade",
            paramLabel = "spread|entropy",
            description =
                    "map: make cells faint that the model is unsure of: of their code (posterior standard deviation), or of"
                            + " their component.")
    private @Nullable Fade fade;

    MapFigureRequest request(@Nullable String colour) {
        return MapFigureRequest.of(
                        MapAxis.parse(x),
                        MapAxis.parse(y),
                        Optional.ofNullable(colour).map(MapColour.Named::new),
                        components)
                .faded(Optional.ofNullable(fade));
    }
}
