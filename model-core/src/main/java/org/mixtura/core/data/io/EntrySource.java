package org.mixtura.core.data.io;

/** The entries of a matrix in whatever order a file has them; can be read again and again. */
interface EntrySource {

    /** Takes an entry. */
    interface Visitor {
        /** Returns whether it wants more. */
        boolean visit(int cell, int gene, float value) throws UnreadableData;
    }

    /** Reads from the beginning until the end, or until the visitor has enough. */
    void read(Visitor visitor) throws UnreadableData;
}
