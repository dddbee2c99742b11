package org.mixtura.core.component;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.embed.CodeDistances;
import org.mixtura.core.run.RunTable;

/**
 * What a model expects at a place of its latent space, beside another place, and how far the place is from cells. Rates are expected
 * counts per 10,000, one a gene.
 *
 * @param name of the place
 * @param anchor name of what it is compared with
 * @param code of the place, 1 x dimensions
 * @param onMap where cells of such a code would lie on the map of the cells, 1 x 2
 * @param rates at the place
 * @param low of the band: 5 of 100 codes around the place expect less
 * @param high of the band: 5 of 100 expect more
 * @param anchorRates at the anchor
 * @param nearest real cells, the nearest first
 * @param distance mean Euclidean distance to the five nearest cells
 * @param usual how far cells lie from their own neighbours
 * @param crowd how far the place is from cells on the map; empty for a place that was not chosen there
 * @param spread what the codes around the place are drawn with, in words
 */
public record DecodedPlace(
        String name,
        String anchor,
        FloatMatrix code,
        FloatMatrix onMap,
        GeneTable genes,
        double[] rates,
        double[] low,
        double[] high,
        double[] anchorRates,
        List<NearCell> nearest,
        double distance,
        CodeDistances.Usual usual,
        Optional<MapCrowd> crowd,
        String spread) {

    /** What is said of a place on the map. */
    public static final String NO_INVERSE =
            "A UMAP has no inverse: shown is the mean of the codes of the 15 cells that are nearest on the map.";

    public DecodedPlace {
        nearest = List.copyOf(nearest);
    }

    /**
     * A real cell near the place.
     *
     * @param kind the known type of the cell, else its cluster
     * @param distance Euclidean, in the latent space
     */
    public record NearCell(String barcode, String kind, double distance) {}

    /** Whether there are cells at a place. */
    public enum Standing {
        NEAR,
        /** Fewer cells than nearly everywhere. */
        SPARSE,
        NONE
    }

    /**
     * How far a place is from cells on the map, where neighbouring places are means of the same cells, and so are never far from cells in the
     * latent space.
     *
     * @param distance mean Euclidean distance on the map to the five nearest cells
     * @param usual how far cells lie from their own neighbours there
     */
    public record MapCrowd(double distance, CodeDistances.Usual usual) {

        /** So many times what one cell in a hundred exceeds is no place of cells. */
        private static final double NOWHERE = 3;

        /** Whether there are cells at that place of the map. */
        public Standing standing() {
            if (distance <= usual.far()) {
                return Standing.NEAR;
            }
            return distance <= NOWHERE * usual.far() ? Standing.SPARSE : Standing.NONE;
        }
    }

    /** Whether there are cells at the place, in the latent space and on the map. */
    public Standing standing() {
        return isFar() ? Standing.NONE : crowd.map(MapCrowd::standing).orElse(Standing.NEAR);
    }

    /** Whether there are cells at the place, in words. */
    public String verdict() {
        if (isFar()) {
            return String.format(
                    Locale.ROOT, "Far from cells: %.2g away, 99 of 100 cells within %.2g", distance, usual.far());
        }
        return switch (standing()) {
            case NEAR -> String.format(Locale.ROOT, "Near cells: %.2g away, usual up to %.2g", distance, usual.far());
            case SPARSE ->
                String.format(
                        Locale.ROOT,
                        "Few cells at this place of the map; shown is a mean of cells %.2g units away",
                        crowd.orElseThrow().distance);
            case NONE ->
                String.format(
                        Locale.ROOT,
                        "No cells at this place of the map; shown is a mean of cells %.2g units away",
                        crowd.orElseThrow().distance);
        };
    }

    /** Whether the place is farther from cells than nearly all cells are from each other. */
    public boolean isFar() {
        return distance > usual.far();
    }

    /** By how much log1p of the rate differs from that at the anchor. */
    public double change(int gene) {
        return Math.log1p(rates[gene]) - Math.log1p(anchorRates[gene]);
    }

    /** Whether the rate at the anchor lies outside the band of the place. */
    public boolean isBeyondBand(int gene) {
        return anchorRates[gene] < low[gene] || anchorRates[gene] > high[gene];
    }

    /** The genes that change most: first those that are higher at the place, by how much, then those that are lower. */
    public List<Integer> top(int most) {
        return IntStream.range(0, rates.length)
                .boxed()
                .sorted(Comparator.comparingDouble(gene -> -Math.abs(change(gene))))
                .limit(most)
                .sorted(Comparator.comparingDouble(gene -> -change(gene)))
                .toList();
    }

    /** One line a gene, those that change most first. */
    public RunTable table() {
        var order = IntStream.range(0, rates.length)
                .boxed()
                .sorted(Comparator.comparingDouble(gene -> -Math.abs(change(gene))))
                .toList();
        return new RunTable(
                List.of("gene", "symbol", "rate", "low", "high", "anchor_rate", "log1p_change", "beyond_band"),
                order.size(),
                row -> line(order.get(row)));
    }

    private List<String> line(int gene) {
        return List.of(
                genes.ids().get(gene),
                genes.symbols().get(gene),
                Float.toString((float) rates[gene]),
                Float.toString((float) low[gene]),
                Float.toString((float) high[gene]),
                Float.toString((float) anchorRates[gene]),
                Float.toString((float) change(gene)),
                Boolean.toString(isBeyondBand(gene)));
    }
}
