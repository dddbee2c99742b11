package org.mixtura.core.component;

import java.util.ArrayList;
import java.util.List;

/**
 * The order of the leaves of a tree in which neighbours are nearest in sum. Of each subtree the best order is kept for every pair of
 * leaves at its two ends.
 */
final class LeafOrder {

    private final double[][] distance;

    /** Best orders of a subtree; each begins and ends with another pair of leaves. */
    private record Subtree(List<Path> paths) {}

    private record Path(int[] leaves, double length) {

        int left() {
            return leaves[0];
        }

        int right() {
            return leaves[leaves.length - 1];
        }

        Path reversed() {
            int[] turned = new int[leaves.length];
            for (int i = 0; i < turned.length; i++) {
                turned[i] = leaves[leaves.length - 1 - i];
            }
            return new Path(turned, length);
        }

        Path followedBy(Path other, double gap) {
            int[] both = new int[leaves.length + other.leaves.length];
            System.arraycopy(leaves, 0, both, 0, leaves.length);
            System.arraycopy(other.leaves, 0, both, leaves.length, other.leaves.length);
            return new Path(both, length + gap + other.length);
        }
    }

    private LeafOrder(double[][] distance) {
        this.distance = distance;
    }

    static int[] of(List<TypeTree.Merge> merges, int leaves, double[][] distance) {
        var order = new LeafOrder(distance);
        var nodes = new ArrayList<Subtree>();
        for (int leaf = 0; leaf < leaves; leaf++) {
            nodes.add(new Subtree(List.of(new Path(new int[] {leaf}, 0))));
        }
        for (var merge : merges) {
            nodes.add(order.joined(nodes.get(merge.first()), nodes.get(merge.second())));
        }
        Path best = nodes.getLast().paths.getFirst();
        for (Path path : nodes.getLast().paths) {
            best = path.length < best.length ? path : best;
        }
        return best.leaves;
    }

    /** Orders of two subtrees side by side, the shortest for each pair of ends. */
    private Subtree joined(Subtree first, Subtree second) {
        var best = new ArrayList<Path>();
        int size = distance.length;
        Path[][] byEnds = new Path[size][size];
        for (Path left : bothWays(first)) {
            for (Path right : bothWays(second)) {
                var path = left.followedBy(right, distance[left.right()][right.left()]);
                var known = byEnds[path.left()][path.right()];
                if (known == null || path.length < known.length) {
                    byEnds[path.left()][path.right()] = path;
                }
            }
        }
        for (Path[] row : byEnds) {
            for (Path path : row) {
                if (path != null) {
                    best.add(path);
                }
            }
        }
        return new Subtree(best);
    }

    private static List<Path> bothWays(Subtree tree) {
        var both = new ArrayList<>(tree.paths);
        tree.paths.stream().filter(path -> path.leaves.length > 1).forEach(path -> both.add(path.reversed()));
        return both;
    }
}
