/**
 * Writes HDF5 files in the part of the format that .h5ad needs: groups, attributes, plain lists and texts. Start at {@link
 * org.mixtura.core.data.hdf5.Hdf5Writer}; the format is that of "HDF5 File Format Specification Version 3.0".
 */
@NullMarked
package org.mixtura.core.data.hdf5;

import org.jspecify.annotations.NullMarked;
