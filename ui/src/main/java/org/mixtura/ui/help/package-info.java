/** Help that is asked for: what words mean, and what to cite. Start at {@link org.mixtura.ui.help.WordsCard}. */
@NullMarked
package org.mixtura.ui.help;

import org.jspecify.annotations.NullMarked;
