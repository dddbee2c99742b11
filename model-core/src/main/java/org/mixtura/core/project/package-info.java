/**
 * A project: the folder that holds a study's data references, its runs and everything that its user put on top of them, with
 * one history of named steps. Start at {@link org.mixtura.core.project.Project}.
 */
@NullMarked
package org.mixtura.core.project;

import org.jspecify.annotations.NullMarked;
