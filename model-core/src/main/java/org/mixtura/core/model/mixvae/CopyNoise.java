package org.mixtura.core.model.mixvae;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.mixtura.core.schema.Param;

/** How far copies lie from their cells. */
@Param(
        label = "Spread of the copies",
        help = "Standard deviation of the noise that copies are made from; 0 makes them alike.",
        source = "cpl-mixVAE code: 1",
        min = 0,
        max = 100)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface CopyNoise {}
