package org.mixtura.core.data.io;

import java.util.List;

/**
 * A row of a table about cells.
 *
 * @param file the short name of the file that it is from
 */
record LabelRow(List<String> fields, String file) {}
