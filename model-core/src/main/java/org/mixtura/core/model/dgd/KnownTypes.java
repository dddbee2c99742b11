package org.mixtura.core.model.dgd;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.mixtura.core.data.Column;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.model.TrainingCells;

/**
 * What a supervised model is told of its cells. Each type has components of its own, in the order of the types; a cell whose
 * type is known belongs to one of these, any other cell to the whole mixture. Held-out cells are told nothing.
 */
final class KnownTypes {

    /** Takes a component that a cell must not belong to out of a sum of exponentials. */
    static final double EXCLUDED = -1e30;

    private final int[] types;
    private final int perType;

    private KnownTypes(int[] types, int perType) {
        this.types = types;
        this.perType = perType;
    }

    /**
     * Of each type the same share of its cells, at least one: a rare type would else be missing by chance.
     *
     * @param share of the labelled training cells, between 0 and 1, that the model may know
     * @param perType components of each type
     */
    static KnownTypes of(TrainingCells cells, double share, int perType, RandomGenerator random) {
        int[] known = new int[cells.counts().cells()];
        Arrays.fill(known, Column.Categorical.MISSING);
        if (cells.labels().length > 0) {
            var ofType = Arrays.stream(cells.train())
                    .boxed()
                    .filter(cell -> cells.labels()[cell] >= 0)
                    .collect(Collectors.groupingBy(
                            cell -> cells.labels()[cell], TreeMap::new, Collectors.toCollection(ArrayList::new)));
            ofType.forEach((type, all) -> {
                Collections.shuffle(all, random);
                long told = Math.max(1, Math.round(share * all.size()));
                all.stream().limit(told).forEach(cell -> known[cell] = type);
            });
        }
        return new KnownTypes(known, perType);
    }

    /** How many cells are known. */
    long count() {
        return Arrays.stream(types).filter(type -> type >= 0).count();
    }

    /** The type of each of these cells, negative where it is not known. */
    int[] of(int[] cells) {
        return Arrays.stream(cells).map(cell -> types[cell]).toArray();
    }

    /** What to add to log pi_k N(z | k), cells x components, so that a known cell counts in its own components only. */
    NDArray mask(Minibatch batch, int components, StepScope step) {
        return step.dense(
                new Shape(batch.size(), components),
                i -> excludes(types[batch.cell(i / components)], i % components) ? EXCLUDED : 0);
    }

    private boolean excludes(int type, int component) {
        return type >= 0 && component / perType != type;
    }
}
