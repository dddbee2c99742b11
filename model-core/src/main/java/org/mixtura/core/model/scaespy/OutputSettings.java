package org.mixtura.core.model.scaespy;

import org.mixtura.core.schema.Param;
import org.mixtura.core.schema.Section;
import org.mixtura.core.schema.When;

/**
 * How codes become counts.
 *
 * @param constrained whether means are shares of the cell's own total
 */
public record OutputSettings(
        @Section("Observation model")
        @Param(
                label = "Reconstruction",
                objective = true,
                help =
                        "What a reconstruction is judged by: a likelihood of the counts, or the squared distance from what"
                                + " the encoder sees. With the latter the model gives codes, but no counts.",
                symbol = "p(x | z)",
                source = "scAEspy: poisson",
                basic = true)
        Reconstruction reconstruction,

        @When(
                field = "reconstruction",
                is = {"poisson", "zip", "nb", "zinb"})
        @Param(
                label = "Constrained",
                objective = true,
                help =
                        "Whether the expected counts of a cell are shares of its total, so that the code need not say how"
                                + " deeply it was sequenced.",
                source = "scAEspy: no")
        boolean constrained,

        @When(
                field = "reconstruction",
                is = {"nb", "zinb"})
        @Param(
                label = "Dispersion",
                help = "What the over-dispersion of a gene depends on. More freedom needs more cells.",
                symbol = "theta",
                source = "scAEspy: its own for every cell")
        DispersionKind dispersion) {}
