package org.mixtura.core.schema;

/** A record of settings that together mean something which none of them says alone. */
public interface Explained {

    /** What they mean, one line. */
    String explanation();
}
