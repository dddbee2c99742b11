package org.mixtura.core.kernel;

import static org.mixtura.core.kernel.Lanes.load;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import org.jspecify.annotations.Nullable;

/**
 * The negative log-likelihood of the counts of some cells and its derivative by everything that enters it, in one pass over
 * the outputs of a layer, cell by cell, so that what belongs to a cell stays in the cache. Outputs are overwritten by their
 * derivatives. The constant log x! is left out.
 */
public final class CountLoss {

    /**
     * Which likelihood.
     *
     * @param link how outputs become means
     * @param dispersed negative binomial; else Poisson
     * @param inflated with extra zeros
     */
    public record Form(MeanForm link, boolean dispersed, boolean inflated, ShareGuard guard) {}

    /**
     * One computation; all matrices are cells x genes with rows of whole vectors and one stride, if nothing else is said.
     *
     * @param layer what gives the means
     * @param dropout what gives the log odds of extra zeros; null without such
     * @param theta null for Poisson
     * @param logLibrary what is added to the log of each cell's means
     */
    public record Task(
            SparseRows counts,
            Layer layer,
            @Nullable Layer dropout,
            @Nullable Theta theta,
            MemorySegment logLibrary) {}

    /**
     * A linear layer's work so far.
     *
     * @param outputs without the bias; overwritten by the derivative of each cell's loss
     * @param bias genes
     */
    public record Layer(Matrix outputs, MemorySegment bias) {}

    /**
     * The inverse dispersion.
     *
     * @param log log theta: a row of genes for each cell, or one for all, of stride 0
     * @param gradient gets each cell's derivative by it
     */
    public record Theta(Matrix log, Matrix gradient) {

        private boolean isShared() {
            return log.stride() == 0;
        }
    }

    /**
     * What comes out besides the derivatives in the task's matrices.
     *
     * @param perCell the loss of each cell, without log x!
     * @param libraryGradient its derivative by the log library size
     */
    public record Result(double[] perCell, float[] libraryGradient) {}

    /** Theta is kept between e^-40 and e^40, where everything below stays finite. */
    private static final FloatVector LARGEST_LOG = Lanes.all(40);

    private static final FloatVector SMALLEST_LOG = Lanes.all(-40);

    /** The bias of genes that only fill up a vector: their mean is nothing. */
    private static final float ABSENT = -1e30f;

    private final Form form;
    private final int genes;
    private final Team team;
    private final RowSpace[] spaces;
    private final float[] bias;
    private final float[] dropoutBias;

    /** In a list, so that each is compiled by itself. */
    private final RowSpace.Pass[] passes;

    public CountLoss(Form form, int genes, Team team) {
        this.form = form;
        this.genes = genes;
        this.team = team;
        this.spaces = IntStream.range(0, team.size())
                .mapToObj(_ -> new RowSpace(genes, form.inflated))
                .toArray(RowSpace[]::new);
        this.bias = new float[Lanes.padded(genes)];
        this.dropoutBias = new float[form.inflated ? Lanes.padded(genes) : 0];
        this.passes = passes().toArray(RowSpace.Pass[]::new);
    }

    private List<RowSpace.Pass> passes() {
        var all = new ArrayList<RowSpace.Pass>();
        all.add(this::readOutputs);
        all.add(form.link.means);
        if (form.inflated) {
            all.add(this::readDropouts);
        }
        all.addAll(ZeroTerms.passes(form.dispersed, form.inflated));
        all.addAll(CountedTerms.passes(form.dispersed, form.inflated, form.guard));
        all.add(form.link.loss);
        if (form.dispersed) {
            all.add(CountLoss::writeThetas);
        }
        if (form.inflated) {
            all.add(CountLoss::writeDropouts);
        }
        return all;
    }

    /** Computes the loss of all cells. */
    public Result compute(Task task) {
        copy(task.layer.bias, bias, ABSENT);
        if (task.dropout != null) {
            copy(task.dropout.bias, dropoutBias, 0);
        }
        Theta theta = task.theta;
        for (RowSpace space : spaces) {
            space.outputs = task.layer.outputs.memory();
            space.dropouts = task.dropout == null ? MemorySegment.NULL : task.dropout.outputs.memory();
            space.thetaGradients = theta == null ? MemorySegment.NULL : theta.gradient.memory();
            if (theta != null && theta.isShared()) {
                thetas(theta.log.memory(), 0, space);
            }
        }
        int cells = task.counts.rows();
        var result = new Result(new double[cells], new float[cells]);
        team.split(cells, 1, (member, from, to) -> {
            RowSpace space = spaces[member];
            for (int cell = from; cell < to; cell++) {
                if (theta != null && !theta.isShared()) {
                    thetas(theta.log.memory(), theta.log.row(cell), space);
                }
                compute(task, cell, space, result);
            }
        });
        return result;
    }

