package org.mixtura.core.model.mixvae;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.mixtura.core.schema.Param;

/** The size of the state, of a model with one state for all categories. */
@Param(
        label = "State dimensions",
        help = "Numbers that say what the category does not.",
        symbol = "S",
        source = "Marghi et al.: 2",
        min = 1,
        max = 64,
        basic = true)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface StateDimensions {}
