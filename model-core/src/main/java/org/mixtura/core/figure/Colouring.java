package org.mixtura.core.figure;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mixtura.core.data.Column;

/** What gives the points of a map their colours. */
public sealed interface Colouring {

    /** Number of points. */
    int size();

    /** What is shown: the name of a column, a gene or an answer. */
    String title();

    /** The same of these points only, in this order. */
    Colouring select(int[] points);

    /** A column in its standard colours: categories and texts by level, numbers on a scale. */
    static Colouring of(Column column) {
        return switch (column) {
            case Column.Categorical categories -> ByLevel.of(categories);
            case Column.Text texts -> ByLevel.of(texts.asCategorical());
            case Column.Numeric numbers -> {
                float[] values = new float[numbers.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) numbers.values()[i];
                }
                yield ByValue.of(numbers.name(), "", values, false).from(Origin.COLUMN);
            }
        };
    }

    /** Where numbers come from: whom to ask to have them again. */
    enum Origin {
        /** A column of the cells. */
        COLUMN,
        /** A gene as it was counted. */
        COUNTED,
        /** A gene as the model expects it. */
        EXPECTED,
        /** A question that only its asker knows. */
        ANSWER
    }

    /**
     * By category.
     *
     * @param column the category of each point; points without one are light grey
     * @param colours one a level, {@code 0xAARRGGBB}
     * @param hidden codes of levels whose points are not drawn and not in the legend
     * @param order names of levels as somebody put them in order, the first on top and first in the legend; empty: all mixed, so that none
     *     covers the others. Others are below and after these
     */
    record ByLevel(Column.Categorical column, int[] colours, Set<Integer> hidden, List<String> order)
            implements Colouring {

        /** In no order of somebody's. */
        public ByLevel(Column.Categorical column, int[] colours, Set<Integer> hidden) {
            this(column, colours, hidden, List.of());
        }

        public ByLevel {
            if (colours.length < column.levels().size()) {
                throw new IllegalArgumentException(
                        colours.length + " colours for " + column.levels().size() + " levels");
            }
            hidden = Set.copyOf(hidden);
            order = List.copyOf(order);
        }

        /** In the colours that its file gives it, else those of the palette; nothing hidden. */
        public static ByLevel of(Column.Categorical column) {
            int[] colours = Palette.colours(column.levels().size());
            Arrays.setAll(
                    colours, i -> column.colours().getOrDefault(column.levels().get(i), colours[i]));
            return new ByLevel(column, colours, Set.of());
        }

        /** The same without points of other levels. */
        public ByLevel hiding(Set<Integer> levels) {
            return new ByLevel(column, colours, levels, order);
        }

        /** The same in another order. */
        public ByLevel ordered(List<String> names) {
            return new ByLevel(column, colours, hidden, names);
        }

        /** The codes of all levels as the legend has them. */
        public List<Integer> levelsInOrder() {
            var names = new LinkedHashSet<>(order);
            names.retainAll(column.levels());
            names.addAll(column.levels());
            return names.stream().map(column.levels()::indexOf).toList();
        }

        /** In which layer each level is drawn, from 0, the lowest, to fewer than there are levels; all in one without an order. */
        public int[] layers() {
            var known = order.stream().filter(column.levels()::contains).toList();
            int[] layers = new int[column.levels().size()];
            for (int level = 0; level < layers.length; level++) {
                int place = known.indexOf(column.levels().get(level));
                // What has no place is below all that have one.
                layers[level] = place < 0 ? 0 : layers.length - 1 - place;
            }
            return layers;
        }

        /** The names of the levels that are not drawn, in their order. */
        public Set<String> hiddenNames() {
            var names = new LinkedHashSet<String>();
            for (int level = 0; level < column.levels().size(); level++) {
                if (hidden.contains(level)) {
                    names.add(column.levels().get(level));
                }
            }
            return names;
        }

        /** The colours by the names of the levels. */
        public Map<String, Integer> byName() {
            var named = new LinkedHashMap<String, Integer>();
            for (int level = 0; level < column.levels().size(); level++) {
                named.put(column.levels().get(level), colours[level]);
            }
            return named;
        }

        @Override
        public String title() {
            return column.name();
        }

        @Override
        public int size() {
            return column.size();
        }

        @Override
        public ByLevel select(int[] points) {
            return new ByLevel(column.select(points), colours, hidden, order);
        }
    }

    /**
     * By number, for example the expression of a gene.
     *
     * @param name what is shown, for example a gene
     * @param unit what the numbers are, for example {@code log1p CPM}; may be empty
     * @param values one a point; NaN is light grey
     * @param low value of the lowest colour; lower values have it too
     * @param high value of the highest colour
     * @param zeroApart whether zero is light grey, below all other points: "not expressed"
     * @param origin where the values come from
     */
    record ByValue(
            String name,
            String unit,
            float[] values,
            ColourMap map,
            double low,
            double high,
            boolean zeroApart,
            Origin origin)
            implements Colouring {

        public ByValue {
            if (!(high > low)) {
                throw new IllegalArgumentException("colours from " + low + " to " + high);
            }
        }

        /** In viridis between the 1st and the 99th percentile of the values that are coloured. */
        public static ByValue of(String name, String unit, float[] values, boolean zeroApart) {
            float[] sorted = new float[values.length];
            int n = 0;
            for (float v : values) {
                if (Float.isFinite(v) && (!zeroApart || v != 0)) {
                    sorted[n++] = v;
                }
            }
            Arrays.sort(sorted, 0, n);
            double low = n == 0 ? 0 : sorted[(int) Math.round(0.01 * (n - 1))];
            double high = n == 0 ? 1 : sorted[(int) Math.round(0.99 * (n - 1))];
            if (!(high > low)) {
                double room = Math.max(Math.abs(low), 1) * 0.5;
                high = low + room;
                low = low - room;
            }
            return new ByValue(name, unit, values, ColourMap.VIRIDIS, low, high, zeroApart, Origin.ANSWER);
        }

        /** The same, saying where the values come from. */
        public ByValue from(Origin known) {
            return new ByValue(name, unit, values, map, low, high, zeroApart, known);
        }

        /** The same with colours between other values. */
        public ByValue between(double lowest, double highest) {
            return new ByValue(name, unit, values, map, lowest, highest, zeroApart, origin);
        }

        @Override
        public String title() {
            return name;
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public ByValue select(int[] points) {
            float[] some = new float[points.length];
            for (int i = 0; i < some.length; i++) {
                some[i] = values[points[i]];
            }
            return new ByValue(name, unit, some, map, low, high, zeroApart, origin);
        }

        /** Where a value lies between low (0) and high (1); may be outside. */
        public double share(double value) {
            return (value - low) / (high - low);
        }

        /** Whether a point has no colour of the map. */
        public boolean isGrey(int point) {
            return Float.isNaN(values[point]) || zeroApart && values[point] == 0;
        }
    }

    /**
     * By two numbers at once, for example the expression of two genes: what each cell has of both, in the colours of {@link BlendColours}.
     *
     * @param first one value a point; its scale says where the colours begin and end
     * @param second as many
     */
    record Blend(ByValue first, ByValue second) implements Colouring {

        /** Neither of the two is there. */
        public static final int NEITHER = -1;

        /** One of the two is not known. */
        public static final int UNKNOWN = -2;

        public Blend {
            if (first.size() != second.size()) {
                throw new IllegalArgumentException(first.size() + " and " + second.size() + " points");
            }
        }

        /** From the scales of both; where zero is apart a scale begins there, so that nothing of a gene is less than a little of it. */
        public static Blend of(ByValue first, ByValue second) {
            return new Blend(fromZero(first), fromZero(second));
        }

        private static ByValue fromZero(ByValue scale) {
            return scale.zeroApart && scale.high > 0 ? scale.between(0, scale.high) : scale;
        }

        /** The colour of a point in {@link BlendColours#table()}; {@link #NEITHER} or {@link #UNKNOWN}, which are grey. */
        public int step(int point) {
            float a = first.values[point];
            float b = second.values[point];
            if (Float.isNaN(a) || Float.isNaN(b)) {
                return UNKNOWN;
            }
            if (first.isGrey(point) && second.isGrey(point)) {
                return NEITHER;
            }
            return BlendColours.step(
                    first.isGrey(point) ? 0 : first.share(a), second.isGrey(point) ? 0 : second.share(b));
        }

        /** How strong the stronger of the two is, 0 to 1, for which point is drawn over which; below 0 where it is grey. */
        public float strength(int point) {
            int step = step(point);
            return step < 0 ? step : (float) BlendColours.strength(step);
        }

        @Override
        public String title() {
            return first.name + " + " + second.name;
        }

        @Override
        public int size() {
            return first.size();
        }

        @Override
        public Blend select(int[] points) {
            return new Blend(first.select(points), second.select(points));
        }
    }
}
