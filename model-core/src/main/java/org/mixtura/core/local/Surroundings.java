package org.mixtura.core.local;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.CodeDistances;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.train.Trainer;

/** The cells of a run around places of its latent space. */
final class Surroundings {

    /** Cells that distances are measured to; and cells whose own distances say what is usual. */
    private static final int REFERENCE = 20_000;

    private static final int OWN = 500;

    private final StoredRun run;
    private final int[] reference;
    private final CodeDistances distances;
    private final CodeDistances.Usual usual;

    Surroundings(StoredRun run) {
        this.run = run;
        long seed = run.spec().seed();
        this.reference = Trainer.sample(run.latent().rows(), REFERENCE, seed);
        this.distances = new CodeDistances(run.latent().select(reference));
        this.usual = distances.usual(Trainer.sample(reference.length, OWN, seed + 1));
    }

    /** How far cells lie from their own neighbours. */
    CodeDistances.Usual usual() {
        return usual;
    }

    /** Distances of codes from cells. */
    CodeDistances.Near[] near(FloatMatrix codes) {
        return distances.of(codes);
    }

    /** Barcode of the cell that {@link #near} calls nearest. */
    String barcode(CodeDistances.Near near) {
        return run.cells().barcodes().get(reference[near.nearest()]);
    }

    /** The cells nearest to a code, among all, the nearest first. */
    List<Integer> nearest(float[] code, int count) {
        var best = new PriorityQueue<Integer>(Comparator.comparingDouble(cell -> -distance(code, cell)));
        for (int cell = 0; cell < run.latent().rows(); cell++) {
            if (best.size() < count) {
                best.add(cell);
            } else if (distance(code, cell) < distance(code, best.element())) {
                best.remove();
                best.add(cell);
            }
        }
        return best.stream()
                .sorted(Comparator.comparingDouble(cell -> distance(code, cell)))
                .toList();
    }

    /** Euclidean distance of a cell from a code. */
    double distance(float[] code, int cell) {
        double sum = 0;
        for (int d = 0; d < code.length; d++) {
            double off = run.latent().at(cell, d) - code[d];
            sum += off * off;
        }
        return Math.sqrt(sum);
    }
}
