package org.mixtura.ui.explore;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.MenuItem;
import org.mixtura.ui.chart.CellMenu;
import org.mixtura.ui.chart.LinkedView;

/** What Explore offers in the context menu of a map: decode here, a path through here, what can be done with the selection. */
final class PlaceMenu implements CellMenu {

    private final ExploreViewModel model;
    private final PaneModel pane;
    private final Runnable copyPicture;

    /** @param copyPicture puts what the map shows on the clipboard */
    PlaceMenu(ExploreViewModel model, PaneModel pane, Runnable copyPicture) {
        this.model = model;
        this.pane = pane;
        this.copyPicture = copyPicture;
    }

    @Override
    public String barcode(int cell) {
        return model.shownProperty().get().cells().barcodes().get(cell);
    }

    @Override
    public List<MenuItem> items(Spot spot) {
        var items = new ArrayList<MenuItem>();
        var place = model.probe().at(pane, spot.x(), spot.y());
        if (place.isPresent()) {
            items.add(item("Decode here", "menu-decode", () -> place(spot, false)));
            items.add(item("Compare the decoded place with here", "menu-anchor", () -> place(spot, true)));
            items.add(item("Add here to the path", "menu-path", () -> {
                pane.view().modeProperty().set(LinkedView.Mode.PATH);
                model.probe().own(pane);
                model.probe().path().add(place.get());
            }));
        }
        var selected = pane.view().selection();
        if (!selected.isEmpty()) {
            items.add(item("Markers of the selected cells", "menu-markers", () -> model.markers()
                    .find(selected, model.selection().cells())));
            items.add(item("Grow to whole " + model.selection().groupWords(), "menu-grow", model.selection()::grow));
        }
        items.add(item("Copy the picture", "menu-copy-picture", copyPicture));
        return items;
    }

    private void place(Spot spot, boolean asAnchor) {
        // The panel that tells about places is there while places are chosen.
        pane.view().modeProperty().set(LinkedView.Mode.PLACE);
        model.probe().place(pane, spot.x(), spot.y(), asAnchor);
    }

    private static MenuItem item(String text, String id, Runnable action) {
        var item = new MenuItem(text);
        item.setId(id);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
