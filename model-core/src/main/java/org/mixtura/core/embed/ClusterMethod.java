package org.mixtura.core.embed;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.mixtura.core.data.FloatMatrix;

/** The ways to cut a latent space into clusters. Each is determined by points, number and seed. */
public enum ClusterMethod {
    /** Lloyd's algorithm: round clusters of similar extent; large types are split. */
    KMEANS("k-means") {
        @Override
        public Partition cluster(FloatMatrix points, int k, long seed) {
            int[] clusters = KMeans.of(k, seed).fit(points).clusters();
            int count = Arrays.stream(clusters).max().orElse(-1) + 1;
            return new Partition(clusters, count, fewer(label(), count, k));
        }
    },
    /** A mixture of normal distributions with one covariance: clusters of different size, long or short together. */
    GMM("Gaussian mixture") {
        @Override
        public Partition cluster(FloatMatrix points, int k, long seed) {
            return GaussianMixture.of(k, seed).fit(points).partition();
        }
    },
    /** Communities of the graph of nearest neighbours: clusters of any size and shape. */
    LEIDEN("Leiden") {
        @Override
        public Partition cluster(FloatMatrix points, int k, long seed) {
            return Leiden.of(seed).intoClusters(points, k).partition();
        }
    },
    /** Clusters joined two by two, those first whose union is tightest (Ward). */
    WARD("hierarchical (Ward)") {
        @Override
        public Partition cluster(FloatMatrix points, int k, long seed) {
            return Ward.intoClusters(points, k);
        }
    };

    private final String label;

    ClusterMethod(String label) {
        this.label = label;
    }

    /**
     * Cuts points into k clusters, or as near to that as the method and the points allow; the remark says so then.
     *
     * @param points points x dimensions, at least one point, all finite
     * @param k wished number of clusters, at least 1
     */
    public abstract Partition cluster(FloatMatrix points, int k, long seed);

    /** The name as a person reads it. */
    public String label() {
        return label;
    }

    /** The name on the command line and in files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The method of that {@link #id}. */
    public static Optional<ClusterMethod> byId(String id) {
        return Arrays.stream(values()).filter(m -> m.id().equals(id)).findFirst();
    }

    /** The remark when a method found another number of clusters than was wished. */
    static String fewer(String method, int found, int wished) {
        return found == wished ? "" : "%s gave %d clusters instead of %d.".formatted(method, found, wished);
    }
}
