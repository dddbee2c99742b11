package org.mixtura.core.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The setting has an effect only while another setting of the same record has one of these values. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface When {

    /** Name of the other component. */
    String field();

    /** Its values, as text. */
    String[] is();
}
