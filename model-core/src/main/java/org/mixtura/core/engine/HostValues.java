package org.mixtura.core.engine;

/** Gives the values of a tensor one by one, row-major, each index once and in ascending order. */
@FunctionalInterface
public interface HostValues {

    /** The value at this place. */
    double at(int index);
}
