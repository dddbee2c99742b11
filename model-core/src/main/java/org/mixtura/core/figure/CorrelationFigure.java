package org.mixtura.core.figure;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mixtura.core.group.GroupCorrelations;
import org.mixtura.core.group.GroupExpression;

/**
 * How counts of genes go with the probability of components (Schuster and Krogh 2023, figure 4a).
 *
 * @param title above all; may be empty
 */
public record CorrelationFigure(String title, GroupCorrelations correlations) implements SheetFigure {

    @Override
    public CorrelationFigure withTitle(String text) {
        return new CorrelationFigure(text, correlations);
    }

    @Override
    public PanelSheet sheet() {
        double most = Arrays.stream(correlations.values())
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElse(1);
        return new PanelSheet(
                title,
                List.of(new HeatPanel(
                        "",
                        new HeatPanel.Side(
                                "gene",
                                correlations.genes().stream()
                                        .map(GroupExpression.Gene::symbol)
                                        .toList()),
                        new HeatPanel.Side("component", correlations.components()),
                        correlations.values(),
                        Optional.empty(),
                        HeatScale.correlations(
                                Math.max(0.1, Math.ceil(10 * most) / 10),
                                "Spearman's correlation of a gene's counts",
                                "with the probability of the component"))),
                "");
    }
}
