package org.mixtura.core.component;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.GaussianMixture;
import org.mixtura.core.embed.LatentMixture;
import org.mixtura.core.embed.Partition;
import org.mixtura.core.error.ConfigProblem;

/**
 * The components of a model as a user has edited them. Each edit gives a new value; the model and its run stay as they are. A merged
 * component has the weight, mean and variance of its parts together (moments match); parts of one share its weight by their cells.
 */
public final class EditedComponents {

    /** The column of the cells that these components give. */
    public static final String COLUMN = "component_edited";

    private static final int FEWEST_CELLS_OF_A_PART = 5;
    private static final int STARTS = 6;
    /** Tried in turn: the more is added to the diagonal, the less a single cell far off counts. */
    private static final double[] RIDGES = {1e-3, 0.1, 1};

    private static final double LEAST_VARIANCE = 0.01;

    private final List<ComponentGroup> groups;
    private final int[] cells;

    /**
     * Components and who is in them.
     *
     * @param cells the component of each cell, from 0; {@link Column.Categorical#MISSING}: none
     */
    public EditedComponents(List<ComponentGroup> groups, int[] cells) {
        this.groups = List.copyOf(groups);
        this.cells = cells.clone();
        for (int code : cells) {
            if (code < Column.Categorical.MISSING || code >= groups.size()) {
                throw new IllegalArgumentException("component %d of %d".formatted(code, groups.size()));
            }
        }
    }

    /**
     * The components of a model, unedited.
     *
     * @param component of each cell; levels are numbers from 1
     */
    public static EditedComponents of(LatentMixture mixture, Column.Categorical component) {
        var groups = new ArrayList<ComponentGroup>();
        double[] weights = mixture.weights();
        int dimensions = mixture.means().columns();
        for (int k = 0; k < weights.length; k++) {
            double[] mean = new double[dimensions];
            double[] variance = new double[dimensions];
            for (int d = 0; d < dimensions; d++) {
                mean[d] = mixture.means().at(k, d);
                variance[d] = mixture.sd(k, d) * mixture.sd(k, d);
            }
            groups.add(new ComponentGroup(
                    Integer.toString(k + 1), List.of(k + 1), OptionalInt.empty(), false, weights[k], mean, variance));
        }
        int[] place = component.levels().stream()
                .mapToInt(level -> Integer.parseInt(level) - 1)
                .toArray();
        int[] cells = Arrays.stream(component.codes())
                .map(code -> code < 0 ? code : place[code])
                .toArray();
        return new EditedComponents(groups, cells);
    }

    /** The components, in order. */
    public List<ComponentGroup> groups() {
        return groups;
    }

    /** The component of each cell, from 0; negative: none. */
    public int[] cells() {
        return cells.clone();
    }

    /** How many cells are in each component. */
    public int[] counts() {
        return column().counts();
    }

