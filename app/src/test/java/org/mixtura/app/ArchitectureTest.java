package org.mixtura.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the rules over all modules, and shows for each that it can fail. */
class ArchitectureTest {

    private static JavaClasses product;
    private static JavaClasses violations;

    @BeforeAll
    static void readClasses() {
        product = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.mixtura");
        violations = new ClassFileImporter()
                .importPackages(
                        "org.mixtura.core.violation",
                        "org.mixtura.core.nn.violation",
                        "org.mixtura.core.kernel.violation",
                        "org.mixtura.ui.violation",
                        "org.mixtura.resources.violation");
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of("core sees no window", ArchitectureRules.CORE_SEES_NO_WINDOW_AND_NO_COMMAND_LINE),
                Arguments.of("window sees no command line", ArchitectureRules.WINDOW_SEES_NO_COMMAND_LINE),
                Arguments.of("native arrays stay inside", ArchitectureRules.NATIVE_ARRAYS_STAY_IN_THE_ENGINE),
                Arguments.of("kernels see plain memory", ArchitectureRules.KERNELS_SEE_PLAIN_MEMORY_ONLY),
                Arguments.of(
                        "no Number arithmetic", ArchitectureRules.NO_NUMBER_ARITHMETIC_WHERE_GRADIENTS_ARE_RECORDED),
                Arguments.of("view models hold no nodes", ArchitectureRules.VIEW_MODELS_HOLD_NO_NODES),
                Arguments.of("no cycles", ArchitectureRules.NO_CYCLES_BETWEEN_PACKAGES),
                Arguments.of("nothing printed", ArchitectureRules.NOTHING_IS_PRINTED_OUTSIDE_THE_APP),
                Arguments.of("no static state", ArchitectureRules.NO_STATIC_STATE),
                Arguments.of("randomness passed in", ArchitectureRules.RANDOMNESS_IS_PASSED_IN),
                Arguments.of("resources are a leaf", ArchitectureRules.RESOURCES_ARE_A_LEAF),
                Arguments.of("no utils", ArchitectureRules.NO_UTILS));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void theProductKeepsTheRule(String name, ArchRule rule) {
        rule.check(product);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void theRuleCanFail(String name, ArchRule rule) {
        assertThat(rule.evaluate(violations).hasViolation()).as(name).isTrue();
    }

    @Test
    void everyPackageIsNullMarkedAndSaysWhereToStart() {
        assertThat(product.stream()
                        .filter(c -> !c.getSimpleName().equals("package-info"))
                        .map(c -> c.getPackageName())
                        .distinct())
                .allSatisfy(name -> assertThat(product.stream()
                                .filter(c -> c.getSimpleName().equals("package-info"))
                                .filter(c -> c.getPackageName().equals(name))
                                .filter(c -> c.isAnnotatedWith("org.jspecify.annotations.NullMarked")))
                        .as("@NullMarked package-info of " + name)
                        .hasSize(1));
    }
}
