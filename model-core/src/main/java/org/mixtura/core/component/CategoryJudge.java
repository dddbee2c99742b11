package org.mixtura.core.component;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.PrincipalComponents;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.score.CategoryUse;
import org.mixtura.core.score.Consensus;
import org.mixtura.core.score.Silhouette;

/** Puts a {@link CategoryReport} together. */
public final class CategoryJudge {

    private static final int[] COMPONENTS = {5, 10, 15, 20};

    private final List<FloatMatrix> arms;
    private final int[] category;
    private final int categories;
    private final Optional<NewickTree> given;

    /**
     * @param arms probabilities by each arm, cells x categories; at least one
     * @param category of each cell by all arms together
     */
    public CategoryJudge(List<FloatMatrix> arms, int[] category) {
        this(arms, category, Optional.empty());
    }

    /**
     * As above.
     *
     * @param given the tree of types; empty: it is found from their mean expression
     */
    public CategoryJudge(List<FloatMatrix> arms, int[] category, Optional<NewickTree> given) {
        this.given = given;
        this.arms = List.copyOf(arms);
        this.category = category.clone();
        this.categories = arms.getFirst().columns();
    }

    /**
     * The report.
     *
     * @param types the known type of each cell, if any
     * @param counts cells x genes
     */
    public CategoryReport report(Optional<Column.Categorical> types, CountMatrix counts, long seed) {
        var chosen = arms.stream().map(FloatMatrix::largestColumns).toList();
        var use = CategoryUse.of(arms.getFirst());
        double[] uniform = new double[categories];
        Arrays.fill(uniform, 1.0 / categories);
        return new CategoryReport(
                use,
                use.klTo(uniform),
                use.klFrom(uniform),
                arms.size() > 1 ? Optional.of(Consensus.of(chosen, categories)) : Optional.empty(),
                pairs(chosen),
                chosen,
                types.filter(known -> Arrays.stream(known.codes()).anyMatch(code -> code >= 0))
                        .map(known -> types(known, chosen, use, counts, seed)));
    }

    private List<CategoryReport.ArmPair> pairs(List<int[]> chosen) {
        var pairs = new ArrayList<CategoryReport.ArmPair>();
        for (int a = 0; a < chosen.size(); a++) {
            for (int b = a + 1; b < chosen.size(); b++) {
                pairs.add(new CategoryReport.ArmPair(
                        a + 1, b + 1, Consensus.table(chosen.get(a), chosen.get(b), categories)));
            }
        }
        return pairs;
    }

    private CategoryReport.Types types(
            Column.Categorical known, List<int[]> chosen, CategoryUse use, CountMatrix counts, long seed) {
        int[] sizes = known.counts();
        int[] present =
                IntStream.range(0, sizes.length).filter(t -> sizes[t] > 0).toArray();
        int[] place = new int[sizes.length];
        Arrays.fill(place, -1);
        for (int i = 0; i < present.length; i++) {
            place[present[i]] = i;
        }
        int[] type = Arrays.stream(known.codes())
                .map(code -> code < 0 ? -1 : place[code])
                .toArray();
        var names = Arrays.stream(present).mapToObj(known.levels()::get).toList();
        var tree = given.map(newick -> newick.of(names)).orElseGet(() -> TypeTree.of(type, present.length, counts));
        var confusion = Confusion.of(type, present.length, category, categories);
        double[] byArm = chosen.stream()
                .mapToDouble(own ->
                        Confusion.of(type, present.length, own, categories).accuracy())
                .toArray();
        double[] merged = IntStream.rangeClosed(1, present.length)
                .mapToDouble(classes -> confusion.accuracy(tree.classes(classes)))
                .toArray();
        double[] frequencies =
                frequencies(Confusion.of(type, present.length, chosen.getFirst(), categories), type, present.length);
        return new CategoryReport.Types(
                names,
                tree,
                confusion,
                byArm,
                merged,
                use.klTo(frequencies),
                use.klFrom(frequencies),
                silhouettes(type, counts, seed));
    }

    /** The frequency of the type that each category is matched with, among those that are matched. */
    private static double[] frequencies(Confusion confusion, int[] type, int types) {
        double[] share = new double[types];
        double known = confusion.cells();
        for (int t : type) {
            if (t >= 0) {
                share[t] += 1 / known;
            }
        }
        double[] ofCategory = new double[confusion.typeOf().length];
        double matched = 0;
        for (int k = 0; k < ofCategory.length; k++) {
            ofCategory[k] = confusion.matched()[k] ? share[confusion.typeOf()[k]] : 0;
            matched += ofCategory[k];
        }
        for (int k = 0; k < ofCategory.length; k++) {
            ofCategory[k] /= matched;
        }
        return ofCategory;
    }

    /** Mean log(1 + count per ten thousand counts of the cell) of each type. */
    private List<CategoryReport.Silhouettes> silhouettes(int[] type, CountMatrix counts, long seed) {
        int[] all = IntStream.range(0, counts.cells()).toArray();
        int most = COMPONENTS[COMPONENTS.length - 1];
        var points = PrincipalComponents.of(counts, all, most, new SeedPlan(seed).stream("silhouettes"))
                .project();
        var found = new ArrayList<CategoryReport.Silhouettes>();
        if (distinct(type) < 2 || distinct(category) < 2) {
            return found;
        }
        for (int count : COMPONENTS) {
            var part = points.firstColumns(count);
            found.add(new CategoryReport.Silhouettes(
                    count,
                    sorted(Silhouette.of(part, type).groups()),
                    sorted(Silhouette.of(part, category).groups())));
        }
        return found;
    }

    private static long distinct(int[] groups) {
        return Arrays.stream(groups).filter(g -> g >= 0).distinct().count();
    }

    private static double[] sorted(double[] values) {
        double[] known = Arrays.stream(values)
                .filter(v -> !Double.isNaN(v))
                .map(v -> -v)
                .sorted()
                .toArray();
        Arrays.setAll(known, i -> -known[i]);
        return known;
    }
}
