package org.mixtura.ui.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.mixtura.core.component.EditedComponents;
import org.mixtura.core.data.Column;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.run.StoredRun;
import org.mixtura.ui.chart.CellDetails;
import org.mixtura.ui.chart.Numbers;

/** What to tell about the cell under the mouse: what it is, its component and how surely, what it is coloured by. */
record CellCard(Supplier<StoredRun> shown, Supplier<Colouring> colouring) implements CellDetails {

    @Override
    public Card of(int cell) {
        StoredRun run = shown.get();
        var facts = new ArrayList<Fact>();
        run.labels().ifPresent(labels -> facts.add(new Fact(labels.name(), labels.text(cell))));
        run.cells()
                .column(StoredRun.COMPONENT)
                .ifPresent(
                        component -> facts.add(new Fact(component.name(), component.text(cell) + surely(run, cell))));
        run.cells()
                .column(EditedComponents.COLUMN)
                .ifPresent(edited -> facts.add(new Fact("edited", edited.text(cell))));
        facts.add(new Fact(StoredRun.CLUSTER, run.clusters().text(cell)));
        switch (colouring.get()) {
            case Colouring.ByValue values -> facts.add(fact(values, cell));
            case Colouring.Blend(var first, var second) -> facts.addAll(List.of(fact(first, cell), fact(second, cell)));
            case Colouring.ByLevel levels
            when facts.stream()
                    .noneMatch(fact -> fact.name().equals(levels.column().name())) ->
                facts.add(new Fact(levels.column().name(), levels.column().text(cell)));
            case Colouring.ByLevel _ -> {}
        }
        return new Card(run.cells().barcodes().get(cell), facts);
    }

    private static Fact fact(Colouring.ByValue values, int cell) {
        return new Fact(values.name(), Numbers.brief(values.values()[cell]));
    }

    private static String surely(StoredRun run, int cell) {
        return run.cells().column(StoredRun.COMPONENT_PROBABILITY).orElse(null) instanceof Column.Numeric probability
                ? " (%.0f %%)".formatted(100 * probability.values()[cell])
                : "";
    }
}
