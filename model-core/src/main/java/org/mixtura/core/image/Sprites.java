package org.mixtura.core.image;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.CsrMatrix;
import org.mixtura.core.data.ImageShape;
import org.mixtura.core.data.NumberType;

/**
 * White shapes on black, made from five known factors as the public dSprites are (Matthey et al. 2017), by a generator of our own: shape
 * (square, ellipse, heart), 6 scales from 0.5 to 1, 40 orientations, 32 places in each direction. Factors are drawn evenly and without
 * repetition, so that with all {@value #ALL} images each combination occurs once. Equal seeds give equal images.
 */
public final class Sprites {

    /** Combinations of the factors. */
    public static final int ALL = 3 * 6 * 40 * 32 * 32;

    private static final List<String> SHAPES = List.of("square", "ellipse", "heart");
    private static final int SCALES = 6;
    private static final int ORIENTATIONS = 40;
    private static final int PLACES = 32;
    /** Points per pixel and direction by which it is decided whether a pixel is inside. */
    private static final int FINE = 2;

    private final ImageShape image;
    private final long seed;

    /**
     * @param side height and width of an image, at least 16
     * @param seed determines which combinations are drawn
     */
    public Sprites(int side, long seed) {
        if (side < 16 || side > 256) {
            throw new IllegalArgumentException("sprites of %d pixels".formatted(side));
        }
        this.image = new ImageShape(side, side);
        this.seed = seed;
    }

    /** The factors of an image; shape is an index, scale, orientation, x and y are steps from 0. */
    record Factors(int shape, int scale, int orientation, int x, int y) {

        static Factors of(int number) {
            int rest = number;
            int y = rest % PLACES;
            rest /= PLACES;
            int x = rest % PLACES;
            rest /= PLACES;
            int orientation = rest % ORIENTATIONS;
            rest /= ORIENTATIONS;
            return new Factors(rest / SCALES, rest % SCALES, orientation, x, y);
        }
    }

    /** Images as cells and what they were made from as columns. */
    public record Made(ImageShape shape, CsrMatrix pixels, CellTable cells) {}

    /** @param count from 1 to {@link #ALL} */
    public Made make(int count) {
        if (count < 1 || count > ALL) {
            throw new IllegalArgumentException(count + " of " + ALL + " sprites");
        }
        int[] numbers = drawn(count);
        int[] starts = new int[count + 1];
        var places = new ArrayList<int[]>();
        int stored = 0;
        for (int i = 0; i < count; i++) {
            int[] white = white(Factors.of(numbers[i]));
            places.add(white);
            stored = Math.addExact(stored, white.length);
            starts[i + 1] = stored;
        }
        int[] columns = places.stream().flatMapToInt(IntStream::of).toArray();
        float[] values = new float[stored];
        java.util.Arrays.fill(values, ImageShape.BRIGHTEST);
        var factors = IntStream.of(numbers).mapToObj(Factors::of).toList();
        return new Made(image, CsrMatrix.of(image.pixels(), starts, columns, values), table(factors));
    }

    /** Floyd's sampling without repetition, then in the order of the draw. */
    private int[] drawn(int count) {
        var random = new SplittableRandom(seed);
        var chosen = new java.util.LinkedHashSet<Integer>();
        for (int top = ALL - count; top < ALL; top++) {
            int number = random.nextInt(top + 1);
            if (!chosen.add(number)) {
                chosen.add(top);
            }
        }
        int[] numbers = chosen.stream().mapToInt(Integer::intValue).toArray();
        for (int i = count - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = numbers[i];
            numbers[i] = numbers[other];
            numbers[other] = kept;
        }
        return numbers;
    }

    private static CellTable table(List<Factors> factors) {
        int count = factors.size();
        var columns = new ArrayList<Column>();
        columns.add(new Column.Categorical(
                "shape", SHAPES, factors.stream().mapToInt(Factors::shape).toArray()));
        columns.add(number("scale", factors.stream().mapToDouble(f -> scale(f.scale))));
        columns.add(number("orientation", factors.stream().mapToDouble(f -> angle(f.orientation))));
        columns.add(number("position_x", factors.stream().mapToDouble(f -> f.x / (PLACES - 1.0))));
        columns.add(number("position_y", factors.stream().mapToDouble(f -> f.y / (PLACES - 1.0))));
        return new CellTable(
                IntStream.rangeClosed(1, count).mapToObj(i -> "image_" + i).toList(), columns);
    }

    private static Column number(String name, java.util.stream.DoubleStream values) {
        return new Column.Numeric(name, values.toArray(), NumberType.DOUBLE);
    }

    private static double scale(int step) {
        return 0.5 + 0.5 * step / (SCALES - 1);
    }

    private static double angle(int step) {
        return 2 * Math.PI * step / ORIENTATIONS;
    }

    /** The white pixels, ascending. A pixel is white when at least half of its points are inside the shape. */
    int[] white(Factors factors) {
        double side = image.width();
        double reach = side * 0.18 * scale(factors.scale);
        double margin = side * 0.27;
        double middleX = margin + (side - 2 * margin) * factors.x / (PLACES - 1);
        double middleY = margin + (side - 2 * margin) * factors.y / (PLACES - 1);
        double cos = Math.cos(angle(factors.orientation));
        double sin = Math.sin(angle(factors.orientation));
        return IntStream.range(0, image.pixels())
                .filter(pixel -> {
                    int inside = 0;
                    for (int i = 0; i < FINE * FINE; i++) {
                        double x = pixel % image.width() + (i % FINE + 0.5) / FINE - middleX;
                        double y = pixel / image.width() + (i / FINE + 0.5) / FINE - middleY;
                        inside += isInside(factors.shape, (cos * x + sin * y) / reach, (cos * y - sin * x) / reach)
                                ? 1
                                : 0;
                    }
                    return 2 * inside >= FINE * FINE;
                })
                .toArray();
    }

    /** Shapes about the origin within about one unit; y points down. The heart is (x^2 + y^2 - 1)^3 = x^2 y^3, made smaller. */
    private static boolean isInside(int shape, double x, double y) {
        return switch (shape) {
            case 0 -> Math.abs(x) <= 1 && Math.abs(y) <= 1;
            case 1 -> x * x / 1.44 + y * y / 0.36 <= 1;
            default -> {
                double u = x * 1.15;
                double v = -y * 1.15 + 0.1;
                double ring = u * u + v * v - 1;
                yield ring * ring * ring <= u * u * v * v * v;
            }
        };
    }
}
