package org.mixtura.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.FloatMatrix;

class PointCloudTest {

    private static final int COUNT = 2000;

    private final PointCloud cloud = PointCloud.of(COUNT, 3);

    @Test
    void theSameSeedMakesTheSamePoints() {
        assertThat(PointCloud.of(COUNT, 3).points().values())
                .isEqualTo(cloud.points().values());
        assertThat(PointCloud.of(COUNT, 4).points().values())
                .isNotEqualTo(cloud.points().values());
        assertThat(Arrays.stream(cloud.group()).distinct()).hasSize(20);
    }

    @Test
    void aMapOfGroupsApartIsPureAndOneByChanceIsNot() {
        var random = new Random(1);
        float[] apart = new float[2 * COUNT];
        float[] chance = new float[2 * COUNT];
        for (int i = 0; i < 2 * COUNT; i++) {
            apart[i] = 100 * cloud.group()[i / 2] + random.nextFloat();
            chance[i] = random.nextFloat();
        }

        assertThat(cloud.purity(new FloatMatrix(COUNT, 2, apart))).isEqualTo(1);
        assertThat(cloud.purity(new FloatMatrix(COUNT, 2, chance))).isBetween(0.04, 0.06);
    }

    @Test
    void groupsOverlapSoThatMapsCanDiffer() {
        assertThat(cloud.purity(cloud.points())).isBetween(0.4, 0.9);
    }
}
