package org.mixtura.core.model.mixvae;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.mixtura.core.schema.Param;

/** How large an augmenter is. */
@Param(
        label = "Width of the augmenter",
        help = "Units of the hidden layers of augmenter and discriminator.",
        unit = "units",
        source = "cpl-mixVAE code: 500",
        min = 5,
        max = 8192)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface AugmenterWidth {}
