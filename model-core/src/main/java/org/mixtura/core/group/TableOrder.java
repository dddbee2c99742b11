package org.mixtura.core.group;

import org.mixtura.core.schema.Choice;

/** How rows and columns of a table of groups and types are ordered. */
public enum TableOrder implements Choice {
    /** Groups by the types that they stand for in the best one-to-one matching. */
    MATCHED("Matched to types"),
    /** Groups by a tree of their means in the latent space, types by the groups that stand for them. */
    TREE("By a tree of the groups"),
    /** Groups by a walk from mean to near mean, as {@link org.mixtura.core.component.ComponentGraph}; types as in {@link #TREE}. */
    WALK("By a walk over near groups"),
    /** As the levels of both columns are. */
    GIVEN("As given");

    private final String label;

    TableOrder(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
