package org.mixtura.ui.shell;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.mixtura.ui.page.Page;
import org.mixtura.ui.session.Place;

/** The page of each place, made when it is first shown. */
public final class Pages {

    private final Map<Place, Supplier<Page>> suppliers = new EnumMap<>(Place.class);
    private final Map<Place, Page> made = new EnumMap<>(Place.class);
    private Consumer<Place> whenRenewed = _ -> {};

    /** This place shows what the supplier makes. */
    public Pages with(Place place, Supplier<Page> supplier) {
        suppliers.put(place, supplier);
        return this;
    }

    /** The page of a place; empty when none was given. */
    public Optional<Page> page(Place place) {
        var supplier = suppliers.get(place);
        return supplier == null ? Optional.empty() : Optional.of(made.computeIfAbsent(place, _ -> supplier.get()));
    }

    /** Makes the page anew, because what it shows was replaced: at once if it is in view, else the next time. */
    public void renew(Place place) {
        // Also when there was none: between two runs of a sweep the page has gone while its place stayed in view.
        made.remove(place);
        whenRenewed.accept(place);
    }

    /** Tells about pages that were replaced. */
    void onRenewed(Consumer<Place> listener) {
        whenRenewed = listener;
    }
}
