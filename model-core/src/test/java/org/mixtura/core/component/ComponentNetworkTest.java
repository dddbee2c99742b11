package org.mixtura.core.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.LatentMixture;
import org.mixtura.core.figure.FigureWriter;
import org.mixtura.core.figure.NetworkFigure;
import org.mixtura.core.figure.Palette;

/** Components as a network. */
class ComponentNetworkTest {

    /** One dimension, standard deviation 1; means at 0, 2 and 40. */
    private static final LatentMixture MIXTURE = LatentMixture.ofLogits(
            new double[3], new FloatMatrix(3, 1, new float[] {0, 2, 40}), new FloatMatrix(3, 1, new float[3]));

    private static ComponentNetwork network() {
        return network(Map.of());
    }

    private static ComponentNetwork network(Map<String, Integer> colours) {
        var latent = new FloatMatrix(4, 1, new float[] {0, 0.1f, 2, 40});
        var umap = new FloatMatrix(4, 2, new float[] {0, 0, 0, 1, 3, 3, 9, 9});
        var own = new Column.Categorical("component", List.of("1", "2", "3"), new int[] {0, 0, 1, 2});
        var types = new Column.Categorical("type", List.of("T", "B"), new int[] {1, 1, 0, -1}).coloured(colours);
        return ComponentNetwork.of(EditedComponents.of(MIXTURE, own), latent, umap, Optional.of(types));
    }

    @Test
    void overlapIsBhattacharyyas() {
        // Equal variances: exp of minus an eighth of the squared distance.
        assertThat(ComponentNetwork.overlap(MIXTURE, 0, 1)).isCloseTo(Math.exp(-0.5), within(1e-9));
        assertThat(ComponentNetwork.overlap(MIXTURE, 0, 0)).isCloseTo(1, within(1e-12));
    }

    @Test
    void onlyWhatOverlapsIsLinkedAndTypesAreThoseOfMostCells() {
        var network = network();
        assertThat(network.links()).hasSize(1);
        assertThat(network.nodes()).extracting(ComponentNetwork.Node::typeName).containsExactly("B", "T", "");
        assertThat(network.nodes()).extracting(ComponentNetwork.Node::cells).containsExactly(2, 1, 1);
    }

    @Test
    void theTableHasAllComponentsAndAllPairs() {
        var table = network().table();
        assertThat(table.header())
                .containsExactly(
                        "component",
                        "weight",
                        "cells",
                        "type",
                        "type_share",
                        "x",
                        "y",
                        "overlap_1",
                        "overlap_2",
                        "overlap_3");
        assertThat(table.rows()).isEqualTo(3);
        var second = table.row().apply(1);
        assertThat(second.subList(2, 5)).containsExactly("1", "T", "1.0");
        assertThat(second.subList(5, 7))
                .allSatisfy(place -> assertThat(Double.parseDouble(place)).isBetween(0.0, 9.0));
        assertThat(Double.parseDouble(second.get(7))).isCloseTo(Math.exp(-0.5), within(1e-9));
        assertThat(Double.parseDouble(second.get(8))).isCloseTo(1, within(1e-12));
        assertThat(Double.parseDouble(second.get(9)))
                .as("too little to be drawn")
                .isBetween(0.0, 1e-4);
    }

    @Test
    void nodesAreDrawnInTheColoursOfTheirTypes() {
        drawn(network(), Palette.colour(0), Palette.colour(1), Palette.MISSING);
        drawn(network(Map.of("T", 0xff8c33f5)), 0xff8c33f5, Palette.colour(1), Palette.MISSING);
    }

    private static void drawn(ComponentNetwork network, int... colours) {
        var figure = new NetworkFigure("Components", network);
        int width = 600;
        double height = FigureWriter.heightMm(figure, 85);
        int[] pixels = new int[width * FigureWriter.previewHeight(85, height, width)];
        new FigureWriter().preview(figure, 85, height, width, pixels);
        for (int colour : colours) {
            assertThat(Arrays.stream(pixels).filter(pixel -> pixel == colour).count())
                    .isGreaterThan(400);
        }
    }
}
