package org.mixtura.core.violation.two;

import org.mixtura.core.violation.one.BreaksCoreRules;

/** Closes the cycle. */
public class OtherHalfOfTheCycle {

    BreaksCoreRules back;
}
