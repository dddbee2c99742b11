package org.mixtura.app;

import java.util.concurrent.Callable;
import org.mixtura.core.Workbench;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.schema.Explained;
import org.mixtura.core.schema.SchemaTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the models and their settings. */
@Command(name = "models", mixinStandardHelpOptions = true, description = "Lists the models and their settings.")
final class ModelsCommand implements Callable<Integer> {

    private final Workbench workbench;

    @Option(names = "--settings", description = "Print every setting of every model, with default and range.")
    private boolean settings;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    ModelsCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        for (ModelFamily<?> family : workbench.models()) {
            var card = family.card();
            out.printf(
                    "%-12s %s%n             %s%n             %s%n",
                    card.id(), card.name(), card.summary(), card.bestWhen());
            if (family.schema().defaults() instanceof Explained usual) {
                out.printf("             As recommended: %s%n", usual.explanation());
            }
            if (settings) {
                out.println();
                out.println(SchemaTable.markdown(family.schema()));
            }
        }
        return ExitCodes.DONE;
    }
}
