package org.mixtura.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which genes are pixels of images. */
class ImageShapeTest {

    @Test
    void pixelsSayHeightAndWidth() {
        var shape = new ImageShape(3, 5);

        assertThat(shape.genes().ids())
                .hasSize(15)
                .startsWith("pixel_0_0", "pixel_0_1")
                .endsWith("pixel_2_4");
        assertThat(ImageShape.of(shape.genes())).contains(shape);
        assertThat(shape).hasToString("3 x 5");
    }

    @Test
    void genesAreNoPixels() {
        assertThat(ImageShape.of(new GeneTable(List.of("CD3D", "LYZ"), List.of("CD3D", "LYZ"))))
                .isEmpty();
        assertThat(ImageShape.of(new GeneTable(List.of(), List.of()))).isEmpty();
    }

    @Test
    void partOfAnImageOrAnotherOrderIsNoImage() {
        var names = new ArrayList<>(new ImageShape(4, 4).genes().ids());
        names.remove(3);
        assertThat(ImageShape.of(new GeneTable(names, names))).isEmpty();

        var swapped = new ArrayList<>(new ImageShape(4, 4).genes().ids());
        java.util.Collections.swap(swapped, 2, 9);
        assertThat(ImageShape.of(new GeneTable(swapped, swapped))).isEmpty();
    }
}
