package org.mixtura.app;

import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Random;

/** The lines between the layers, as rules that the build holds. ARCHITECTURE.md says why they are there. */
final class ArchitectureRules {

    static final String[] ENGINE_PACKAGES = {
        "org.mixtura.core.engine..",
        "org.mixtura.core.nn..",
        "org.mixtura.core.dist..",
        "org.mixtura.core.model..",
        "org.mixtura.core.train..",
        "org.mixtura.core.infer.."
    };

    static final ArchRule CORE_SEES_NO_WINDOW_AND_NO_COMMAND_LINE = noClasses()
            .that()
            .resideInAPackage("org.mixtura.core..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "picocli..", "io.fair_acc..", "org.mixtura.ui..", "org.mixtura.app..");

    static final ArchRule WINDOW_SEES_NO_COMMAND_LINE = noClasses()
            .that()
            .resideInAPackage("org.mixtura.ui..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("picocli..", "org.mixtura.app..");

    static final ArchRule NATIVE_ARRAYS_STAY_IN_THE_ENGINE = noClasses()
            .that()
            .resideInAPackage("org.mixtura..")
            .and()
            .resideOutsideOfPackages(ENGINE_PACKAGES)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.djl..");

    static final ArchRule KERNELS_SEE_PLAIN_MEMORY_ONLY = noClasses()
            .that()
            .resideInAPackage("org.mixtura.core.kernel..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(
                    "org.mixtura.core.kernel..", "java..", "jdk.incubator.vector..", "org.jspecify.annotations..");

    static final ArchRule NO_NUMBER_ARITHMETIC_WHERE_GRADIENTS_ARE_RECORDED =
            noClasses().that().resideInAnyPackage(ENGINE_PACKAGES).should(callMethodWhere(arithmeticWithANumber()));

    static final ArchRule VIEW_MODELS_HOLD_NO_NODES = noClasses()
            .that()
            .resideInAPackage("org.mixtura.ui..")
            .and()
            .haveSimpleNameEndingWith("ViewModel")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.scene..", "javafx.stage..", "io.fair_acc.chartfx..");

    static final ArchRule NO_CYCLES_BETWEEN_PACKAGES =
            slices().matching("org.mixtura.(**)").should().beFreeOfCycles();

    static final ArchRule NOTHING_IS_PRINTED_OUTSIDE_THE_APP = noClasses()
            .that()
            .resideInAnyPackage("org.mixtura.core..", "org.mixtura.ui..", "org.mixtura.resources..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace");

    static final ArchRule NO_STATIC_STATE = fields().that()
            .areStatic()
            .and()
            .areDeclaredInClassesThat(areOurs())
            .should()
            .beFinal();

    static final ArchRule RANDOMNESS_IS_PASSED_IN = noClasses()
            .that()
            .resideInAPackage("org.mixtura..")
            .should()
            .callMethod(Math.class, "random")
            .orShould()
            .callConstructor(Random.class)
            .orShould()
            .callConstructor(Random.class, long.class)
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom");

    static final ArchRule RESOURCES_ARE_A_LEAF = noClasses()
            .that()
            .resideInAPackage("org.mixtura.resources..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.mixtura.core..", "org.mixtura.ui..", "org.mixtura.app..");

    static final ArchRule NO_UTILS = classes()
            .that(areOurs())
            .should()
            .haveSimpleNameNotEndingWith("Utils")
            .andShould()
            .haveSimpleNameNotEndingWith("Util");

    private ArchitectureRules() {}

    private static DescribedPredicate<JavaClass> areOurs() {
        return DescribedPredicate.describe("are ours", c -> c.getPackageName().startsWith("org.mixtura"));
    }

    /** In DJL, array x Number leaves autograd with freed memory: gradients go wrong without a word. */
    private static DescribedPredicate<JavaMethodCall> arithmeticWithANumber() {
        return DescribedPredicate.describe(
                "an array operation with a Number",
                call -> call.getTargetOwner().getFullName().equals("ai.djl.ndarray.NDArray")
                        && call.getTarget().getRawParameterTypes().stream()
                                .anyMatch(type -> type.getFullName().equals("java.lang.Number")));
    }
}
