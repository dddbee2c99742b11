package org.mixtura.core.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Where the default of a setting comes from whose {@link Param} is that of several records. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Source {

    /** A paper, reference code, or our own measurement. */
    String value();
}
