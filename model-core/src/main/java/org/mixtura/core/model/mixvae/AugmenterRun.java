package org.mixtura.core.model.mixvae;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.mixtura.core.schema.Param;

/** A run whose augmenter is used. */
@Param(
        label = "Augmenter of a run",
        help =
                "The folder of a finished run of cpl-mixVAE on the same genes whose augmenter makes the copies, so that it is learned only"
                        + " once. Empty: none is taken.",
        source = "cpl-mixVAE code: a file of its own")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface AugmenterRun {}
