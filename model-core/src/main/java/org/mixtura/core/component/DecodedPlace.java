package org.mixtura.core.component;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.data.GeneTable;
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
        PathReport.Usual usual,
        String spread) {

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
