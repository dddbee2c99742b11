package org.mixtura.core.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The setting has an effect only while another setting of the same record has one of these values, or is a number
 * between these bounds. Given more than once, all must hold. A condition that several settings have may stand on an
 * annotation of theirs.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.ANNOTATION_TYPE})
@Repeatable(When.All.class)
public @interface When {

    /** Name of the other component. */
    String field();

    /** Its values, as text; none: any that lies between the bounds. */
    String[] is() default {};

    /** A bound that its value must exceed. */
    double above() default Double.NEGATIVE_INFINITY;

    /** A bound that its value must stay below. */
    double below() default Double.POSITIVE_INFINITY;

    /** Several of them. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.RECORD_COMPONENT, ElementType.ANNOTATION_TYPE})
    @interface All {

        /** Each of them. */
        When[] value();
    }
}
