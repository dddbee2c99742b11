package org.mixtura.core.model;

import java.util.List;

/**
 * How a model family presents itself.
 *
 * @param id the name in commands and files, for example {@code scvi}
 * @param name for people, for example {@code scVI}
 * @param summary one sentence: what it is
 * @param bestWhen one sentence: when to choose it
 * @param needs what it needs, short phrases ("raw counts", "no labels")
 * @param citation the paper
 */
public record ModelCard(String id, String name, String summary, String bestWhen, List<String> needs, String citation) {}
