package org.mixtura.core.schema;

/** Thrown by the compact constructor of a settings record when its values do not fit together. */
public final class InvalidSetting extends IllegalArgumentException {

    private final String key;

    private InvalidSetting(String key, String message) {
        super(message);
        this.key = key;
    }

    /** The component at fault, as named in the record that threw. */
    public String key() {
        return key;
    }

    /** Throws unless {@code holds}; {@code message} is a whole sentence that says what would be right. */
    public static void unless(boolean holds, String key, String message) {
        if (!holds) {
            throw new InvalidSetting(key, message);
        }
    }
}
