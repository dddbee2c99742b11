package org.mixtura.core;

/**
 * One device as the check found it.
 *
 * @param name {@code cpu}, {@code cuda:0} or {@code mps}
 * @param usable whether a computation ran on it
 * @param explanation a sentence: what it is, or why it cannot be used and what to do
 */
public record DeviceReport(String name, boolean usable, String explanation) {}
