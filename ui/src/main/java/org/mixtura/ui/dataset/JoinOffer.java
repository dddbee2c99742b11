package org.mixtura.ui.dataset;

import java.nio.file.Path;
import java.util.List;
import org.mixtura.core.data.io.LabelFile;

/**
 * A table that can be joined to the open data set, and the ways in which its rows find cells; the user chooses one.
 *
 * @param matches the one that finds most first; empty: none finds any
 */
record JoinOffer(Path table, List<LabelFile.Match> matches) {}