    private void compute(Task task, int cell, RowSpace row, Result result) {
        row.columns = task.counts.column();
        row.counts = task.counts.value();
        row.from = task.counts.start(cell);
        row.ensureEntries(task.counts.paddedEnd(cell) - row.from);
        row.at = task.layer.outputs.row(cell);
        row.library = (float) Math.exp(task.logLibrary.getAtIndex(ValueLayout.JAVA_FLOAT, cell));
        clearPadding(row);
        for (RowSpace.Pass pass : passes) {
            pass.over(row);
        }
        result.perCell[cell] = row.isFinite ? -row.sum : Double.NaN;
        result.libraryGradient[cell] = -row.gradientSum;
    }

    /** Behind the last gene lies whatever was there before. */
    private void clearPadding(RowSpace row) {
        long bytes = (long) (row.length - genes) * Float.BYTES;
        long at = (row.at + genes) * Float.BYTES;
        row.outputs.asSlice(at, bytes).fill((byte) 0);
        if (form.inflated) {
            row.dropouts.asSlice(at, bytes).fill((byte) 0);
        }
    }

    private void copy(MemorySegment from, float[] to, float filling) {
        MemorySegment.copy(from, ValueLayout.JAVA_FLOAT, 0, to, 0, genes);
        Arrays.fill(to, genes, to.length, filling);
    }

    private void readOutputs(RowSpace row) {
        MemorySegment outputs = row.outputs;
        float[] mean = row.mean;
        long at = row.at;
        FloatVector largest = Lanes.all(-Float.MAX_VALUE);
        FloatVector all = Lanes.all(0);
        for (int j = 0; j < row.length; j += Lanes.WIDTH) {
            FloatVector output = load(outputs, at + j).add(load(bias, j));
            output.intoArray(mean, j);
            largest = largest.blend(output, output.compare(VectorOperators.GT, largest));
            all = all.add(output);
        }
        // What follows clamps exponents, and with them numbers that are none.
        row.isFinite = Float.isFinite(row.total(all));
        row.largest = largest.reduceLanes(VectorOperators.MAX);
    }

    private void readDropouts(RowSpace row) {
        MemorySegment dropouts = row.dropouts;
        float[] into = row.dropoutGradient;
        long at = row.at;
        for (int j = 0; j < row.length; j += Lanes.WIDTH) {
            load(dropouts, at + j).add(load(dropoutBias, j)).intoArray(into, j);
        }
    }

    private static void writeThetas(RowSpace row) {
        negated(row, row.thetaGradient, row.thetaGradients);
    }

    private static void writeDropouts(RowSpace row) {
        negated(row, row.dropoutGradient, row.dropouts);
    }

    /** The loss is minus the log-likelihood. */
    private static void negated(RowSpace row, float[] gradient, MemorySegment into) {
        long at = row.at;
        for (int j = 0; j < row.length; j += Lanes.WIDTH) {
            Lanes.store(load(gradient, j).neg(), into, at + j);
        }
    }

    /** Theta of the genes there are; that of the others stays 1. */
    private void thetas(MemorySegment logTheta, long at, RowSpace row) {
        int whole = genes / Lanes.WIDTH * Lanes.WIDTH;
        for (int j = 0; j < whole; j += Lanes.WIDTH) {
            theta(load(logTheta, at + j), row, j);
        }
        if (whole < genes) {
            float[] rest = new float[Lanes.WIDTH];
            MemorySegment.copy(logTheta, ValueLayout.JAVA_FLOAT, (at + whole) * Float.BYTES, rest, 0, genes - whole);
            theta(load(rest, 0), row, whole);
        }
    }

    private static void theta(FloatVector logTheta, RowSpace row, int j) {
        FloatVector theta = Lanes.exp(logTheta.max(SMALLEST_LOG).min(LARGEST_LOG));
        theta.intoArray(row.theta, j);
        Lanes.ONE.div(theta).intoArray(row.inverseTheta, j);
    }
}
