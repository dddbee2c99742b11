package org.mixtura.core.infer;

import java.util.Map;
import org.mixtura.core.data.Tensor;
import org.mixtura.core.model.DataSpec;
import org.mixtura.core.model.ModelFamily;

/**
 * A trained model as it lies in a run folder: what is needed to build it again.
 *
 * @param family its family
 * @param config the settings it was trained with
 * @param data the specification of the data it was trained on
 * @param weights its weights by name
 * @param device where to compute: {@code auto}, {@code cpu} or {@code cuda:N}
 * @param threads threads of one native operation on the CPU
 */
public record StoredModel<C extends Record>(
        ModelFamily<C> family, C config, DataSpec data, Map<String, Tensor> weights, String device, int threads) {}
