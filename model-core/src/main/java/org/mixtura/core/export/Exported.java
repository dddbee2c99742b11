package org.mixtura.core.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be known of an export that was written.
 *
 * @param left elements of the data set that the file could not take along, by their paths in it
 * @param source the data set, which has them still
 * @param renamed how many barcodes got a number because another cell has the same
 */
public record Exported(List<String> left, Path source, int renamed) {

    public Exported {
        left = List.copyOf(left);
    }

    /** It in words; none where everything is as it was. */
    public List<String> sentences() {
        var sentences = new ArrayList<String>();
        if (!left.isEmpty()) {
            sentences.add("Left out, because of a kind that cannot be written again: %s. They are in %s as before."
                    .formatted(String.join(", ", left), source));
        }
        if (renamed > 0) {
            sentences.add(
                    "%,d %s; names must differ there, so the later ones got a number (NAME-1, NAME-2, ...), the same in every format."
                            .formatted(
                                    renamed,
                                    renamed == 1
                                            ? "cell has the barcode of another"
                                            : "cells have the barcode of another"));
        }
        return List.copyOf(sentences);
    }
}
