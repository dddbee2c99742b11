package org.mixtura.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No code of the core computes with a Java number on a tensor, or makes a tensor over a Java array: in a gradient
 * collector either gives silently wrong gradients. Constants come from {@link StepScope#constant}, data from {@link
 * StepScope#dense}. The rule is read from the byte code, so it also
 * sees lambdas and method references.
 */
class NativeCallRulesTest {

    /** The classes that make tensors over buffers which they keep alive. */
    private static final Set<String> MAY_CREATE = Set.of(
            "org/mixtura/core/engine/StepScope",
            "org/mixtura/core/engine/RunScope",
            "org/mixtura/core/engine/TorchProduct");

    @Test
    void noTensorIsComputedWithAJavaNumber() {
        assertThat(violations(mainClasses())).isEmpty();
    }

    @Test
    void theRuleSeesArithmeticWithNumbers() {
        assertThat(violations(List.of(classFile(Forbidden.class))))
                .hasSize(6)
                .anyMatch(v -> v.contains("multiplies") && v.contains("mul"))
                .anyMatch(v -> v.contains("clips") && v.contains("clip"))
                .anyMatch(v -> v.contains("subtractsFrom") && v.contains("rsub"))
                .anyMatch(v -> v.contains("creates") && v.contains("create"))
                .anyMatch(v -> v.contains("lambda") && v.contains("pow"))
                .anyMatch(v -> v.contains("handsOn") && v.contains("mul"));
    }

    @Test
    void theRuleLooksAtAllOfTheCore() {
        assertThat(mainClasses().stream().map(Path::getFileName).map(Path::toString))
                .contains("ScviNetwork.class", "CountLikelihood.class", "Adam.class", "TrainingRun.class");
    }

    /** What must not be done. */
    @SuppressWarnings("unused")
    private static final class Forbidden {

        NDArray multiplies(NDArray x) {
            return x.mul(0.5f);
        }

        NDArray clips(NDArray x) {
            return x.clip(0, 1);
        }

        NDArray subtractsFrom(NDArray x) {
            return x.getNDArrayInternal().rsub(1);
        }

        NDArray creates(NDManager manager) {
            return manager.create(new float[] {1, 2});
        }

        Runnable inALambda(NDArray x) {
            return () -> x.pow(2);
        }

        BiFunction<NDArray, Number, NDArray> handsOn() {
            return NDArray::mul;
        }
    }

    private static List<String> violations(List<Path> classFiles) {
        return classFiles.stream().flatMap(NativeCallRulesTest::violations).toList();
    }

    private static Stream<String> violations(Path classFile) {
        try {
            ClassModel model = ClassFile.of().parse(classFile);
            return model.methods().stream().flatMap(method -> violations(model, method));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<String> violations(ClassModel model, MethodModel method) {
        String owner = model.thisClass().asInternalName();
        return method.code().stream()
                .flatMap(code -> code.elementStream())
                .flatMap(NativeCallRulesTest::calls)
                .filter(call -> isForbidden(owner, call))
                .map(call -> "%s.%s calls %s%s"
                        .formatted(owner, method.methodName().stringValue(), call.name(), call.type()));
    }

    /** A method that is called, or handed on to be called: its class, name and type as the byte code has them. */
    private record Call(String target, String name, String type) {}

    private static Stream<Call> calls(CodeElement element) {
        return switch (element) {
            case InvokeInstruction call ->
                Stream.of(new Call(
                        call.owner().asInternalName(),
                        call.name().stringValue(),
                        call.type().stringValue()));
            // A method reference: the method itself is an argument of what makes the function.
            case InvokeDynamicInstruction made ->
                made.bootstrapArgs().stream()
                        .filter(DirectMethodHandleDesc.class::isInstance)
                        .map(DirectMethodHandleDesc.class::cast)
                        .map(method ->
                                new Call(internalName(method.owner()), method.methodName(), method.lookupDescriptor()));
            default -> Stream.empty();
        };
    }

    private static String internalName(ClassDesc type) {
        String descriptor = type.descriptorString();
        return descriptor.substring(1, descriptor.length() - 1);
    }

    private static boolean isForbidden(String owner, Call call) {
        boolean onTensor = call.target().equals("ai/djl/ndarray/NDArray")
                || call.target().equals("ai/djl/ndarray/NDArrays")
                || call.target().equals("ai/djl/ndarray/internal/NDArrayEx");
        boolean withNumber = onTensor && call.type().contains("Ljava/lang/Number;");
        boolean creates = call.target().equals("ai/djl/ndarray/NDManager")
                && call.name().equals("create")
                && !MAY_CREATE.contains(owner);
        return withNumber || creates;
    }

    private static List<Path> mainClasses() {
        Path root = location(StepScope.class).resolve("org/mixtura/core");
        try (var files = Files.walk(root)) {
            return files.filter(f -> f.toString().endsWith(".class")).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path classFile(Class<?> type) {
        return location(type).resolve(type.getName().replace('.', '/') + ".class");
    }

    private static Path location(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException odd) {
            throw new IllegalStateException(odd);
        }
    }
}
