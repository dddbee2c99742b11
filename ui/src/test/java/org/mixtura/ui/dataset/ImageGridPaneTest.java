package org.mixtura.ui.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.image.ImageView;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.data.ImageShape;
import org.mixtura.core.image.ImageGrid;
import org.mixtura.ui.FxTest;

/** Images in the import check. */
class ImageGridPaneTest extends FxTest {

    @Test
    void everyImageIsShownPixelByPixelAndFitsTheWidth() {
        float[] values = new float[6 * 16];
        values[16 + 5] = 1; // row 1, column 1 of the second image
        var grid = ImageGrid.unnamed(new ImageShape(4, 4), new FloatMatrix(6, 16, values), 3);
        var pane = new AtomicReference<ImageGridPane>();
        show(
                () -> {
                    pane.set(new ImageGridPane(grid));
                    return pane.get();
                },
                120,
                200);

        var views = pane.get().getChildren();
        assertThat(views).hasSize(6);
        var second = (ImageView) views.get(1);
        assertThat(second.getImage().getPixelReader().getArgb(1, 1)).isEqualTo(0xffffffff);
        assertThat(second.getImage().getPixelReader().getArgb(0, 0)).isEqualTo(0xff000000);
        assertThat(second.getFitWidth()).isBetween(30.0, 40.0);
    }
}
