package org.mixtura.core.figure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/** Colours for values from low to high. Immutable. */
public final class ColourMap {

    /** From dark blue over green to yellow, even in lightness and safe for colour-blind eyes. */
    public static final ColourMap VIRIDIS = read("viridis.txt");

    /** From blue over nearly white in the middle to red: below and above a value that means nothing. */
    public static final ColourMap BLUE_RED = read("blue-red.txt");

    private final int[] table;

    private ColourMap(int[] table) {
        this.table = table;
    }

    private static ColourMap read(String name) {
        try (var in = Objects.requireNonNull(ColourMap.class.getResourceAsStream(name), name);
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            return new ColourMap(reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.split(" ")))
                    .mapToInt(hex -> 0xff000000 | Integer.parseInt(hex, 16))
                    .toArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Number of steps. */
    public int size() {
        return table.length;
    }

    /** The step for a share; 0 and below is the lowest, 1 and above the highest. */
    public int step(double share) {
        return (int) Math.max(0, Math.min(table.length - 1, Math.floor(share * table.length)));
    }

    /** The colour for a share, {@code 0xAARRGGBB}. */
    public int colour(double share) {
        return table[step(share)];
    }

    /** A copy of all colours, low to high. */
    public int[] colours() {
        return table.clone();
    }
}
