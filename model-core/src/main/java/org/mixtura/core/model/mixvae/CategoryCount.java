package org.mixtura.core.model.mixvae;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.mixtura.core.schema.Param;

/** How many categories there are, of a model that keeps them all. */
@Param(
        label = "Categories",
        help = "Categories that cells are divided into: the number of known types, or what you expect.",
        symbol = "K",
        source = "our choice: number of types",
        min = 2,
        max = 1000,
        basic = true)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface CategoryCount {}
