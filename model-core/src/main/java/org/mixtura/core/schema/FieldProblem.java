package org.mixtura.core.schema;

/**
 * One thing wrong with one setting.
 *
 * @param key the dotted key of the field
 * @param message a whole sentence that says what would be right
 */
public record FieldProblem(String key, String message) {}
