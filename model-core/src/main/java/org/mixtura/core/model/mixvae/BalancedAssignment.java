package org.mixtura.core.model.mixvae;

import java.util.ArrayList;
import java.util.List;
import org.jgrapht.alg.flow.mincost.CapacityScalingMinimumCostFlow;
import org.jgrapht.alg.flow.mincost.MinimumCostFlowProblem.MinimumCostFlowProblemImpl;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.DirectedWeightedMultigraph;

/**
 * The categories of some cells that cost least together (Jeong and Song 2019, eq. 8):
 * <pre>
 * min over c of sum_n cost[n][c_n] + lambda sum_k n_k (n_k - 1) / 2,   n_k cells in k
 * </pre>
 * The second sum is convex in each n_k, so this is a flow of least cost: of every category the j-th place costs lambda (j - 1).
 * Solved exactly.
 *
 * @param lambda what it costs that two cells have the same category
 */
record BalancedAssignment(double lambda) {

    /**
     * The category of each cell.
     *
     * @param cost cells x categories, finite
     */
    int[] of(double[][] cost) {
        int cells = cost.length;
        int categories = cells == 0 ? 0 : cost[0].length;
        var graph = new DirectedWeightedMultigraph<Integer, DefaultWeightedEdge>(DefaultWeightedEdge.class);
        int sink = cells + categories;
        for (int node = 0; node <= sink; node++) {
            graph.addVertex(node);
        }
        var choices = new ArrayList<List<DefaultWeightedEdge>>();
        for (int n = 0; n < cells; n++) {
            var ofCell = new ArrayList<DefaultWeightedEdge>();
            for (int k = 0; k < categories; k++) {
                ofCell.add(edge(graph, n, cells + k, cost[n][k]));
            }
            choices.add(ofCell);
        }
        for (int k = 0; k < categories; k++) {
            for (int place = 0; place < cells; place++) {
                edge(graph, cells + k, sink, lambda * place);
            }
        }
        var flow = new CapacityScalingMinimumCostFlow<Integer, DefaultWeightedEdge>()
                .getMinimumCostFlow(new MinimumCostFlowProblemImpl<>(
                        graph, node -> node < cells ? 1 : node == sink ? -cells : 0, _ -> 1))
                .getFlowMap();
        int[] category = new int[cells];
        for (int n = 0; n < cells; n++) {
            for (int k = 0; k < categories; k++) {
                if (flow.getOrDefault(choices.get(n).get(k), 0.0) > 0.5) {
                    category[n] = k;
                }
            }
        }
        return category;
    }

    private static DefaultWeightedEdge edge(
            DirectedWeightedMultigraph<Integer, DefaultWeightedEdge> graph, int from, int to, double cost) {
        var edge = graph.addEdge(from, to);
        graph.setEdgeWeight(edge, cost);
        return edge;
    }

    /** What an assignment costs. */
    double cost(double[][] cost, int[] category) {
        double sum = 0;
        int[] used = new int[cost.length == 0 ? 0 : cost[0].length];
        for (int n = 0; n < category.length; n++) {
            sum += cost[n][category[n]] + lambda * used[category[n]]++;
        }
        return sum;
    }
}
