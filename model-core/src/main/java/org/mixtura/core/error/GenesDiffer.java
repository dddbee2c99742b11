package org.mixtura.core.error;

/** Files that share so few genes that they are joined only when somebody says that they belong together. */
public final class GenesDiffer extends DataProblem {

    public GenesDiffer(String what, String why, String remedy) {
        super(what, why, remedy);
    }
}
