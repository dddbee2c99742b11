package org.mixtura.core.component;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.CodeDistances;
import org.mixtura.core.run.RunTable;

/**
 * What a model decodes along a path through its latent space, and how far the path is from cells.
 *
 * @param name of the path
 * @param stops places that the path goes through, in its order
 * @param genes rows of the rates
 * @param codes of the steps, steps x latent dimensions
 * @param steps along the path
 * @param rates expected counts per 10,000, genes x steps
 * @param usual how far cells lie from their own neighbours
 * @param band how sure the rates are; empty where that was not asked
 */
public record PathReport(
        String name,
        List<Stop> stops,
        List<TraversalReport.Gene> genes,
        FloatMatrix codes,
        List<Step> steps,
        double[][] rates,
        CodeDistances.Usual usual,
        Optional<Band> band) {

    public PathReport {
        stops = List.copyOf(stops);
        genes = List.copyOf(genes);
        steps = List.copyOf(steps);
    }

    /** One of which nobody asked how sure it is. */
    public PathReport(
            String name,
            List<Stop> stops,
            List<TraversalReport.Gene> genes,
            FloatMatrix codes,
            List<Step> steps,
            double[][] rates,
            CodeDistances.Usual usual) {
        this(name, stops, genes, codes, steps, rates, usual, Optional.empty());
    }

    /**
     * Between which rates 90 of 100 codes drawn around a step lie, each genes x steps.
     *
     * @param low 5 of 100 are below
     * @param high 5 of 100 are above
     */
    public record Band(double[][] low, double[][] high) {}

    /** The same with how sure it is. */
    public PathReport within(Band found) {
        return new PathReport(name, stops, genes, codes, steps, rates, usual, Optional.of(found));
    }

    /**
     * A place and the step that is nearest to it.
     *
     * @param onMap whether there are cells at it on the map, if it was chosen there
     */
    public record Stop(String name, int step, DecodedPlace.Standing onMap) {

        /** A place that was not chosen on the map. */
        public Stop(String name, int step) {
            this(name, step, DecodedPlace.Standing.NEAR);
        }

        /** The name, and that there are hardly any cells where that is so. */
        public String label() {
            return onMap == DecodedPlace.Standing.NEAR ? name : name + " (empty place)";
        }
    }

    /**
     * A step.
     *
     * @param place of the varied dimension or, along a path from place to place, the length so far as a share of all
     * @param distance mean Euclidean distance to the nearest cells
     * @param nearest barcode of the nearest cell
     */
    public record Step(double place, double distance, String nearest) {}

    /** How far the path is from cells, in a sentence. */
    public String trust() {
        int far = farSteps();
        String near = far == 0
                ? "All steps are as near to cells as cells are to each other."
                : "%d of %d steps (red) are farther from cells than 99 of 100 cells are from each other: never seen."
                        .formatted(far, steps.size());
        return near + emptyPlaces().map(" "::concat).orElse("");
    }

    /** Tells of places that were chosen where the map has few cells or none, which the latent space does not show; else empty. */
    public Optional<String> emptyPlaces() {
        long empty = stops.stream()
                .filter(stop -> stop.onMap() != DecodedPlace.Standing.NEAR)
                .count();
        return empty == 0
                ? Optional.empty()
                : Optional.of(
                        "%d of %d places were chosen where the map has few cells or none: a mean of cells around stands for each."
                                .formatted(empty, stops.size()));
    }

    /** Whether a step is farther from cells than nearly all cells are from each other. */
    public boolean isFar(int step) {
        return steps.get(step).distance > usual.far();
    }

    /** How many steps are far from cells. */
    public int farSteps() {
        int far = 0;
        for (int step = 0; step < steps.size(); step++) {
            far += isFar(step) ? 1 : 0;
        }
        return far;
    }

    /** log1p of the rates, genes x steps. */
    public double[][] logs() {
        return Arrays.stream(rates)
                .map(row -> Arrays.stream(row).map(Math::log1p).toArray())
                .toArray(double[][]::new);
    }

    /** By how much log1p of a gene's rate changes along the path: its largest less its least. */
    public double change(int gene) {
        var rate = Arrays.stream(rates[gene]).summaryStatistics();
        return Math.log1p(rate.getMax()) - Math.log1p(rate.getMin());
    }

    /**
     * The median change of housekeeping genes as a share of that of markers: the negative control of what the path shows. Empty where
     * either is not followed.
     */
    public Optional<Drift> drift() {
        return SetChange.drift(
                genes,
                SetChange.median(genes, SetChange.HOUSEKEEPING, this::change),
                SetChange.median(genes, "marker", this::change).orElse(0));
    }

    /** One line a gene and step. */
    public RunTable table() {
        int all = steps.size();
        return new RunTable(
                List.of(
                        "gene",
                        "set",
                        "step",
                        "place",
                        "rate",
                        "log1p_rate",
                        "low",
                        "high",
                        "distance",
                        "far",
                        "nearest_cell"),
                genes.size() * all,
                row -> line(row / all, row % all));
    }

    private List<String> line(int gene, int step) {
        var at = steps.get(step);
        double rate = rates[gene][step];
        return List.of(
                genes.get(gene).symbol(),
                genes.get(gene).set(),
                Integer.toString(step + 1),
                Double.toString(at.place),
                Double.toString(rate),
                Double.toString(Math.log1p(rate)),
                band.map(all -> Double.toString(all.low[gene][step])).orElse(""),
                band.map(all -> Double.toString(all.high[gene][step])).orElse(""),
                Double.toString(at.distance),
                Boolean.toString(isFar(step)),
                at.nearest);
    }
}