    /**
     * The component of this name.
     *
     * @throws ConfigProblem when there is none
     */
    public int find(String name) {
        for (int i = 0; i < groups.size(); i++) {
            if (groups.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new ConfigProblem(
                "There is no component '%s'.".formatted(name),
                "There are %s."
                        .formatted(String.join(
                                ", ", groups.stream().map(ComponentGroup::name).toList())),
                "Write one of these names.");
    }

    /**
     * Gives a component a name.
     *
     * @throws ConfigProblem when it is locked, or another one is called so
     */
    public EditedComponents renamed(int component, String name) {
        String wanted = name.strip();
        requireFree(component);
        if (wanted.isEmpty()
                || IntStream.range(0, groups.size())
                        .anyMatch(i -> i != component && groups.get(i).name().equals(wanted))) {
            throw new ConfigProblem(
                    wanted.isEmpty()
                            ? "A component needs a name."
                            : "There is a component '%s' already.".formatted(wanted),
                    "Names tell components apart in legends and tables.",
                    wanted.isEmpty() ? "Write one." : "Choose another name, or merge the two.");
        }
        return with(component, group -> group.named(wanted));
    }

    /** Gives a component a colour; empty: that of the palette. */
    public EditedComponents coloured(int component, OptionalInt argb) {
        return with(component, group -> group.coloured(argb));
    }

    /** Keeps a component from being merged, split and renamed, or allows it again. */
    public EditedComponents locked(int component, boolean on) {
        return with(component, group -> group.locked(on));
    }

    private EditedComponents with(int component, UnaryOperator<ComponentGroup> change) {
        var changed = new ArrayList<>(groups);
        changed.set(component, change.apply(groups.get(component)));
        return new EditedComponents(changed, cells);
    }

    /**
     * Makes one of several components, in the place of the first; the names are joined by "+".
     *
     * @param components at least two different ones
     * @throws ConfigProblem when there are fewer, or one is locked
     */
    public EditedComponents merged(List<Integer> components) {
        var chosen = new TreeSet<>(components);
        if (chosen.size() < 2) {
            throw new ConfigProblem(
                    "One component cannot be merged.", "A merge takes two or more.", "Name another one, too.");
        }
        chosen.forEach(this::requireFree);
        var left = new ArrayList<ComponentGroup>();
        int[] place = new int[groups.size()];
        int into = chosen.first();
        for (int i = 0; i < groups.size(); i++) {
            boolean goes = chosen.contains(i) && i != into;
            place[i] = goes ? into : left.size();
            if (!goes) {
                left.add(i == into ? together(chosen.stream().map(groups::get).toList()) : groups.get(i));
            }
        }
        return new EditedComponents(
                left,
                Arrays.stream(cells).map(code -> code < 0 ? code : place[code]).toArray());
    }

    /** Weight, mean and variance of several distributions as one: the law of total variance. */
    private static ComponentGroup together(List<ComponentGroup> parts) {
        double weight = parts.stream().mapToDouble(ComponentGroup::weight).sum();
        int dimensions = parts.getFirst().mean().length;
        double[] mean = new double[dimensions];
        double[] variance = new double[dimensions];
        var origins = new TreeSet<Integer>();
        for (ComponentGroup part : parts) {
            origins.addAll(part.origins());
            double share = weight > 0 ? part.weight() / weight : 1.0 / parts.size();
            for (int d = 0; d < dimensions; d++) {
                mean[d] += share * part.mean()[d];
                variance[d] += share * (part.variance()[d] + part.mean()[d] * part.mean()[d]);
            }
        }
        for (int d = 0; d < dimensions; d++) {
            variance[d] = Math.max(1e-12, variance[d] - mean[d] * mean[d]);
        }
        String name = String.join("+", parts.stream().map(ComponentGroup::name).toList());
        return new ComponentGroup(name, List.copyOf(origins), parts.getFirst().colour(), false, weight, mean, variance);
    }

    /**
     * Divides a component by a Gaussian mixture of its own cells; the parts are called after it with a, b, ... behind, the largest
     * first.
     *
     * @param latent cells x dimensions
     * @param parts two or more
     * @throws ConfigProblem when it is locked, has too few cells, or falls into no parts
     */
    public EditedComponents split(int component, FloatMatrix latent, int parts, long seed) {
        requireFree(component);
        int[] own = IntStream.range(0, cells.length)
                .filter(cell -> cells[cell] == component)
                .toArray();
        var whole = groups.get(component);
        if (parts < 2 || parts > 26 || own.length < parts * FEWEST_CELLS_OF_A_PART) {
            throw new ConfigProblem(
                    "Component '%s' cannot be split into %d.".formatted(whole.name(), parts),
                    "It has %,d cells; a split makes 2 to 26 parts, and each needs %d cells at least."
                            .formatted(own.length, FEWEST_CELLS_OF_A_PART),
                    "Choose fewer parts, or another component.");
        }
        var codes = latent.select(own);
        var found = Arrays.stream(RIDGES)
                .mapToObj(ridge -> new GaussianMixture(parts, seed, STARTS, ridge, true)
                        .fit(codes)
                        .partition())
                .filter(EditedComponents::isFair)
                .findFirst()
                .orElseThrow(() -> new ConfigProblem(
                        "The cells of component '%s' are of one piece.".formatted(whole.name()),
                        "A mixture of %d normal distributions fitted to them leaves a part with fewer than %d cells."
                                .formatted(parts, FEWEST_CELLS_OF_A_PART),
                        "Leave it whole, choose fewer parts, or select its cells by hand and give them a label."));
        var changed = new ArrayList<>(groups);
        for (int part = 0; part < found.count(); part++) {
            var group = part(whole, codes, found.clusters(), part);
            if (part == 0) {
                changed.set(component, group);
            } else {
                changed.add(group);
            }
        }
        int[] moved = cells.clone();
        for (int i = 0; i < own.length; i++) {
            int part = found.clusters()[i];
            moved[own[i]] = part == 0 ? component : groups.size() + part - 1;
        }
        return new EditedComponents(changed, moved);
    }

    private static boolean isFair(Partition found) {
        int[] sizes = new int[found.count()];
        Arrays.stream(found.clusters()).forEach(part -> sizes[part]++);
        return found.count() > 1 && Arrays.stream(sizes).allMatch(size -> size >= FEWEST_CELLS_OF_A_PART);
    }

    private static ComponentGroup part(ComponentGroup whole, FloatMatrix codes, int[] clusters, int part) {
        int[] members = IntStream.range(0, clusters.length)
                .filter(i -> clusters[i] == part)
                .toArray();
        double[] mean = new double[codes.columns()];
        double[] variance = new double[codes.columns()];
        for (int d = 0; d < mean.length; d++) {
            int dimension = d;
            mean[d] = Arrays.stream(members)
                    .mapToDouble(i -> codes.at(i, dimension))
                    .average()
                    .orElse(0);
            double middle = mean[d];
            // Few cells may lie closer than the model would ever have them.
            variance[d] = Math.max(
                    LEAST_VARIANCE * whole.variance()[d],
                    Arrays.stream(members)
                            .mapToDouble(i -> (codes.at(i, dimension) - middle) * (codes.at(i, dimension) - middle))
                            .average()
                            .orElse(0));
        }
        return new ComponentGroup(
                whole.name() + (char) ('a' + part),
                whole.origins(),
                part == 0 ? whole.colour() : OptionalInt.empty(),
                false,
                whole.weight() * members.length / clusters.length,
                mean,
                variance);
    }

    private void requireFree(int component) {
        if (groups.get(component).locked()) {
            throw new ConfigProblem(
                    "Component '%s' is locked.".formatted(groups.get(component).name()),
                    "A locked component keeps its name and its cells.",
                    "Unlock it first.");
        }
    }

    /** The components as distributions. */
    public LatentMixture mixture() {
        int dimensions = groups.getFirst().mean().length;
        float[] means = new float[groups.size() * dimensions];
        float[] logPrecisions = new float[means.length];
        double total = groups.stream().mapToDouble(ComponentGroup::weight).sum();
        for (int i = 0; i < means.length; i++) {
            var group = groups.get(i / dimensions);
            means[i] = (float) group.mean()[i % dimensions];
            logPrecisions[i] = (float) -Math.log(group.variance()[i % dimensions]);
        }
        return new LatentMixture(
                groups.stream()
                        .mapToDouble(group -> Math.log(group.weight() / total))
                        .toArray(),
                new FloatMatrix(groups.size(), dimensions, means),
                new FloatMatrix(groups.size(), dimensions, logPrecisions));
    }

    /** The component of each cell by name. */
    public Column.Categorical column() {
        return new Column.Categorical(
                COLUMN, groups.stream().map(ComponentGroup::name).toList(), cells);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EditedComponents that && groups.equals(that.groups) && Arrays.equals(cells, that.cells);
    }

    @Override
    public int hashCode() {
        return 31 * groups.hashCode() + Arrays.hashCode(cells);
    }
}
