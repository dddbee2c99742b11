package org.mixtura.core.project;

import java.time.Instant;

/**
 * A line of a project's journal.
 *
 * @param number from 1, without gaps
 */
public record JournalLine(long number, Instant at, Step step) {}
