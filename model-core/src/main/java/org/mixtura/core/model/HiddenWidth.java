package org.mixtura.core.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.mixtura.core.schema.Param;
import org.mixtura.core.schema.Source;

/** The setting of how wide the hidden layers of a network are, all alike. The {@link Source} of its default stands beside it. */
@Param(label = "Hidden width", help = "Units of each hidden layer.", unit = "units", min = 1, max = 8192)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface HiddenWidth {}
