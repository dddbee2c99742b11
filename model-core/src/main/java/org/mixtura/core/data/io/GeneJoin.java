package org.mixtura.core.data.io;

/** Which genes a data set has that is joined of several files. */
public enum GeneJoin {
    /** All genes of any file, unless the files share so few that somebody must say so. */
    ASK,
    /** All genes of any file; one that a file does not list counts 0 in its cells. */
    ALL,
    /** The genes that all files list. */
    COMMON
}
