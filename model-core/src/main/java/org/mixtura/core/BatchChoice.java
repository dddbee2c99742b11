package org.mixtura.core;

/** In which batch cells are decoded. */
public sealed interface BatchChoice {

    /** Each cell in its own. */
    record Own() implements BatchChoice {}

    /** All cells as if they were of one batch, named by its level. */
    record Level(String name) implements BatchChoice {}

    /** All cells in every batch of training in turn, and the mean taken. */
    record Mean() implements BatchChoice {}
}
