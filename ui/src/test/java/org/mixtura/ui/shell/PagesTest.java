package org.mixtura.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mixtura.ui.session.Place;

/** Whoever shows a page hears when it is replaced. */
class PagesTest {

    @Test
    void thePlaceIsToldOfTheNextPageAlsoWhenTheLastOneHasGone() {
        var renewed = new ArrayList<Place>();
        var pages = new Pages();
        pages.onRenewed(renewed::add);
        // The run of a sweep ends, and the next one begins.
        pages.renew(Place.TRAINING);
        pages.renew(Place.TRAINING);
        assertThat(renewed).isEqualTo(List.of(Place.TRAINING, Place.TRAINING));
    }
}
