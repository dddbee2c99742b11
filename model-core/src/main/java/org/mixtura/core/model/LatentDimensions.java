package org.mixtura.core.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.mixtura.core.schema.Param;
import org.mixtura.core.schema.Source;

/** The setting of how long the code of a cell is. The {@link Source} of its default stands beside it. */
@Param(
        label = "Latent dimensions",
        help = "Size of the code z of each cell.",
        symbol = "D",
        min = 1,
        max = 256,
        basic = true)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface LatentDimensions {}
