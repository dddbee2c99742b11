package org.mixtura.core;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A figure of whether genes change along the states of a run as they do in other runs (Marghi et al., figure S11).
 *
 * @param others folders of the other runs, at least one
 * @param genes to follow beside the usual ones, by id or symbol
 * @param sets a file of sets of genes to follow, too; empty: none
 * @param markers so many of each category
 * @param arm that is compared, from 1
 * @param state dimension of the state in the first run, from 1
 * @param category of the first run, from 1; empty: the first that all runs have
 */
public record AlikeFigureRequest(
        List<Path> others,
        List<String> genes,
        Optional<Path> sets,
        int markers,
        int arm,
        int state,
        OptionalInt category)
        implements RunDrawing {

    /** The name on the command line and in files. */
    public static final String KIND = "alike";

    /** So many markers of each category suit it. */
    public static final int MARKERS = 2;

    public AlikeFigureRequest {
        others = List.copyOf(others);
        genes = List.copyOf(genes);
    }
}
