package org.mixtura.core.data;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Height and width of the images of a data set whose cells are images and whose genes are pixels, row by row. The names of the pixels
 * say it, {@code pixel_ROW_COLUMN} from 0, so it is known of the data set, of a run's genes and of any file made from them alike.
 */
public record ImageShape(int height, int width) {

    /** The largest brightness of a pixel, which is a byte; the smallest is 0. */
    public static final int BRIGHTEST = 255;

    private static final Pattern PIXEL = Pattern.compile("pixel_(\\d{1,4})_(\\d{1,4})");

    public ImageShape {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException("an image of %d x %d pixels".formatted(height, width));
        }
    }

    /** The shape that these genes are the pixels of; empty where they are genes, or not all pixels in their order. */
    public static Optional<ImageShape> of(GeneTable genes) {
        if (genes.size() == 0) {
            return Optional.empty();
        }
        var last = PIXEL.matcher(genes.ids().getLast());
        if (!last.matches()) {
            return Optional.empty();
        }
        var shape = new ImageShape(Integer.parseInt(last.group(1)) + 1, Integer.parseInt(last.group(2)) + 1);
        if (shape.pixels() != genes.size()) {
            return Optional.empty();
        }
        for (int i = 0; i < shape.pixels(); i++) {
            if (!genes.ids().get(i).equals(shape.name(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(shape);
    }

    /** Number of pixels. */
    public int pixels() {
        return height * width;
    }

    /** The name of a pixel, counted row by row. */
    public String name(int pixel) {
        return "pixel_%d_%d".formatted(pixel / width, pixel % width);
    }

    /** The pixels as genes. */
    public GeneTable genes() {
        var names = java.util.stream.IntStream.range(0, pixels())
                .mapToObj(this::name)
                .toList();
        return new GeneTable(names, names);
    }

    /** As people write it, for example {@code 28 x 28}. */
    @Override
    public String toString() {
        return height + " x " + width;
    }
}
