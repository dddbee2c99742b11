package org.mixtura.core.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one setting: a component of type int, double, boolean, path or enum in a record of settings. What several records have
 * alike is described once, on an annotation of theirs that these components bear.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.ANNOTATION_TYPE})
public @interface Param {

    /** The name in the form, in the user's words. */
    String label();

    /** One or two sentences: what it does, and what a larger value means. */
    String help();

    /** The symbol in the paper's formulas, if there is one. */
    String symbol() default "";

    /** Where the default comes from: a paper, reference code, or our own measurement. */
    String source() default "";

    /** The unit, for example {@code epochs}. */
    String unit() default "";

    /** Smallest value allowed. */
    double min() default Double.NEGATIVE_INFINITY;

    /** Largest value allowed. */
    double max() default Double.POSITIVE_INFINITY;

    /** A bound that the value must exceed. */
    double above() default Double.NEGATIVE_INFINITY;

    /** A bound that the value must stay below. */
    double below() default Double.POSITIVE_INFINITY;

    /** The constants of an enum that are offered, as text; none: all. */
    String[] choices() default {};

    /** Whether a form offers a slider between the bounds, which must both be given. */
    boolean slider() default false;

    /** Whether it changes what the loss counts, so that losses of runs that differ in it cannot be compared. */
    boolean objective() default false;

    /** Whether the setting is among the few that a first-time user sees. */
    boolean basic() default false;
}
