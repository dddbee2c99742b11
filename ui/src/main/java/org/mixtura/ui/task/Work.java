package org.mixtura.ui.task;

/**
 * Work for a background thread.
 *
 * @param <T> its result
 */
@FunctionalInterface
public interface Work<T> {

    /** Does the work; what it throws is shown as a problem. */
    T run(Progress progress) throws Exception;
}
